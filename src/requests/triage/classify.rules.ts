/**
 * Which instruments counsel can find a document to be, where the law leaves that to counsel.
 *
 * Law     18 U.S.C. § 2703(c)(1): a closed list; an order that is not on it unlocks nothing, whatever it calls itself.
 * Law     18 U.S.C. §§ 3123, 3124, 2518(4): an order to assist is often joined with one under § 2703(d); counsel says which it is.
 * Policy  a treaty request carries a domestic instrument; counsel names that one.
 */
import { PROCESS_IDS, type Process, processRow } from './process.rules.ts'
import type { Family } from './process-row.rules.ts'

const CARRIED: readonly Family[] = ['subpoena', 'court-order', 'warrant', 'production-order']

/** What a document of this process can turn out to be; empty for a process that names itself. */
export function instrumentsFor(process: Process): readonly Process[] {
  const { classify, family, jurisdictions } = processRow(process)
  if (!classify) return []
  return PROCESS_IDS.filter((id) => {
    const row = processRow(id)
    const fits = family === 'treaty' || row.jurisdictions.some((one) => jurisdictions.includes(one))
    return CARRIED.includes(row.family) && !row.classify && !row.vault && fits
  })
}

/** The instrument that binds: what counsel named, where the process does not name itself; null while nobody has. */
export function instrumentOf(process: Process, classifiedAs: Process | null): Process | null {
  return processRow(process).classify ? classifiedAs : process
}
