/** /desk/agencies: who may ask, looked up, added, and shown one by one. */
import { z } from 'zod'
import type { House } from '#identity'
import { teller } from '#platform/http/issues.ts'
import { get, page, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { createAgency } from '../agency.commands.ts'
import { ApplicationsPanel } from '../apply/application.page.tsx'
import { waitingApplications } from '../apply/application.store.ts'
import type { BindRefusal } from '../binding/binding.commands.ts'
import { lookUp } from '../registry/lookup.question.ts'
import { lookupJson, lookupLines } from '../registry/lookup.sentences.ts'
import { say as sayLookup } from '../registry/lookup.words.ts'
import { isCountry } from '../registry/source.rules.ts'
import { supervisorRoutes } from '../supervisor/supervisor.routes.tsx'
import { AgenciesPage } from './agencies.page.tsx'
import { say, words } from './agencies.words.ts'
import { agencyList } from './agency.question.ts'
import { agencyPage, agencyRoutesOf, LookReply } from './agency.routes.tsx'
import { line, paragraph, telephone } from './line.ts'
import { LookupPage } from './lookup.page.tsx'
import { NewAgencyPage } from './new-agency.page.tsx'

const told = teller(words)
const nothing = z.object({})
const Listing = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  country: z.string().max(2).catch('').default(''),
})
const ListReply = z.object({
  agencies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      unit: z.string().nullable(),
      country: z.string(),
      region: z.string().nullable(),
      domains: z.array(z.string()),
      officers: z.int(),
      state: z.string(),
    }),
  ),
  more: z.boolean(),
})
const AgencyForm = z.object({
  name: line(200),
  unit: line(200).optional(),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCountry, { error: told('fresh.wrongCountry') }),
  region: line(100).optional(),
  address: paragraph(500),
  telephone,
  domain: z.string().trim().min(1).max(253),
  source: line(300),
  governmental: z.literal('yes').optional().catch(undefined),
})

export function agencyRoutes(house: House): readonly Route[] {
  return [
    listing(house),
    lookup(house),
    ...adding(house),
    one(house),
    ...agencyRoutesOf(house),
    ...supervisorRoutes(house),
  ]
}

function listing({ office }: House): Route {
  return get({
    id: 'desk.agencies',
    page: '/desk/agencies',
    api: '/agencies',
    may: 'agency.read',
    audit: 'agency.list',
    query: Listing,
    replies: ListReply,
    answer: async ({ view, query: { q, country } }, tx) => {
      const list = await agencyList(tx, { text: q, country, now: office.clock.now() })
      const waiting = await waitingApplications(tx)
      return page({ agencies: list.lines, more: list.more }, () => (
        <AgenciesPage view={view} text={q} country={country} {...list}>
          <ApplicationsPanel view={view} applications={waiting} />
        </AgenciesPage>
      ))
    },
  })
}

function lookup(_: House): Route {
  return get({
    id: 'desk.agencies.lookup',
    page: '/desk/agencies/lookup',
    api: '/agencies/lookup',
    may: 'agency.read',
    audit: 'agency.lookup',
    query: z.object({ email: z.string().trim().max(500).catch('').default('') }),
    replies: z.object({ found: z.record(z.string(), z.unknown()).nullable() }),
    answer: async ({ view, query: { email } }, tx) => {
      const found = email === '' ? null : await lookUp(tx, email)
      const error = email !== '' && !found ? sayLookup(view.lang)('wrong') : null
      const answer = found && { lines: lookupLines(view.lang, view.zone, found), signals: found.signals }
      return page(
        { found: found && lookupJson(found) },
        () => <LookupPage view={view} email={email} error={error} answer={answer} />,
        error === null ? 200 : 422,
      )
    },
  })
}

function adding(house: House): readonly Route[] {
  const again = (
    view: View,
    typed: Readonly<Record<string, string | readonly string[]>>,
    errors: Record<string, string>,
  ): Reply => page({ errors }, () => <NewAgencyPage view={view} typed={typed} errors={errors} />, 422)
  return [
    get({
      id: 'desk.agencies.new',
      page: '/desk/agencies/new',
      api: null,
      may: 'agency.manage',
      audit: 'none',
      query: nothing,
      replies: nothing,
      answer: async ({ view }) => page({}, () => <NewAgencyPage view={view} typed={{}} errors={{}} />),
    }),
    post({
      id: 'desk.agencies.add',
      page: '/desk/agencies/new',
      api: '/agencies',
      may: 'agency.manage',
      audit: 'agency.added',
      query: nothing,
      form: AgencyForm,
      replies: z.object({ agencyId: z.string(), domain: z.enum(['bound', 'proposed']) }),
      answer: async ({ view, actor, input, typed }) => {
        const { unit = null, region = null, governmental, address, domain, ...rest } = input
        const lines = address.split(/\r?\n/).map((each) => each.trim())
        const facts = { ...rest, unit, region, usGovernmental: governmental === 'yes', address: lines.filter(Boolean) }
        const made = await createAgency(house.office, { by: actor.id, facts, domain })
        if (made.kind === 'refused') return again(view, typed, { domain: refusal(view, made.because) })
        const t = say(view.lang)
        const said = t(made.domain === 'bound' ? 'fresh.done' : 'fresh.proposed')
        return saying(
          seeOther(`/desk/agencies/${made.agencyId}`, { agencyId: made.agencyId, domain: made.domain }, 201),
          said,
        )
      },
      invalid: async ({ view, typed }, errors) => again(view, typed, { ...errors }),
    }),
  ]
}

const refusal = ({ lang }: View, because: BindRefusal): string => say(lang)(`because.${because}`)

function one(house: House): Route {
  return get({
    id: 'desk.agency',
    page: '/desk/agencies/:agency',
    api: '/agencies/:agency',
    may: 'agency.read',
    audit: 'agency.read',
    query: nothing,
    replies: LookReply,
    answer: async ({ view, params }, tx) => {
      const shown = await agencyPage(house, tx, view, { id: params.agency ?? '' })
      const t = say(view.lang)
      return shown ?? problem(404, 'unknown', t('refusedTitle'), t('because.unknown'))
    },
  })
}
