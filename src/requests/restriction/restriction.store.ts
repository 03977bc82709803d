import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import type { Country } from '../triage/jurisdiction.rules.ts'
import type { Measure, OrderLaw, RestrictionOrder } from './restriction.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    restriction_order: {
      case_id: string
      law: OrderLaw
      act: string
      territory: string[]
      reach: string[]
      starts_on: string | null
      ends_on: string | null
    }
    restriction: {
      id: string
      case_id: string
      proposal_id: string
      outcome: 'approved'
      account_id: string
      meeting_id: string | null
      measure: Measure
      countries: string[]
      starts_on: string
      ends_on: string | null
      review_on: string
      policy_rule: string | null
      policy_reason: string | null
      at: Date
    }
    restriction_lift: { restriction_id: string; reason: string; at: Date; by_person: string }
  }
}

const orNull = (text: string | null): Day | null => (text === null ? null : day(text))

export async function insertOrder(tx: Tx, caseId: string, order: RestrictionOrder): Promise<void> {
  const { law, act, territory, reach, startsOn, endsOn } = order
  await tx
    .insertInto('restriction_order')
    .values({
      ...{ case_id: caseId, law, act, territory: [...territory], reach: [...reach] },
      ...{ starts_on: startsOn, ends_on: endsOn },
    })
    .execute()
}

export async function orderOf(db: Db, caseId: string): Promise<RestrictionOrder | null> {
  const row = await db.selectFrom('restriction_order').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!row) return null
  const { law, act, territory, reach, starts_on, ends_on } = row
  return { law, act, territory, reach, startsOn: orNull(starts_on), endsOn: orNull(ends_on) }
}

export type Restriction = Readonly<{
  id: string
  caseId: string
  accountId: string
  /** Null: the whole account. */
  meetingId: string | null
  measure: Measure
  countries: readonly Country[]
  startsOn: Day
  endsOn: Day | null
  reviewOn: Day
  policy: Readonly<{ rule: string; reason: string }> | null
  at: Date
  lift: Readonly<{ reason: string; at: Date; by: string }> | null
}>

export async function insertRestriction(
  tx: Tx,
  made: Omit<Restriction, 'lift'> & Readonly<{ proposalId: string }>,
): Promise<void> {
  await tx
    .insertInto('restriction')
    .values({
      ...{ id: made.id, case_id: made.caseId, proposal_id: made.proposalId, outcome: 'approved' },
      ...{ account_id: made.accountId, meeting_id: made.meetingId, measure: made.measure },
      ...{ countries: [...made.countries], starts_on: made.startsOn, ends_on: made.endsOn, review_on: made.reviewOn },
      ...{ policy_rule: made.policy?.rule ?? null, policy_reason: made.policy?.reason ?? null, at: made.at },
    })
    .execute()
}

export async function insertLift(
  tx: Tx,
  { restrictionId, reason, at, by }: Readonly<{ restrictionId: string; reason: string; at: Date; by: string }>,
): Promise<void> {
  await tx.insertInto('restriction_lift').values({ restriction_id: restrictionId, reason, at, by_person: by }).execute()
}

export async function restrictionsOfCase(db: Db, caseId: string): Promise<readonly Restriction[]> {
  const rows = await restrictions(db).where('r.case_id', '=', caseId).orderBy('r.at').orderBy('r.id').execute()
  return rows.map(toRestriction)
}

/** Those that concern an account or one of its meetings, ended ones too: who asks looks at the day. */
export async function restrictionsOfAccount(db: Db, accountId: string): Promise<readonly Restriction[]> {
  const rows = await restrictions(db).where('r.account_id', '=', accountId).orderBy('r.at').orderBy('r.id').execute()
  return rows.map(toRestriction)
}

export type ListedRestriction = Restriction & Readonly<{ number: string; agencyName: string }>

/** All that was ever decided, the next to be looked at again first; at most `limit`. */
export async function listRestrictions(db: Db, limit: number): Promise<readonly ListedRestriction[]> {
  const rows = await restrictions(db)
    .innerJoin('case_index as c', 'c.case_id', 'r.case_id')
    .select(['c.number', 'c.agency_name'])
    .orderBy('r.review_on')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...toRestriction(row), number: row.number, agencyName: row.agency_name }))
}

/** Cases with a measure of which somebody was not told yet, whatever became of the job that tells. */
export async function casesUntold(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('restriction as r')
    .leftJoin('user_notice as n', (on) =>
      on.onRef('n.case_id', '=', 'r.case_id').onRef('n.account_id', '=', 'r.account_id'),
    )
    .select('r.case_id')
    .distinct()
    .where('n.id', 'is', null)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

function restrictions(db: Db) {
  return db
    .selectFrom('restriction as r')
    .leftJoin('restriction_lift as l', 'l.restriction_id', 'r.id')
    .selectAll('r')
    .select(['l.reason as lift_reason', 'l.at as lifted_at', 'l.by_person as lifted_by'])
}

type Row = Awaited<ReturnType<ReturnType<typeof restrictions>['execute']>>[number]

function toRestriction(row: Row): Restriction {
  const { policy_rule: rule, policy_reason: reason, lifted_at, lifted_by, lift_reason } = row
  return {
    ...{ id: row.id, caseId: row.case_id, accountId: row.account_id, meetingId: row.meeting_id },
    ...{ measure: row.measure, countries: row.countries, startsOn: day(row.starts_on), endsOn: orNull(row.ends_on) },
    ...{ reviewOn: day(row.review_on), at: row.at },
    policy: rule === null || reason === null ? null : { rule, reason },
    lift: lifted_at === null ? null : { reason: lift_reason ?? '', at: lifted_at, by: lifted_by ?? '' },
  }
}
