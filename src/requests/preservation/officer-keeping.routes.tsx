/** The officer's renewed request, and the certificate once the copy is destroyed. Another officer's case does not exist. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type FieldErrors, get, post, problem, type Reply, type Route, saying, seeOther } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Typed } from '#ui/fields.tsx'
import { caseById, factsOf } from '../case/case.store.ts'
import { partIn } from '../colleagues/part.question.ts'
import { cannotAct } from '../colleagues/problem.ts'
import { certificateFile } from './certificate.file.ts'
import { say, words } from './officer.words.ts'
import { preservationOf } from './preservation.rules.ts'
import { askRenewal } from './renewal.commands.ts'

const told = teller(words)
const nothing = z.object({})
const required = (most: number) =>
  z
    .string({ error: told('renewal.missing') })
    .trim()
    .min(1, told('renewal.missing'))
    .max(most)
const RenewalForm = z.object({
  officialName: required(120),
  officialTitle: required(120),
  request: required(4000),
  confirm: z.literal('yes', { error: told('renewal.confirmMissing') }),
})

/** The page of the request once more, with the form as it was sent; a problem where there is no such request. */
export type KeepingAgain = (
  asked: Readonly<{
    caseId: string
    officerId: string
    view: View
    status: 409 | 422
    returned: Readonly<{ typed: Typed; errors: FieldErrors }>
  }>,
) => Promise<Reply>

export function officerKeepingRoutes(
  office: Office,
  { again, noCase }: { again: KeepingAgain; noCase: (view: View) => Reply },
): readonly Route[] {
  return [
    post({
      id: 'request.renewal',
      page: '/lers/cases/:case/renewal',
      api: '/requests/:case/renewal',
      may: 'request.follow',
      audit: 'preservation.renewal',
      query: nothing,
      form: RenewalForm,
      replies: z.object({ case: z.string() }),
      answer: async ({ params: { case: caseId = '' }, actor, view, input, typed }) => {
        const { officialName, officialTitle, request } = input
        const outcome = await askRenewal(office, actor.id, { caseId, officialName, officialTitle, request })
        const t = say(view.lang)
        if (outcome.kind === 'unknown') return noCase(view)
        if (outcome.kind === 'not-yours') return cannotAct(view)
        if (outcome.kind === 'granted')
          return saying(seeOther(`/lers/cases/${caseId}#keeping`, { case: caseId }), t('renewal.granted'))
        const errors = { form: t(`refused.${outcome.because}`) }
        return again({ caseId, officerId: actor.id, view, status: 409, returned: { typed, errors } })
      },
      invalid: ({ params: { case: caseId = '' }, actor, view, typed }, errors) =>
        again({ caseId, officerId: actor.id, view, status: 422, returned: { typed, errors } }),
    }),
    get({
      id: 'request.certificate',
      page: '/lers/cases/:case/certificate',
      api: '/requests/:case/certificate',
      may: 'request.follow',
      audit: 'preservation.certificate.read',
      query: nothing,
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '' }, actor, view }, db) => {
        const file = await caseById(db, caseId)
        const who = { personId: actor.id, now: office.clock.now() }
        if (!file || !(await partIn(db, file, who))) return noCase(view)
        const destroyed = preservationOf(await factsOf(db, caseId))?.destroyed
        const t = say(view.lang)
        if (!destroyed) return problem(404, 'no-certificate', t('noCertificate'), t('noCertificateText'))
        return certificateFile(office, file.number, destroyed.certificate)
      },
    }),
  ]
}
