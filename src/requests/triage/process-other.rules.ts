/**
 * Everything else that an office is asked by: other countries, treaties, consent, restrictions, and what is no process at all.
 *
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 2711(4): the emergency exceptions serve US governmental entities; contents go to no other.
 * Law     18 U.S.C. § 2523, § 2702(b)(9): orders under an executive agreement.
 * Seed    guide, “Verzoeken van niet-Amerikaanse overheid”, “Noodverzoeken”, “Getuigenissen van deskundigen”.
 */
import type { Jurisdiction } from './jurisdiction.rules.ts'
import { type ProcessRow, ROW } from './process-row.rules.ts'

const anyone = { ...ROW, validFrom: '1900-01-01' } as const
const AUTHORITIES: readonly Jurisdiction[] = ['us', 'own', 'eu', 'agreement', 'other']
const FOREIGN: readonly Jurisdiction[] = ['own', 'eu', 'agreement', 'other']

export const OTHER_ROWS = {
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
    citation:
      '18 U.S.C. § 2702(b)(3), (c)(2): consent permits and compels nothing; the owner says it to us, and counsel decides',
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
    ...ROW,
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
    ...ROW,
    validFrom: '2022-10-03',
    jurisdictions: ['agreement'],
    countries: ['GB'],
    family: 'treaty',
    reach: 'content',
    issuers: { judge: 'content' },
    counselAbove: 'nothing',
    dueBy: ['UK_COPO', 'US_DUE'],
    basis: 'Crime (Overseas Production Orders) Act 2019',
    citation: 'Crime (Overseas Production Orders) Act 2019 s. 9: served by the Secretary of State, within three months',
  },
  'foreign-order': {
    ...anyone,
    jurisdictions: FOREIGN,
    family: 'production-order',
    reach: 'non-content',
    issuers: { authority: 'non-content', prosecutor: 'non-content', judge: 'non-content' },
    byCountry: true,
    channel: 'portal',
    basis: '18 U.S.C. § 2702(c)(6)',
    citation:
      '18 U.S.C. § 2702(c)(6): records by the policy for the country; contents only by § 2702(b)(9) or a treaty',
  },
  'foreign-preservation': {
    ...anyone,
    jurisdictions: FOREIGN,
    family: 'preservation',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    preserves: { clock: 'FOREIGN_PRESERVE', renewal: 'FOREIGN_PRESERVE_RENEWED' },
    channel: 'portal',
    basis: 'policy; Convention on Cybercrime art. 16',
    citation:
      'Convention on Cybercrime (CETS 185) arts 16(2), 29: at most 90 days, renewable; what binds is the law of the asker, so keeping is our policy',
  },
  'access-restriction': {
    ...anyone,
    jurisdictions: AUTHORITIES,
    family: 'restriction',
    reach: 'nothing',
    issuers: { authority: 'nothing', prosecutor: 'nothing', judge: 'nothing' },
    dueBy: ['US_DUE', 'TCO_1H'],
    channel: 'portal',
    basis: 'national law of the issuer',
    citation: 'Regulation (EU) 2022/2065 art. 9; Regulation (EU) 2021/784 art. 3: an order to act hands out no data',
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
