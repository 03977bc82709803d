/** The officer's answer when they hear that the users will be told. Another officer's request does not exist. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { post, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { type Day, isDay } from '#platform/time.ts'
import { cannotAct } from '../colleagues/problem.ts'
import { fileSentence, withUploads } from '../dialogue/files.page.tsx'
import type { PageAgain, Returned } from '../dialogue/officer-dialogue.routes.tsx'
import { type AnswerRefusal, type AuthorityAnswer, answerNotice } from './answer.commands.ts'
import { GROUNDS } from './notice.rules.ts'
import { say, words } from './notice.words.ts'

const told = teller(words)
const line = (most: number) => z.string().trim().max(most).default('')

/** One form for four answers: the radio says which of the other fields count. */
const NoticeForm = z
  .object({
    answer: z.enum(['proceed', 'order', 'exception', 'withdraw'], { error: told('refused.answer-missing') }),
    court: line(200),
    docket: line(100),
    statute: line(200),
    endsOn: z
      .string()
      .refine((text): text is Day => isDay(text), told('refused.end-passed'))
      .optional(),
    /** Where the order stands, if it is not sent: `document`, or a file of the case. */
    found: line(100),
    ground: z.enum(GROUNDS).optional(),
    tasks: z.array(z.string().max(100)).max(10_000).default([]),
    text: line(4000),
  })
  .superRefine((form, issues) => {
    for (const [path, message] of missingIn(form)) issues.addIssue({ code: 'custom', path: [path], message })
  })

type Filled = Readonly<{
  answer: AuthorityAnswer['answer']
  court: string
  docket: string
  statute: string
  ground?: string | undefined
  text: string
}>

function missingIn({ answer, court, docket, statute, ground, text }: Filled): readonly (readonly [string, string])[] {
  const order = [
    ['court', court, 'refused.court-missing'],
    ['docket', docket, 'refused.docket-missing'],
    ['statute', statute, 'refused.statute-missing'],
  ] as const
  const exception = [
    ['ground', ground ?? '', 'refused.ground-missing'],
    ['text', text, 'refused.text-missing'],
  ] as const
  const withdraw = [['text', text, 'refused.reason-missing']] as const
  const needed = { proceed: [], order, exception, withdraw }[answer]
  return needed.flatMap(([field, value, word]) => (value === '' ? [[field, told(word)] as const] : []))
}

export function officerNoticeRoutes(
  office: Office,
  { again, noCase }: { again: PageAgain; noCase: (view: View) => Reply },
): readonly Route[] {
  return [
    post({
      id: 'request.notice',
      page: '/lers/cases/:case/notice',
      api: '/requests/:case/notice',
      may: 'request.follow',
      audit: 'notice.authority-answered',
      query: z.object({}),
      ...withUploads(office),
      form: NoticeForm,
      replies: z.object({ case: z.string() }),
      answer: async ({ params: { case: caseId = '' }, actor, view, input, typed, uploads }) => {
        const t = say(view.lang)
        const outcome = await answerNotice(office, actor.id, { caseId, said: saidIn(input), uploads })
        if (outcome.kind === 'unknown') return noCase(view)
        if (outcome.kind === 'not-yours') return cannotAct(view)
        if (outcome.kind === 'answered')
          return saying(seeOther(`/lers/cases/${caseId}#notice`, { case: caseId }), t('said.answered'))
        const [field, error] =
          outcome.kind === 'unfit'
            ? ['files', fileSentence(view, outcome.file)]
            : [FIELD[outcome.because] ?? 'form', t(`refused.${outcome.because}`)]
        const returned: Returned = { form: 'notice', typed, errors: { [field]: error } }
        return again({ caseId, officerId: actor.id, view, status: field === 'form' ? 409 : 422, returned })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, status: 422, returned: { form: 'notice', typed, errors } }),
    }),
  ]
}

/** Where a refusal belongs on the form; the others are of the moment, not of what was typed. */
const FIELD: Readonly<Partial<Record<AnswerRefusal, string>>> = {
  'end-passed': 'endsOn',
  'order-missing': 'files',
  'one-order': 'files',
  'no-such-file': 'found',
}

function saidIn(form: z.output<typeof NoticeForm>): AuthorityAnswer {
  const { answer, court, docket, statute, endsOn = null, found, ground, tasks, text } = form
  switch (answer) {
    case 'proceed':
      return { answer }
    case 'order':
      return { answer, court, docket, statute, endsOn, found }
    case 'withdraw':
      return { answer, text }
    case 'exception':
      return { answer, ground: ground ?? 'threat', text, tasks }
  }
}
