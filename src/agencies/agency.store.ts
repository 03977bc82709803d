import type { Db, Tx } from '#platform/db/db.ts'
import { isLevel, type Level } from './agency.rules.ts'

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
    }
    agency_domain: { agency_id: string; domain: string; bound_at: Date; bound_by: string }
    officer: {
      person_id: string
      agency_id: string
      badge: string
      title: string
      telephone: string
      extension: string
    }
    officer_verification: { id: string; person_id: string; level: number; at: Date; by_person: string; note: string }
  }
}

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
}>

export type Verification = Readonly<{ level: Level; at: Date; by: string; note: string }>

export type Officer = Readonly<{
  personId: string
  agencyId: string
  badge: string
  title: string
  telephone: string
  extension: string
  /** The newest rung reached; level 0 before anyone looked. */
  verification: Verification | null
}>

export type NewAgency = Omit<Agency, 'domains'> & Readonly<{ source: string; addedAt: Date; addedBy: string }>

export async function insertAgency(tx: Tx, agency: NewAgency): Promise<void> {
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
    })
    .execute()
}

export async function insertDomain(
  tx: Tx,
  bound: { agencyId: string; domain: string; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('agency_domain')
    .values({ agency_id: bound.agencyId, domain: bound.domain, bound_at: bound.at, bound_by: bound.by })
    .execute()
}

export async function insertOfficer(tx: Tx, officer: Omit<Officer, 'verification'>): Promise<void> {
  await tx
    .insertInto('officer')
    .values({
      person_id: officer.personId,
      agency_id: officer.agencyId,
      badge: officer.badge,
      title: officer.title,
      telephone: officer.telephone,
      extension: officer.extension,
    })
    .execute()
}

export async function insertVerification(tx: Tx, row: Verification & { id: string; personId: string }): Promise<void> {
  await tx
    .insertInto('officer_verification')
    .values({
      id: row.id,
      person_id: row.personId,
      level: row.level,
      at: row.at,
      by_person: row.by,
      note: row.note,
    })
    .execute()
}

export async function agencyById(db: Db, id: string): Promise<Agency | undefined> {
  const row = await db.selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const domains = await db
    .selectFrom('agency_domain')
    .select('domain')
    .where('agency_id', '=', id)
    .orderBy('domain')
    .execute()
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    country: row.country,
    region: row.region,
    usGovernmental: row.us_governmental,
    address: row.address,
    telephone: row.telephone,
    domains: domains.map(({ domain }) => domain),
  }
}

export type Standing = Readonly<{ agency: string; country: string; level: Level }>

/** Agency and newest rung of each of these officers. */
export async function standingsOf(db: Db, personIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('officer')
    .innerJoin('agency', 'agency.id', 'officer.agency_id')
    .select(['officer.person_id', 'agency.name', 'agency.country'])
    .select((of) =>
      of
        .selectFrom('officer_verification as rung')
        .select('rung.level')
        .whereRef('rung.person_id', '=', 'officer.person_id')
        .orderBy('rung.at', 'desc')
        .limit(1)
        .as('level'),
    )
    .where('officer.person_id', 'in', [...personIds])
    .execute()
  return new Map(
    rows.map(({ person_id, name, country, level }) => [
      person_id,
      { agency: name, country, level: level !== null && isLevel(level) ? level : 0 },
    ]),
  )
}

export async function officerById(db: Db, personId: string): Promise<Officer | undefined> {
  const row = await db.selectFrom('officer').selectAll().where('person_id', '=', personId).executeTakeFirst()
  if (!row) return undefined
  const rung = await db
    .selectFrom('officer_verification')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    personId: row.person_id,
    agencyId: row.agency_id,
    badge: row.badge,
    title: row.title,
    telephone: row.telephone,
    extension: row.extension,
    verification:
      rung && isLevel(rung.level) ? { level: rung.level, at: rung.at, by: rung.by_person, note: rung.note } : null,
  }
}
