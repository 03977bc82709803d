import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    person_totp: { person_id: string; secret_sealed: string; confirmed_at: Date | null; last_step: number }
    recovery_code: { person_id: string; code_hash: string; used_at: Date | null }
    factor_reset: {
      id: string
      person_id: string
      reason: string
      asked_by: string
      asked_at: Date
      ended_by: string | null
      ended_at: Date | null
      outcome: 'confirmed' | 'refused' | null
    }
  }
}

export type Totp = Readonly<{ secretSealed: string; confirmed: boolean; lastStep: number }>

export async function totpOf(db: Db | Tx, personId: string): Promise<Totp | null> {
  const row = await db.selectFrom('person_totp').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row ? { secretSealed: row.secret_sealed, confirmed: row.confirmed_at !== null, lastStep: row.last_step } : null
}

/** Locked: one code is never taken twice. */
export async function lockTotp(tx: Tx, personId: string): Promise<Totp | null> {
  await tx
    .selectFrom('person_totp')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return totpOf(tx, personId)
}

/** A new secret, not yet in force. One in force is never overwritten. */
export async function proposeTotp(tx: Tx, personId: string, secretSealed: string): Promise<void> {
  await tx.deleteFrom('person_totp').where('person_id', '=', personId).where('confirmed_at', 'is', null).execute()
  await tx
    .insertInto('person_totp')
    .values({ person_id: personId, secret_sealed: secretSealed, confirmed_at: null, last_step: 0 })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
}

export async function confirmTotp(
  tx: Tx,
  personId: string,
  { step, at }: Readonly<{ step: number; at: Date }>,
): Promise<void> {
  await tx
    .updateTable('person_totp')
    .set({ confirmed_at: at, last_step: step })
    .where('person_id', '=', personId)
    .execute()
}

export async function takeStep(tx: Tx, personId: string, step: number): Promise<void> {
  await tx.updateTable('person_totp').set({ last_step: step }).where('person_id', '=', personId).execute()
}

/** The app, its recovery codes and all passkeys of a person go together. */
export async function removeFactors(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('person_totp').where('person_id', '=', personId).execute()
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await tx.deleteFrom('passkey').where('person_id', '=', personId).execute()
}

export async function setRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null })))
    .execute()
}

/** True when this code was there and unused: now it is used. */
export async function takeRecoveryCode(
  tx: Tx,
  personId: string,
  { hash, at }: Readonly<{ hash: string; at: Date }>,
): Promise<boolean> {
  const row = await tx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function recoveryCodesLeft(db: Db | Tx, personId: string): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** Who of the staff has an app, for the list. */
export async function personsWithApp(db: Db | Tx): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('person_totp').select('person_id').where('confirmed_at', 'is not', null).execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

export type Reset = Readonly<{ id: string; personId: string; reason: string; askedBy: string; askedAt: Date }>

export async function openResets(db: Db | Tx): Promise<readonly Reset[]> {
  const rows = await db
    .selectFrom('factor_reset')
    .selectAll()
    .where('outcome', 'is', null)
    .orderBy('asked_at')
    .execute()
  return rows.map(toReset)
}

export async function lockReset(tx: Tx, id: string): Promise<Reset | null> {
  const row = await tx
    .selectFrom('factor_reset')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ? toReset(row) : null
}

/** False when one is already open for this person. */
export async function insertReset(tx: Tx, reset: Reset): Promise<boolean> {
  const row = await tx
    .insertInto('factor_reset')
    .values({
      id: reset.id,
      person_id: reset.personId,
      reason: reset.reason,
      asked_by: reset.askedBy,
      asked_at: reset.askedAt,
      ended_by: null,
      ended_at: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function endReset(
  tx: Tx,
  id: string,
  end: Readonly<{ outcome: 'confirmed' | 'refused'; by: string; at: Date }>,
): Promise<void> {
  await tx
    .updateTable('factor_reset')
    .set({ outcome: end.outcome, ended_by: end.by, ended_at: end.at })
    .where('id', '=', id)
    .execute()
}

function toReset(row: { id: string; person_id: string; reason: string; asked_by: string; asked_at: Date }): Reset {
  return { id: row.id, personId: row.person_id, reason: row.reason, askedBy: row.asked_by, askedAt: row.asked_at }
}
