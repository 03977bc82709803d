import type { Readable } from 'node:stream'

export type StoredFile = Readonly<{ sha256: string; bytes: number }>

/** Content-addressed files below `data/files/`: a name is a hash, so a file can neither change nor be overwritten. */
export type Files = Readonly<{
  /** Streams to disk (temp name, fsync, rename), hashing on the way. */
  put(source: Readable | Uint8Array): Promise<StoredFile>
  /** Takes a file that an upload already wrote and hashed. */
  adopt(path: string, sha256: string): Promise<StoredFile>
  path(sha256: string): string
  open(sha256: string): Readable
  has(sha256: string): Promise<boolean>
}>
