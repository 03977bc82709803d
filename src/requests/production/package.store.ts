import type { Generated } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_package: {
      id: string
      case_id: string
      proposal_id: string
      outcome: 'approved'
      sha256: string
      bytes: number
      files: number
      at: Date
      form: Generated<PackageForm>
    }
    delivery_link: {
      id: string
      package_id: string
      recipient: string
      secret_hash: string
      at: Date
      expires_at: Date
    }
    delivery: {
      id: string
      link_id: string
      kind: 'started' | 'completed' | 'refused' | 'revoked'
      at: Date
      by_person: string
    }
  }
}

/** A bag with records, or one paper alone: that nothing was found. */
export type PackageForm = 'bag' | 'paper'

export type CasePackage = Readonly<{
  id: string
  caseId: string
  proposalId: string
  sha256: string
  bytes: number
  files: number
  at: Date
  form: PackageForm
}>
export type DeliveryLink = Readonly<{ id: string; packageId: string; recipient: string; at: Date; expiresAt: Date }>
export type Delivery = Readonly<{
  linkId: string
  recipient: string
  kind: 'started' | 'completed' | 'refused' | 'revoked'
  at: Date
}>

export async function insertPackage(tx: Tx, made: CasePackage): Promise<void> {
  await tx
    .insertInto('case_package')
    .values({
      id: made.id,
      case_id: made.caseId,
      proposal_id: made.proposalId,
      outcome: 'approved',
      sha256: made.sha256,
      bytes: made.bytes,
      files: made.files,
      at: made.at,
      form: made.form,
    })
    .execute()
}

export async function insertLink(tx: Tx, link: DeliveryLink & { secretHash: string }): Promise<void> {
  await tx
    .insertInto('delivery_link')
    .values({
      id: link.id,
      package_id: link.packageId,
      recipient: link.recipient,
      secret_hash: link.secretHash,
      at: link.at,
      expires_at: link.expiresAt,
    })
    .execute()
}

export async function insertDelivery(
  tx: Tx,
  delivery: { id: string; linkId: string; kind: Delivery['kind']; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('delivery')
    .values({ id: delivery.id, link_id: delivery.linkId, kind: delivery.kind, at: delivery.at, by_person: delivery.by })
    .execute()
}

export async function packagesOf(db: Db, caseId: string): Promise<readonly CasePackage[]> {
  const rows = await db.selectFrom('case_package').selectAll().where('case_id', '=', caseId).orderBy('at').execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    proposalId: row.proposal_id,
    sha256: row.sha256,
    bytes: Number(row.bytes),
    files: row.files,
    at: row.at,
    form: row.form,
  }))
}

export type LinkedPackage = Readonly<{ link: DeliveryLink; package: CasePackage & { caseNumber: string } }>

/** A link by the hash of its secret; the secret itself is nowhere in the database. */
export async function linkBySecret(db: Db, secretHash: string): Promise<LinkedPackage | undefined> {
  const row = await db
    .selectFrom('delivery_link as l')
    .innerJoin('case_package as p', 'p.id', 'l.package_id')
    .innerJoin('case_file as c', 'c.id', 'p.case_id')
    .select([
      'l.id',
      'l.package_id',
      'l.recipient',
      'l.at as made_at',
      'l.expires_at',
      'p.case_id',
      'p.proposal_id',
      'p.sha256',
      'p.bytes',
      'p.files',
      'p.at',
      'p.form',
      'c.number',
    ])
    .where('l.secret_hash', '=', secretHash)
    .executeTakeFirst()
  return (
    row && {
      link: {
        id: row.id,
        packageId: row.package_id,
        recipient: row.recipient,
        at: row.made_at,
        expiresAt: row.expires_at,
      },
      package: {
        id: row.package_id,
        caseId: row.case_id,
        proposalId: row.proposal_id,
        sha256: row.sha256,
        bytes: Number(row.bytes),
        files: row.files,
        at: row.at,
        form: row.form,
        caseNumber: row.number,
      },
    }
  )
}

export async function linksOf(db: Db, caseId: string): Promise<readonly DeliveryLink[]> {
  const rows = await db
    .selectFrom('delivery_link as l')
    .innerJoin('case_package as p', 'p.id', 'l.package_id')
    .selectAll('l')
    .where('p.case_id', '=', caseId)
    .orderBy('l.at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    packageId: row.package_id,
    recipient: row.recipient,
    at: row.at,
    expiresAt: row.expires_at,
  }))
}

/** Every time somebody fetched, or tried to fetch, the packages of a case. */
export async function deliveriesOf(db: Db, caseId: string): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('delivery as d')
    .innerJoin('delivery_link as l', 'l.id', 'd.link_id')
    .innerJoin('case_package as p', 'p.id', 'l.package_id')
    .select(['d.link_id', 'l.recipient', 'd.kind', 'd.at'])
    .where('p.case_id', '=', caseId)
    .orderBy('d.at')
    .execute()
  return rows.map((row) => ({ linkId: row.link_id, recipient: row.recipient, kind: row.kind, at: row.at }))
}
