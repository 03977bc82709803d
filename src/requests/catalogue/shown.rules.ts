/**
 * How the published catalogue is counted and put together for reading.
 *
 * Policy  docs/decisions/0111-what-we-hold-is-public.md: counted from the tables that decide, never written by hand.
 */
import { CLASSES, type DataClass } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import type { Datum, HeldSource } from './catalogue.ts'

export type ClassReach = 'all' | 'some' | 'none'

/** How much of a class a process reaches: counted over the fields of the class. Null where the catalogue has no field of the class. */
export function reachOfClass(
  sources: readonly HeldSource[],
  process: Process,
  dataClass: DataClass,
): ClassReach | null {
  const data = sources.flatMap((source) => source.data).filter((datum) => datum.dataClass === dataClass)
  if (data.length === 0) return null
  const reached = data.filter(({ processes }) => processes.includes(process)).length
  return reached === data.length ? 'all' : reached > 0 ? 'some' : 'none'
}

/** Classes of which the catalogue has fields; that an account exists is no field, it lies in every answer. */
export function classesHeld(sources: readonly HeldSource[]): readonly DataClass[] {
  const held = new Set(sources.flatMap(({ data }) => data.map(({ dataClass }) => dataClass)))
  return CLASSES.filter((dataClass) => held.has(dataClass))
}

/** The same data grouped by who reaches them, so that a list of processes is said once. */
export function bySameReach(data: readonly Datum[]): readonly (readonly Datum[])[] {
  const alike = new Map<string, Datum[]>()
  for (const datum of data) alike.set(datum.processes.join(), [...(alike.get(datum.processes.join()) ?? []), datum])
  return [...alike.values()]
}
