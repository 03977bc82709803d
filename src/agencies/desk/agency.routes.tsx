/** What is done to one agency: domains proposed, confirmed, ended; evidence written down; an account frozen, closed, restored. */
import { z } from 'zod'
import type { House } from '#identity'
import type { Db, Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  page,
  post,
  problem,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { registerAgency } from '../agency.commands.ts'
import { bindDomain, endBindingProposal, unbindDomain } from '../binding/binding.commands.ts'
import { holdOfficer } from '../hold/hold.commands.ts'
import { HOLD_KINDS } from '../hold/hold.rules.ts'
import { recordEvidence } from '../ladder/evidence.commands.ts'
import { EVIDENCE_KINDS, OUTCOMES } from '../ladder/ladder.rules.ts'
import { say, words } from './agencies.words.ts'
import { AgencyPage } from './agency.page.tsx'
import { type AgencyLook, agencyLook } from './agency.question.ts'
import { line, paragraph, telephone } from './line.ts'

const told = teller(words)
const nothing = z.object({})
type Typed = Readonly<Record<string, string | readonly string[]>>

const instantText = z.iso.datetime()
export const LookReply = z.object({
  id: z.string(),
  name: z.string(),
  country: z.string(),
  telephone: z.string(),
  source: z.string(),
  domains: z.array(z.object({ id: z.string(), domain: z.string(), inForce: z.boolean(), reason: z.string() })),
  officers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      level: z.int(),
      lapsesAt: instantText.nullable(),
      missing: z.array(z.string()),
      held: z.boolean(),
      evidence: z.array(z.object({ kind: z.string(), outcome: z.string(), at: instantText, by: z.string() })),
    }),
  ),
})

type Shown = Readonly<{ id: string; typed?: Typed; errors?: FieldErrors }>

/** Null where there is no such agency. */
export async function agencyPage(
  { office }: House,
  db: Db | Tx,
  view: View,
  { id, typed = {}, errors = {} }: Shown,
): Promise<Reply | null> {
  const look = await agencyLook(db, id, office.clock.now())
  if (!look) return null
  const wrong = Object.keys(errors).length > 0
  return page(
    wrong ? { errors } : jsonOf(look),
    () => <AgencyPage view={view} look={look} typed={typed} errors={errors} />,
    wrong ? 422 : 200,
  )
}

function jsonOf({ agency, bindings, officers }: AgencyLook): z.output<typeof LookReply> {
  const { id, name, country, telephone, source } = agency
  return {
    ...{ id, name, country, telephone, source },
    domains: bindings.map(({ id: binding, domain, inForce, reason }) => ({ id: binding, domain, inForce, reason })),
    officers: officers.map(({ personId, name: who, rung, hold, evidence }) => ({
      ...{ id: personId, name: who, level: rung.level, lapsesAt: rung.lapsesAt?.toISOString() ?? null },
      ...{ missing: [...rung.missing], held: hold !== null && hold.kind !== 'restored' },
      evidence: evidence.map(({ kind, outcome, at, by }) => ({ kind, outcome, at: at.toISOString(), by })),
    })),
  }
}

const Proposal = z.object({ domain: z.string().trim().min(1).max(253), reason: paragraph(500) })
const Answer = z.object({
  answered: z.string().max(60),
  answer: z.enum(['confirmed', 'refused']),
  note: paragraph(500),
})
const Registration = z.object({ telephone, address: paragraph(500), source: line(300) })
const Ending = z.object({ ended: z.string().max(60), endReason: paragraph(500) })
const Hold = z.object({ held: z.string().max(60), hold: z.enum(HOLD_KINDS), holdReason: paragraph(500) })
const isCall = (kind: string) => kind === 'callback' || kind === 'supervisor'
const Evidence = z
  .object({
    officer: z.string().max(60),
    kind: z.enum(EVIDENCE_KINDS),
    outcome: z.enum(OUTCOMES),
    spokeTo: line(200).optional(),
    said: paragraph(1000),
  })
  .refine(({ kind, outcome, spokeTo }) => !isCall(kind) || outcome === 'no-answer' || spokeTo !== undefined, {
    path: ['spokeTo'],
    error: told('evidence.needsName'),
  })
  .refine(({ kind, outcome }) => isCall(kind) || outcome !== 'no-answer', {
    path: ['outcome'],
    error: told('evidence.onlyCalls'),
  })

export function agencyRoutesOf(house: House): readonly Route[] {
  return [registerRoute(house), ...domainRoutes(house), evidenceRoute(house), holdRoute(house)]
}

const base = { may: 'agency.manage', query: nothing, replies: nothing } as const
const AT = '/desk/agencies/:agency'

function domainRoutes(house: House): readonly Route[] {
  const { office } = house
  const line = (id: string, tail: string, audit: string) =>
    ({
      ...base,
      id: `desk.agency.${id}`,
      page: `${AT}${tail}`,
      api: `/agencies/:agency${tail}`,
      audit,
      invalid: again(house),
    }) as const
  return [
    post({
      ...line('domain', '/domains', 'domain.proposed'),
      form: Proposal,
      answer: async (ask) => {
        const { actor, view, params, input } = ask
        const t = say(view.lang)
        const end = await bindDomain(office, { agencyId: params.agency ?? '', ...input, by: actor.id })
        if (end.kind !== 'refused') return done(ask, t(`bind.${end.kind}`))
        return end.because === 'unknown'
          ? refused(view, 'unknown')
          : wrong(house, ask, { domain: t(`because.${end.because}`) })
      },
    }),
    post({
      ...line('domain.answer', '/domains/answer', 'domain.bound'),
      form: Answer,
      answer: async (ask) => {
        const { actor, view, input } = ask
        const { answered: bindingId, answer: outcome, note } = input
        const end = await endBindingProposal(office, { bindingId, outcome, note, by: actor.id })
        const said = say(view.lang)(outcome === 'confirmed' ? 'bind.confirmed' : 'bind.wasRefused')
        return end.kind === 'done' ? done(ask, said) : refused(view, end.because)
      },
    }),
    post({
      ...line('domain.end', '/domains/end', 'domain.unbound'),
      form: Ending,
      answer: async (ask) => {
        const { actor, view, input } = ask
        const end = await unbindDomain(office, { bindingId: input.ended, reason: input.endReason, by: actor.id })
        return end.kind === 'done' ? done(ask, say(view.lang)('bind.wasEnded')) : refused(view, end.because)
      },
    }),
  ]
}

/** An agency that only an instrument named is found in an independent source. */
function registerRoute(house: House): Route {
  return post({
    ...base,
    id: 'desk.agency.register',
    page: `${AT}/registration`,
    api: '/agencies/:agency/registration',
    audit: 'agency.registered',
    form: Registration,
    answer: async (ask) => {
      const { actor, view, params, input } = ask
      const address = input.address.split(/\r?\n/).map((each) => each.trim())
      const found = { ...input, agencyId: params.agency ?? '', address: address.filter(Boolean) }
      const end = await registerAgency(house.office, actor.id, found)
      if (end.kind === 'registered') return done(ask, say(view.lang)('named.done'))
      return refused(view, end.kind === 'unknown' ? 'unknown' : 'registered')
    },
    invalid: again(house),
  })
}

function evidenceRoute(house: House): Route {
  return post({
    ...base,
    id: 'desk.agency.evidence',
    page: `${AT}/evidence`,
    api: '/agencies/:agency/evidence',
    audit: 'officer.evidence',
    form: Evidence,
    answer: async (ask) => {
      const { actor, view, params, input } = ask
      const t = say(view.lang)
      const look = await agencyLook(house.office.db, params.agency ?? '', house.office.clock.now())
      const officer = look?.officers.find(({ personId }) => personId === input.officer)
      if (!officer) return refused(view, 'unknown')
      const { kind, outcome, spokeTo = '', said } = input
      if (kind === 'supervisor' && plain(spokeTo).includes(plain(officer.name)))
        return wrong(house, ask, { spokeTo: t('evidence.sameName') })
      const asked = { personId: officer.personId, kind, outcome, note: said, by: actor.id }
      const end = await recordEvidence(house.office, { ...asked, spokeTo: isCall(kind) ? spokeTo : '' })
      return end.kind === 'recorded' ? done(ask, t('evidence.done', { level: end.level })) : refused(view, end.because)
    },
    invalid: again(house),
  })
}

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')

function holdRoute(house: House): Route {
  return post({
    ...base,
    id: 'desk.agency.hold',
    page: `${AT}/hold`,
    api: '/agencies/:agency/hold',
    audit: 'officer.held',
    form: Hold,
    answer: async (ask) => {
      const { actor, view, params, input } = ask
      const look = await agencyLook(house.office.db, params.agency ?? '', house.office.clock.now())
      if (!look?.officers.some(({ personId }) => personId === input.held)) return refused(view, 'unknown')
      const { held: personId, hold: kind, holdReason: reason } = input
      const end = await holdOfficer(house, { personId, kind, reason, by: actor.id })
      return end.kind === 'done' ? done(ask, say(view.lang)(`hold.done.${kind}`)) : refused(view, end.because)
    },
    invalid: again(house),
  })
}

export type Asked = Readonly<{ view: View; params: Readonly<Record<string, string>>; typed: Typed }>

export const done = ({ params }: Asked, said: string): Reply =>
  saying(seeOther(`/desk/agencies/${params.agency}`, {}), said)

type Because = Parameters<ReturnType<typeof say>>[0] extends infer Key
  ? Key extends `because.${infer Name}`
    ? Name
    : never
  : never

function refused(view: View, because: Because): Reply {
  const t = say(view.lang)
  return problem(because === 'unknown' ? 404 : 409, because, t('refusedTitle'), t(`because.${because}`))
}

async function wrong(house: House, { view, params, typed }: Asked, errors: FieldErrors): Promise<Reply> {
  const shown = await agencyPage(house, house.office.db, view, { id: params.agency ?? '', typed, errors })
  return shown ?? refused(view, 'unknown')
}

export const again = (house: House) => (ask: Asked, errors: FieldErrors) => wrong(house, ask, errors)
