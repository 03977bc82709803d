/** Emergencies at the desk: those that are open, and taking one in by telephone. */
import { z } from 'zod'
import { findAgencies } from '#agencies'
import type { Db, Tx } from '#platform/db/db.ts'
import { type FieldErrors, get, page, post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Typed } from '#ui/fields.tsx'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { narrativeOf, TakeForm } from './emergency.form.ts'
import { openEmergencies } from './emergency.store.ts'
import { say } from './emergency.words.ts'
import { takeEmergency } from './intake.commands.ts'
import { EmergenciesPage, TakePage } from './take.page.tsx'
import { closedUp, takingOf } from './taking.ts'

const nothing = z.object({})
const OpenReply = z.object({
  emergencies: z.array(
    z.object({
      case: z.string(),
      number: z.string(),
      agency: z.string(),
      process: z.string(),
      dueAt: z.iso.datetime(),
      answeredBy: z.string().nullable(),
    }),
  ),
})

export function emergencyRoutes(parts: DeskParts): readonly Route[] {
  return [list(parts), form(parts), take(parts)]
}

function list({ colleagues }: DeskParts): Route {
  return get({
    id: 'desk.emergencies',
    page: '/desk/emergencies',
    api: '/desk/emergencies',
    may: 'case.read',
    audit: 'emergencies.listed',
    query: nothing,
    replies: OpenReply,
    answer: async ({ view }, tx) => {
      const open = await openEmergencies(tx)
      const names = namesOf(await colleagues(tx))
      const emergencies = open.map(({ caseId, number, agencyName, process, dueAt, answeredBy }) => ({
        ...{ case: caseId, number, agency: agencyName, process, dueAt: dueAt.toISOString(), answeredBy },
      }))
      return page({ emergencies }, () => <EmergenciesPage view={view} open={open} names={names} />)
    },
  })
}

function form(_: DeskParts): Route {
  return get({
    id: 'desk.emergency.new',
    page: '/desk/emergencies/new',
    api: null,
    may: 'emergency.handle',
    audit: 'emergency.form',
    query: nothing,
    replies: nothing,
    answer: async ({ view }, tx) => {
      const agencies = await agenciesToChoose(tx)
      return page({}, () => <TakePage view={view} typed={{}} errors={{}} agencies={agencies} />)
    },
  })
}

function take(parts: DeskParts): Route {
  return post({
    id: 'desk.emergency.take',
    page: '/desk/emergencies',
    api: '/desk/emergencies',
    may: 'emergency.handle',
    audit: 'emergency.taken',
    query: nothing,
    form: TakeForm,
    replies: z.object({ case: z.string(), number: z.string() }),
    answer: async ({ input, view, actor, typed }) => {
      const { name, email, badge, telephone, agencyId } = input
      const read = takingOf({
        ...{ view, channel: 'telephone', by: actor, caller: { name, email, badge, telephone } },
        ...{ agencyId: agencyId ?? null, about: input, narrative: narrativeOf(input, input.commitment) },
      })
      if (read.kind === 'wrong') return again(parts, { view, typed }, read.errors)
      const outcome = await takeEmergency(parts.office, read.taking)
      const t = say(view.lang)
      if (outcome.kind === 'refused') {
        const field = outcome.because === 'unknown-agency' ? 'agencyId' : 'email'
        return again(parts, { view, typed }, { [field]: t(`wrong.${outcome.because}`) })
      }
      const { caseId, number } = outcome
      return saying(seeOther(`/desk/cases/${caseId}`, { case: caseId, number }, 201), t('take.done', { number }))
    },
    invalid: (ask, errors) => again(parts, ask, errors),
  })
}

/** By name. Who is not among them is found by the address, or at /desk/agencies. */
async function agenciesToChoose(db: Db | Tx) {
  const found = await findAgencies(db, { text: '', country: '', limit: 500 })
  return found.filter(({ standing }) => standing === 'registered')
}

type Sent = Readonly<{ view: View; typed: Typed }>

/** The form once more, as it was sent, with what is wrong. */
async function again({ office }: DeskParts, { view, typed }: Sent, errors: FieldErrors): Promise<Reply> {
  const agencies = await agenciesToChoose(office.db)
  return {
    kind: 'page',
    status: 422,
    json: refusal(say(view.lang)('take.title'), errors),
    page: () => <TakePage view={view} typed={closedUp(typed)} errors={errors} agencies={agencies} />,
  }
}

/** What a program is told of a form that was refused. */
export function refusal(title: string, errors: FieldErrors) {
  return { type: 'urn:waarborg:problem:invalid', title, status: 422, detail: Object.values(errors).join(' '), errors }
}
