/**
 * The rows of the tables of law as a person reads them: each with a name of its own, under which a review is filed.
 *
 * Policy  no row counts as law before counsel has read it against its source; a changed row is unread again.
 */
import { COUNTRY_POLICIES, type CountryPolicy } from '../triage/country.rules.ts'
import { PROCESS_IDS, type Process, processRow } from '../triage/process.rules.ts'
import type { ProcessRow } from '../triage/process-row.rules.ts'

export type LawRow =
  | Readonly<{ id: `process:${Process}`; kind: 'process'; process: Process; row: ProcessRow }>
  | Readonly<{ id: `country:${string}`; kind: 'country'; country: string; row: CountryPolicy }>

export const LAW_ROWS: readonly LawRow[] = [
  ...PROCESS_IDS.map(
    (process): LawRow => ({ id: `process:${process}`, kind: 'process', process, row: processRow(process) }),
  ),
  ...Object.entries(COUNTRY_POLICIES).map(
    ([country, row]): LawRow => ({ id: `country:${country}`, kind: 'country', country, row }),
  ),
]

export function lawRow(id: string): LawRow | undefined {
  return LAW_ROWS.find((row) => row.id === id)
}
