/** What staff do with what is kept: check the sealed copy, release it early, read the certificate. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { get, post, problem, type Route } from '#platform/http/route.ts'
import { caseById, factsOf } from '../case/case.store.ts'
import { caseAgain, noCase } from '../desk/again.tsx'
import { DeedReply } from '../desk/case.form.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { done } from '../desk/handling.routes.tsx'
import { certificateFile } from './certificate.file.ts'
import { checkSnapshot } from './check.commands.ts'
import { say, words } from './desk-keeping.words.ts'
import { releasePreservation } from './end.commands.ts'
import { preservationOf } from './preservation.rules.ts'

const told = teller(words)
const nothing = z.object({})
const ReleaseForm = z.object({
  reason: z
    .string({ error: told('release.reasonMissing') })
    .trim()
    .min(1, told('release.reasonMissing'))
    .max(2000),
  confirm: z.literal('yes', { error: told('release.confirmMissing') }),
})

export function keepingRoutes(parts: DeskParts): readonly Route[] {
  return [check(parts), release(parts), certificate(parts)]
}

function check(parts: DeskParts): Route {
  return post({
    id: 'desk.keeping.check',
    page: '/desk/cases/:case/keeping/checks',
    api: '/desk/cases/:case/keeping/checks',
    may: 'case.decide',
    audit: 'preservation.checked',
    query: nothing,
    form: nothing,
    replies: DeedReply,
    answer: async (ask) => {
      const caseId = ask.params['case'] ?? ''
      const outcome = await checkSnapshot(parts.office, ask.actor.id, { caseId })
      const t = say(ask.view.lang)
      if (outcome.kind === 'unknown') return noCase(ask.view)
      if (outcome.kind === 'nothing-kept') return refused(parts, ask, 'nothing-kept')
      const said = t(outcome.intact ? 'checked.true' : 'checked.false')
      return done(ask.view, { caseId, what: outcome.intact ? 'intact' : 'broken', said, part: 'keeping' })
    },
    invalid: null,
  })
}

function release(parts: DeskParts): Route {
  return post({
    id: 'desk.keeping.release',
    page: '/desk/cases/:case/keeping/release',
    api: '/desk/cases/:case/keeping/release',
    may: 'case.decide',
    audit: 'preservation.released',
    query: nothing,
    form: ReleaseForm,
    replies: DeedReply,
    answer: async (ask) => {
      const caseId = ask.params['case'] ?? ''
      const { kind } = await releasePreservation(parts.office, ask.actor.id, { caseId, reason: ask.input.reason })
      if (kind === 'unknown') return noCase(ask.view)
      if (kind !== 'released') return refused(parts, ask, kind)
      return done(ask.view, { caseId, what: kind, said: say(ask.view.lang)('release.done'), part: 'keeping' })
    },
    invalid: (ask, errors) => caseAgain(parts, ask, { form: 'release', errors, code: 'invalid', status: 422 }),
  })
}

function certificate({ office }: DeskParts): Route {
  return get({
    id: 'desk.certificate',
    page: '/desk/cases/:case/certificate',
    api: '/desk/cases/:case/certificate',
    may: 'case.read',
    audit: 'preservation.certificate.read',
    query: nothing,
    replies: 'application/pdf',
    answer: async ({ params, view }, db) => {
      const caseId = params['case'] ?? ''
      const file = await caseById(db, caseId)
      if (!file) return noCase(view)
      const destroyed = preservationOf(await factsOf(db, caseId))?.destroyed
      const t = say(view.lang)
      if (!destroyed) return problem(404, 'no-certificate', t('noCertificate'), t('noCertificateText'))
      return certificateFile(office, file.number, destroyed.certificate)
    },
  })
}

type Sent = Parameters<typeof caseAgain>[1]

function refused(parts: DeskParts, ask: Sent, because: 'nothing-kept' | 'not-kept-yet') {
  const errors = { form: say(ask.view.lang)(`refused.${because}`) }
  return caseAgain(parts, ask, { form: 'release', errors, code: because, status: 409 })
}
