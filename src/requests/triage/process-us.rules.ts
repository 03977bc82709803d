/**
 * Processes of the United States.
 *
 * Law     18 U.S.C. § 2703(c)(2): administrative (authorised by statute), grand jury and trial subpoenas reach (A)-(F).
 * Law     18 U.S.C. § 2703(c)(1) is a closed list: any other court order unlocks nothing until counsel classifies it.
 * Law     18 U.S.C. § 2703(a), (b): contents need a warrant. For older and stored contents the text still allows subpoena or
 *         order with notice; warrant only is policy and case law.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 2711(4): the emergency exceptions serve US governmental entities; contents go to no other.
 * Law     18 U.S.C. § 3124, § 2518(4): a provider owes assistance, so "not capable" is found by counsel, never by this table.
 */
import type { StatuteLetter } from './category.rules.ts'
import { type ProcessRow, ROW } from './process-row.rules.ts'

const ALL: readonly StatuteLetter[] = ['A', 'B', 'C', 'D', 'E', 'F']
const us = { ...ROW, jurisdictions: ['us'], validFrom: '1986-10-21' } as const
const subpoena = { ...us, family: 'subpoena', reach: 'subscriber', letters: ALL, channel: 'portal' } as const

export const US_PROCESSES = {
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
} as const satisfies Record<string, ProcessRow>
