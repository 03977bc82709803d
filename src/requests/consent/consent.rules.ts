/**
 * The consent of an account owner: who is asked, what they can answer, and what of it stands on a day.
 *
 * Law     18 U.S.C. § 2702(b)(3), (c)(2): a provider may hand over with the lawful consent of the subscriber, contents and records.
 * Seed    guide: whoever has the consent of a customer asks the customer for the data, as far as possible, and not us.
 * Policy  so a paper with a signature is not enough: the owner says it to us, signed in at their own door, about each kind of data, and
 *         may say that they hand it over themselves. Whoever does not answer has not agreed.
 * Policy  it counts for sixty days and until it is taken back; where a request names several accounts, only what every owner agreed to.
 */
import { addDays, type Day } from '#platform/time.ts'
import type { Fact } from '../case/fact.rules.ts'
import { CATEGORY_IDS, type Category, CLASSES, categoryRow } from '../triage/category.rules.ts'
import type { Consent as Ground } from '../triage/decide.rules.ts'
import { type Process, processRow } from '../triage/process.rules.ts'

export const CONSENT_ANSWERS = ['yes', 'no', 'self'] as const
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** True of a kind that rests on what an owner agrees to. */
export function byConsent(process: Process): boolean {
  return processRow(process).family === 'consent'
}

/** What is known of one owner's word. */
export type Consent = Readonly<{
  accountId: string
  /** Last day on which an answer is waited for. */
  answerBy: Day
  answered: Readonly<{ answer: ConsentAnswer; categories: readonly Category[]; endsOn: Day | null; at: Date }> | null
  withdrawnAt: Date | null
}>

/** Folds the facts of a case: one word per account that was asked. */
export function consentsOf(facts: readonly Fact[]): readonly Consent[] {
  return facts.flatMap((asked): readonly Consent[] => {
    if (asked.kind !== 'consent-asked') return []
    const { accountId, answerBy } = asked.data
    const said = facts.find((fact) => fact.kind === 'consent-answered' && fact.data.accountId === accountId)
    const back = facts.find((fact) => fact.kind === 'consent-withdrawn' && fact.data.accountId === accountId)
    const answered = said?.kind === 'consent-answered' ? { ...said.data, at: said.at } : null
    return [{ accountId, answerBy, answered, withdrawnAt: back?.at ?? null }]
  })
}

/** What this owner agrees to on a day; nothing where they did not, took it back, or its days are over. */
export function agreedBy({ answered, withdrawnAt }: Consent, on: Day): readonly Category[] {
  if (answered?.answer !== 'yes' || withdrawnAt !== null) return []
  return answered.endsOn !== null && answered.endsOn >= on ? answered.categories : []
}

/** What every one of these accounts' owners agrees to, in the order of the table; nothing where there is no account. */
export function agreedByAll(consents: readonly Consent[], accounts: readonly string[], on: Day): readonly Category[] {
  if (accounts.length === 0) return []
  return CATEGORY_IDS.filter((category) =>
    accounts.every((account) =>
      consents.some((consent) => consent.accountId === account && agreedBy(consent, on).includes(category)),
    ),
  )
}

/**
 * The ground that the tables of law read; null where nothing is agreed. The owner of an account is its customer, and for what lies in the
 * service the subscriber of it: one word covers records and contents.
 */
export function groundOf(categories: readonly Category[]): Ground | null {
  const classes = categories.map((category) => categoryRow(category).dataClass)
  const upTo = CLASSES.findLast((dataClass) => classes.includes(dataClass))
  return upTo === undefined ? null : { by: 'remote-computing-subscriber', upTo, categories }
}

const CONSENT_DAYS = 60

/** The last day on which a word given on `on` counts. */
export function endOf(on: Day): Day {
  return addDays(on, CONSENT_DAYS)
}

export type AskRefusal =
  | 'not-by-consent'
  | 'closed'
  | 'not-accepted'
  | 'not-looked-up'
  | 'nobody-found'
  | 'asked-already'

type AskState = Readonly<{
  process: Process
  isOpen: boolean
  accepted: boolean
  lookedUp: boolean
  accounts: readonly string[]
  asked: readonly string[]
}>

/** Whether the owners can be asked now; each once. */
export function askRefusal({ process, isOpen, accepted, lookedUp, accounts, asked }: AskState): AskRefusal | null {
  if (!byConsent(process)) return 'not-by-consent'
  if (!isOpen) return 'closed'
  if (!accepted) return 'not-accepted'
  if (!lookedUp) return 'not-looked-up'
  if (accounts.length === 0) return 'nobody-found'
  return accounts.every((account) => asked.includes(account)) ? 'asked-already' : null
}

export type AnswerRefusal = 'not-asked' | 'closed' | 'answered-already' | 'nothing-chosen' | 'not-asked-about'

type AnswerAsk = Readonly<{ answer: ConsentAnswer; categories: readonly Category[] }>

/** Whether an owner can answer so. Nobody is held to the day: until the case is closed their word counts. */
export function answerRefusal(
  { answer, categories }: AnswerAsk,
  { consent, asked, isOpen }: Readonly<{ consent: Consent | undefined; asked: readonly Category[]; isOpen: boolean }>,
): AnswerRefusal | null {
  if (!consent) return 'not-asked'
  if (consent.answered) return 'answered-already'
  if (!isOpen) return 'closed'
  if (answer !== 'yes') return null
  if (categories.length === 0) return 'nothing-chosen'
  return categories.every((category) => asked.includes(category)) ? null : 'not-asked-about'
}

export type WithdrawRefusal = 'not-agreed' | 'withdrawn-already' | 'handed-over'

/** A word can be taken back until the data has been packed. */
export function withdrawRefusal(consent: Consent | undefined, packed: boolean): WithdrawRefusal | null {
  if (consent?.answered?.answer !== 'yes') return 'not-agreed'
  if (consent.withdrawnAt !== null) return 'withdrawn-already'
  return packed ? 'handed-over' : null
}
