/** The proof of delivery of a case, for the staff. */
import { z } from 'zod'
import { get, problem, type Route } from '#platform/http/route.ts'
import { caseById } from '../case/case.store.ts'
import type { DeskParts } from '../desk/colleague.ts'
import { deliveryReply } from './delivery-paper.ts'
import { say } from './delivery-paper.words.ts'

export function deliveryPaperRoutes({ office }: DeskParts): readonly Route[] {
  const path = '/desk/cases/:case/delivery/file'
  return [
    get({
      ...{ id: 'desk.case.delivery', page: path, api: path, may: 'case.read', audit: 'case.delivery.downloaded' },
      query: z.object({}),
      replies: 'application/pdf',
      answer: async ({ params: { case: caseId = '' }, view: { lang } }, tx) => {
        const file = await caseById(tx, caseId)
        return file
          ? deliveryReply(office, tx, { file, lang })
          : problem(404, 'no-delivery', say(lang)('none'), say(lang)('noneText'))
      },
    }),
  ]
}
