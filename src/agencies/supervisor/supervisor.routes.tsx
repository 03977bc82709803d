/** An officer made supervisor of their agency on its page: proposed, confirmed by another, ended. */
import { z } from 'zod'
import type { House } from '#identity'
import { post, problem, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Asked, again, done } from '../desk/agency.routes.tsx'
import { paragraph } from '../desk/line.ts'
import {
  answerSupervisor,
  endSupervisor,
  type ProposeEnd,
  proposeSupervisor,
  type SupervisorEnd,
} from './supervisor.commands.ts'
import { say } from './supervisor.words.ts'

const id = z.string().min(1).max(60)
const Proposal = z.object({ supervisor: id, supervisorReason: paragraph(500) })
const Answer = z.object({
  supervisorAnswered: id,
  word: z.enum(['confirmed', 'refused']),
  supervisorNote: paragraph(500),
})
const Ending = z.object({ supervisorEnded: id, supervisorEndReason: paragraph(500) })

const nothing = z.object({})
const base = { may: 'agency.manage', query: nothing, replies: nothing } as const

export function supervisorRoutes(house: House): readonly Route[] {
  const { office } = house
  const line = (name: string, tail: string, audit: string) =>
    ({
      ...base,
      id: `desk.agency.supervisor${name}`,
      audit,
      page: `/desk/agencies/:agency/supervisors${tail}`,
      api: `/agencies/:agency/supervisors${tail}`,
      invalid: again(house),
    }) as const
  return [
    post({
      ...line('', '', 'supervisor.proposed'),
      form: Proposal,
      answer: async (ask) => {
        const { supervisor: personId, supervisorReason: reason } = ask.input
        const agencyId = ask.params.agency ?? ''
        const end = await proposeSupervisor(office, { agencyId, personId, reason, by: ask.actor.id })
        return ended(ask, end, 'proposed')
      },
    }),
    post({
      ...line('.answer', '/answer', 'supervisor.confirmed'),
      form: Answer,
      answer: async (ask) => {
        const { supervisorAnswered: supervisorId, word, supervisorNote: note } = ask.input
        const named = { agencyId: ask.params.agency ?? '', supervisorId, note, by: ask.actor.id }
        return ended(ask, await answerSupervisor(office, { ...named, word }), word)
      },
    }),
    post({
      ...line('.end', '/end', 'supervisor.ended'),
      form: Ending,
      answer: async (ask) => {
        const { supervisorEnded: supervisorId, supervisorEndReason: note } = ask.input
        const named = { agencyId: ask.params.agency ?? '', supervisorId, note, by: ask.actor.id }
        return ended(ask, await endSupervisor(office, named), 'ended')
      },
    }),
  ]
}

function ended(
  ask: Asked & Readonly<{ view: View }>,
  end: SupervisorEnd | ProposeEnd,
  what: 'proposed' | 'confirmed' | 'refused' | 'ended',
): Reply {
  const t = say(ask.view.lang)
  if (end.kind !== 'refused') return done(ask, t(`done.${what}`))
  return problem(end.because === 'unknown' ? 404 : 409, end.because, t('refusedTitle'), t(`because.${end.because}`))
}
