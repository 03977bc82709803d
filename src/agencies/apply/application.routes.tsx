/** /desk/agencies/applications/:application: what an applicant says beside what we know, accepted or refused. */
import { z } from 'zod'
import { type House, personByEmail } from '#identity'
import type { Db, Tx } from '#platform/db/db.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Typed } from '#ui/fields.tsx'
import { paragraph } from '../desk/line.ts'
import { lookUp } from '../registry/lookup.question.ts'
import { lookupJson, lookupLines } from '../registry/lookup.sentences.ts'
import { acceptApplication, type DecisionEnd, refuseApplication } from './application.commands.ts'
import { ApplicationPage } from './application.page.tsx'
import { type Application, applicationById } from './application.store.ts'
import { say } from './application.words.ts'

const nothing = z.object({})
const AT = '/desk/agencies/applications/:application'
const API = '/agencies/applications/:application'
const base = { query: nothing } as const
const ApplicationReply = z.object({
  id: z.string(),
  email: z.string(),
  agency: z.string(),
  country: z.string(),
  name: z.string(),
  outcome: z.enum(['accepted', 'refused']).nullable(),
  known: z.record(z.string(), z.unknown()),
})

export function applicationRoutes(house: House): readonly Route[] {
  return [shown(), ...deciding(house)]
}

function shown(): Route {
  return get({
    ...base,
    id: 'desk.application',
    page: AT,
    api: API,
    may: 'agency.read',
    audit: 'application.read',
    replies: ApplicationReply,
    answer: ({ view, params }, tx) => applicationPage(tx, view, { id: params.application ?? '' }),
  })
}

function deciding(house: House): readonly Route[] {
  return [
    post({
      ...base,
      id: 'desk.application.accept',
      page: `${AT}/acceptance`,
      api: `${API}/acceptance`,
      may: 'agency.manage',
      audit: 'application.accepted',
      form: z.object({ agency: z.string().min(1).max(60) }),
      replies: nothing,
      answer: async (ask) => {
        const applicationId = ask.params.application ?? ''
        const end = await acceptApplication(house, { applicationId, agencyId: ask.input.agency, by: ask.actor.id })
        return ended(house, ask, { end, said: 'accepted' })
      },
      invalid: (ask, errors) => again(house, ask, errors),
    }),
    post({
      ...base,
      id: 'desk.application.refuse',
      page: `${AT}/refusal`,
      api: `${API}/refusal`,
      may: 'agency.manage',
      audit: 'application.refused',
      form: z.object({ reason: paragraph(1000) }),
      replies: nothing,
      answer: async (ask) => {
        const applicationId = ask.params.application ?? ''
        const end = await refuseApplication(house, { applicationId, reason: ask.input.reason, by: ask.actor.id })
        return ended(house, ask, { end, said: 'refused' })
      },
      invalid: (ask, errors) => again(house, ask, errors),
    }),
  ]
}

type Asked = Readonly<{ view: View; params: Readonly<Record<string, string>>; typed: Typed }>

const again = (house: House, { view, params, typed }: Asked, errors: FieldErrors) =>
  applicationPage(house.office.db, view, { id: params.application ?? '', typed, errors })

type Ended = Readonly<{ end: DecisionEnd; said: 'accepted' | 'refused' }>

async function ended(house: House, { view, params }: Asked, { end, said }: Ended): Promise<Reply> {
  const t = say(view.lang)
  if (end.kind === 'refused') {
    const { because } = end
    return problem(because === 'unknown' ? 404 : 409, because, t('desk.title'), t(`desk.because.${because}`))
  }
  const email = (await applicationById(house.office.db, params.application ?? ''))?.email ?? ''
  const to = end.agencyId === null ? '/desk/agencies' : `/desk/agencies/${end.agencyId}`
  return saying(seeOther(to, {}), t(`desk.${said}`, { email }))
}

type Shown = Readonly<{ id: string; typed?: Typed; errors?: FieldErrors }>

async function applicationPage(db: Db | Tx, view: View, { id, typed = {}, errors = {} }: Shown): Promise<Reply> {
  const t = say(view.lang)
  const application = await applicationById(db, id)
  const found =
    application?.provedAt && (await lookUp(db, application.email, { country: application.country, agency: null }))
  if (!application || !found) return problem(404, 'unknown', t('desk.title'), t('desk.because.unknown'))
  const taken = (await personByEmail(db, 'officer', application.email)) !== null
  const answer = { lines: lookupLines(view.lang, view.zone, found), signals: found.signals }
  const wrong = Object.keys(errors).length > 0
  return page(
    wrong ? { errors } : jsonOf(application, lookupJson(found)),
    () => <ApplicationPage {...{ view, application, answer, taken, typed, errors }} bound={found.bound} />,
    wrong ? 422 : 200,
  )
}

function jsonOf({ id, email, agency, country, name, outcome }: Application, known: object) {
  return { id, email, agency, country, name, outcome, known }
}
