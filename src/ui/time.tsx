import type { View } from '#platform/http/view.ts'
import type { Day } from '#platform/time.ts'
import { type DayForm, formatDay, formatInstant, type InstantForm } from './dates.ts'

/** What a part needs to show a date: the reader's language, the office's zone, and the present. */
export type Reading = Pick<View, 'lang' | 'zone' | 'now'>

/** A calendar day, always `<time datetime>`: `<DayTime view={view} of={day} as="dated" />`. */
export function DayTime({ view, of, as = 'dated' }: Readonly<{ view: Pick<View, 'lang'>; of: Day; as?: DayForm }>) {
  return <time dateTime={of}>{formatDay(view.lang, of, as)}</time>
}

/** An instant, always `<time datetime>` in UTC for programs and in the page's zone for people. `zone` overrules, as in "13:00 UTC". */
export function Time({
  view,
  at,
  as = 'exact',
  zone,
}: Readonly<{ view: Omit<Reading, 'now'>; at: Date; as?: InstantForm; zone?: string }>) {
  return <time dateTime={at.toISOString()}>{formatInstant(view.lang, at, zone ?? view.zone, as)}</time>
}
