/** The proof of delivery of a case, for whoever is on it. */
import { z } from 'zod'
import { get, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { caseById } from '../case/case.store.ts'
import { partIn } from '../colleagues/part.question.ts'
import { deliveryReply } from './delivery-paper.ts'

export function officerDeliveryRoutes(office: Office, noCase: (view: View) => Reply): readonly Route[] {
  return [
    get({
      id: 'request.delivery',
      page: '/lers/cases/:case/delivery/file',
      api: '/requests/:case/delivery/file',
      may: 'request.follow',
      audit: 'delivery.downloaded',
      query: z.object({}),
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '' }, actor, view }, db) => {
        const file = await caseById(db, caseId)
        if (!file || !(await partIn(db, file, { personId: actor.id, now: office.clock.now() }))) return noCase(view)
        return deliveryReply(office, db, { file, lang: view.lang })
      },
    }),
  ]
}
