/** Second looks at decisions: the list, one of them, the verdict, counsel's word, and how often they agree. */
import { z } from 'zod'
import type { Tx } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type FieldErrors,
  get,
  page,
  post,
  problem,
  type Reply,
  type Route,
  type Status,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { transact } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { proposalsOf } from '../case/proposal.store.ts'
import { type DeskParts, namesOf } from '../desk/colleague.ts'
import { isProcess, PROCESS_IDS } from '../triage/process.rules.ts'
import { AgreementPage, isOver } from './agreement.page.tsx'
import { answerLook, giveVerdict } from './look.commands.ts'
import { LookPage, type LookProps } from './look.page.tsx'
import { CHECK_ANSWERS, CHECKS, checksFor, VERDICTS, WHYS } from './look.rules.ts'
import { agreements, LOOKS_ON_PAGE, type Look, lookById, looks, months } from './look.store.ts'
import { say, words } from './look.words.ts'
import { LooksPage, SHOWS } from './looks.page.tsx'

const told = teller(words)
const nothing = z.object({})
const LooksQuery = z.object({
  show: z.enum(SHOWS).catch('open').default('open'),
  why: z.enum(WHYS).optional().catch(undefined),
  process: z.enum(PROCESS_IDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
const VerdictForm = z.object({
  verdict: z.enum(VERDICTS, { error: told('refused.verdict-missing') }),
  text: z.string().trim().max(4000).default(''),
  checks: z.partialRecord(z.enum(CHECKS), z.enum(CHECK_ANSWERS)).default({}),
})
const AnswerForm = z.object({
  text: z
    .string({ error: told('refused.text-missing') })
    .trim()
    .min(1, told('refused.text-missing'))
    .max(4000),
})
const LookReply = z.looseObject({ id: z.string(), case: z.string(), why: z.enum(WHYS), process: z.string() })
const LooksReply = z.object({ looks: z.array(LookReply), total: z.int() })
const Counted = z.looseObject({ person: z.string(), process: z.string(), looked: z.int() })
const AgreementReply = z.object({
  agreement: z.array(Counted),
  months: z.array(z.looseObject({ month: z.string(), seed: z.string().nullable() })),
})

export function lookRoutes(parts: DeskParts): readonly Route[] {
  const { office, colleagues } = parts
  return [
    get({
      ...{ id: 'desk.looks', page: '/desk/second-looks', api: '/desk/second-looks' },
      ...{ may: 'look.read', audit: 'second-looks.read', query: LooksQuery, replies: LooksReply },
      answer: async ({ query, view }, tx) => {
        const { rows, total } = await looks(tx, query)
        const names = namesOf(await colleagues(tx))
        const pages = Math.ceil(total / LOOKS_ON_PAGE)
        const shown = { view, filter: query, rows, total, page: query.page, pages, names }
        return page({ looks: rows.map(lookJson), total }, () => <LooksPage {...shown} />)
      },
    }),
    get({
      ...{ id: 'desk.agreement', page: '/desk/agreement', api: '/desk/agreement' },
      ...{ may: 'look.count', audit: 'second-looks.counted', query: nothing, replies: AgreementReply },
      answer: async ({ view }, tx) => {
        const [rows, drawn, names] = [await agreements(tx), await months(tx), namesOf(await colleagues(tx))]
        const json = {
          agreement: rows.map((row) => ({ ...row })),
          months: drawn.map(({ month, seed, draws }) => ({
            ...{ month, seed: isOver(view, month) ? seed : null },
            draws: draws.map(({ ticket, drawn: value, share, chosen }) => ({ ticket, drawn: value, share, chosen })),
          })),
        }
        return page(json, () => <AgreementPage view={view} rows={rows} months={drawn} names={names} />)
      },
    }),
    get({
      ...{ id: 'desk.look', page: '/desk/second-looks/:look', api: '/desk/second-looks/:look' },
      ...{ may: 'look.read', audit: 'second-look.read', query: nothing, replies: LookReply },
      answer: async ({ params, view }, tx) => {
        const shown = await shownLook(parts, tx, { lookId: params['look'] ?? '', view })
        return shown ? page(lookJson(shown.look), () => <LookPage {...shown} />) : noLook(view)
      },
    }),
    post({
      ...{ id: 'desk.look.verdict', page: '/desk/second-looks/:look/verdict', api: '/desk/second-looks/:look/verdict' },
      ...{ may: 'look.do', audit: 'second-look.done', query: nothing, form: VerdictForm, replies: LookReply },
      answer: async ({ params: { look: lookId = '' }, actor, view, input, typed }) => {
        const { verdict, text, checks: answers } = input
        const outcome = await giveVerdict(office, actor.id, { lookId, verdict, text, answers })
        const t = say(view.lang)
        if (outcome.kind === 'unknown') return noLook(view)
        if (outcome.kind === 'looked') return done(parts, { lookId, view }, t('said.looked'))
        const { because } = outcome
        const moment = because === 'own' || because === 'done'
        const errors = { [because === 'text-missing' ? 'text' : 'form']: t(`refused.${because}`) }
        return again(parts, { lookId, view, typed }, errors, moment ? 409 : 422)
      },
      invalid: ({ params: { look: lookId = '' }, view, typed }, errors) =>
        again(parts, { lookId, view, typed }, errors, 422),
    }),
    post({
      ...{ id: 'desk.look.answer', page: '/desk/second-looks/:look/answer', api: '/desk/second-looks/:look/answer' },
      ...{ may: 'look.answer', audit: 'second-look.answered', query: nothing, form: AnswerForm, replies: LookReply },
      answer: async ({ params: { look: lookId = '' }, actor, view, input, typed }) => {
        const outcome = await answerLook(office, actor.id, { lookId, text: input.text })
        const t = say(view.lang)
        if (outcome.kind === 'unknown') return noLook(view)
        if (outcome.kind === 'answered') return done(parts, { lookId, view }, t('said.answered'))
        return again(parts, { lookId, view, typed }, { form: t('refused.not-open') }, 409)
      },
      invalid: ({ params: { look: lookId = '' }, view, typed }, errors) =>
        again(parts, { lookId, view, typed }, errors, 422),
    }),
  ]
}

type Asked = Readonly<{ lookId: string; view: View }>

async function shownLook({ colleagues }: DeskParts, tx: Tx, { lookId, view }: Asked): Promise<LookProps | null> {
  const look = await lookById(tx, lookId)
  if (!look || !isProcess(look.process)) return null
  const stored = (await proposalsOf(tx, look.caseId)).find(({ proposal }) => proposal.id === look.proposalId)?.proposal
  if (!stored) return null
  const checks = checksFor({ process: look.process, decision: stored.body.decision })
  const names = namesOf(await colleagues(tx))
  return { view, look, body: stored.body, checks, names, returned: null }
}

async function again(
  parts: DeskParts,
  { lookId, view, typed }: Asked & Readonly<{ typed: Typed }>,
  errors: FieldErrors,
  status: Status,
): Promise<Reply> {
  const shown = await transact(parts.office, (tx) => shownLook(parts, tx, { lookId, view }))
  return shown ? page({ errors }, () => <LookPage {...shown} returned={{ typed, errors }} />, status) : noLook(view)
}

async function done({ office }: DeskParts, { lookId, view }: Asked, text: string): Promise<Reply> {
  const look = await lookById(office.db, lookId)
  return look ? saying(seeOther(`/desk/second-looks/${lookId}`, lookJson(look)), text) : noLook(view)
}

function noLook({ lang }: View): Reply {
  const t = say(lang)
  return problem(404, 'no-look', t('unknownTitle'), t('unknown'))
}

function lookJson({ id, caseId, number, proposedBy, decidedBy, why, process, checklist, at, verdict, answer }: Look) {
  return {
    ...{ id, case: caseId, number, proposedBy, decidedBy, why, process, checklist, at: at.toISOString() },
    verdict: verdict && { ...verdict, at: verdict.at.toISOString() },
    answer: answer && { ...answer, at: answer.at.toISOString() },
  }
}
