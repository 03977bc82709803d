/** An officer enrols a key of theirs, or takes one away. Each is written to them: whoever took their account over cannot do it unseen. */
import { record } from '#audit'
import { personById } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { keyMail } from './key.mail.ts'
import { KEYS_MOST } from './key.rules.ts'
import { endKeyRow, insertKey, keysOf, type OfficerKey } from './key.store.ts'
import { type KeyRefusal, readKey } from './read-key.ts'

export type AddRefusal = KeyRefusal | 'twice' | 'too-many'
export type AddOutcome =
  | Readonly<{ kind: 'added'; key: OfficerKey }>
  | Readonly<{ kind: 'refused'; because: AddRefusal }>

export async function addKey(office: Office, personId: string, pasted: string): Promise<AddOutcome> {
  const read = await readKey(pasted, office.clock.now())
  if (read.kind === 'refused') return read
  return transact(office, async (tx): Promise<AddOutcome> => {
    const there = await keysOf(tx, personId)
    if (there.some(({ name }) => name === read.half.name)) return { kind: 'refused', because: 'twice' }
    if (there.length >= KEYS_MOST) return { kind: 'refused', because: 'too-many' }
    const key = { ...read.half, id: newId('key'), personId, at: office.clock.now() }
    await insertKey(tx, key)
    await told(office, tx, { key, turn: 'added' })
    return { kind: 'added', key }
  })
}

export type EndOutcome = Readonly<{ kind: 'ended' | 'unknown' }>

/** Somebody else's key is no key. */
export function endKey(office: Office, personId: string, keyId: string): Promise<EndOutcome> {
  return transact(office, async (tx): Promise<EndOutcome> => {
    const key = (await keysOf(tx, personId)).find(({ id }) => id === keyId)
    if (!key) return { kind: 'unknown' }
    await endKeyRow(tx, { keyId, at: office.clock.now(), by: personId })
    await told(office, tx, { key, turn: 'ended' })
    return { kind: 'ended' }
  })
}

type Turned = Readonly<{ key: OfficerKey; turn: 'added' | 'ended' }>

async function told(office: Office, tx: Tx, { key, turn }: Turned): Promise<void> {
  const { id, personId, kind, name } = key
  await record(tx, office.clock, { who: personId, action: `key.${turn}`, about: id, detail: { kind } })
  const person = await personById(tx, personId)
  if (!person) return
  const mail = keyMail({ kind, name, turn, provider: office.provider, baseUrl: office.baseUrl })
  await queueMail(tx, office, { to: person.email, ...mail, about: id, template: 'key' })
}
