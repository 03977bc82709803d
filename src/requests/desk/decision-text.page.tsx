import type { View } from '#platform/http/view.ts'
import type { Day } from '#platform/time.ts'
import { formatDay, formatPeriod } from '#ui/dates.ts'
import type { Ruling } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './decision.words.ts'

/** What is given, or what would be needed to get it. */
export function extentOf(view: View, ruling: Ruling): string {
  if (ruling.verdict === 'disclose') return say(view.lang)('whole')
  if (ruling.because === 'NEEDS_CLASSIFICATION') return say(view.lang)('unnamed')
  return sayTriage(view.lang)(`needsSentence.${ruling.needs}`)
}

/** A first and a last day, either of which may be open. */
export function periodText(view: View, from: Day | null, to: Day | null): string {
  if (from !== null && to !== null) return formatPeriod(view.lang, from, to)
  if (from === null && to === null) return say(view.lang)('noPeriod')
  return [from, to].map((end) => (end === null ? '…' : formatDay(view.lang, end, 'full'))).join(' – ')
}
