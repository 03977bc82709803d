import type { ColumnType } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Level } from './agency.rules.ts'
import { boundDomainsOf } from './binding/binding.store.ts'
import { isHeld } from './hold/hold.rules.ts'
import { holdsOf } from './hold/hold.store.ts'
import { evidenceOf } from './ladder/evidence.store.ts'
import { type Rung, rungOf } from './ladder/ladder.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    agency: {
      id: string
      name: string
      unit: string | null
      country: string
      region: string | null
      us_governmental: boolean
      address: string[]
      telephone: string
      source: string
      added_at: Date
      added_by: string
      standing: ColumnType<AgencyStanding, AgencyStanding | undefined, AgencyStanding>
    }
    officer: {
      person_id: string
      agency_id: string
      badge: string
      title: string
      telephone: string
      extension: string
      address: string
    }
  }
}

/** `named`: only an instrument names it; nobody has checked that it exists, and no number of it is called. */
export type AgencyStanding = 'registered' | 'named'

export type Agency = Readonly<{
  id: string
  name: string
  unit: string | null
  country: string
  region: string | null
  /** 18 U.S.C. § 2711(4). */
  usGovernmental: boolean
  address: readonly string[]
  /** The number that we call back: from the register, never from a request. */
  telephone: string
  domains: readonly string[]
  standing: AgencyStanding
}>

export type Verification = Readonly<{ level: Level; at: Date; by: string; note: string }>

export type Officer = Readonly<{
  personId: string
  agencyId: string
  badge: string
  title: string
  telephone: string
  extension: string
  /** The rung on which the officer stands, with the evidence that completed it; null on the ground. */
  verification: Verification | null
}>

/** `address` is the mailbox that is proved. */
export type KnownOfficer = Officer & Readonly<{ address: string; rung: Rung }>

export type NewAgency = Omit<Agency, 'domains' | 'standing'> &
  Readonly<{ source: string; addedAt: Date; addedBy: string }>
/** Without an address it is the person’s own. */
export type NewOfficer = Omit<Officer, 'verification'> & Readonly<{ address?: string }>

export async function insertAgency(tx: Tx, agency: NewAgency & Readonly<{ standing?: AgencyStanding }>): Promise<void> {
  await tx
    .insertInto('agency')
    .values({
      id: agency.id,
      name: agency.name,
      unit: agency.unit,
      country: agency.country,
      region: agency.region,
      us_governmental: agency.usGovernmental,
      address: [...agency.address],
      telephone: agency.telephone,
      source: agency.source,
      added_at: agency.addedAt,
      added_by: agency.addedBy,
      standing: agency.standing ?? 'registered',
    })
    .execute()
}

export async function insertOfficer(tx: Tx, officer: NewOfficer): Promise<void> {
  await tx
    .insertInto('officer')
    .values({
      person_id: officer.personId,
      agency_id: officer.agencyId,
      badge: officer.badge,
      title: officer.title,
      telephone: officer.telephone,
      extension: officer.extension,
      address: officer.address ?? '',
    })
    .execute()
}

export async function agencyById(db: Db | Tx, id: string): Promise<(Agency & Origin) | undefined> {
  const row = await db.selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    country: row.country,
    region: row.region,
    usGovernmental: row.us_governmental,
    address: row.address,
    telephone: row.telephone,
    standing: row.standing,
    domains: (await boundDomainsOf(db, [id])).get(id) ?? [],
    ...{ source: row.source, addedAt: row.added_at, addedBy: row.added_by },
  }
}

/** Where we have an agency, and its telephone number, from. */
export type Origin = Readonly<{ source: string; addedAt: Date; addedBy: string }>

export type FoundAgency = Readonly<{
  agencyId: string
  telephone: string
  address: readonly string[]
  /** The independent source, and when it was read. */
  source: string
}>

/** What an independent source says of an agency that so far only an instrument named; whoever found it answers for its number. */
export async function updateRegistered(
  tx: Tx,
  { agencyId, telephone, address, source, at, by }: FoundAgency & Readonly<{ at: Date; by: string }>,
): Promise<void> {
  await tx
    .updateTable('agency')
    .set({ standing: 'registered', telephone, address: [...address], source, added_at: at, added_by: by })
    .where('id', '=', agencyId)
    .where('standing', '=', 'named')
    .execute()
}

/** Two changes to one agency at once: the second waits. */
export async function lockAgency(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('agency').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return row !== undefined
}

export type Standing = Readonly<{ agency: string; country: string; level: Level; held: boolean }>

/** Agency and rung, as it is at `now`, of each of these officers. */
export async function standingsOf(
  db: Db | Tx,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const [officers, names] = [
    await officersByIds(db, personIds, now),
    new Map<string, { name: string; country: string }>(),
  ]
  const holds = await holdsOf(db, personIds)
  const ids = [...new Set(officers.map(({ agencyId }) => agencyId))]
  if (ids.length > 0)
    for (const { id, name, country } of await db
      .selectFrom('agency')
      .select(['id', 'name', 'country'])
      .where('id', 'in', ids)
      .execute())
      names.set(id, { name, country })
  return new Map(
    officers.map(({ personId, agencyId, rung }) => {
      const { name = '', country = '' } = names.get(agencyId) ?? {}
      return [personId, { agency: name, country, level: rung.level, held: isHeld(holds.get(personId)) }]
    }),
  )
}

export async function officerById(db: Db | Tx, personId: string, now: Date): Promise<KnownOfficer | undefined> {
  return (await officersByIds(db, [personId], now))[0]
}

export async function officersByIds(
  db: Db | Tx,
  personIds: readonly string[],
  now: Date,
): Promise<readonly KnownOfficer[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('officer')
    .selectAll()
    .where('person_id', 'in', [...personIds])
    .orderBy('person_id')
    .execute()
  const evidence = await evidenceOf(db, personIds)
  const domains = await boundDomainsOf(
    db,
    rows.map(({ agency_id }) => agency_id),
  )
  return rows.map((row) => {
    const known = { evidence: evidence.get(row.person_id) ?? [], domains: domains.get(row.agency_id) ?? [], now }
    const rung = rungOf(known)
    return {
      ...{ personId: row.person_id, agencyId: row.agency_id, badge: row.badge, title: row.title },
      ...{ telephone: row.telephone, extension: row.extension, address: row.address, rung },
      verification: rung.by && { level: rung.level, at: rung.by.at, by: rung.by.by, note: rung.by.note },
    }
  })
}

/** Agencies by name whose name, unit or bound domain holds the text, in one country or in all; at most `limit`. */
export async function findAgencies(
  db: Db | Tx,
  { text, country, limit }: Readonly<{ text: string; country: string; limit: number }>,
): Promise<readonly Pick<Agency, 'id' | 'name' | 'unit' | 'country' | 'region' | 'standing'>[]> {
  const wanted = text.toLowerCase()
  let query = db
    .selectFrom('agency')
    .select(['id', 'name', 'unit', 'country', 'region', 'standing'])
    .where((where) =>
      where.or([
        where(where.fn<number>('strpos', [where.fn<string>('lower', ['name']), where.val(wanted)]), '>', 0),
        where(
          where.fn<number>('strpos', [
            where.fn<string>('lower', [where.fn.coalesce('unit', where.val(''))]),
            where.val(wanted),
          ]),
          '>',
          0,
        ),
        where.exists(
          where
            .selectFrom('domain_in_force as bound')
            .select('bound.id')
            .whereRef('bound.agency_id', '=', 'agency.id')
            .where((on) => on(on.fn<number>('strpos', ['bound.domain', on.val(wanted)]), '>', 0)),
        ),
      ]),
    )
  if (country !== '') query = query.where('country', '=', country)
  return query.orderBy('name').orderBy('id').limit(limit).execute()
}

/** Countries in which we have an agency. */
export async function agencyCountries(db: Db | Tx): Promise<readonly string[]> {
  const rows = await db.selectFrom('agency').select('country').distinct().orderBy('country').execute()
  return rows.map(({ country }) => country)
}

export async function officersOfAgencies(
  db: Db | Tx,
  agencyIds: readonly string[],
  now: Date,
): Promise<readonly KnownOfficer[]> {
  if (agencyIds.length === 0) return []
  const rows = await db
    .selectFrom('officer')
    .select('person_id')
    .where('agency_id', 'in', [...agencyIds])
    .execute()
  return officersByIds(
    db,
    rows.map(({ person_id }) => person_id),
    now,
  )
}

/** Officers of one agency who proved one of these mailboxes. */
export async function officersAt(
  db: Db | Tx,
  { agencyId, addresses, now }: Readonly<{ agencyId: string; addresses: readonly string[]; now: Date }>,
): Promise<readonly KnownOfficer[]> {
  if (addresses.length === 0) return []
  const rows = await db
    .selectFrom('officer')
    .select('person_id')
    .where('agency_id', '=', agencyId)
    .where('address', 'in', [...addresses])
    .execute()
  return officersByIds(
    db,
    rows.map(({ person_id }) => person_id),
    now,
  )
}

export async function allOfficers(db: Db | Tx, now: Date): Promise<readonly KnownOfficer[]> {
  const rows = await db.selectFrom('officer').select('person_id').execute()
  return officersByIds(
    db,
    rows.map(({ person_id }) => person_id),
    now,
  )
}
