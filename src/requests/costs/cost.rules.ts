/**
 * Whether the office may ask what an answer costs it, by the kind of demand. A row says what the law or the house lets it ask;
 * what of this case speaks against it comes after.
 *
 * Law     18 U.S.C. § 2706(a)-(c): a fee for costs reasonably necessary and directly incurred for information under §§ 2702, 2703, 2704; not for
 *         a common carrier's telephone toll records and listings, unless a court finds unusual volume or undue burden (law-us, us.sca.2706).
 * Law     18 U.S.C. §§ 3124(c), 2518(4): reasonable expenses of assistance, under rules of their own (law-us, 27 M).
 * Law     Regulation (EU) 2023/1543 art. 14: only where the law of the issuing State gives it for like orders of its own (law-eu, EE-COST).
 * Law     Telecommunicatiewet art. 13.6, Regeling kosten aftappen en gegevensverstrekking: from memory; whether it binds for this provider is unread.
 * Policy  emergencies and children at risk are waived, although § 2706 would allow a fee; no account holder pays for consent (requests 2.12).
 * Policy  nothing is asked for what was refused, withdrawn, only kept or not handed over.
 * Policy  costs move no clock: what must be answered is answered, quote or no quote.
 */
import type { Product } from '#platform/config.ts'
import type { ClosedWhy } from '../case/fact.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import { PROCESS_IDS, type Process, processRow } from '../triage/process.rules.ts'

export type CostMay = 'yes' | 'no' | 'counsel'
export type RowWhy =
  | 'fee'
  | 'only-kept'
  | 'emergency'
  | 'consent'
  | 'assistance'
  | 'treaty'
  | 'issuing-state'
  | 'restriction'
  | 'nothing-given'
  | 'vault'
  | 'unnamed'
export type CostRow = Readonly<{
  may: CostMay
  why: RowWhy
  basis: 'law' | 'policy'
  citation: string | null
  validFrom: string
  /** No row is settled law before a lawyer has read it. */
  reviewed: false
}>

const row = (may: CostMay, why: RowWhy, citation: string | null, basis: CostRow['basis'] = 'law'): CostRow => ({
  ...{ may, why, basis, citation, validFrom: '2026-01-01', reviewed: false },
})

const SCA = '18 U.S.C. § 2706(a)'
const FEE = row('yes', 'fee', SCA)
const DUTCH = row('yes', 'fee', 'Telecommunicatiewet art. 13.6; Regeling kosten aftappen en gegevensverstrekking')
const EUROPE = { ...row('counsel', 'issuing-state', 'Reg. (EU) 2023/1543 art. 14'), validFrom: '2026-08-18' }
const TREATY = row('counsel', 'treaty', null, 'policy')
const FOREIGN = row('counsel', 'issuing-state', null, 'policy')
const ONLY_KEPT = row('no', 'only-kept', null, 'policy')
const NOTHING = row('no', 'nothing-given', null, 'policy')
const VAULT = row('no', 'vault', null, 'policy')

export const COST_ROWS: Readonly<Record<Process, CostRow>> = {
  'us-subpoena-administrative': FEE,
  'us-subpoena-grand-jury': FEE,
  'us-subpoena-trial': FEE,
  'us-telemarketing-request': FEE,
  'us-court-order-2703d': FEE,
  'us-court-order-other': row('no', 'unnamed', null, 'policy'),
  'us-search-warrant': FEE,
  'us-backup-2704': FEE,
  'us-preservation': ONLY_KEPT,
  'us-pen-register': row('counsel', 'assistance', '18 U.S.C. § 3124(c)'),
  'us-wiretap': row('counsel', 'assistance', '18 U.S.C. § 2518(4)'),
  'us-national-security-letter': VAULT,
  'us-fisa-content': VAULT,
  'us-fisa-non-content': VAULT,
  'us-emergency': row('no', 'emergency', SCA, 'policy'),
  'foreign-emergency': row('no', 'emergency', null, 'policy'),
  'owner-consent': row('no', 'consent', null, 'policy'),
  'legal-assistance-treaty': TREATY,
  'letters-rogatory': TREATY,
  'cloud-act-order': TREATY,
  'uk-production-order': TREATY,
  'foreign-order': FOREIGN,
  'access-restriction': row('no', 'restriction', null, 'policy'),
  'informal-request': NOTHING,
  'general-question': NOTHING,
  'expert-testimony': NOTHING,
  'civil-process': NOTHING,
  'eu-production-order': EUROPE,
  'eu-preservation-order': ONLY_KEPT,
  'foreign-preservation': ONLY_KEPT,
  'nl-126na': DUTCH,
  'nl-126nc': DUTCH,
  'nl-126n': DUTCH,
  'nl-126nd': DUTCH,
  'nl-126ne': DUTCH,
  'nl-126ng': DUTCH,
  'nl-126ni': ONLY_KEPT,
  'dsa-information-order': FOREIGN,
}

/** The kinds of demand for which nothing is ever asked; the database refuses their quotes too. */
export const NEVER_CHARGED: readonly Process[] = PROCESS_IDS.filter(
  (id) => COST_ROWS[id].may === 'no' && !processRow(id).classify,
)

export const WAIVED_WHY = ['child', 'other'] as const
export type WaivedWhy = (typeof WAIVED_WHY)[number]

export type CostAsk = Readonly<{
  /** The instrument that binds; null while counsel has not named it. */
  process: Process | null
  product: Product
  /** What is asked, after any narrowing. */
  categories: readonly Category[]
  /** A child at risk is argued or found in the case. */
  child: boolean
  waived: WaivedWhy | null
  ended: ClosedWhy | null
  /** Counsel's newest word on costs in this case. */
  word: 'yes' | 'no' | null
}>

export type CostWhy = RowWhy | 'toll' | 'refused' | 'child' | 'waived' | 'counsel-yes' | 'counsel-no'
export type CostVerdict = Readonly<{
  may: CostMay
  why: CostWhy
  basis: CostRow['basis']
  citation: string | null
}>

/** Whether costs may be asked in a case. `counsel`: only once counsel has said so, with the source. */
export function mayAskCosts(ask: CostAsk): CostVerdict {
  const house = (why: CostWhy): CostVerdict => ({ may: 'no', why, basis: 'policy', citation: null })
  if (ask.ended !== null && ask.ended !== 'produced') return house('refused')
  if (ask.child || ask.waived === 'child') return house('child')
  if (ask.waived !== null) return house('waived')
  if (ask.process === null) return house('unnamed')
  const { may, why, basis, citation } = COST_ROWS[ask.process]
  if (may === 'no') return { may, why, basis, citation }
  const toll = citation === SCA && isTollOnly(ask)
  if (may === 'yes' && !toll) return { may, why, basis, citation }
  const source = toll ? '18 U.S.C. § 2706(c)' : citation
  if (ask.word === null) return { may: 'counsel', why: toll ? 'toll' : why, basis, citation: source }
  return ask.word === 'yes'
    ? { may: 'yes', why: 'counsel-yes', basis, citation: source }
    : { may: 'no', why: 'counsel-no', basis, citation: source }
}

/** Of a telephone product: what was dialled, and who stands in the list under a number. Meetings are no carrier's telephone service. */
const TOLL: readonly Category[] = ['calls', 'identity']

function isTollOnly({ product, categories }: Pick<CostAsk, 'product' | 'categories'>): boolean {
  return product === 'phone' && categories.length > 0 && categories.every((one) => TOLL.includes(one))
}
