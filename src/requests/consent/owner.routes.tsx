/** The owner answers what an authority says they agree to: their own account, and nobody else's. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { teller } from '#platform/http/issues.ts'
import {
  type Actor,
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
import type { Office } from '#platform/office.ts'
import { accountIdOf } from '#records'
import type { Typed } from '#ui/fields.tsx'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { answerConsent, withdrawConsent } from './consent.commands.ts'
import { CONSENT_ANSWERS } from './consent.rules.ts'
import { say, words } from './consent.words.ts'
import { ConsentPage, type OwnerQuestion } from './owner.page.tsx'
import { questionsTo } from './owner.question.ts'

const told = teller(words)
const nothing = z.object({})
const AnswerForm = z.object({
  answer: z.enum(CONSENT_ANSWERS, { error: told('owner.missing') }),
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
})

export const QuestionReply = z.object({
  case: z.string(),
  number: z.string(),
  agency: z.string(),
  askedAt: z.iso.datetime(),
  answerBy: z.iso.date(),
  categories: z.array(z.enum(CATEGORY_IDS)),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  open: z.boolean(),
  answer: z.enum(CONSENT_ANSWERS).nullable(),
  agreed: z.array(z.enum(CATEGORY_IDS)),
  until: z.iso.date().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  handedOverAt: z.iso.datetime().nullable(),
})

export function questionJson(question: OwnerQuestion): z.output<typeof QuestionReply> {
  const { ask, consent, number, agencyName, period, isOpen, packedAt } = question
  const { answered, withdrawnAt } = consent
  return {
    ...{ case: ask.caseId, number, agency: agencyName, askedAt: ask.at.toISOString(), answerBy: ask.answerBy },
    ...{ categories: [...ask.categories], from: period.from, to: period.to, open: isOpen },
    ...{ answer: answered?.answer ?? null, agreed: [...(answered?.categories ?? [])], until: answered?.endsOn ?? null },
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    handedOverAt: packedAt?.toISOString() ?? null,
  }
}

export function ownerConsentRoutes(office: Office): readonly Route[] {
  const paths = {
    page: '/account/consents/:consent',
    api: '/account/consents/:consent',
    may: 'account.read',
    query: nothing,
    replies: QuestionReply,
  } as const
  const again = async (ask: Again, errors: FieldErrors, code: string): Promise<Reply> => {
    const { view, actor, typed, program, params } = ask
    const question = await questionOf(office.db, actor, params['consent'])
    if (!question) return noQuestion(view)
    const title = say(view.lang)('owner.title')
    if (program) return { kind: 'problem', status: 422, code, title, detail: Object.values(errors).join(' '), errors }
    return page(questionJson(question), () => <ConsentPage {...{ view, question, typed, errors }} />, 422)
  }
  return [
    get({
      ...paths,
      ...{ id: 'account.consent', audit: 'account.consent.viewed' },
      answer: async ({ view, actor, params }, tx) => {
        const question = await questionOf(tx, actor, params['consent'])
        return question
          ? page(questionJson(question), () => <ConsentPage view={view} question={question} />)
          : noQuestion(view)
      },
    }),
    post({
      ...paths,
      ...{ id: 'account.consent.answer', audit: 'consent.answered', form: AnswerForm },
      answer: async (ask) => {
        const { view, actor, input, params } = ask
        const caseId = params['consent'] ?? ''
        const accountId = (await accountIdOf(office.db, actor.email)) ?? ''
        const outcome = await answerConsent(office, actor.id, { caseId, accountId, ...input })
        if (outcome.kind === 'answered') return answered(office, { view, actor, caseId, said: 'answered' })
        const { because } = outcome
        if (because === 'not-asked') return noQuestion(view)
        const field = because === 'nothing-chosen' || because === 'not-asked-about' ? 'categories' : 'answer'
        return again(ask, { [field]: say(view.lang)(`owner.refused.${because}`) }, because)
      },
      invalid: (ask, errors) => again(ask, errors, 'invalid'),
    }),
    post({
      ...paths,
      page: '/account/consents/:consent/withdrawal',
      api: '/account/consents/:consent/withdrawal',
      ...{ id: 'account.consent.withdraw', audit: 'consent.withdrawn', form: nothing },
      answer: async (ask) => {
        const { view, actor, params } = ask
        const caseId = params['consent'] ?? ''
        const accountId = (await accountIdOf(office.db, actor.email)) ?? ''
        const outcome = await withdrawConsent(office, actor.id, { caseId, accountId })
        if (outcome.kind === 'withdrawn') return answered(office, { view, actor, caseId, said: 'withdrawn' })
        return again(ask, { form: say(view.lang)(`owner.refused.${outcome.because}`) }, outcome.because)
      },
      invalid: (ask, errors) => again(ask, errors, 'invalid'),
    }),
  ]
}

type Again = Readonly<{
  view: View
  actor: Actor
  typed: Typed
  program: boolean
  params: Readonly<Record<string, string>>
}>

async function questionOf(db: Db, { email }: Actor, caseId: string | undefined): Promise<OwnerQuestion | undefined> {
  const accountId = await accountIdOf(db, email)
  if (accountId === undefined) return undefined
  return (await questionsTo(db, accountId)).find(({ ask }) => ask.caseId === caseId)
}

type Done = Readonly<{ view: View; actor: Actor; caseId: string; said: 'answered' | 'withdrawn' }>

async function answered({ db }: Office, { view, actor, caseId, said }: Done): Promise<Reply> {
  const question = await questionOf(db, actor, caseId)
  const to = `/account/consents/${caseId}`
  return saying(seeOther(to, question ? questionJson(question) : {}), say(view.lang)(`owner.done.${said}`))
}

function noQuestion({ lang }: View): Reply {
  return problem(404, 'no-question', say(lang)('owner.gone'), say(lang)('owner.goneText'))
}
