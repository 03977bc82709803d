/**
 * The list of who was told of a process, as the Federal Bureau of Investigation may ask for it.
 *
 * Law     18 U.S.C. § 2709(c)(2)(D): who discloses under clause (i) or (iii) identifies the person on request; clause (ii), an attorney
 *         for legal advice, is not among them.
 */
import { csvLine } from '#platform/csv.rules.ts'
import { type Day, day } from '#platform/time.ts'
import type { Capacity } from '../book/entry.rules.ts'
import type { Held } from '../book/vault.rules.ts'

export type ToldRow = Readonly<{ name: string; of: string; on: Day; as: Capacity; signed: boolean }>

/** Everybody, attorneys too, oldest first; who is cleared signed for it themselves. */
export function toldOf({ bound, told }: Held): readonly ToldRow[] {
  const signed = bound.map(({ name, at, as }) => ({ name, of: '', on: day(at.slice(0, 10)), as, signed: true }))
  return [...signed, ...told.map(({ name, of, on, as }) => ({ name, of, on, as, signed: false }))].toSorted((a, b) =>
    a.on.localeCompare(b.on),
  )
}

/** Without attorneys. */
export function toldCsv(held: Held): string {
  const rows = toldOf(held).filter(({ as }) => as !== 'attorney')
  return [
    csvLine(['name', 'organisation', 'told_on', 'capacity']),
    ...rows.map(({ name, of, on, as }) => csvLine([name, of, on, as])),
  ].join('')
}
