/**
 * What the reading process may say: one JSON object a line on stdout. The parent believes nothing that does not fit these shapes.
 * A task is its only argument.
 */
import { z } from 'zod'

export type ReadTask = Readonly<{ kind: 'read'; file: string; maxPages: number; ocr: 'none' | 'all' }>
export type PictureTask = Readonly<{ kind: 'picture'; file: string; page: number; width: number }>
export type Task = ReadTask | PictureTask

const length = z.number().min(0).max(2_000_000)
const box = z.strictObject({ x: length, y: length, width: length, height: length })
/** A file may say that a sign of it means half a letter, or nothing. Such a sign is shown as one that is unknown: no store takes it. */
const text = z
  .string()
  .max(4_000)
  .transform((said) => said.toWellFormed().replaceAll('\u0000', '\ufffd'))
const word = z.strictObject({ text, box, line: z.int().min(0) })
const structure = z.strictObject({
  format: z.enum(['pdf', 'doc', 'docx', 'wpd', 'rtf', 'odt', 'image', 'html', 'text', 'zip', 'empty', 'unknown']),
  bytes: z.int().min(0),
  opened: z.enum(['yes', 'password', 'damaged', 'unread']),
  pages: z.int().nullable(),
  encrypted: z.boolean(),
  script: z.boolean(),
  launch: z.boolean(),
  embedded: z.boolean(),
  form: z.boolean(),
  truncated: z.boolean(),
  repaired: z.boolean(),
  opaque: z.boolean(),
})
const page = z.strictObject({
  n: z.int().min(1),
  width: length,
  height: length,
  state: z.enum(['text', 'ocr-pending', 'ocr', 'unreadable', 'blank']),
  words: z.array(word),
  tongues: z.record(z.string(), z.number()),
  pictures: z.array(box),
})

export const lineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('structure'), structure }),
  z.strictObject({ kind: z.literal('page'), page }),
  z.strictObject({ kind: z.literal('progress'), done: z.int().min(0), of: z.int().min(0) }),
  z.strictObject({ kind: z.literal('picture'), png: z.base64() }),
  z.strictObject({ kind: z.literal('refused'), why: z.enum(['no-such-page', 'not-open']) }),
  z.strictObject({ kind: z.literal('done') }),
])
export type Line = z.infer<typeof lineSchema>
