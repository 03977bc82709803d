/**
 * multipart/form-data, streamed: files go to a folder of their own on disk and are hashed on the way; memory holds one chunk.
 * Without a folder they stay in memory, for a line whose files may not touch the disk.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { newId } from '#platform/ids.ts'
import { FIELDS_MOST, type Pair } from './fields.ts'
import type { Upload } from './route.ts'

export const FILES_MOST = 20
const FIELD_BYTES = 64 * 1024

export type ReadParts = Readonly<{
  kind: 'read'
  fields: readonly Pair[]
  uploads: readonly Upload[]
  discard: () => Promise<void>
}>
export type Parts = ReadParts | Readonly<{ kind: 'malformed' | 'too-large' }>

/** `discard` takes away what no command adopted. `chunks` may throw (a limit, a broken line); then nothing is left on disk. */
export async function readMultipart(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  plan: Readonly<{ most: number; uploadFolder: string | null }>,
): Promise<Parts> {
  const parser = parserFor(contentType, plan.most)
  if (!parser) return { kind: 'malformed' }
  const folder = plan.uploadFolder === null ? null : join(plan.uploadFolder, newId('upload'))
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 })
  const discard = async () => {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
  const reading = collect(parser, folder)
  try {
    await feed(parser, chunks)
    const parts = await reading.done()
    if (parts.kind === 'read') return { ...parts, discard }
    await discard()
    return parts
  } catch (error) {
    await discard()
    if (error instanceof BadParts) return { kind: 'malformed' }
    throw error
  }
}

class BadParts extends Error {
  override readonly name = 'BadParts'
}

function parserFor(contentType: string, most: number): BusboyInstance | null {
  const limits = {
    files: FILES_MOST,
    fields: FIELDS_MOST,
    fieldSize: FIELD_BYTES,
    fileSize: most,
    headerPairs: 20,
    parts: FIELDS_MOST + FILES_MOST,
  }
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits })
  } catch {
    return null
  }
}

/** `once` also ends when the parser says that what comes is not a form. */
async function feed(parser: BusboyInstance, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const bad = () => {
    throw new BadParts()
  }
  const finished = once(parser, 'finish').catch(bad)
  finished.catch(() => {})
  for await (const chunk of chunks) {
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain').catch(bad), finished])
  }
  parser.end()
  await finished
}

function collect(parser: BusboyInstance, folder: string | null) {
  const fields: Pair[] = []
  const files: Promise<Upload | null>[] = []
  let over = false
  const tooMany = () => {
    over = true
  }
  parser.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) over = true
    fields.push([name, value])
  })
  parser.on('file', (...[field, stream, name, , type]) => {
    const file = keep(stream, {
      field,
      name: plainName(name),
      type,
      path: folder === null ? '' : join(folder, String(files.length)),
    })
    file.catch(() => {})
    files.push(file)
  })
  parser.on('partsLimit', tooMany).on('filesLimit', tooMany).on('fieldsLimit', tooMany)
  return {
    async done(): Promise<
      { kind: 'read'; fields: readonly Pair[]; uploads: readonly Upload[] } | { kind: 'too-large' }
    > {
      const uploads = (await Promise.all(files)).filter((file) => file !== null)
      if (over || uploads.some(({ truncated }) => truncated)) return { kind: 'too-large' }
      return { kind: 'read', fields, uploads }
    },
  }
}

type FilePlan = Pick<Upload, 'field' | 'name' | 'type' | 'path'>

/** Null for a file field that was left empty: browsers send it without name and content. */
async function keep(stream: BusboyFileStream, plan: FilePlan): Promise<Upload | null> {
  const hash = createHash('sha256')
  let bytes = 0
  const hashing = new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      hash.update(chunk)
      bytes += chunk.byteLength
      next(null, chunk)
    },
  })
  const chunks: Buffer[] = []
  const inMemory = new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk)
      next()
    },
  })
  const onDisk = plan.path !== ''
  await pipeline(stream, hashing, onDisk ? createWriteStream(plan.path, { mode: 0o600, flags: 'wx' }) : inMemory)
  if (bytes === 0 && plan.name === '') return null
  const kept = { ...plan, bytes, sha256: hash.digest('hex'), truncated: stream.truncated }
  return onDisk ? kept : { ...kept, content: Buffer.concat(chunks) }
}

/** The last part of the name, without control characters; only ever shown, never used as a path. */
function plainName(name: string | undefined): string {
  return (name ?? '')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Bidi_C}]/gu, '')
    .slice(0, 200)
    .toWellFormed()
}
