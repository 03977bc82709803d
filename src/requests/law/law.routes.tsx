/** GET /desk/law: the tables by which requests are judged; a demand tried on them; a change tried on past cases; counsel's readings. */
import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import { get, page, post, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { Errors, Typed } from '#ui/fields.tsx'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { isCountry } from '../filing/country.rules.ts'
import { CATEGORY_IDS, CLASSES } from '../triage/category.rules.ts'
import { decide } from '../triage/decide.rules.ts'
import { JURISDICTIONS } from '../triage/jurisdiction.rules.ts'
import { isProcess, PROCESS_IDS, RULES_DATE } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { type Altered, type Change, dryRun } from './dry-run.rules.ts'
import { LawPage } from './law.page.tsx'
import { say, words } from './law.words.ts'
import type { Trial } from './law-names.page.tsx'
import { pastCases } from './past.store.ts'
import { reviewRow } from './review.commands.ts'
import { hashOf, reviewsOf } from './review.store.ts'
import { LAW_ROWS, lawRow } from './row.rules.ts'

const told = teller(words)
const REACHES = ['nothing', ...CLASSES] as const
const country = z.string().trim().toUpperCase().max(2).catch('').default('')
const yes = z.literal('yes').optional().catch(undefined)
const LawQuery = z.object({
  who: z.enum(JURISDICTIONS).optional().catch(undefined),
  process: z.enum(PROCESS_IDS).catch('us-subpoena-grand-jury').default('us-subpoena-grand-jury'),
  issuer: z.enum(ISSUERS).catch('judge').default('judge'),
  ...{ country, account: country, usGovernmental: yes, emergency: yes, consent: yes },
  statute: z.string().trim().max(200).catch('').default(''),
})
const DryRunQuery = z.object({
  row: z.string().max(80).catch('').default(''),
  reach: z.enum(REACHES).catch('nothing').default('nothing'),
})
const ReviewForm = z.object({
  read: z.string().refine((id) => lawRow(id) !== undefined, { error: told('read.rowMissing') }),
  note: z.string().trim().min(1, told('read.noteMissing')).max(500),
})
const RowLine = z.object({
  id: z.string(),
  kind: z.enum(['process', 'country']),
  row: z.record(z.string(), z.unknown()),
  hash: z.string(),
  review: z.object({ by: z.string(), at: z.iso.datetime(), note: z.string(), current: z.boolean() }).nullable(),
})
const GroundLine = z.object({ ground: z.string(), answer: z.string(), because: z.string(), citation: z.string() })
const LawReply = z.object({
  rulesDate: z.string(),
  rows: z.array(RowLine),
  trial: z
    .array(
      z.object({
        dataClass: z.enum(CLASSES),
        answer: z.enum(['yes', 'counsel', 'no']),
        standing: GroundLine,
        grounds: z.array(GroundLine),
        findings: z.array(z.object({ code: z.string(), citation: z.string() })),
      }),
    )
    .nullable(),
})
const Verdict = z.enum(['disclose', 'withhold'])
const DryRunReply = z.object({
  cases: z.int(),
  altered: z.array(
    z.object({ id: z.string(), number: z.string(), category: z.enum(CATEGORY_IDS), was: Verdict, becomes: Verdict }),
  ),
})

type Query = z.output<typeof LawQuery>
type Shown = Readonly<{
  typed?: Typed
  errors?: Errors
  jurisdiction?: Query['who']
  trial?: Trial | null
  dryRun?: Readonly<{ cases: number; altered: readonly Altered[] }>
}>

export function lawRoutes(parts: DeskParts): readonly Route[] {
  return [table(parts), tried(parts), reviewed(parts)]
}

function table(parts: DeskParts): Route {
  return get({
    id: 'desk.law',
    page: '/desk/law',
    api: '/desk/law',
    may: 'law.read',
    audit: 'law.read',
    query: LawQuery,
    replies: LawReply,
    answer: async ({ query, view }, tx) => {
      const errors = wrongIn(query, view)
      const asked = query.country !== '' && Object.keys(errors).length === 0
      const trial = asked ? tryDemand(query, { view, home: parts.office.provider.calendar }) : null
      const reviews = await reviewsOf(tx, LAW_ROWS)
      const rows = LAW_ROWS.map((row) => {
        const review = reviews.get(row.id)
        const said = review ? { ...review, at: review.at.toISOString() } : null
        return { id: row.id, kind: row.kind, row: { ...row.row }, hash: hashOf(row), review: said }
      })
      const shown = { typed: query, errors, jurisdiction: query.who, trial }
      const lawPage = await pageOf(parts, { tx, view }, shown)
      return page({ rulesDate: RULES_DATE, rows, trial }, () => lawPage, Object.keys(errors).length > 0 ? 422 : 200)
    },
  })
}

function tried(parts: DeskParts): Route {
  return get({
    id: 'desk.law.dryRun',
    page: '/desk/law/dry-run',
    api: '/desk/law/dry-run',
    may: 'case.read',
    audit: 'law.dry-run',
    query: DryRunQuery,
    replies: DryRunReply,
    answer: async ({ query, view }, tx) => {
      const change = changeOf(query)
      const past = change ? await pastCases(tx, { change, provider: parts.office.provider }) : []
      const found = { cases: past.length, altered: change ? dryRun(past, change) : [] }
      const wrong = !change && query.row !== ''
      const errors = wrong ? { row: say(view.lang)('read.rowMissing') } : {}
      const lawPage = await pageOf(parts, { tx, view }, { typed: query, errors, ...(change && { dryRun: found }) })
      return page({ cases: found.cases, altered: [...found.altered] }, () => lawPage, wrong ? 422 : 200)
    },
  })
}

function reviewed(parts: DeskParts): Route {
  return post({
    id: 'desk.law.review',
    page: '/desk/law/reviews',
    api: '/desk/law/reviews',
    may: 'law.review',
    audit: 'law.reviewed',
    query: z.object({}),
    form: ReviewForm,
    replies: z.object({ row: z.string() }),
    answer: async ({ input: { read, note }, view, actor }) => {
      const row = lawRow(read)
      if (row) await reviewRow(parts.office, actor.id, { row, note })
      return saying(seeOther('/desk/law', { row: read }), say(view.lang)('read.done'))
    },
    invalid: async ({ view, typed }, errors) => {
      const lawPage = await transact(parts.office, (tx) => pageOf(parts, { tx, view }, { typed, errors }))
      return page({}, () => lawPage, 422)
    },
  })
}

async function pageOf(parts: DeskParts, { tx, view }: Readonly<{ tx: Tx; view: View }>, shown: Shown) {
  const reviews = await reviewsOf(tx, LAW_ROWS)
  const names = namesOf(await parts.colleagues(tx))
  const { typed = {}, errors = {}, jurisdiction = null, trial = null, dryRun: found = null } = shown
  return <LawPage {...{ view, jurisdiction, reviews, names, typed, errors, trial }} dryRun={found} />
}

function wrongIn(query: Query, { lang }: View): Errors {
  const wrong = (code: string) => (code === '' || isCountry(code) ? undefined : say(lang)('try.wrongCountry'))
  const found = { country: wrong(query.country), account: wrong(query.account) }
  return Object.fromEntries(Object.entries(found).filter(([, message]) => message !== undefined))
}

function tryDemand(query: Query, { view, home }: Readonly<{ view: View; home: string }>): Trial {
  const demand = {
    ...{ process: query.process, issuer: query.issuer, validatedBy: null, classifiedAs: null },
    asker: { authority: true, country: query.country, usGovernmentalEntity: query.usGovernmental === 'yes' },
    consent: query.consent ? ({ by: 'remote-computing-subscriber', upTo: 'content' } as const) : null,
    ...{ statute: query.statute, emergency: query.emergency === 'yes', account: query.account || null, home },
    on: dayIn(view.zone, view.now),
  }
  return CLASSES.map((dataClass) => decide(demand, dataClass))
}

function changeOf({ row, reach }: z.output<typeof DryRunQuery>): Change | null {
  const known = lawRow(row)
  if (!known) return null
  if (known.kind === 'country') return { kind: 'country', country: known.country, reach }
  return isProcess(known.process) ? { kind: 'process', process: known.process, reach } : null
}
