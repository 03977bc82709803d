import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    domain_binding: {
      id: string
      agency_id: string
      domain: string
      reason: string
      by_register: string | null
      proposed_at: Date
      proposed_by: string
    }
    domain_binding_outcome: {
      binding_id: string
      outcome: 'confirmed' | 'refused'
      note: string
      at: Date
      by_person: string
    }
    domain_unbinding: { binding_id: string; reason: string; at: Date; by_person: string }
    domain_in_force: { id: string; agency_id: string; domain: string; bound_at: Date; bound_by: string }
  }
}

export type NewBinding = Readonly<{
  id: string
  agencyId: string
  domain: string
  reason: string
  /** The register that knows the domain; null where a second person has to confirm. */
  byRegister: string | null
  at: Date
  by: string
}>

type Word = Readonly<{ at: Date; by: string; note: string }>

/** One domain of an agency with all that was said of it. */
export type Binding = NewBinding &
  Readonly<{
    outcome: (Word & Readonly<{ kind: 'confirmed' | 'refused' }>) | null
    unbound: Word | null
    inForce: boolean
  }>

export async function insertBinding(tx: Tx, binding: NewBinding): Promise<void> {
  const { id, agencyId, domain, reason, byRegister, at, by } = binding
  await tx
    .insertInto('domain_binding')
    .values({ id, agency_id: agencyId, domain, reason, by_register: byRegister, proposed_at: at, proposed_by: by })
    .execute()
}

export async function insertOutcome(
  tx: Tx,
  { bindingId, outcome, note, at, by }: Word & Readonly<{ bindingId: string; outcome: 'confirmed' | 'refused' }>,
): Promise<void> {
  await tx
    .insertInto('domain_binding_outcome')
    .values({ binding_id: bindingId, outcome, note, at, by_person: by })
    .execute()
}

export async function insertUnbinding(
  tx: Tx,
  { bindingId, note, at, by }: Word & Readonly<{ bindingId: string }>,
): Promise<void> {
  await tx.insertInto('domain_unbinding').values({ binding_id: bindingId, reason: note, at, by_person: by }).execute()
}

/** The domains of each of these agencies that are in force, in their alphabet. */
export async function boundDomainsOf(
  db: Db | Tx,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (agencyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('domain_in_force')
    .select(['agency_id', 'domain'])
    .where('agency_id', 'in', [...agencyIds])
    .orderBy('domain')
    .execute()
  const byAgency = Map.groupBy(rows, ({ agency_id }) => agency_id)
  return new Map([...byAgency].map(([id, found]) => [id, found.map(({ domain }) => domain)]))
}

export type Bound = Readonly<{ agencyId: string; agency: string; country: string; domain: string }>

/** Every domain in force, with its agency: a few hundred in a big office. */
export async function allBound(db: Db | Tx): Promise<readonly Bound[]> {
  const rows = await db
    .selectFrom('domain_in_force as bound')
    .innerJoin('agency', 'agency.id', 'bound.agency_id')
    .select(['bound.agency_id', 'bound.domain', 'agency.name', 'agency.country'])
    .orderBy('bound.domain')
    .orderBy('agency.name')
    .execute()
  return rows.map(({ agency_id, domain, name, country }) => ({ agencyId: agency_id, domain, agency: name, country }))
}

/** All domains of an agency that were ever proposed, newest first. */
export async function bindingsOf(db: Db | Tx, agencyId: string): Promise<readonly Binding[]> {
  return found(db, (query) => query.where('binding.agency_id', '=', agencyId))
}

export async function bindingById(db: Db | Tx, id: string): Promise<Binding | undefined> {
  return (await found(db, (query) => query.where('binding.id', '=', id)))[0]
}

type Asked = ReturnType<typeof asked>

function asked(db: Db | Tx) {
  return db
    .selectFrom('domain_binding as binding')
    .leftJoin('domain_binding_outcome as outcome', 'outcome.binding_id', 'binding.id')
    .leftJoin('domain_unbinding as ended', 'ended.binding_id', 'binding.id')
    .leftJoin('domain_in_force as force', 'force.id', 'binding.id')
    .select(['binding.id', 'binding.agency_id', 'binding.domain', 'binding.reason', 'binding.by_register'])
    .select(['binding.proposed_at', 'binding.proposed_by', 'outcome.outcome', 'outcome.note', 'outcome.at'])
    .select([
      'outcome.by_person',
      'ended.reason as ended_reason',
      'ended.at as ended_at',
      'ended.by_person as ended_by',
    ])
    .select('force.id as force_id')
    .orderBy('binding.proposed_at', 'desc')
    .orderBy('binding.id')
}

async function found(db: Db | Tx, narrow: (query: Asked) => Asked): Promise<readonly Binding[]> {
  const rows = await narrow(asked(db)).execute()
  return rows.map((row) => ({
    ...{ id: row.id, agencyId: row.agency_id, domain: row.domain, reason: row.reason, byRegister: row.by_register },
    ...{ at: row.proposed_at, by: row.proposed_by, inForce: row.force_id !== null },
    outcome:
      row.outcome && row.at && row.by_person !== null
        ? { kind: row.outcome, at: row.at, by: row.by_person, note: row.note ?? '' }
        : null,
    unbound:
      row.ended_at && row.ended_by !== null
        ? { at: row.ended_at, by: row.ended_by, note: row.ended_reason ?? '' }
        : null,
  }))
}
