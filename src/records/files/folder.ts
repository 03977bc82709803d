/**
 * Files of the provider in a folder of this machine. A row names a file by its path below the folder; nothing outside is opened, no link is
 * followed, and what comes is as long as it was when the row was read, and hashed on the way.
 */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, realpath, stat } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { Readable } from 'node:stream'
import { FileValue } from '../connector/contract.rules.ts'
import { ConnectorFault } from '../connector/exchange.ts'
import type { RecordFile } from '../source.ts'

export type Told = Readonly<{ mediaType: string; sha256: string | null }>
/** Opens a file that a row names; throws a fault where there is none that may be opened. */
export type OpenFile = (path: string, told: Told) => Promise<RecordFile>

export function folderFiles(root: string, most: number): OpenFile {
  return async (path, told) => {
    const { mediaType, sha256 } = told
    const known = FileValue.shape.mediaType.safeParse(mediaType).success
    if (!known || (sha256 !== null && !FileValue.shape.sha256.safeParse(sha256).success)) throw fault('wrong-shape')
    const { handle, bytes } = await openWithin(root, path)
    await handle.close()
    if (bytes > most) throw fault('too-large')
    return {
      mediaType,
      bytes,
      open: () => Readable.from(bytesOf({ root, path, bytes, sha256 }), { objectMode: false }),
    }
  }
}

type Held = Readonly<{ root: string; path: string; bytes: number; sha256: string | null }>

async function* bytesOf({ root, path, bytes, sha256 }: Held): AsyncGenerator<Buffer> {
  const { handle, bytes: now } = await openWithin(root, path)
  const hash = createHash('sha256')
  let had = 0
  try {
    if (now !== bytes) throw fault('file-differs')
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      had += chunk.length
      if (had > bytes) throw fault('file-differs')
      hash.update(chunk)
      yield chunk
    }
  } finally {
    await handle.close()
  }
  if (had !== bytes || (sha256 !== null && hash.digest('hex') !== sha256)) throw fault('file-differs')
}

/** A path has one spelling and no step upwards, and nothing on the way to the file is a link. */
async function openWithin(root: string, path: string): Promise<Readonly<{ handle: FileHandle; bytes: number }>> {
  if (
    path === '' ||
    path.includes('\0') ||
    path.startsWith('/') ||
    normalize(path) !== path ||
    path.split('/').includes('..')
  )
    throw fault('refused')
  const full = await real(root).then((folder) => join(folder, path))
  if ((await real(full)) !== full) throw fault('refused')
  const handle = await open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => {
    throw fault('unavailable')
  })
  const opened = await handle.stat()
  // What was opened is what lies there without a link on the way: between looking and opening a folder may have been exchanged.
  const seen = (await real(full)) === full ? await stat(full) : null
  if (opened.isFile() && seen?.ino === opened.ino && seen.dev === opened.dev) return { handle, bytes: opened.size }
  await handle.close()
  throw fault('refused')
}

function real(path: string): Promise<string> {
  return realpath(path).catch(() => {
    throw fault('unavailable')
  })
}

function fault(because: ConstructorParameters<typeof ConnectorFault>[0]): ConnectorFault {
  return new ConnectorFault(because, 'file')
}
