import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { isRole, type Kind, type Role } from '../access/permissions.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    person: {
      id: string
      kind: Kind
      name: string
      email: string
      agency_id: string | null
      created_at: Date
      created_by: string
      suspended_at: Date | null
      last_sign_in_at: Date | null
    }
    person_role: { person_id: string; role: string; granted_at: Date; granted_by: string }
    person_password: { person_id: string; hash: string; set_at: Date }
    person_link: {
      id: string
      secret_hash: string
      purpose: 'setup' | 'welcome'
      person_id: string | null
      created_at: Date
      created_by: string
      ends_at: Date
      used_at: Date | null
    }
  }
}

export type Person = Readonly<{
  id: string
  kind: Kind
  name: string
  email: string
  agencyId: string | null
  suspendedAt: Date | null
  lastSignInAt: Date | null
  roles: readonly Role[]
}>

export async function personById(db: Db | Tx, id: string): Promise<Person | null> {
  return withRoles(db, await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst())
}

export async function personByEmail(db: Db | Tx, kind: Kind, email: string): Promise<Person | null> {
  return withRoles(
    db,
    await db.selectFrom('person').selectAll().where('kind', '=', kind).where('email', '=', email).executeTakeFirst(),
  )
}

/** Two changes to one person at once: the second waits. */
export async function lockPerson(tx: Tx, id: string): Promise<Person | null> {
  return withRoles(tx, await tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

type Row = Readonly<{
  id: string
  kind: Kind
  name: string
  email: string
  agency_id: string | null
  suspended_at: Date | null
  last_sign_in_at: Date | null
}>

async function withRoles(db: Db | Tx, row: Row | undefined): Promise<Person | null> {
  if (!row) return null
  const rows = await db
    .selectFrom('person_role')
    .select('role')
    .where('person_id', '=', row.id)
    .orderBy('role')
    .execute()
  return toPerson(
    row,
    rows.map(({ role }) => role),
  )
}

function toPerson(row: Row, roles: readonly string[]): Person {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    email: row.email,
    agencyId: row.agency_id,
    suspendedAt: row.suspended_at,
    lastSignInAt: row.last_sign_in_at,
    roles: roles.filter(isRole),
  }
}

export type NewPerson = Readonly<{
  id: string
  kind: Kind
  name: string
  email: string
  agencyId: string | null
  roles: readonly Role[]
  by: string
  at: Date
}>

/** False where someone of this kind already has the address. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const row = await tx
    .insertInto('person')
    .values({
      id: person.id,
      kind: person.kind,
      name: person.name,
      email: person.email,
      agency_id: person.agencyId,
      created_at: person.at,
      created_by: person.by,
      suspended_at: null,
      last_sign_in_at: null,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await setRoles(tx, person.id, { roles: person.roles, by: person.by, at: person.at })
  return true
}

export async function setRoles(
  tx: Tx,
  id: string,
  { roles, by, at }: Readonly<{ roles: readonly Role[]; by: string; at: Date }>,
): Promise<void> {
  await tx.deleteFrom('person_role').where('person_id', '=', id).execute()
  if (roles.length === 0) return
  await tx
    .insertInto('person_role')
    .values([...new Set(roles)].map((role) => ({ person_id: id, role, granted_at: at, granted_by: by })))
    .execute()
}

export async function setSuspended(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('person').set({ suspended_at: at }).where('id', '=', id).execute()
}

export async function noteSignIn(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('person').set({ last_sign_in_at: at }).where('id', '=', id).execute()
}

export async function renamePerson(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('person').set({ name }).where('id', '=', id).execute()
}

export async function passwordOf(db: Db | Tx, id: string): Promise<string | null> {
  const row = await db.selectFrom('person_password').select('hash').where('person_id', '=', id).executeTakeFirst()
  return row?.hash ?? null
}

export async function setPassword(
  tx: Tx,
  id: string,
  { hash, at }: Readonly<{ hash: string; at: Date }>,
): Promise<void> {
  await tx
    .insertInto('person_password')
    .values({ person_id: id, hash, set_at: at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hash, set_at: at }))
    .execute()
}

/** All staff, by name. */
export async function allStaff(db: Db | Tx): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .select(
      sql<string[]>`array(select role from person_role where person_role.person_id = person.id order by role)`.as(
        'roles',
      ),
    )
    .where('kind', '=', 'staff')
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(({ roles, ...row }) => toPerson(row, roles))
}

/** Officers whose name or address holds the text, by name; at most `limit`. */
export async function findOfficers(
  db: Db | Tx,
  { text, limit }: Readonly<{ text: string; limit: number }>,
): Promise<readonly Person[]> {
  const wanted = text.toLowerCase()
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('kind', '=', 'officer')
    .where((where) =>
      where.or([
        where(where.fn<number>('strpos', [where.fn<string>('lower', ['name']), where.val(wanted)]), '>', 0),
        where(where.fn<number>('strpos', ['email', where.val(wanted)]), '>', 0),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => toPerson(row, ['officer']))
}

export async function namesOf(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Administrators who can act: the last one can be neither suspended nor demoted. */
export async function activeAdministrators(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('person')
    .innerJoin('person_role', 'person_role.person_id', 'person.id')
    .select('person.id')
    .where('person_role.role', '=', 'administrator')
    .where('person.suspended_at', 'is', null)
    .orderBy('person.id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export async function anyPerson(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export type NewLink = Readonly<{
  id: string
  secretHash: string
  personId: string | null
  by: string
  at: Date
  endsAt: Date
}>

/** A new link takes the place of the unused ones for the same person. */
export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  let older = tx.deleteFrom('person_link').where('used_at', 'is', null)
  older = link.personId === null ? older.where('person_id', 'is', null) : older.where('person_id', '=', link.personId)
  await older.execute()
  await tx
    .insertInto('person_link')
    .values({
      id: link.id,
      secret_hash: link.secretHash,
      purpose: link.personId === null ? 'setup' : 'welcome',
      person_id: link.personId,
      created_at: link.at,
      created_by: link.by,
      ends_at: link.endsAt,
      used_at: null,
    })
    .execute()
}

export type Link = Readonly<{ id: string; personId: string | null }>

/** The link that still opens; null for one used, over, or never made. */
export async function openLink(db: Db | Tx, secretHash: string, now: Date): Promise<Link | null> {
  const row = await db
    .selectFrom('person_link')
    .select(['id', 'person_id'])
    .where('secret_hash', '=', secretHash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst()
  return row ? { id: row.id, personId: row.person_id } : null
}

/** False when someone else used it in the meantime. */
export async function takeLink(tx: Tx, id: string, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable('person_link')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
