/**
 * Reads what was sent: a form, a form with files, or JSON. Every limit is kept while the bytes arrive, never after.
 * An upload over the limit is read on and thrown away for a while, so that the browser shows our answer and not a broken line.
 */
import { Readable } from 'node:stream'
import { fromWeb } from '../streams.ts'
import { FIELDS_MOST, inputOf, type Pair, type Typed, typedOf, typedOfJson } from './fields.ts'
import type { Upload } from './route.ts'
import { readMultipart } from './upload.ts'

export const BODY_BYTES = 64 * 1024
const DRAIN_BYTES = 32 * 1024 * 1024

export type Body =
  | Readonly<{ kind: 'read'; input: unknown; typed: Typed; uploads: readonly Upload[]; discard: () => Promise<void> }>
  | Readonly<{ kind: 'refused'; status: 400 | 413 | 415 }>

export type BodyPlan = Readonly<{
  most: number
  uploads: boolean
  lists: ReadonlySet<string>
  uploadFolder: string | null
}>

export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

export async function readBody(request: Request, plan: BodyPlan): Promise<Body> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase()
  const source = request.body ? fromWeb(request.body) : Readable.from([])
  // Files are what a large body is for: without them it is no larger than any other.
  const most = plan.uploads ? Math.min(plan.most, BODY_BYTES) : plan.most
  try {
    if (type === '' && !request.body) return read(inputOf({}, plan.lists), {})
    if (type.startsWith('application/x-www-form-urlencoded')) return readForm(await textOf(source, most), plan)
    if (type.startsWith('application/json')) return readJson(await textOf(source, most))
    if (type.startsWith('multipart/form-data') && plan.uploads) return await readParts(request, source, plan)
    await drain(source, 0)
    return { kind: 'refused', status: 415 }
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'refused', status: 413 }
    if (error instanceof Malformed) return { kind: 'refused', status: 400 }
    throw error
  } finally {
    source.destroy()
  }
}

class Malformed extends Error {
  override readonly name = 'Malformed'
}

function read(input: unknown, typed: Typed): Body {
  return { kind: 'read', input, typed, uploads: [], discard: async () => {} }
}

function readForm(text: string, plan: BodyPlan): Body {
  const pairs = [...new URLSearchParams(text)]
  if (pairs.length > FIELDS_MOST) throw new TooLarge()
  const typed = typedOf(pairs)
  return read(inputOf(typed, plan.lists), typed)
}

function readJson(text: string): Body {
  let json: unknown
  try {
    json = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new Malformed()
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Malformed()
  return read(json, typedOfJson(json))
}

async function readParts(request: Request, source: Readable, plan: BodyPlan): Promise<Body> {
  const parts = await readMultipart(limited(source, plan.most), request.headers.get('content-type') ?? '', plan)
  if (parts.kind !== 'read') throw parts.kind === 'malformed' ? new Malformed() : new TooLarge()
  const pairs: readonly Pair[] = parts.fields
  const typed = typedOf(pairs)
  return { kind: 'read', input: inputOf(typed, plan.lists), typed, uploads: parts.uploads, discard: parts.discard }
}

async function textOf(source: Readable, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(source, most)) chunks.push(chunk)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Malformed()
  }
}

/** Passes on at most `most` bytes; more is drained and then refused. */
async function* limited(source: Readable, most: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const chunk of source as AsyncIterable<Uint8Array>) {
    total += chunk.byteLength
    if (total > most) {
      await drain(source, total - most)
      throw new TooLarge()
    }
    yield chunk
  }
}

async function drain(source: Readable, already: number): Promise<void> {
  let total = already
  source.on('error', () => {})
  while (total <= DRAIN_BYTES && !source.readableEnded && !source.destroyed) {
    const chunk = source.read() as Uint8Array | null
    if (chunk) total += chunk.byteLength
    else if (!(await moreOf(source))) return
  }
}

function moreOf(source: Readable): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (more: boolean) => () => {
      for (const [event, heard] of heards) source.off(event, heard)
      resolve(more)
    }
    const heards = [
      ['readable', settle(true)],
      ['end', settle(false)],
      ['close', settle(false)],
      ['error', settle(false)],
    ] as const
    for (const [event, heard] of heards) source.once(event, heard)
  })
}
