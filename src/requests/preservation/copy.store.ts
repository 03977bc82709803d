/** Sealed copies that stand, by the accounts they are of; and which of them a package was collected from. */
import type { Db, Tx } from '#platform/db/db.ts'
import { instant } from '#platform/time.ts'
import type { NamedCopy } from '../case/proposal.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    package_copy: {
      package_id: string
      preservation_id: string
      number: string
      manifest_sha256: string
      as_of: Date
    }
  }
}

export type SealedCopy = Omit<NamedCopy, 'asOf'> & Readonly<{ agencyId: string; manifest: string }>

/** Of these preservations those that are sealed, with the text of their manifest. */
export async function sealedCopies(db: Db, preservationIds: readonly string[]): Promise<readonly SealedCopy[]> {
  if (preservationIds.length === 0) return []
  const rows = await db
    .selectFrom('preservation as p')
    .innerJoin('preservation_snapshot as s', 's.preservation_id', 'p.id')
    .innerJoin('case_file as c', 'c.id', 'p.case_id')
    .select(['p.id', 'p.case_id', 'c.number', 'c.agency_id', 's.sha256', 's.manifest'])
    .where('p.id', 'in', [...preservationIds])
    .orderBy('c.number')
    .execute()
  return rows.map((row) => ({
    ...{ preservationId: row.id, caseId: row.case_id, number: row.number, agencyId: row.agency_id },
    ...{ sha256: row.sha256, manifest: row.manifest },
  }))
}

/** The proposal on which a preservation stands; null when it stands no more. */
export async function standsOn(db: Db, preservationId: string): Promise<string | null> {
  const row = await db
    .selectFrom('preservation as p')
    .leftJoin('preservation_end as e', 'e.preservation_id', 'p.id')
    .select('p.proposal_id')
    .where('p.id', '=', preservationId)
    .where('e.preservation_id', 'is', null)
    .executeTakeFirst()
  return row?.proposal_id ?? null
}

export async function insertPackageCopies(tx: Tx, packageId: string, copies: readonly NamedCopy[]): Promise<void> {
  if (copies.length === 0) return
  await tx
    .insertInto('package_copy')
    .values(
      copies.map(({ preservationId, number, sha256, asOf }) => ({
        ...{ package_id: packageId, preservation_id: preservationId, number, manifest_sha256: sha256 },
        as_of: instant(asOf),
      })),
    )
    .execute()
}
