/** The officer's own emergency. Nothing here has a way to the records, and nothing of the signals is said. */
import { z } from 'zod'
import { officerById } from '#agencies'
import {
  type Actor,
  type FieldErrors,
  get,
  page,
  post,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { refusal } from './desk.routes.tsx'
import { narrativeOf, OwnForm } from './emergency.form.ts'
import { say } from './emergency.words.ts'
import { takeEmergency } from './intake.commands.ts'
import { OwnPage } from './lers.page.tsx'
import { closedUp, takingOf } from './taking.ts'

const nothing = z.object({})

export function lersEmergencyRoutes(office: Office): readonly Route[] {
  return [
    get({
      id: 'lers.emergency',
      page: '/lers/emergency',
      api: null,
      may: 'request.file',
      audit: 'emergency.form',
      query: nothing,
      replies: nothing,
      answer: async ({ view, actor }, tx) => {
        const telephone = (await officerById(tx, actor.id, office.clock.now()))?.telephone ?? ''
        return page({}, () => <OwnPage view={view} typed={{ telephone, categories: ['identity'] }} errors={{}} />)
      },
    }),
    post({
      id: 'lers.emergency.send',
      page: '/lers/emergency',
      api: '/emergencies',
      may: 'request.file',
      audit: 'emergency.taken',
      query: nothing,
      form: OwnForm,
      replies: z.object({ case: z.string(), number: z.string() }),
      answer: async ({ input, view, actor, typed }) => {
        const officer = await officerById(office.db, actor.id, office.clock.now())
        const read = takingOf({
          ...{ view, channel: 'portal', by: actor, about: input, narrative: narrativeOf(input, 'given') },
          caller: callerOf(actor, officer?.badge ?? '', input.telephone),
          agencyId: officer?.agencyId ?? actor.agencyId ?? '',
        })
        if (read.kind === 'wrong') return again(view, typed, read.errors)
        const outcome = await takeEmergency(office, read.taking)
        const t = say(view.lang)
        if (outcome.kind === 'refused') return again(view, typed, { form: t(`wrong.${outcome.because}`) })
        const { caseId, number } = outcome
        return saying(seeOther(`/lers/cases/${caseId}`, { case: caseId, number }, 201), t('own.done', { number }))
      },
      invalid: async ({ view, typed }, errors) => again(view, typed, errors),
    }),
  ]
}

function callerOf({ name, email }: Actor, badge: string, telephone: string) {
  return { name, email, badge, telephone }
}

function again(view: View, typed: Typed, errors: FieldErrors): Reply {
  return {
    kind: 'page',
    status: 422,
    json: refusal(say(view.lang)('own.title'), errors),
    page: () => <OwnPage view={view} typed={closedUp(typed)} errors={errors} />,
  }
}
