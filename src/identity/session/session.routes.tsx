import { z } from 'zod'
import { cookie } from '#platform/http/guards.ts'
import { get, page, post, type Route, saying, seeOther } from '#platform/http/route.ts'
import { speaker } from '#platform/words.ts'
import { ALL_DOORS, DOORS, type Door } from '../door/door.rules.ts'
import { type House, hashOf } from '../house.ts'
import { revokeSessions } from './session.commands.ts'
import { SessionsPage } from './session.page.tsx'
import { sessionsOf } from './session.store.ts'
import { words } from './session.words.ts'

const say = speaker(words)
const nothing = z.object({})

export function sessionRoutes(house: House): readonly Route[] {
  return ALL_DOORS.flatMap((door) => sessionsAt(house, door))
}

function sessionsAt(house: House, door: Door): readonly Route[] {
  const { path, cookie: name } = DOORS[door]
  const base = { api: null, may: 'session.manage', query: nothing, replies: nothing } as const
  return [
    get({
      ...base,
      id: `${door}.sessions`,
      page: `${path}/sessions`,
      audit: 'session.read',
      answer: async ({ actor, view, cookie: cookieOf }, tx) => {
        const sessions = await sessionsOf(tx, actor.id)
        const here = sessions.find(({ tokenHash }) => tokenHash === hashOf(cookieOf(name) ?? ''))?.id ?? null
        return page({}, () => <SessionsPage view={view} door={door} sessions={sessions} here={here} />)
      },
    }),
    post({
      ...base,
      id: `${door}.sessions.end`,
      page: `${path}/sessions/:session/end`,
      audit: 'session.revoked',
      form: nothing,
      answer: async ({ actor, view, params }) => {
        await revokeSessions(house, actor.id, params.session ?? '')
        return saying(seeOther(`${path}/sessions`, {}), say(view.lang)('sessions.ended'))
      },
      invalid: null,
    }),
    post({
      ...base,
      id: `${door}.sessions.endAll`,
      page: `${path}/sessions/end-all`,
      audit: 'session.revoked',
      form: nothing,
      answer: async ({ actor, view }) => {
        await revokeSessions(house, actor.id)
        const reply = { ...seeOther(`${path}/sign-in`, {}), cookies: [cookie(name, '', { path, maxAge: 0 })] }
        return saying(reply, say(view.lang)('sessions.endedAll'))
      },
      invalid: null,
    }),
  ]
}
