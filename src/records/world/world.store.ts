import type { Tx } from '#platform/db/db.ts'
import type { Files } from '#platform/files.ts'
import { type Office, transact } from '#platform/office.ts'
import type { World, WorldRows } from './world.ts'

/** Puts the world's files away and its rows with the hashes in place of the keys. Call `storeWorldFiles` before the transaction. */
export async function storeWorldFiles(files: Pick<Files, 'put'>, world: World): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  for (const [key, bytes] of world.files) hashes.set(key, (await files.put(bytes)).sha256)
  return hashes
}

export async function insertWorld(tx: Tx, world: World, hashes: ReadonlyMap<string, string>): Promise<void> {
  const { rows } = world
  const hashOf = (key: string) => hashes.get(key) ?? key
  await inParts(rows.service_account, (part) => tx.insertInto('service_account').values(part).execute())
  const profiles = rows.service_profile.map((row) => ({
    ...row,
    picture_sha256: row.picture_sha256 ? hashOf(row.picture_sha256) : null,
  }))
  await inParts(profiles, (part) => tx.insertInto('service_profile').values(part).execute())
  await inParts(rows.service_billing, (part) => tx.insertInto('service_billing').values(part).execute())
  await inParts(rows.service_sign_in, (part) => tx.insertInto('service_sign_in').values(part).execute())
  await inParts(rows.service_meeting, (part) => tx.insertInto('service_meeting').values(part).execute())
  await inParts(rows.service_participant, (part) => tx.insertInto('service_participant').values(part).execute())
  await inParts(rows.service_chat_message, (part) => tx.insertInto('service_chat_message').values(part).execute())
  const recordings = rows.service_recording.map((row) => ({ ...row, file_sha256: hashOf(row.file_sha256) }))
  await inParts(recordings, (part) => tx.insertInto('service_recording').values(part).execute())
  await inParts(rows.service_call, (part) => tx.insertInto('service_call').values(part).execute())
}

/** One statement takes at most 65,535 values. */
async function inParts<Row extends WorldRows[keyof WorldRows][number]>(
  rows: readonly Row[],
  insert: (part: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) await insert(rows.slice(start, start + 500))
}

/** Puts a whole world into the demo service: files first, then the rows in one transaction. */
export async function loadWorld(office: Pick<Office, 'db' | 'files'>, world: World): Promise<void> {
  const hashes = await storeWorldFiles(office.files, world)
  await transact(office, (tx) => insertWorld(tx, world, hashes))
}
