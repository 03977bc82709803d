/**
 * What the papers of a package say, apart from whose law they are written for: which text is used is certification.rules.ts.
 *
 * Policy  a paper says what was done and found, in words that are true whoever reads them; that nothing was found is not that nobody exists.
 */
import type { IdentifierKind, RecordCategory } from '#records'

export type Language = 'en' | 'nl' | 'de'

export type Custodian = Readonly<{ name: string; title: string }>
/** An emergency is no legal process; a case of one may have no number of the authority. */
export type Answered = Readonly<{ docketNumber: string; emergency: boolean; agency: string; caseNumber: string }>
export type Copy = Readonly<{ preservation: string; asOf: string; manifestSha256: string }>

/** An identifier as it was named, the instant that came with it, and when it was looked up. */
export type Unknown = Readonly<{ kind: IdentifierKind; value: string; at: string | null; searchedAt: string }>
/** Accounts that were found, and no record of them. Half-open period; `from` is null where everything held counts. */
export type Empty = Readonly<{
  task: string
  identifiers: readonly string[]
  categories: readonly RecordCategory[]
  from: string | null
  to: string
  searchedAt: string
}>

/** Not counted yet where a text is only shown. */
export type Counted = number | '…'

/** Sentences of one language; `because` names who speaks and why they can. */
export type Phrases = Readonly<{
  language: Language
  title: string
  nothingTitle: string
  because: (who: Custodian & Readonly<{ employer: string }>, what: 'records' | 'nothing') => string
  answered: (to: Answered, what: 'records' | 'nothing') => string
  made: string
  kept: (employer: string) => string
  practice: string
  systems: (employer: string) => string
  copies: (of: Readonly<{ files: Counted; bytes: Counted; manifestSha256: string; preserved: boolean }>) => string
  readable: string
  preserved: (copy: Copy) => string
  unknown: (what: Unknown, employer: string) => string
  empty: (what: Empty) => string
  how: (employer: string) => string
  limits: string
  /** What stands before the lines on which the custodian signs. */
  lines: readonly [date: string, signature: string, name: string]
}>
