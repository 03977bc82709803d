/** A package that lies on disk. */
import { type FileHandle, open } from 'node:fs/promises'
import type { Bytes } from './verify-archive.ts'
import { couldNot, type Verdict, type VerifyAsk, verifyBytes } from './verify-core.ts'

export async function verifyPackage(path: string, ask: VerifyAsk = {}): Promise<Verdict> {
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (error) {
    return couldNot(reason(error))
  }
  try {
    return await verifyBytes(await bytesOf(handle), ask)
  } catch (error) {
    return couldNot(reason(error))
  } finally {
    await handle.close()
  }
}

/** One buffer, used again at every reading. */
async function bytesOf(handle: FileHandle): Promise<Bytes> {
  const { size } = await handle.stat()
  const buffer = Buffer.allocUnsafe(Math.min(BUFFER, Math.max(size, 1)))
  return {
    size,
    read: async (at, length) => {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(length, buffer.length), at)
      return buffer.subarray(0, bytesRead)
    },
  }
}

const BUFFER = 1024 * 1024

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : 'unknown'
}
