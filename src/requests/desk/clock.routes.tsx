/** The component sheet; and, in a demonstration alone, the clock. Elsewhere there is no route that moves time. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { get, page, post, type Route, saying, seeOther } from '#platform/http/route.ts'
import { HOUR_MS } from '#platform/time.ts'
import { formatInstant } from '#ui/dates.ts'
import { ComponentSheet } from '#ui/sheet.page.tsx'
import { ClockPage } from './clock.page.tsx'
import type { DeskParts } from './colleague.ts'
import { say, words } from './office.words.ts'

const told = teller(words)
const nothing = z.object({})
const ClockReply = z.object({ now: z.iso.datetime() })
const Advance = z
  .object({
    hours: z.coerce.number().int().min(1).max(24).optional(),
    days: z.coerce
      .number({ error: told('clock.wrong') })
      .int(told('clock.wrong'))
      .min(1, told('clock.wrong'))
      .max(400, told('clock.wrong'))
      .optional(),
  })
  .refine(({ hours, days }) => hours !== undefined || days !== undefined, {
    path: ['days'],
    error: told('clock.wrong'),
  })

export function sheetRoute(): Route {
  return get({
    id: 'desk.ui',
    page: '/desk/ui',
    api: null,
    may: 'ui.read',
    audit: 'none',
    query: nothing,
    replies: 'text/html',
    answer: async ({ view }) => page({}, () => <ComponentSheet view={view} />),
  })
}

export function clockRoutes({ advance }: Pick<DeskParts, 'advance'>): readonly Route[] {
  if (advance === null) return []
  return [
    get({
      id: 'desk.clock',
      page: '/desk/clock',
      api: '/desk/clock',
      may: 'clock.move',
      audit: 'none',
      query: nothing,
      replies: ClockReply,
      answer: async ({ view }) => page({ now: view.now.toISOString() }, () => <ClockPage view={view} />),
    }),
    post({
      id: 'desk.clock.move',
      page: '/desk/clock',
      api: '/desk/clock',
      may: 'clock.move',
      audit: 'clock.moved',
      query: nothing,
      form: Advance,
      replies: ClockReply,
      answer: async ({ input: { hours = 0, days = 0 }, view }) => {
        const now = await advance((hours + days * 24) * HOUR_MS)
        return saying(
          seeOther('/desk/clock', { now: now.toISOString() }),
          say(view.lang)('clock.moved', { now: formatInstant(view.lang, now, view.zone, 'exact') }),
        )
      },
      invalid: async ({ view, typed }, errors) =>
        page({}, () => <ClockPage view={view} typed={typed} errors={errors} />, 422),
    }),
  ]
}
