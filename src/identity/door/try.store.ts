import type { Db, Tx } from '#platform/db/db.ts'
import type { Door } from './door.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    sign_in_try: {
      id: string
      secret_hash: string
      door: string
      person_id: string | null
      address_key: string
      way: TryWay
      code_hash: string
      guesses: number
      mails: number
      ends_at: Date
    }
    sign_in_failure: { address_key: string; failures: number; last_at: Date }
  }
}

export type TryWay = 'app' | 'mail' | 'passkey'

/** A sign-in under way: the first step was right, or nothing has been said yet (passkey, account holders). */
export type Try = Readonly<{
  id: string
  secretHash: string
  door: Door
  /** Null for an address that nobody has: all goes on as for others, and no code is ever right. */
  personId: string | null
  addressKey: string
  way: TryWay
  /** Keyed hash of the code; of the challenge for a passkey. */
  codeHash: string
  guesses: number
  mails: number
  endsAt: Date
}>

export async function insertTry(tx: Tx, made: Try): Promise<void> {
  await tx.insertInto('sign_in_try').values(toRow(made)).execute()
}

/** Null when there is none at this door, or it is over. Locked: two guesses at once are two guesses. */
export async function lockTry(
  tx: Tx,
  door: Door,
  { secretHash, now }: Readonly<{ secretHash: string; now: Date }>,
): Promise<Try | null> {
  const row = await tries(tx, door, secretHash, now).forUpdate().executeTakeFirst()
  return row ? toTry(row, door) : null
}

export async function findTry(
  db: Db | Tx,
  door: Door,
  { secretHash, now }: Readonly<{ secretHash: string; now: Date }>,
): Promise<Try | null> {
  const row = await tries(db, door, secretHash, now).executeTakeFirst()
  return row ? toTry(row, door) : null
}

function tries(db: Db | Tx, door: Door, secretHash: string, now: Date) {
  return db
    .selectFrom('sign_in_try')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .where('door', '=', door)
    .where('ends_at', '>', now)
}

export async function updateTry(
  tx: Tx,
  { id, codeHash, guesses, mails }: Pick<Try, 'id' | 'codeHash' | 'guesses' | 'mails'>,
): Promise<void> {
  await tx.updateTable('sign_in_try').set({ code_hash: codeHash, guesses, mails }).where('id', '=', id).execute()
}

/** Ends one, and sweeps those that ended by themselves. */
export async function endTry(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .deleteFrom('sign_in_try')
    .where((or) => or.or([or('id', '=', id), or('ends_at', '<', now)]))
    .execute()
}

/** How many codes went to this address lately. */
export async function mailsTo(tx: Tx, addressKey: string, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('sign_in_try')
    .select((of) => of.fn.sum<number | string | null>('mails').as('n'))
    .where('address_key', '=', addressKey)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

export type Failures = Readonly<{ failures: number; lastAt: Date }>

/** Locks the address, also one that never failed: attempts on it come one after another. */
export async function lockFailures(tx: Tx, addressKey: string, now: Date): Promise<Failures> {
  await tx
    .insertInto('sign_in_failure')
    .values({ address_key: addressKey, failures: 0, last_at: now })
    .onConflict((conflict) => conflict.column('address_key').doNothing())
    .execute()
  const row = await tx
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('address_key', '=', addressKey)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { failures: row.failures, lastAt: row.last_at }
}

export async function setFailures(tx: Tx, addressKey: string, { failures, lastAt }: Failures): Promise<void> {
  await tx
    .updateTable('sign_in_failure')
    .set({ failures, last_at: lastAt })
    .where('address_key', '=', addressKey)
    .execute()
}

export async function clearFailures(tx: Tx, addressKey: string): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('address_key', '=', addressKey).execute()
}

function toRow(made: Try) {
  const { id, door, way, guesses, mails } = made
  return {
    id,
    door,
    way,
    guesses,
    mails,
    secret_hash: made.secretHash,
    person_id: made.personId,
    address_key: made.addressKey,
    code_hash: made.codeHash,
    ends_at: made.endsAt,
  }
}

function toTry(row: Omit<ReturnType<typeof toRow>, 'door'>, door: Door): Try {
  const { id, way, guesses, mails } = row
  return {
    id,
    door,
    way,
    guesses,
    mails,
    secretHash: row.secret_hash,
    personId: row.person_id,
    addressKey: row.address_key,
    codeHash: row.code_hash,
    endsAt: row.ends_at,
  }
}
