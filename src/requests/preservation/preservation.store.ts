import type { Db, Tx } from '#platform/db/db.ts'
import type { Day } from '#platform/time.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    preservation: {
      id: string
      case_id: string
      proposal_id: string
      outcome: 'approved'
      rule: string
      received_at: Date
      until: Date
      at: Date
    }
    preservation_attempt: { key_name: string; preservation_id: string; n: number; at: Date }
    preservation_snapshot: {
      preservation_id: string
      key_name: string
      manifest: string
      sha256: string
      signature: string
      signing_key: string
      at: Date
    }
    preservation_renewal: {
      preservation_id: string
      rule: string
      until: Date
      asked_by: string
      official_name: string
      official_title: string
      request: string
      at: Date
    }
    preservation_reminder: { preservation_id: string; last_day: string; days_before: number; mail_id: string; at: Date }
    preservation_end: {
      preservation_id: string
      how: 'lapsed' | 'released'
      by_person: string
      reason: string
      at: Date
    }
    preservation_destruction: { preservation_id: string; certificate_sha256: string; at: Date }
  }
}

export type NewPreservation = Readonly<{
  id: string
  caseId: string
  proposalId: string
  rule: string
  receivedAt: Date
  until: Date
  at: Date
}>

export async function insertPreservation(tx: Tx, made: NewPreservation): Promise<void> {
  await tx
    .insertInto('preservation')
    .values({
      ...{ id: made.id, case_id: made.caseId, proposal_id: made.proposalId, outcome: 'approved', rule: made.rule },
      ...{ received_at: made.receivedAt, until: made.until, at: made.at },
    })
    .execute()
}

export type Attempt = Readonly<{ keyName: string; n: number }>

/** Oldest first. */
export async function attemptsOf(db: Db, preservationId: string): Promise<readonly Attempt[]> {
  const rows = await db
    .selectFrom('preservation_attempt')
    .select(['key_name', 'n'])
    .where('preservation_id', '=', preservationId)
    .orderBy('n')
    .execute()
  return rows.map(({ key_name, n }) => ({ keyName: key_name, n }))
}

export async function insertAttempt(
  tx: Tx,
  { keyName, preservationId, n, at }: Attempt & { preservationId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('preservation_attempt')
    .values({ key_name: keyName, preservation_id: preservationId, n, at })
    .execute()
}

/** `manifest` is canonical JSON, byte for byte as signed. */
export type SealedSnapshot = Readonly<{
  keyName: string
  manifest: string
  sha256: string
  signature: string
  signingKey: string
  at: Date
}>

export async function insertSnapshot(tx: Tx, preservationId: string, taken: SealedSnapshot): Promise<void> {
  await tx
    .insertInto('preservation_snapshot')
    .values({
      ...{ preservation_id: preservationId, key_name: taken.keyName, manifest: taken.manifest, sha256: taken.sha256 },
      ...{ signature: taken.signature, signing_key: taken.signingKey, at: taken.at },
    })
    .execute()
}

export async function snapshotOf(db: Db, preservationId: string): Promise<SealedSnapshot | undefined> {
  const row = await db
    .selectFrom('preservation_snapshot')
    .selectAll()
    .where('preservation_id', '=', preservationId)
    .executeTakeFirst()
  return (
    row && {
      ...{ keyName: row.key_name, manifest: row.manifest, sha256: row.sha256, signature: row.signature },
      ...{ signingKey: row.signing_key, at: row.at },
    }
  )
}

export type Renewal = Readonly<{
  rule: string
  until: Date
  askedBy: string
  officialName: string
  officialTitle: string
  request: string
  at: Date
}>

export async function insertRenewal(tx: Tx, preservationId: string, renewal: Renewal): Promise<void> {
  await tx
    .insertInto('preservation_renewal')
    .values({
      ...{ preservation_id: preservationId, rule: renewal.rule, until: renewal.until, asked_by: renewal.askedBy },
      ...{ official_name: renewal.officialName, official_title: renewal.officialTitle },
      ...{ request: renewal.request, at: renewal.at },
    })
    .execute()
}

export async function renewalOf(db: Db, preservationId: string): Promise<Renewal | undefined> {
  const row = await db
    .selectFrom('preservation_renewal')
    .selectAll()
    .where('preservation_id', '=', preservationId)
    .executeTakeFirst()
  return (
    row && {
      ...{ rule: row.rule, until: row.until, askedBy: row.asked_by, officialName: row.official_name },
      ...{ officialTitle: row.official_title, request: row.request, at: row.at },
    }
  )
}

export type Reminder = Readonly<{ preservationId: string; lastDay: Day; days: number; mailId: string; at: Date }>

export async function insertReminder(tx: Tx, { preservationId, lastDay, days, mailId, at }: Reminder): Promise<void> {
  await tx
    .insertInto('preservation_reminder')
    .values({ preservation_id: preservationId, last_day: lastDay, days_before: days, mail_id: mailId, at })
    .execute()
}

export async function isReminded(
  db: Db,
  { preservationId, lastDay, days }: Pick<Reminder, 'preservationId' | 'lastDay' | 'days'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('preservation_reminder')
    .select('mail_id')
    .where('preservation_id', '=', preservationId)
    .where('last_day', '=', lastDay)
    .where('days_before', '=', days)
    .executeTakeFirst()
  return row !== undefined
}

export type End = Readonly<{ how: 'lapsed' | 'released'; by: string; reason: string; at: Date }>

export async function insertEnding(tx: Tx, preservationId: string, { how, by, reason, at }: End): Promise<void> {
  await tx
    .insertInto('preservation_end')
    .values({ preservation_id: preservationId, how, by_person: by, reason, at })
    .execute()
}

export async function insertDestruction(
  tx: Tx,
  { preservationId, certificate, at }: { preservationId: string; certificate: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('preservation_destruction')
    .values({ preservation_id: preservationId, certificate_sha256: certificate, at })
    .execute()
}

/** Cases of an agency whose preservation stands, by its id. */
export async function casesKeeping(db: Db, ids: readonly string[], agencyId: string): Promise<readonly string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('preservation as p')
    .innerJoin('case_file as c', 'c.id', 'p.case_id')
    .select('p.case_id')
    .where('p.id', 'in', [...ids])
    .where('c.agency_id', '=', agencyId)
    .orderBy('p.case_id')
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** Which of these cases are open. */
export async function openOnes(
  db: Db,
  caseIds: readonly string[],
): Promise<readonly Readonly<{ caseId: string; number: string }>[]> {
  if (caseIds.length === 0) return []
  const rows = await db
    .selectFrom('case_index')
    .select(['case_id', 'number'])
    .where('case_id', 'in', [...caseIds])
    .where('is_open', '=', true)
    .orderBy('number')
    .execute()
  return rows.map(({ case_id, number }) => ({ caseId: case_id, number }))
}
