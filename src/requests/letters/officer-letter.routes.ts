/** What the office wrote to the officer of a case, as documents to keep. What it wrote to users is not theirs. */
import { z } from 'zod'
import { get, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { caseById } from '../case/case.store.ts'
import { partIn } from '../colleagues/part.question.ts'
import { contactsOf } from '../filing/contact.store.ts'
import { letterById, lettersOf } from './letter.store.ts'
import { letterReply } from './letter.view.ts'

export function officerLetterRoutes(office: Office, noCase: (view: View) => Reply): readonly Route[] {
  return [
    get({
      id: 'request.letter',
      page: '/lers/cases/:case/letters/:letter/file',
      api: '/requests/:case/letters/:letter/file',
      may: 'request.follow',
      audit: 'letter.downloaded',
      query: z.object({}),
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '', letter: id = '' }, actor, view }, db) => {
        const file = await caseById(db, caseId)
        const who = { personId: actor.id, now: office.clock.now() }
        if (!file || !(await partIn(db, file, who))) return noCase(view)
        const to = await contactsOf(db, file)
        const own = (await lettersOf(db, { caseId, to, users: false })).some((letter) => letter.id === id)
        return letterReply(office, view, own ? await letterById(db, { caseId, id }) : undefined)
      },
    }),
  ]
}
