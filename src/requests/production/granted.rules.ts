/**
 * From a decision to the fields of a grant: the one place where the rule table of processes meets the catalogue of fields.
 *
 * Law     18 USC 2703(c)(2), (d), (a)-(b), by way of triage/process.rules.ts.
 */
import { type GrantedField, type ProcessReach, type RecordCategory, fieldsFor } from '#records'
import { isProcess, processRow } from '../triage/process.rules.ts'

/** What the collector and the packager check a grant against; an unknown process unlocks nothing. */
export function reachOfProcess(process: string): ProcessReach {
  if (!isProcess(process)) return null
  const { reach, closedList } = processRow(process)
  return reach === 'nothing' ? null : { class: reach, closedList }
}

/** The fields to name in a grant when these categories are disclosed under this process. */
export function grantedFields(process: string, disclosed: readonly RecordCategory[]): readonly GrantedField[] {
  return fieldsFor(disclosed, reachOfProcess(process))
}
