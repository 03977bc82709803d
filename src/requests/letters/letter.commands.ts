/** The PDF of a letter: set once, when somebody first asks, and the same bytes ever after. */
import { Readable } from 'node:stream'
import { record } from '#audit'
import { type Office, transact } from '#platform/office.ts'
import { keepLetterFile, type WholeLetter } from './letter.store.ts'
import { typesetLetter } from './letter.typeset.ts'

/** Set after the transaction of the read has ended, while the answer is sent. */
export function letterFile(office: Office, letter: WholeLetter): Readable {
  return Readable.from(bytesOf(office, letter), { objectMode: false })
}

async function* bytesOf(office: Office, letter: WholeLetter): AsyncGenerator<Uint8Array> {
  yield* office.files.open(letter.file?.sha256 ?? (await make(office, letter)))
}

async function make(office: Office, letter: WholeLetter): Promise<string> {
  const { sha256, bytes } = await office.files.put(await typesetLetter(letter, office.provider.zone))
  return transact(office, async (tx) => {
    const kept = await keepLetterFile(tx, { mailId: letter.id, sha256, bytes, at: office.clock.now() })
    await record(tx, office.clock, { who: 'system', action: 'letter.made', about: letter.id, detail: { sha256: kept } })
    return kept
  })
}
