/**
 * Every kind of demand an office can receive, and how far each reaches at most. The guide for authorities, the officer's form, the
 * decision and the public report read this one table. A row says what the law lets the process unlock; whether this request
 * does so is `decide.rules.ts`.
 *
 * Law     18 U.S.C. § 2703(c)(2): administrative (authorised by statute), grand jury and trial subpoenas reach (A)-(F).
 * Law     18 U.S.C. § 2703(c)(1) is a closed list: any other court order unlocks nothing until counsel classifies it.
 * Law     18 U.S.C. § 2703(a), (b): contents need a warrant. For older and stored contents the text still allows subpoena or
 *         order with notice; warrant only is policy and case law.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 2711(4): the emergency exceptions serve US governmental entities; contents go to no other.
 * Law     18 U.S.C. § 3124, § 2518(4): a provider owes assistance, so "not capable" is found by counsel, never by this table.
 * Law     Regulation (EU) 2023/1543 arts 4, 5, 6, 10, 11: issuers by class of data; 60 days, 30 more.
 * Law     Wetboek van Strafvordering arts 126n-126ni: issuer by article; stored content only with the examining judge.
 * Law     Regulation (EU) 2022/2065 arts 9, 10: orders to act and to inform.
 * Seed    guide, tables of process and data for US and other governments.
 */
import { type Category, type DataClass, type StatuteLetter, TRAFFIC_IN_EUROPE } from './category.rules.ts'
import type { Jurisdiction } from './jurisdiction.rules.ts'

export type Reach = DataClass | 'nothing'

export const FAMILIES = [
  'subpoena',
  'court-order',
  'warrant',
  'production-order',
  'national-security',
  'interception',
  'preservation',
  'emergency',
  'consent',
  'treaty',
  'restriction',
  'informal',
  'private',
] as const
export type Family = (typeof FAMILIES)[number]

/** Who signs: an investigating officer or authority, a prosecutor, a judge or court, or one of the rarer ones. */
export const ISSUERS = [
  'authority',
  'prosecutor',
  'judge',
  'fbi',
  'fisa-court',
  'attorney-general-and-dni',
  'central-authority',
  'account-owner',
  'anyone',
] as const
export type Issuer = (typeof ISSUERS)[number]

export type ProcessRow = Readonly<{
  family: Family
  /** Who may use it: every other asker gets nothing by it. */
  jurisdictions: readonly Jurisdiction[]
  /** Only these countries, where a jurisdiction is wider than the law. */
  countries?: readonly string[]
  reach: Reach
  /** Reach by class where the issuer decides; absent where every issuer named reaches the whole. */
  issuers: Readonly<Partial<Record<Issuer, Reach>>>
  /** The letters of 2703(c)(2) that it reaches, and only of the subscriber; null where it reaches whole classes. */
  letters: readonly StatuteLetter[] | null
  /** Categories that the law behind it counts as traffic data where the statute of the United States names a letter. */
  traffic?: readonly Category[]
  /** An administrative subpoena is worth what the statute that authorises it is worth. */
  needsStatute?: true
  /** Carries another instrument, or is one that only counsel can name: nothing before counsel has classified it. */
  classify?: true
  /** Above this class counsel decides, whatever the reach. */
  counselAbove?: Reach
  /** Seen by nobody but two cleared people. */
  vault?: true
  /** Keeps records and hands out none. */
  preserves?: Readonly<{ clock: string; renewal: string | null }>
  /** Languages the law or the addressee accepts for this instrument; the office's own where absent. */
  languages?: readonly string[]
  channel: 'portal' | 'staff' | 'system'
  basis: string
  citation: string
  validFrom: string
  validTo: string | null
  /** No row is settled law before a lawyer has read it. */
  reviewed: false
}>

const ALL: readonly StatuteLetter[] = ['A', 'B', 'C', 'D', 'E', 'F']
const base = { validTo: null, reviewed: false, letters: null, channel: 'staff' } as const
const us = { ...base, jurisdictions: ['us'], validFrom: '1986-10-21' } as const
const subpoena = { ...us, family: 'subpoena', reach: 'subscriber', letters: ALL, channel: 'portal' } as const
const epoc = {
  ...base,
  jurisdictions: ['eu'],
  traffic: TRAFFIC_IN_EUROPE,
  validFrom: '2026-08-18',
  languages: ['nl', 'en'],
} as const
const nl = {
  ...base,
  jurisdictions: ['own'],
  countries: ['NL'],
  family: 'production-order',
  traffic: TRAFFIC_IN_EUROPE,
  validFrom: '2000-02-01',
  languages: ['nl', 'en'],
} as const
const anyone = { ...base, validFrom: '1900-01-01' } as const
const AUTHORITIES: readonly Jurisdiction[] = ['us', 'own', 'eu', 'agreement', 'other']
const FOREIGN: readonly Jurisdiction[] = ['own', 'eu', 'agreement', 'other']

export const PROCESSES = {
  'us-subpoena-administrative': {
    ...subpoena,
    issuers: { authority: 'subscriber' },
    needsStatute: true,
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "an administrative subpoena authorized by a Federal or State statute"',
  },
  'us-subpoena-grand-jury': {
    ...subpoena,
    issuers: { prosecutor: 'subscriber', judge: 'subscriber' },
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "a Federal or State grand jury … subpoena"',
  },
  'us-subpoena-trial': {
    ...subpoena,
    issuers: { prosecutor: 'subscriber', judge: 'subscriber' },
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "… or trial subpoena"',
  },
  'us-telemarketing-request': {
    ...us,
    family: 'subpoena',
    reach: 'subscriber',
    letters: ['A', 'B'],
    issuers: { authority: 'subscriber', prosecutor: 'subscriber' },
    basis: '18 U.S.C. § 2703(c)(1)(D)',
    citation:
      '18 U.S.C. § 2703(c)(1)(D): a formal written request on telemarketing fraud; name, address, place of business',
  },
  'us-court-order-2703d': {
    ...us,
    family: 'court-order',
    reach: 'non-content',
    issuers: { judge: 'non-content' },
    channel: 'portal',
    basis: '18 U.S.C. § 2703(d)',
    citation:
      '18 U.S.C. § 2703(c)(1)(B), (d): "specific and articulable facts … relevant and material to an ongoing criminal investigation"',
  },
  'us-court-order-other': {
    ...us,
    family: 'court-order',
    reach: 'nothing',
    issuers: { judge: 'nothing' },
    classify: true,
    channel: 'portal',
    basis: '18 U.S.C. § 2703(c)(1)',
    citation: '18 U.S.C. § 2703(c)(1): closed list; nothing until counsel classifies the order',
  },
  'us-search-warrant': {
    ...us,
    family: 'warrant',
    reach: 'content',
    issuers: { judge: 'content' },
    channel: 'portal',
    basis: '18 U.S.C. § 2703(a), (b)',
    citation: '18 U.S.C. § 2703(a), (b)(1)(A), (c)(1)(A), § 2711(3); 10 U.S.C. § 846',
  },
  'us-backup-2704': {
    ...us,
    family: 'preservation',
    reach: 'nothing',
    issuers: { prosecutor: 'nothing', judge: 'nothing' },
    preserves: { clock: 'US_2704_BACKUP', renewal: null },
    basis: '18 U.S.C. § 2704',
    citation:
      '18 U.S.C. § 2704(a): a backup copy within two business days; released no sooner than 14 days after notice',
  },
  'us-preservation': {
    ...us,
    family: 'preservation',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    preserves: { clock: 'US_PRESERVE', renewal: 'US_PRESERVE_RENEWED' },
    channel: 'portal',
    basis: '18 U.S.C. § 2703(f)',
    citation: '18 U.S.C. § 2703(f)(1)-(2): 90 days, 90 more on a renewed request',
  },
  'us-pen-register': {
    ...us,
    family: 'interception',
    reach: 'nothing',
    issuers: { judge: 'nothing' },
    classify: true,
    basis: '18 U.S.C. § 3123',
    citation:
      '18 U.S.C. §§ 3121-3127: at most 60 days; § 3124 owes assistance, so counsel states what the product can do',
  },
  'us-wiretap': {
    ...us,
    family: 'interception',
    reach: 'nothing',
    issuers: { judge: 'nothing' },
    classify: true,
    basis: '18 U.S.C. § 2518',
    citation:
      '18 U.S.C. § 2511(2)(a)(ii), § 2518: at most 30 days; owes assistance, so counsel states what the product can do',
  },
  'us-national-security-letter': {
    ...us,
    family: 'national-security',
    reach: 'subscriber',
    letters: ['A', 'B', 'D'],
    issuers: { fbi: 'subscriber' },
    vault: true,
    basis: '18 U.S.C. § 2709(b)',
    citation: '18 U.S.C. § 2709(b)(2): name, address and length of service; toll billing records only under (b)(1)',
  },
  'us-fisa-content': {
    ...us,
    family: 'national-security',
    reach: 'content',
    issuers: { 'fisa-court': 'content', 'attorney-general-and-dni': 'content' },
    counselAbove: 'nothing',
    vault: true,
    basis: '50 U.S.C. § 1881a(i)',
    citation:
      '50 U.S.C. § 1805, § 1881a(i): a FISA court order, or a directive; title VII lapsed on 12 June 2026, running directives continue',
  },
  'us-fisa-non-content': {
    ...us,
    family: 'national-security',
    reach: 'non-content',
    issuers: { 'fisa-court': 'non-content' },
    counselAbove: 'nothing',
    vault: true,
    basis: '50 U.S.C. § 1842, § 1861',
    citation: '50 U.S.C. §§ 1842, 1861: an order of the FISA court',
  },
  'us-emergency': {
    ...us,
    family: 'emergency',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    channel: 'portal',
    basis: '18 U.S.C. § 2702(b)(8), (c)(4)',
    citation:
      '18 U.S.C. § 2702(b)(8), (c)(4): the provider may, in good faith, where death or serious physical injury threatens',
  },
  'foreign-emergency': {
    ...anyone,
    jurisdictions: FOREIGN,
    family: 'emergency',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    channel: 'portal',
    languages: ['nl', 'en'],
    basis: '18 U.S.C. § 2702(c)(6)',
    citation:
      '18 U.S.C. § 2702(c)(6), § 2711(4): records only, by country policy; no exception gives contents to a foreign authority',
  },
  'owner-consent': {
    ...anyone,
    jurisdictions: AUTHORITIES,
    family: 'consent',
    reach: 'nothing',
    issuers: { 'account-owner': 'nothing' },
    channel: 'portal',
    basis: '18 U.S.C. § 2702(b)(3), (c)(2)',
    citation: '18 U.S.C. § 2702(b)(3), (c)(2): consent permits; first ask the customer to hand it over',
  },
  'legal-assistance-treaty': {
    ...anyone,
    jurisdictions: ['us', 'own'],
    family: 'treaty',
    reach: 'nothing',
    issuers: { 'central-authority': 'nothing', judge: 'nothing' },
    classify: true,
    languages: ['nl', 'en'],
    basis: '18 U.S.C. § 3512',
    citation: '18 U.S.C. § 3512(a): served as a domestic instrument; reaches what that instrument reaches',
  },
  'letters-rogatory': {
    ...anyone,
    jurisdictions: ['us', 'own'],
    family: 'treaty',
    reach: 'nothing',
    issuers: { 'central-authority': 'nothing', judge: 'nothing' },
    classify: true,
    languages: ['nl', 'en'],
    basis: '28 U.S.C. § 1782',
    citation: '28 U.S.C. § 1782: through a court; reaches what the order of that court reaches',
  },
  'cloud-act-order': {
    ...base,
    validFrom: '2022-10-03',
    jurisdictions: ['agreement'],
    family: 'treaty',
    reach: 'content',
    issuers: { 'central-authority': 'content' },
    counselAbove: 'nothing',
    basis: '18 U.S.C. § 2702(b)(9), (c)(7)',
    citation:
      '18 U.S.C. § 2523(b)(4): seven conditions, which counsel checks; § 2702(b)(9) lifts the bar and compels nothing',
  },
  'uk-production-order': {
    ...base,
    validFrom: '2022-10-03',
    jurisdictions: ['agreement'],
    countries: ['GB'],
    family: 'treaty',
    reach: 'content',
    issuers: { judge: 'content' },
    counselAbove: 'nothing',
    basis: 'Crime (Overseas Production Orders) Act 2019',
    citation: 'Crime (Overseas Production Orders) Act 2019 s. 9: served by the Secretary of State, within three months',
  },
  'foreign-order': {
    ...anyone,
    jurisdictions: FOREIGN,
    family: 'production-order',
    reach: 'non-content',
    issuers: { authority: 'non-content', prosecutor: 'non-content', judge: 'non-content' },
    channel: 'portal',
    basis: '18 U.S.C. § 2702(c)(6)',
    citation:
      '18 U.S.C. § 2702(c)(6): records by the policy for the country; contents only by § 2702(b)(9) or a treaty',
  },
  'eu-production-order': {
    ...epoc,
    family: 'production-order',
    reach: 'content',
    issuers: { judge: 'content', prosecutor: 'subscriber', authority: 'nothing' },
    channel: 'staff',
    basis: 'Regulation (EU) 2023/1543 art. 5',
    citation:
      'Regulation (EU) 2023/1543 arts 4(1)-(2), 5, 10: a prosecutor alone reaches subscriber data; validation lifts an authority',
  },
  'eu-preservation-order': {
    ...epoc,
    family: 'preservation',
    reach: 'nothing',
    issuers: { judge: 'nothing', prosecutor: 'nothing', authority: 'nothing' },
    preserves: { clock: 'EPOC_PR', renewal: 'EPOC_PR_EXT' },
    basis: 'Regulation (EU) 2023/1543 art. 6',
    citation: 'Regulation (EU) 2023/1543 arts 6, 11: 60 days, 30 more, then until production is asked',
  },
  'nl-126na': {
    ...nl,
    reach: 'subscriber',
    issuers: { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    basis: 'Sv art. 126na',
    citation:
      'Wetboek van Strafvordering art. 126na: an investigating officer; name, address, number and kind of service',
  },
  'nl-126nc': {
    ...nl,
    reach: 'subscriber',
    issuers: { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    basis: 'Sv art. 126nc',
    citation: 'Wetboek van Strafvordering art. 126nc: identifying data, from anyone; the text was not read',
  },
  'nl-126n': {
    ...nl,
    reach: 'non-content',
    issuers: { prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126n',
    citation:
      'Wetboek van Strafvordering art. 126n; HR 5 April 2022, ECLI:NL:HR:2022:475: serious interference needs the examining judge',
  },
  'nl-126nd': {
    ...nl,
    reach: 'non-content',
    issuers: { prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126nd',
    citation: 'Wetboek van Strafvordering art. 126nd(1)-(4): stored data, written, never the special categories',
  },
  'nl-126ne': {
    ...nl,
    family: 'interception',
    reach: 'nothing',
    issuers: { prosecutor: 'nothing', judge: 'nothing' },
    classify: true,
    basis: 'Sv art. 126ne',
    citation:
      'Wetboek van Strafvordering art. 126ne: future data, at most four weeks; counsel states what the product can do',
  },
  'nl-126ng': {
    ...nl,
    reach: 'content',
    issuers: { prosecutor: 'non-content', judge: 'content' },
    counselAbove: 'subscriber',
    basis: 'Sv art. 126ng',
    citation:
      'Wetboek van Strafvordering art. 126ng(2): stored content with the examining judge; the text was not read',
  },
  'nl-126ni': {
    ...nl,
    family: 'preservation',
    reach: 'nothing',
    issuers: { prosecutor: 'nothing', judge: 'nothing' },
    preserves: { clock: 'NL_126NI', renewal: null },
    basis: 'Sv art. 126ni',
    citation: 'Wetboek van Strafvordering art. 126ni: freezing for at most 90 days; names other providers in the chain',
  },
  'access-restriction': {
    ...anyone,
    jurisdictions: AUTHORITIES,
    family: 'restriction',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    channel: 'portal',
    basis: 'national law of the issuer',
    citation: 'Regulation (EU) 2022/2065 art. 9; Regulation (EU) 2021/784 art. 3: an order to act hands out no data',
  },
  'dsa-information-order': {
    ...base,
    validFrom: '2024-02-17',
    traffic: TRAFFIC_IN_EUROPE,
    jurisdictions: ['own', 'eu'],
    family: 'production-order',
    reach: 'non-content',
    issuers: { authority: 'non-content', prosecutor: 'non-content', judge: 'non-content' },
    counselAbove: 'subscriber',
    languages: ['nl', 'en'],
    channel: 'staff',
    basis: 'Regulation (EU) 2022/2065 art. 10',
    citation:
      'Regulation (EU) 2022/2065 art. 10(2)(b): only what is already collected for the service; receipt and effect are told',
  },
  'informal-request': {
    ...anyone,
    jurisdictions: [...AUTHORITIES, 'private'],
    family: 'informal',
    reach: 'nothing',
    issuers: { anyone: 'nothing' },
    basis: 'no process',
    citation: '18 U.S.C. § 2702(a): without process no user data',
  },
  'general-question': {
    ...anyone,
    jurisdictions: [...AUTHORITIES, 'private'],
    family: 'informal',
    reach: 'nothing',
    issuers: { anyone: 'nothing' },
    basis: 'no process',
    citation: 'a question without an instrument is answered with general information, never with user data',
  },
  'expert-testimony': {
    ...anyone,
    jurisdictions: [...AUTHORITIES, 'private'],
    family: 'informal',
    reach: 'nothing',
    issuers: { anyone: 'nothing' },
    basis: 'policy',
    citation: 'Fed. R. Evid. 902(11), (13), (14): the records authenticate themselves; no expert is offered',
  },
  'civil-process': {
    ...anyone,
    jurisdictions: [...AUTHORITIES, 'private'],
    family: 'private',
    reach: 'nothing',
    issuers: { anyone: 'nothing', judge: 'nothing' },
    basis: 'out of scope',
    citation: '18 U.S.C. § 2702(a), (c)(6): contents are barred; refusing records to private parties is policy',
  },
} as const satisfies Record<string, ProcessRow>

export type Process = keyof typeof PROCESSES

export function isProcess(text: string): text is Process {
  return Object.hasOwn(PROCESSES, text)
}

/** The row of a process, with its types widened to the table's. */
export function processRow(process: Process): ProcessRow {
  return PROCESSES[process]
}

export const PROCESS_IDS: readonly Process[] = Object.keys(PROCESSES).filter(isProcess)

/** What an officer can file as a demand for records; the other portal rows have forms of their own. */
export const PORTAL_PROCESSES = [
  'us-subpoena-grand-jury',
  'us-subpoena-administrative',
  'us-subpoena-trial',
] as const satisfies readonly Process[]
export type PortalProcess = (typeof PORTAL_PROCESSES)[number]

export function isPortal(process: Process): process is PortalProcess {
  return PORTAL_PROCESSES.some((known) => known === process)
}

/** Version of the tables of law, shown with every decision that rests on them. */
export const RULES_DATE = '2026-11-22'
