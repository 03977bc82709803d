/** A file beside a message, for the officer of the case: its pages, and the file where the office sent it. */
import { z } from 'zod'
import type { Db } from '#platform/db/db.ts'
import { get, page, type Reply, type Route } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import { caseById } from '../case/case.store.ts'
import { partIn } from '../colleagues/part.question.ts'
import { pictures } from '../desk/picture.ts'
import { OfficerAttachmentPage } from './attachment.page.tsx'
import { reachesOfficers } from './attachment.rules.ts'
import { attachmentOf } from './attachment.store.ts'
import { AttachmentReply, attachmentJson, LeafQuery, noFile, pageStream } from './attachment.view.ts'

export function officerAttachmentRoutes(office: Office, noCase: (view: View) => Reply): readonly Route[] {
  const draw = pictures(office)
  const at = (rest: string) => ({
    page: `/lers/cases/:case/attachments/:attachment${rest}`,
    api: `/requests/:case/attachments/:attachment${rest}`,
    may: 'request.follow' as const,
  })
  return [
    get({
      ...{ ...at(''), id: 'request.attachment', audit: 'attachment.viewed', query: LeafQuery },
      replies: AttachmentReply,
      answer: async ({ params, query, actor, view }, db) => {
        const own = await ownFile(office, db, { ...asked(params), officerId: actor.id })
        if (own === null) return noCase(view)
        const { file, number } = own
        if (!file) return noFile(view)
        const from = file.by === actor.id ? 'you' : file.from
        return page(attachmentJson(file, file.from), () => (
          <OfficerAttachmentPage {...{ view, file, number, from, leaf: query.leaf }} />
        ))
      },
    }),
    get({
      ...{ ...at('/pages/:n'), id: 'request.attachment.page', audit: 'attachment.page.viewed', query: z.object({}) },
      rate: 'picture',
      replies: 'image/png',
      answer: async ({ params, actor, view }, db) => {
        const own = await ownFile(office, db, { ...asked(params), officerId: actor.id })
        if (own === null) return noCase(view)
        return pageStream((picture) => draw(picture, actor.id), own.file, params['n'] ?? '') ?? noFile(view)
      },
    }),
    get({
      ...{ ...at('/file'), id: 'request.attachment.file', audit: 'attachment.downloaded', query: z.object({}) },
      replies: 'application/pdf',
      answer: async ({ params, actor, view }, db) => {
        const own = await ownFile(office, db, { ...asked(params), officerId: actor.id })
        if (own === null) return noCase(view)
        const { file } = own
        // What the officers sent they have: only the office's own files go out again.
        if (!file || file.from === 'officer') return noFile(view)
        const stream = office.files.open(file.sha256)
        return { kind: 'stream', name: file.name, type: 'application/pdf', inline: false, bytes: file.bytes, stream }
      },
    }),
  ]
}

const asked = (params: Readonly<Record<string, string>>) => ({
  caseId: params['case'] ?? '',
  id: params['attachment'] ?? '',
})

type Wanted = Readonly<{ caseId: string; id: string; officerId: string }>

/** Null where the case is not theirs: then nothing of it exists. A file that was never said to them does not exist either. */
async function ownFile({ clock }: Office, db: Db, { caseId, id, officerId }: Wanted) {
  const owner = await caseById(db, caseId)
  if (!owner || !(await partIn(db, owner, { personId: officerId, now: clock.now() }))) return null
  const file = await attachmentOf(db, { caseId, id })
  return { number: owner.number, file: file && reachesOfficers(file) ? file : undefined }
}
