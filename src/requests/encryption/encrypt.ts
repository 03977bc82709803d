/**
 * A file on its way to its reader, encrypted to each of the keys that they enrolled. Block by block: memory holds one of them.
 *
 * Norm    C2SP age.md; RFC 9580.
 */
import type { Readable } from 'node:stream'
import { fromWeb, toWeb } from '#platform/streams.ts'
import type { KeyKind } from './key.rules.ts'
import type { PublicHalf } from './read-key.ts'

/** All of one kind, at least one. `fileName` is what the reader's program writes when it opens the file. */
export type Encrypting = Readonly<{ kind: KeyKind; halves: readonly PublicHalf[]; fileName: string; now: Date }>

/** Throws where a key that was fine when it was enrolled has ended since; nothing has been sent then. */
export function encrypted(source: Readable, { kind, ...how }: Encrypting): Promise<Readable> {
  return kind === 'age' ? toRecipients(source, how) : toOpenPgp(source, how)
}

type How = Omit<Encrypting, 'kind'>

async function toRecipients(source: Readable, { halves }: How): Promise<Readable> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const { text } of halves) encrypter.addRecipient(text)
  const stream = await encrypter.encrypt(toWeb(source))
  return fromWeb(stream)
}

/** Not packed: a package is a stored archive, and packing before encrypting tells something of what is inside. */
async function toOpenPgp(source: Readable, { halves, fileName, now }: How): Promise<Readable> {
  const { createMessage, encrypt, enums, readKey } = await import('openpgp')
  const encryptionKeys = await Promise.all(halves.map(({ text }) => readKey({ armoredKey: text })))
  const binary = toWeb(source)
  const message = await createMessage({ binary, filename: fileName, date: now })
  const stream = await encrypt({
    ...{ message, encryptionKeys, date: now, format: 'binary' },
    config: { preferredCompressionAlgorithm: enums.compression.uncompressed },
  })
  return fromWeb(stream)
}
