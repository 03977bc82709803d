import { once } from 'node:events'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Files } from '#platform/files.ts'

/** A file that was put away; the CRC-32 is what a ZIP wants before the bytes. */
export type Written = Readonly<{ sha256: string; bytes: number; crc32: number }>

export async function putCounted(files: Pick<Files, 'put'>, source: Readable): Promise<Written> {
  let crc = 0
  const counting = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      crc = crc32(chunk, crc)
      done(null, chunk)
    },
  })
  source.on('error', (error) => counting.destroy(error))
  const stored = await files.put(source.pipe(counting))
  return { ...stored, crc32: crc }
}

export type TextWriter = Readonly<{ write: (text: string) => Promise<void>; end: () => Promise<Written> }>

const BLOCK = 64 * 1024

/** Text by the line into a stored file; nothing is stored when nothing is written. Memory stays at one block, however long the file. */
export function textWriter(files: Pick<Files, 'put'>): TextWriter {
  let waiting = ''
  let open: { stream: PassThrough; stored: Promise<Written> } | undefined
  const flush = async () => {
    open ??= opened(files)
    const { stream, stored } = open
    const block = Buffer.from(waiting)
    waiting = ''
    // A disk that fails ends the waiting too.
    if (!stream.write(block)) await Promise.race([once(stream, 'drain'), stored])
  }
  return {
    write: async (text) => {
      waiting += text
      if (waiting.length >= BLOCK) await flush()
    },
    end: async () => {
      await flush()
      open?.stream.end()
      return open ? open.stored : Promise.reject(new Error('nothing was written'))
    },
  }
}

function opened(files: Pick<Files, 'put'>): { stream: PassThrough; stored: Promise<Written> } {
  const stream = new PassThrough()
  const stored = putCounted(files, stream)
  // Whoever waits sees the failure; without this a failure before that moment would end the process.
  stored.catch(() => {})
  return { stream, stored }
}
