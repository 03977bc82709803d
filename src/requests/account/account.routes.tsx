import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import {
  type Actor,
  type FieldErrors,
  get,
  page,
  post,
  type Reply,
  type Route,
  seeOther,
} from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { accountIdOf } from '#records'
import type { OwnerQuestion } from '../consent/owner.page.tsx'
import { questionsTo } from '../consent/owner.question.ts'
import { ownerConsentRoutes, QuestionReply, questionJson } from '../consent/owner.routes.tsx'
import { letterById } from '../letters/letter.store.ts'
import { letterReply } from '../letters/letter.view.ts'
import { insertViews } from '../notice/hold.store.ts'
import { retentionOfCase } from '../retention/standing.ts'
import { AccountPage, type KeptCase } from './account.page.tsx'
import { tellableCases } from './account.store.ts'
import { say } from './account.words.ts'
import { objectToProduction } from './objection.commands.ts'

const CasesJson = z.object({
  /** What authorities say that the owner agrees to. */
  consents: z.array(QuestionReply),
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      agency: z.string(),
      process: z.string(),
      toldAt: z.string(),
      letter: z.string(),
      given: z.boolean(),
      lastDay: z.string().nullable(),
      open: z.boolean(),
      asked: z.array(z.string()),
      heldUntil: z.string().nullable(),
      keptUntil: z.string().nullable(),
    }),
  ),
})
const ObjectionForm = z.object({ case: z.string().min(1), reason: z.string().min(1, 'missing').max(4000) })

/** The account holder's side: their own account by the address that they have proven, and nobody else's. */
export function accountRoutes(office: Office): readonly Route[] {
  return [
    ...ownerConsentRoutes(office),
    get({
      id: 'account.show',
      page: '/account',
      api: '/account',
      may: 'account.read',
      audit: 'account.notices.viewed',
      query: z.object({}),
      replies: CasesJson,
      answer: async ({ view, actor }, tx) => {
        const accountId = await accountIdOf(tx, actor.email)
        if (accountId !== undefined) await insertViews(tx, { accountId, at: office.clock.now() })
        return shown(view, actor, await lookFor(office, tx, actor))
      },
    }),
    get({
      id: 'account.letter',
      page: '/account/letters/:letter/file',
      api: '/account/letters/:letter/file',
      may: 'account.read',
      audit: 'account.letter.downloaded',
      query: z.object({}),
      replies: 'application/pdf',
      answer: async ({ view, actor, params: { letter: id = '' } }, tx) => {
        const own = (await casesFor(office, tx, actor)).find(({ mailId }) => mailId === id)
        return letterReply(office, view, own && (await letterById(tx, { caseId: own.caseId, id })))
      },
    }),
    post({
      id: 'account.objection',
      page: '/account/objections',
      api: '/account/objections',
      may: 'account.read',
      audit: 'user.objected',
      query: z.object({}),
      form: ObjectionForm,
      replies: CasesJson,
      answer: async ({ view, actor, input, typed }) => {
        const accountId = await accountIdOf(office.db, actor.email)
        const outcome =
          accountId === undefined
            ? { kind: 'unknown' as const }
            : await objectToProduction(office, actor.id, { caseId: input.case, accountId, text: input.reason })
        const look = await lookFor(office, office.db, actor)
        if (outcome.kind === 'objected') return seeOther('/account', jsonOf(look))
        const t = say(view.lang)
        const why = {
          unknown: t('late', { contact: view.provider.notice.contact }),
          'too-late': t('late', { contact: view.provider.notice.contact }),
          already: t('already'),
          empty: t('missing'),
        }
        return shown(view, actor, look, { typed, errors: { reason: why[outcome.kind] } })
      },
      invalid: async ({ view, actor, typed }, errors) =>
        shown(view, actor, await lookFor(office, office.db, actor), {
          typed,
          errors: Object.fromEntries(
            Object.entries(errors).map(([field, text]) => [
              field,
              text === 'missing' ? say(view.lang)('missing') : text,
            ]),
          ),
        }),
    }),
  ]
}

type Wrong = Readonly<{ typed: Readonly<Record<string, string | readonly string[]>>; errors: FieldErrors }>
type Look = Readonly<{ cases: readonly KeptCase[]; questions: readonly OwnerQuestion[] }>

function shown(view: View, actor: Actor, look: Look, wrong?: Wrong): Reply {
  const status = wrong ? 422 : 200
  return page(jsonOf(look), () => <AccountPage view={view} email={actor.email} {...look} {...wrong} />, status)
}

async function lookFor(office: Office, db: Db, actor: Actor): Promise<Look> {
  const accountId = await accountIdOf(db, actor.email)
  const questions = accountId === undefined ? [] : await questionsTo(db, accountId)
  return { cases: await casesFor(office, db, actor), questions }
}

async function casesFor({ provider, clock }: Office, db: Db, actor: Actor): Promise<readonly KeptCase[]> {
  const accountId = await accountIdOf(db, actor.email)
  if (accountId === undefined) return []
  const kept: KeptCase[] = []
  for (const found of await tellableCases(db, accountId)) {
    const retention = await retentionOfCase(db, found.caseId, { provider, now: clock.now() })
    const standing = retention?.parts.find(({ part }) => part === 'case')?.standing
    kept.push({ ...found, keptUntil: standing?.kind === 'runs' ? standing.until : null })
  }
  return kept
}

function jsonOf({ cases, questions }: Look): z.output<typeof CasesJson> {
  return {
    consents: questions.map(questionJson),
    cases: cases.map(({ caseId, mailId, number, agencyName, process, toldAt, isOpen, ...rest }) => ({
      id: caseId,
      number,
      agency: agencyName,
      process,
      toldAt: toldAt.toISOString(),
      letter: mailId,
      open: isOpen,
      given: rest.given,
      lastDay: rest.lastDay,
      asked: [...rest.asked],
      heldUntil: rest.heldUntil,
      keptUntil: rest.keptUntil,
    })),
  }
}
