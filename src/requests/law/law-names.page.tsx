import type { View } from '#platform/http/view.ts'
import { countryName } from '#platform/words.ts'
import type { Errors, Typed } from '#ui/fields.tsx'
import type { Decision } from '../triage/decide.rules.ts'
import type { Jurisdiction } from '../triage/jurisdiction.rules.ts'
import type { Reach } from '../triage/process-row.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { Altered } from './dry-run.rules.ts'
import { say } from './law.words.ts'
import type { Review } from './review.store.ts'
import type { LawRow } from './row.rules.ts'

/** What the tables said of a demand that somebody tried: one decision per class. */
export type Trial = readonly Decision[]

export type LawPageProps = Readonly<{
  view: View
  jurisdiction: Jurisdiction | null
  reviews: ReadonlyMap<string, Review>
  names: ReadonlyMap<string, string>
  typed: Typed
  errors: Errors
  trial: Trial | null
  dryRun: Readonly<{ cases: number; altered: readonly Altered[] }> | null
}>

export function reachName({ lang }: View, reach: Reach): string {
  return reach === 'nothing' ? say(lang)('nothing') : sayTriage(lang)(`class.${reach}`)
}

export function nameOfRow(view: View, row: LawRow): string {
  return row.kind === 'process'
    ? sayTriage(view.lang)(`process.${row.process}`)
    : `${say(view.lang)('country')}: ${countryName(view.lang, row.country)}`
}
