/** The last step: everything once more, then the request becomes a case. */
import { z } from 'zod'
import {
  type Actor,
  type Ask,
  get,
  page,
  post,
  type Reply,
  type Route,
  saying,
  seeOther,
} from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import type { DateProblem } from './answers.rules.ts'
import { recheckDocument } from './document.commands.ts'
import { checkedDocument, DocumentReply, documentJson } from './document.routes.tsx'
import { say as sayDocument } from './document.words.ts'
import { type Draft, documentById, draftOf, newestCheck } from './draft.store.ts'
import { say } from './filing.words.ts'
import { text } from './process.form.ts'
import { SendPage } from './send.page.tsx'
import { filerOf, noDraft, refused } from './step.routes.tsx'
import { type SubmitOutcome, submitDraft } from './submit.commands.ts'
import { askedOf } from './summary.page.tsx'

const Line = z.object({ step: z.string(), question: z.string(), answer: z.string() })
const SendReply = DocumentReply.extend({ asked: z.array(Line) })
const Sent = z.object({ case: z.string(), number: z.string().optional() })

export function sendRoutes(office: Office): readonly Route[] {
  const paths = {
    page: '/lers/drafts/:draft/send',
    api: '/drafts/:draft/send',
    may: 'request.file',
    query: z.object({}),
  } as const
  return [
    get({
      ...paths,
      id: 'draft.send',
      audit: 'draft.viewed',
      replies: SendReply,
      answer: async ({ params: { draft: draftId = '' }, actor, view }, db) => {
        const draft = await draftOf(db, actor.id, draftId)
        if (!draft) return noDraft(db, { actor, view, draftId })
        const known = await checkedDocument(db, draft, { view, page: 1 })
        const json = {
          ...documentJson(draft, known),
          asked: askedOf(draft.answers, known.document?.name ?? '', view.lang),
        }
        return page(json, () => <SendPage view={view} draft={draft} {...known} />)
      },
    }),
    post({
      ...paths,
      id: 'draft.submit',
      audit: 'case.received',
      form: z.object({ objection: text(2000).default('') }),
      replies: Sent,
      answer: (ask) => submit(office, ask),
      invalid: async ({ params: { draft: draftId = '' }, actor, view, typed }, errors) => {
        const draft = await draftOf(office.db, actor.id, draftId)
        if (!draft) return noDraft(office.db, { actor, view, draftId })
        return again(office, { draft, view, objection: String(typed.objection ?? ''), errors })
      },
    }),
  ]
}

type SubmitAsk = Ask<unknown, Readonly<{ objection: string }>, Actor>

async function submit(
  office: Office,
  { params: { draft: draftId = '' }, actor, view, input, program }: SubmitAsk,
): Promise<Reply> {
  const draft = await draftOf(office.db, actor.id, draftId)
  if (!draft) return noDraft(office.db, { actor, view, draftId })
  await checkIfBehind(office, draft)
  const document = draft.documentId ? await documentById(office.db, draft.documentId) : undefined
  const { lang } = view
  const outcome = await submitDraft(office, filerOf(actor), {
    draftId,
    objection: input.objection,
    lang,
    asked: (locked) => askedOf(locked.answers, document?.name ?? '', lang),
  })
  if (outcome.kind === 'submitted') {
    const { caseId, number } = outcome
    return saying(
      seeOther(`/lers/cases/${caseId}`, { case: caseId, number }, 201),
      sayDocument(lang)('send.sent', { number }),
    )
  }
  if (outcome.kind === 'unknown') return noDraft(office.db, { actor, view, draftId })
  const errors = errorsOf(outcome, lang)
  return program ? refused(view, errors) : again(office, { draft, view, objection: input.objection, errors })
}

/** Answers that changed after the check, or a check that never came: looked at again, by its text layer only. */
async function checkIfBehind(office: Office, draft: Draft): Promise<void> {
  if (!draft.documentId) return
  const check = await newestCheck(office.db, draft.documentId)
  if (!check || check.at < draft.updatedAt) await recheckDocument(office, draft.documentId, draft.answers)
}

function errorsOf(
  outcome: Exclude<SubmitOutcome, { kind: 'submitted' | 'unknown' }>,
  lang: SubmitAsk['view']['lang'],
): Readonly<Record<string, string>> {
  const d = sayDocument(lang)
  const t = say(lang)
  switch (outcome.kind) {
    case 'stopped':
      return { objection: d('send.objectionMissing') }
    case 'incomplete':
      return {
        form: d('problem.incompleteDetail', { steps: outcome.missing.map((step) => t(`steps.${step}`)).join(', ') }),
      }
    case 'refused':
      return Object.fromEntries(outcome.because.map((problem) => [DATES[problem], t(`wrong.${problem}`)]))
  }
}

/** The section of the page in which the date stands. */
const DATES: Readonly<Record<DateProblem, string>> = {
  'signed-in-future': 'process',
  'due-in-past': 'process',
  'due-before-signed': 'process',
  'period-reversed': 'data',
  'period-in-future': 'data',
}

type Again = Readonly<{
  draft: Draft
  view: SubmitAsk['view']
  objection: string
  errors: Readonly<Record<string, string>>
}>

async function again(office: Office, { draft, view, objection, errors }: Again): Promise<Reply> {
  const known = await checkedDocument(office.db, draft, { view, page: 1 })
  return page(
    { errors },
    () => <SendPage view={view} draft={draft} {...known} objection={objection} errors={errors} />,
    422,
  )
}
