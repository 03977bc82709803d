/** Due dates for calendar programs: of the whole desk or of one person, and of one case. */
import { z } from 'zod'
import { type CalendarDeadline, icalendar } from '#platform/calendar/icalendar.rules.ts'
import { get, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { caseState } from '../case/case.rules.ts'
import { caseById, factsOf } from '../case/case.store.ts'
import { dueRuleOf } from '../case/due.rules.ts'
import { noCase } from '../desk/again.tsx'
import type { ClockId } from './clock.rules.ts'
import { say } from './clock.words.ts'
import { deadlinesOf } from './feed.rules.ts'
import { openDue } from './feed.store.ts'

const TYPE = 'text/calendar'
const FeedQuery = z.object({ with: z.enum(['me', 'anyone']).default('anyone') })

export function feedRoutes(office: Office): readonly Route[] {
  return [
    get({
      id: 'desk.calendar',
      page: '/desk/calendar.ics',
      api: '/desk/calendar.ics',
      may: 'case.read',
      audit: 'calendar.read',
      query: FeedQuery,
      replies: TYPE,
      answer: async ({ query, actor, view }, tx) => {
        const cases = await openDue(tx, query.with === 'me' ? actor.id : null)
        const events = cases.map((one) => eventOf(office, view, { ...one, at: one.dueAt }))
        return calendarFile(view, 'waarborg', events)
      },
    }),
    get({
      id: 'desk.case.calendar',
      page: '/desk/cases/:case/calendar.ics',
      api: '/desk/cases/:case/calendar.ics',
      may: 'case.read',
      audit: 'case.calendar.read',
      query: z.object({}),
      replies: TYPE,
      answer: async ({ params, view }, tx) => {
        const file = await caseById(tx, params['case'] ?? '')
        if (!file) return noCase(view)
        const facts = await factsOf(tx, file.id)
        const { zone, calendar: country, notice } = office.provider
        const asked = {
          ...{ dueAt: file.dueAt, rule: dueRuleOf(file) },
          state: caseState(facts),
          facts,
          now: view.now,
          zone,
          country,
          days: notice.days,
        }
        const events = deadlinesOf(asked).map(({ rule, at }) =>
          eventOf(office, view, { caseId: file.id, number: file.number, rule, at }),
        )
        return calendarFile(view, file.number, events)
      },
    }),
  ]
}

type Dated = Readonly<{ caseId: string; number: string; rule: ClockId; at: Date }>

function eventOf({ baseUrl }: Office, { lang }: View, { caseId, number, rule, at }: Dated): CalendarDeadline {
  return {
    uid: `${caseId}.${rule}@${new URL(baseUrl).hostname}`,
    at,
    title: `${number} ${rule}`,
    text: say(lang)(`rule.${rule}`),
    url: `${baseUrl}/desk/cases/${caseId}`,
  }
}

function calendarFile({ lang, now, provider }: View, name: string, deadlines: readonly CalendarDeadline[]): Reply {
  const text = icalendar({ name: say(lang)('feed.name', { provider: provider.name }), madeAt: now, deadlines })
  return {
    ...{ kind: 'file', name: `${name}.ics`, type: `${TYPE}; charset=utf-8`, inline: false },
    bytes: new TextEncoder().encode(text),
  }
}
