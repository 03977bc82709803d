import type { Db, Tx } from '#platform/db/db.ts'
import type { Kind } from '../access/permissions.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    person_session: {
      id: string
      person_id: string
      token_hash: string
      device: string
      way: Way
      created_at: Date
      last_used_at: Date
      ends_at: Date
    }
    access_token: {
      id: string
      person_id: string
      name: string
      token_hash: string
      permissions: string[]
      created_at: Date
      ends_at: Date
      last_used_at: Date | null
      revoked_at: Date | null
    }
  }
}

/** What the second step was. */
export type Way = 'app' | 'mail' | 'recovery' | 'passkey'

/** What stands behind a cookie or a token: one query for a page. */
export type Pass = Readonly<{
  id: string
  via: 'session' | 'token'
  personId: string
  kind: Kind
  name: string
  email: string
  agencyId: string | null
  roles: readonly string[]
  /** Of a token: what it was made for. */
  permissions: readonly string[]
  lastUsedAt: Date | null
  endsAt: Date
}>

export type NewSession = Readonly<{
  id: string
  personId: string
  tokenHash: string
  device: string
  way: Way
  at: Date
  endsAt: Date
}>

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx
    .insertInto('person_session')
    .values({
      id: session.id,
      person_id: session.personId,
      token_hash: session.tokenHash,
      device: session.device,
      way: session.way,
      created_at: session.at,
      last_used_at: session.at,
      ends_at: session.endsAt,
    })
    .execute()
}

/** Null for an unknown session, and for that of someone suspended. */
export async function sessionPass(db: Db | Tx, tokenHash: string): Promise<Pass | null> {
  const row = await db
    .selectFrom('person_session as pass')
    .innerJoin('person', 'person.id', 'pass.person_id')
    .select([
      'pass.id',
      'pass.last_used_at',
      'pass.ends_at',
      'person.id as person_id',
      'person.kind',
      'person.name',
      'person.email',
      'person.agency_id',
    ])
    .where('pass.token_hash', '=', tokenHash)
    .where('person.suspended_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...facts(row), via: 'session', permissions: [], roles: await rolesOf(db, row.person_id) } : null
}

/** Null for an unknown or revoked token, and for that of someone suspended. */
export async function tokenPass(db: Db | Tx, tokenHash: string): Promise<Pass | null> {
  const row = await db
    .selectFrom('access_token as pass')
    .innerJoin('person', 'person.id', 'pass.person_id')
    .select(['pass.id', 'pass.last_used_at', 'pass.ends_at', 'pass.permissions'])
    .select(['person.id as person_id', 'person.kind', 'person.name', 'person.email', 'person.agency_id'])
    .where('pass.token_hash', '=', tokenHash)
    .where('pass.revoked_at', 'is', null)
    .where('person.suspended_at', 'is', null)
    .executeTakeFirst()
  return row
    ? { ...facts(row), via: 'token', permissions: row.permissions, roles: await rolesOf(db, row.person_id) }
    : null
}

type PassRow = Readonly<{
  id: string
  person_id: string
  kind: Kind
  name: string
  email: string
  agency_id: string | null
  last_used_at: Date | null
  ends_at: Date
}>

function facts(row: PassRow) {
  const { id, kind, name, email } = row
  return {
    id,
    kind,
    name,
    email,
    personId: row.person_id,
    agencyId: row.agency_id,
    lastUsedAt: row.last_used_at,
    endsAt: row.ends_at,
  }
}

async function rolesOf(db: Db | Tx, personId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person_role')
    .select('role')
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute()
  return rows.map(({ role }) => role)
}

export async function touchPass(db: Db | Tx, { id, via }: Pick<Pass, 'id' | 'via'>, at: Date): Promise<void> {
  const table = via === 'session' ? 'person_session' : 'access_token'
  await db.updateTable(table).set({ last_used_at: at }).where('id', '=', id).execute()
}

export type SessionRow = Readonly<{
  id: string
  device: string
  way: Way
  createdAt: Date
  lastUsedAt: Date
  endsAt: Date
  tokenHash: string
}>

/** Last used first. */
export async function sessionsOf(db: Db | Tx, personId: string): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('person_session')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('last_used_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    way: row.way,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    endsAt: row.ends_at,
    tokenHash: row.token_hash,
  }))
}

/** Ids of the sessions that ended. Without `which`, all of this person. */
export async function deleteSessions(
  tx: Tx,
  personId: string,
  which: Readonly<{ id?: string; tokenHash?: string }> = {},
): Promise<readonly string[]> {
  let query = tx.deleteFrom('person_session').where('person_id', '=', personId)
  if (which.id !== undefined) query = query.where('id', '=', which.id)
  if (which.tokenHash !== undefined) query = query.where('token_hash', '=', which.tokenHash)
  return (await query.returning('id').execute()).map(({ id }) => id)
}

/** Those that ended long ago are swept away when someone signs in. */
export async function sweepSessions(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('person_session').where('ends_at', '<', now).execute()
}

export type TokenRow = Readonly<{
  id: string
  name: string
  permissions: readonly string[]
  createdAt: Date
  endsAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}>

/** Newest first, the revoked ones too. */
export async function tokensOf(db: Db | Tx, personId: string): Promise<readonly TokenRow[]> {
  const rows = await db
    .selectFrom('access_token')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    permissions: row.permissions,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

export type NewToken = Readonly<{
  id: string
  personId: string
  name: string
  tokenHash: string
  permissions: readonly string[]
  at: Date
  endsAt: Date
}>

export async function insertToken(tx: Tx, token: NewToken): Promise<void> {
  await tx
    .insertInto('access_token')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      token_hash: token.tokenHash,
      permissions: [...token.permissions],
      created_at: token.at,
      ends_at: token.endsAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
}

/** Ids of the tokens that this ended; without `id`, all of this person. */
export async function revokeTokens(
  tx: Tx,
  personId: string,
  { id, at }: Readonly<{ id?: string; at: Date }>,
): Promise<readonly string[]> {
  let query = tx
    .updateTable('access_token')
    .set({ revoked_at: at })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
  if (id !== undefined) query = query.where('id', '=', id)
  return (await query.returning('id').execute()).map((row) => row.id)
}
