/**
 * The exercises of the training sandbox: invented demands with what a good decision on each would be.
 *
 * Policy  what may be given is asked of the tables of law, so that an exercise never teaches what the office no longer does; what comes
 *         first (refuse, ask, call, counsel) is written here by hand (issue 3, item 8).
 * Seed    guide for authorities, "Wie behandelt uw verzoek", "Kennisgeving aan gebruikers", "Noodverzoeken".
 */
import { keysOf } from '#platform/table.ts'
import type { RejectReason } from '../case/proposal.rules.ts'
import type { Category } from '../triage/category.rules.ts'
import type { Asker, Country } from '../triage/jurisdiction.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { Issuer } from '../triage/process-row.rules.ts'

/** What is done first with a demand. */
export const COURSES = ['give', 'keep', 'ask', 'call', 'counsel', 'refuse', 'inform'] as const
export type Course = (typeof COURSES)[number]

/** What the document says of telling the user. */
export type Silence = 'none' | 'asked-only' | 'until' | 'open'

export type Exercise = Readonly<{
  process: Process
  asker: Asker
  issuer: Issuer
  statute: string
  asked: readonly Category[]
  /** Whether intake took it in. A document can be taken in and still be worth nothing. */
  accepted: boolean
  /** Where the accounts live that were found; empty where nobody has looked. */
  accounts: readonly Country[]
  silence: Silence
  /** The best course first; another that stands as well after it. */
  courses: readonly [Course, ...Course[]]
  /** Reasons that a refusal can rest on; empty where it is not to be refused. */
  because: readonly RejectReason[]
}>

const US: Asker = { authority: true, country: 'US', usGovernmentalEntity: true }
const from = (country: Country): Asker => ({ authority: true, country, usGovernmentalEntity: false })

const SUBPOENA: Omit<Exercise, 'asked'> = {
  ...{ process: 'us-subpoena-grand-jury', asker: US, issuer: 'prosecutor', statute: 'Fed. R. Crim. P. 17' },
  ...{ accepted: true, accounts: ['US'], silence: 'none', courses: ['give'], because: [] },
}

export const EXERCISES = {
  'grand-jury': { ...SUBPOENA, asked: ['identity', 'payment', 'sessions', 'participants', 'chat'] },
  'no-statute': {
    ...SUBPOENA,
    ...{ process: 'us-subpoena-administrative', issuer: 'authority', statute: '', asked: ['identity', 'billing'] },
    ...{ courses: ['refuse'], because: ['NO_LEGAL_BASIS'] },
  },
  'order-until': {
    ...SUBPOENA,
    ...{ process: 'us-court-order-2703d', issuer: 'judge', statute: '18 U.S.C. § 2703(d)', silence: 'until' },
    asked: ['identity', 'sessions', 'participants', 'meeting-titles', 'chat'],
  },
  'warrant-abroad': {
    ...SUBPOENA,
    ...{ process: 'us-search-warrant', issuer: 'judge', statute: 'Fed. R. Crim. P. 41', accounts: ['NL'] },
    asked: ['identity', 'participants', 'chat', 'recordings'],
  },
  'unnamed-order': {
    ...SUBPOENA,
    ...{ process: 'us-court-order-other', issuer: 'judge', statute: '28 U.S.C. § 1651', courses: ['counsel'] },
    asked: ['identity', 'sessions', 'chat'],
  },
  'silence-without-end': { ...SUBPOENA, silence: 'open', asked: ['identity', 'billing', 'devices'] },
  'silence-asked': {
    ...SUBPOENA,
    ...{ process: 'us-subpoena-trial', silence: 'asked-only', asked: ['identity', 'sessions', 'profile-photo'] },
  },
  'nobody-named': {
    ...SUBPOENA,
    ...{ accounts: [], asked: ['identity', 'participants'], courses: ['ask', 'refuse'] },
    because: ['NO_IDENTIFIER', 'OVERBROAD'],
  },
  'another-company': {
    ...SUBPOENA,
    ...{ accepted: false, accounts: [], asked: ['identity', 'sessions'] },
    ...{ courses: ['refuse', 'ask'], because: ['BAD_SERVICE'] },
  },
  'keep-only': {
    ...SUBPOENA,
    ...{ process: 'us-preservation', issuer: 'authority', statute: '18 U.S.C. § 2703(f)', courses: ['keep'] },
    asked: ['identity', 'sessions', 'chat', 'recordings'],
  },
  'party-to-a-suit': {
    ...SUBPOENA,
    ...{ process: 'civil-process', asker: { ...US, authority: false, usGovernmentalEntity: false }, issuer: 'anyone' },
    ...{ statute: 'Fed. R. Civ. P. 45', accepted: false, accounts: [], asked: ['identity', 'chat'] },
    ...{ courses: ['refuse'], because: ['OUT_OF_SCOPE_PARTY'] },
  },
  'dutch-prosecutor': {
    ...SUBPOENA,
    ...{ process: 'nl-126ng', asker: from('NL'), statute: 'Sv art. 126ng', accounts: ['NL'] },
    asked: ['identity', 'sessions', 'chat'],
  },
  'european-order': {
    ...SUBPOENA,
    ...{ process: 'eu-production-order', asker: from('DE'), statute: '(EU) 2023/1543', accounts: ['NL'] },
    asked: ['identity', 'payment', 'sessions'],
  },
  'far-away': {
    ...SUBPOENA,
    ...{ process: 'foreign-order', asker: from('BR'), issuer: 'judge', statute: 'Lei 12.965/2014', accounts: [] },
    ...{ asked: ['chat', 'recordings'], courses: ['refuse'], because: ['FOREIGN_CONTENT_NEEDS_MLAT'] },
  },
  'emergency-look-alike': {
    ...SUBPOENA,
    ...{ process: 'us-emergency', issuer: 'authority', statute: '', accepted: false, accounts: [], courses: ['call'] },
    asked: ['identity', 'sessions', 'chat'],
  },
  'emergency-confirmed': {
    ...SUBPOENA,
    ...{ process: 'us-emergency', issuer: 'authority', statute: '', asked: ['identity', 'sessions'] },
  },
  'a-question': {
    ...SUBPOENA,
    ...{
      process: 'general-question',
      issuer: 'anyone',
      statute: '',
      accepted: false,
      accounts: [],
      asked: [],
      courses: ['inform'],
    },
  },
} as const satisfies Record<string, Exercise>

export type ExerciseId = keyof typeof EXERCISES

export function isExercise(text: string): text is ExerciseId {
  return Object.hasOwn(EXERCISES, text)
}

/** In the order in which they are offered: what comes most often first. */
export const EXERCISE_IDS: readonly ExerciseId[] = keysOf(EXERCISES)

/** An exercise, with its types widened to the table's. */
export function exerciseOf(id: ExerciseId): Exercise {
  return EXERCISES[id]
}
