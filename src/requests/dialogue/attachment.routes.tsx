/** A file beside a message, on the desk: what it is, and pictures of its pages. There is no way to the file itself. */
import { z } from 'zod'
import { get, page, type Reply, type Route } from '#platform/http/route.ts'
import { caseById } from '../case/case.store.ts'
import { noCase } from '../desk/again.tsx'
import type { DeskParts } from '../desk/colleague.ts'
import { pictures } from '../desk/picture.ts'
import { DeskAttachmentPage } from './attachment.page.tsx'
import { attachmentOf } from './attachment.store.ts'
import { AttachmentReply, attachmentJson, LeafQuery, noFile, pageStream } from './attachment.view.ts'

export function attachmentRoutes({ office }: DeskParts): readonly Route[] {
  const draw = pictures(office)
  const path = '/desk/cases/:case/attachments/:attachment'
  return [
    get({
      ...{ id: 'desk.case.attachment', page: path, api: path, may: 'case.read', audit: 'case.attachment.read' },
      query: LeafQuery,
      replies: AttachmentReply,
      answer: async ({ params: { case: caseId = '', attachment: id = '' }, query, view }, tx): Promise<Reply> => {
        const owner = await caseById(tx, caseId)
        if (!owner) return noCase(view)
        const file = await attachmentOf(tx, { caseId, id })
        if (!file) return noFile(view)
        return page(attachmentJson(file, file.from), () => (
          <DeskAttachmentPage {...{ view, file, number: owner.number, from: file.from, leaf: query.leaf }} />
        ))
      },
    }),
    get({
      ...{ id: 'desk.case.attachment.page', page: `${path}/pages/:n`, api: `${path}/pages/:n`, may: 'case.read' },
      audit: 'case.attachment.page.read',
      query: z.object({}),
      replies: 'image/png',
      answer: async ({ params: { case: caseId = '', attachment: id = '', n = '' }, view }, tx) =>
        pageStream(draw, await attachmentOf(tx, { caseId, id }), n) ?? noFile(view),
    }),
  ]
}
