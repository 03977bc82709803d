/** What both sides are told of a file beside a message. */

import type { Readable } from 'node:stream'
import { z } from 'zod'
import { problem, type Reply } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import type { Picture } from '../desk/picture.ts'
import { pageNumber } from './attachment.rules.ts'
import type { Attachment } from './attachment.store.ts'
import { say } from './attachment.words.ts'

export const LeafQuery = z.object({ leaf: z.coerce.number().int().min(1).catch(1).default(1) })
export const AttachmentReply = z.object({
  attachment: z.string(),
  from: z.enum(['office', 'officer']),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  at: z.iso.datetime(),
  pages: z.array(z.object({ width: z.number(), height: z.number(), text: z.string() })),
})

export function attachmentJson({ id, name, bytes, sha256, at, pages }: Attachment, from: 'office' | 'officer') {
  return { attachment: id, from, name, bytes, sha256, at: at.toISOString(), pages }
}

/** The picture of one page, drawn in the child process while the answer is sent; null where there is no such page. */
export function pageStream(
  draw: (picture: Picture) => Readable,
  file: Attachment | undefined,
  n: string,
): Reply | null {
  const page = pageNumber(n)
  if (!file || page === null || page > file.pageCount) return null
  const stream = draw({ sha256: file.sha256, page })
  return { kind: 'stream', name: `page-${page}.png`, type: 'image/png', inline: true, bytes: null, stream }
}

export function noFile({ lang }: View): Reply {
  return problem(404, 'no-attachment', say(lang)('page.unknown'), say(lang)('page.unknownText'))
}
