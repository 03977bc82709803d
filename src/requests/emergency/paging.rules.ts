/**
 * Who is called out for an emergency, and when the next one is.
 *
 * Policy  clock EDR_EYES: human eyes within fifteen minutes; by the provider's file who comes first and after how many minutes the
 *         next. After the last everybody is called again, ever less often, until somebody has said that they are on it.
 */
import type { Provider } from '#platform/config.ts'

export type Paging = Readonly<{ duty: readonly string[]; afterMinutes: number; webhook: string | null }>

/** What counts where the provider's file says nothing. */
export function pagingOf({ emergency }: Pick<Provider, 'emergency'>): Paging {
  return emergency ?? { duty: [], afterMinutes: 5, webhook: null }
}

export type OnDuty = Readonly<{ id: string; email: string; roles: readonly string[]; suspended: boolean }>

/** In which order people are called: as the file names them, else those on emergency duty, then counsel, then intake. */
export function dutyOrder<Person extends OnDuty>({ duty }: Paging, staff: readonly Person[]): readonly Person[] {
  const there = staff.filter(({ suspended }) => !suspended)
  const named = duty.flatMap((email) => there.filter((person) => person.email === email.toLowerCase()))
  if (named.length > 0) return named
  const byRole = ['emergencyDuty', 'counsel', 'intake'].flatMap((role) =>
    there.filter(({ roles }) => roles.includes(role)),
  )
  return [...new Set(byRole)]
}

/** Whom step n (from 0) calls: one after the other, then everybody. */
export function calledAt<Person>(step: number, order: readonly Person[]): readonly Person[] {
  const one = order[step]
  return one === undefined ? order : [one]
}

const LONGEST_MINUTES = 60

/** Minutes until the step after this one. */
export function minutesAfter(step: number, { afterMinutes }: Paging, people: number): number {
  const rounds = Math.max(0, step - people + 1)
  return Math.min(Math.max(LONGEST_MINUTES, afterMinutes), afterMinutes * 2 ** Math.min(rounds, 10))
}
