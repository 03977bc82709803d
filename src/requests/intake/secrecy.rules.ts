/**
 * Does the document forbid telling the user: by a court's order, and until when.
 *
 * Law     18 U.S.C. § 2705(b): a court may forbid notice "for such period as the court deems appropriate"; there is no cap, so an order
 *         without an end binds. § 2703(c)(3) and § 2705(a) do not bind the provider.
 * Seed    guide: a secrecy order must have a fixed term (a wish of policy, so it warns and counsel decides).
 */
import type { FoundDate } from './dates.rules.ts'
import type { Outcome } from './intake.rules.ts'
import {
  fact,
  findAll,
  finding,
  inOrder,
  type PageText,
  type Passage,
  quoteOf,
  sentenceOf,
  stretch,
} from './text.rules.ts'

const FORBIDS =
  /\b(?:not|prohibit\w{0,5}|refrain\w{0,3}|forbid\w{0,4}|forbidden|enjoin\w{0,3}|preclud\w{1,3}|without|nor|barred)\b[^.;]{0,90}\b(?:disclos\w{1,4}|notif\w{1,8}|inform(?:ing|ed)?|reveal\w{0,4}|advis\w{1,3}|alert\w{0,3}|tell(?:ing)?)\b(?!\s{1,3}(?:the\s{1,3})?(?:content|undersigned))|\b(?:non-?disclosure|secrecy)\s{1,3}(?:is\s{1,3}(?:requested|ordered|required)|order|provision|requirement)\b|\b(?:keep|maintain|treat|hold|remain|kept|held)\s{1,3}[^.;]{0,60}\b(?:confidential|secret|confidence|in\s{1,3}secrecy)\b|\bmust\s{1,3}be\s{1,3}kept\s{1,3}(?:secret|confidential)\b/gi
const OBJECT =
  /\b(?:existence|subscribers?|customers?|users?|account\s{1,3}?(?:holder|owner)?s?|owners?|persons?|anyone|part(?:y|ies)|subpoena|request|demand|investigation|order|process|matter)\b/i
const NOT_FORBIDDEN =
  /\bnothing\s{1,3}(?:in|herein)\b|\bmay\s{1,3}(?:notify|disclose|inform|tell)\b|\bnot\s{1,3}(?:prohibit\w{0,4}|forbid\w{0,4}|preclud\w{1,3}|bar\w{0,4}|subject\s{1,3}to|request\w{0,4}|order\w{0,3}|accompan\w{1,4}|require\w{0,1})\b|\bno\s{1,3}(?:non-?disclosure|secrecy|request|order)\b|\bfree\s{1,3}to\b|\bwithout\s{1,3}(?:notice|further)\b/i
const BY_A_COURT =
  /\border(?:ed|s)?\s{1,3}(?:of|by|from)\s{1,3}(?:the|this|a|an|said)\s{1,3}(?:[A-Z][A-Za-z']{1,20}\s{1,3}){0,5}(?:[Cc]ourt|[Jj]udge|[Mm]agistrate)\b|\bIT\s{1,3}IS\s{1,3}(?:HEREBY\s{1,3})?(?:FURTHER\s{1,3})?ORDERED\b|\b(?:[Cc]ourt|[Jj]udge|[Mm]agistrate)(?:\s{1,3}[A-Z][A-Za-z'.]{0,20}){0,3}\s{1,3}(?:has\s{1,3}|hereby\s{1,3}|having\s{1,3})?(?:order|direct|prohib|command|found|finds|enter|sign|issued|granted|determin)\w{0,5}\b|\b2705\s?\(b\)|\bcourt(?:'s)?\s{1,3}(?:non-?disclosure\s{1,3}|secrecy\s{1,3}|sealing\s{1,3})?order\b|\bfurther\s{1,3}order\b|\border\s{1,3}of\s{1,3}(?:court|the\s{1,3}court)\b/
const PERIOD =
  /\b(?:for|period\s{1,3}of|expires?|end(?:s|ing)?|within|after)\s{1,3}(?:a\s{1,3}(?:further\s{1,3})?(?:period|term)\s{1,3}of\s{1,3})?(?:(?:one|two|three|six|nine|twelve|thirty|sixty|ninety|one\s{1,3}hundred(?:\s{1,3}and)?(?:\s{1,3}(?:twenty|eighty))?)\s{0,3})?(?:\(?\d{1,3}\)?\s{1,3})?(?:days?|months?|years?)\b/i

export function secrecyOutcome({
  pages,
  dates,
  complete,
}: Readonly<{ pages: readonly PageText[]; dates: readonly FoundDate[]; complete: boolean }>): Outcome {
  const orders = findAll(pages, FORBIDS)
    .map((words) => ({ words, sentence: sentenceOf(words) }))
    .filter(({ sentence }) => OBJECT.test(sentence.text) && !NOT_FORBIDDEN.test(sentence.text))
  const first = orders[0]?.sentence
  if (!first) return { findings: [], facts: [], inOrder: complete ? [inOrder('secrecy')] : [] }
  const around = stretch(first.page, first.at - 260, first.end + 260)
  const ends = orders.map((order) => endOf(order, dates)).find((end) => end !== null) ?? null
  const facts = [fact('secrecy', ends ?? '', first)]
  if (!BY_A_COURT.test(around.text))
    return { facts, inOrder: [], findings: [finding({ code: 'IN_NDO_NO_ORDER', effect: 'blocks' }, first)] }
  if (ends === null) return { facts, inOrder: [], findings: [finding({ code: 'IN_NDO_OPEN', effect: 'warns' }, first)] }
  return { facts, findings: [], inOrder: [inOrder('secrecy', ends, first)] }
}

/**
 * A day, or a period in words, in the sentence itself or just after it. A date before the words that forbid is there for another
 * reason unless it says "until", and so is a due date behind them: taken for the end, it would let the user be told too early.
 */
function endOf(
  { words, sentence }: Readonly<{ words: Passage; sentence: Passage }>,
  dates: readonly FoundDate[],
): string | null {
  const reach = stretch(sentence.page, sentence.at, sentence.end + 140)
  const day = dates.find(
    ({ where, use }) =>
      where.page === reach.page &&
      where.at >= reach.at &&
      where.end <= reach.end &&
      (use === 'secrecy' || where.at > words.at) &&
      (use !== 'due' || where.at < sentence.end) &&
      use !== 'signed' &&
      use !== 'standing-alone' &&
      use !== 'birth',
  )
  if (day) return day.day
  const period = PERIOD.exec(reach.text)
  return period
    ? quoteOf(stretch(reach.page, reach.at + period.index, reach.at + period.index + period[0].length))
    : null
}
