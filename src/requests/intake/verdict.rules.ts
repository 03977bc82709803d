/**
 * From a reading to a verdict: every check that the reading allows, in the order of the pages.
 *
 * Law     18 U.S.C. § 2703(c)(2), § 2705(b).
 * Seed    guide, "Vereisten voor alle rechtsgebieden".
 * Policy  where there is no English text, only the language is reported: judging the rest would be guessing.
 */
import type { Day } from '#platform/time.ts'
import { addresseeOutcome } from './addressee.rules.ts'
import { datesIn } from './dates.rules.ts'
import { type FileLimits, fileOutcome, isComplete } from './file.rules.ts'
import { agencyOutcome, docketOutcome, identifierOutcome, meetingTimeOutcome } from './identifiers.rules.ts'
import { processOf, processOutcome, statuteOutcome } from './instrument.rules.ts'
import type { Declared, Entities, Finding, Outcome, Reading, Verdict } from './intake.rules.ts'
import { languageOf, languageOutcome } from './language.rules.ts'
import { dueOutcome, rangeOutcome, signatureOutcome } from './moments.rules.ts'
import { articleOutcome, isByOtherLaw, withoutDay } from './other-law.rules.ts'
import { askedOfLetter } from './preservation-letter.rules.ts'
import { classOutcome, type InstrumentReach, scopeOutcome } from './reach.rules.ts'
import { secrecyOutcome } from './secrecy.rules.ts'
import { textOf } from './text.rules.ts'

export type Judged = Readonly<{
  reading: Reading
  declared: Declared
  entities: Entities
  today: Day
  limits: FileLimits
}>

export function judge({ reading, declared, entities, today, limits }: Judged): Verdict {
  const complete = isComplete(reading)
  const texts = reading.pages.map(textOf)
  const outcomes = [
    fileOutcome(reading, limits),
    languageOutcome(reading.pages, { complete, taken: declared.languages }),
    ...(declared.portal ? contentOutcomes({ reading, declared, entities, today, limits }, complete) : []),
  ]
  const findings = inReadingOrder(outcomes.flatMap((outcome) => outcome.findings))
  return {
    structure: reading.structure,
    end: reading.end,
    pages: reading.pages.map(({ n, width, height, state }, index) => ({
      n,
      width,
      height,
      state,
      text: texts[index]?.text ?? '',
    })),
    complete,
    findings,
    facts: outcomes.flatMap((outcome) => outcome.facts),
    inOrder: outcomes.flatMap((outcome) => outcome.inOrder),
    blocks: findings.filter(({ effect }) => effect === 'blocks').length,
    warns: findings.filter(({ effect }) => effect === 'warns').length,
  }
}

function contentOutcomes({ reading, declared, entities, today }: Judged, complete: boolean): Outcome[] {
  const pages = reading.pages.filter(({ words }) => words.length > 0).map(textOf)
  const language = languageOf(reading.pages)
  if (pages.length === 0 || language.kind === 'other') return []
  const dates = datesIn(pages)
  const input = { pages, dates, declared, today, complete }
  const instrument = declared.process ?? processOf(pages)?.process ?? null
  const reach = widestOf([declared.process, processOf(pages)?.process ?? null])
  const restricts = declared.process === 'access-restriction'
  const outcomes = [
    addresseeOutcome({ pages, declared, entities, complete }),
    ...(isByOtherLaw(declared.process)
      ? [articleOutcome(input)]
      : [processOutcome(pages, declared, complete), statuteOutcome(pages, declared, complete)]),
    docketOutcome(input),
    signatureOutcome(input),
    restricts ? withoutDay(dueOutcome(input)) : dueOutcome(input),
    identifierOutcome(input),
    meetingTimeOutcome(input),
    ...(restricts ? [] : [rangeOutcome(input), scopeOutcome(pages, complete)]),
    ...(reach ? [classOutcome(pages, reach, complete)] : []),
    secrecyOutcome(input),
    agencyOutcome(input),
  ]
  return LETTERS.some((letter) => letter === instrument) ? outcomes.map(askedOfLetter) : outcomes
}

/** Kinds that are letters, whatever law they rest on. */
const LETTERS = ['us-preservation', 'foreign-preservation'] as const

const WIDTH: readonly InstrumentReach[] = ['subscriber', 'non-content', 'content']

/** Of what the form says and what the document is, the wider: that they differ is a finding of its own. Null where one reaches nobody knows how far. */
function widestOf(instruments: readonly (string | null)[]): InstrumentReach | null {
  const reaches = instruments.filter((one) => one !== null).map(reachOf)
  const known = reaches.filter((reach) => reach !== null)
  return known.length < reaches.length ? null : (WIDTH.findLast((reach) => known.includes(reach)) ?? null)
}

/** Null for an order that counsel has yet to name, and for what is no demand for records. */
function reachOf(instrument: string): InstrumentReach | null {
  if (instrument.startsWith('us-subpoena')) return 'subscriber'
  if (instrument === 'us-court-order-2703d') return 'non-content'
  return instrument === 'us-search-warrant' ? 'content' : null
}

/** As on the page, top to bottom; what has no place comes first if it is about the file, last if something is missing. */
function inReadingOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ page, box, code }: Finding) =>
    page === null ? (/^IN_(?:PDF|FORMAT)/.test(code) ? 0 : 1e9) : page * 1e5 + (box?.y ?? 0)
  return [...findings].sort((a, b) => rank(a) - rank(b))
}
