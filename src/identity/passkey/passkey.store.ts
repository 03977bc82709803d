import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    passkey: {
      id: string
      person_id: string
      credential_id: string
      public_key: Uint8Array
      counter: number
      transports: string[]
      name: string
      created_at: Date
      last_used_at: Date | null
    }
  }
}

export type Passkey = Readonly<{
  id: string
  personId: string
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: readonly string[]
  name: string
  createdAt: Date
  lastUsedAt: Date | null
}>

export async function passkeysOf(db: Db | Tx, personId: string): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toPasskey)
}

export async function passkeyByCredential(db: Db | Tx, credentialId: string): Promise<Passkey | null> {
  const row = await db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
  return row ? toPasskey(row) : null
}

/** False when this key is already registered. */
export async function insertPasskey(tx: Tx, key: Omit<Passkey, 'lastUsedAt'>): Promise<boolean> {
  const row = await tx
    .insertInto('passkey')
    .values({
      id: key.id,
      person_id: key.personId,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: [...key.transports],
      name: key.name,
      created_at: key.createdAt,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function notePasskeyUse(
  tx: Tx,
  id: string,
  { counter, at }: Readonly<{ counter: number; at: Date }>,
): Promise<void> {
  await tx.updateTable('passkey').set({ counter, last_used_at: at }).where('id', '=', id).execute()
}

export async function deletePasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('passkey')
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function toPasskey(row: {
  id: string
  person_id: string
  credential_id: string
  public_key: Uint8Array
  counter: number
  transports: string[]
  name: string
  created_at: Date
  last_used_at: Date | null
}): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: row.transports,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }
}
