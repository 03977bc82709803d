import { type ColumnType, sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Answers, LookVerdict, Why } from './look.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    second_look_seed: { month: string; seed: string; at: Date }
    second_look_draw: {
      proposal_id: string
      month: string
      ticket: string
      drawn: number
      share: number
      chosen: boolean
      at: Date
    }
    second_look: {
      id: string
      proposal_id: string
      case_id: string
      proposed_by: string
      decided_by: string
      why: Why
      process: string
      checklist: string
      at: Date
    }
    second_look_verdict: {
      look_id: string
      proposed_by: string
      decided_by: string
      verdict: LookVerdict
      text: string
      answers: ColumnType<Answers, string, never>
      at: Date
      by_person: string
    }
    second_look_answer: { look_id: string; verdict: 'disagree'; text: string; at: Date; by_person: string }
  }
}

/** The seed of a month; the given one is kept if there is none yet, and `made` says so. */
export async function seedOf(
  tx: Tx,
  { month, fresh, at }: { month: string; fresh: string; at: Date },
): Promise<{ seed: string; made: boolean }> {
  const inserted = await tx
    .insertInto('second_look_seed')
    .values({ month, seed: fresh, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seed')
    .executeTakeFirst()
  if (inserted) return { seed: inserted.seed, made: true }
  const { seed } = await tx
    .selectFrom('second_look_seed')
    .select('seed')
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  return { seed, made: false }
}

export type Draw = Readonly<{
  proposalId: string
  month: string
  ticket: string
  drawn: number
  share: number
  chosen: boolean
  at: Date
}>

export async function insertDraw(tx: Tx, { proposalId, ...draw }: Draw): Promise<void> {
  await tx
    .insertInto('second_look_draw')
    .values({ proposal_id: proposalId, ...draw })
    .execute()
}

export type Look = Readonly<{
  id: string
  proposalId: string
  caseId: string
  number: string
  proposedBy: string
  decidedBy: string
  why: Why
  process: string
  checklist: string
  at: Date
  verdict: Readonly<{ verdict: LookVerdict; text: string; answers: Answers; at: Date; by: string }> | null
  answer: Readonly<{ text: string; at: Date; by: string }> | null
}>

export async function insertLook(tx: Tx, look: Omit<Look, 'number' | 'verdict' | 'answer'>): Promise<void> {
  const { id, proposalId, caseId, proposedBy, decidedBy, why, process, checklist, at } = look
  await tx
    .insertInto('second_look')
    .values({
      ...{ id, proposal_id: proposalId, case_id: caseId, proposed_by: proposedBy, decided_by: decidedBy },
      ...{ why, process, checklist, at },
    })
    .execute()
}

export async function insertVerdict(
  tx: Tx,
  look: Look,
  verdict: Readonly<{ verdict: LookVerdict; text: string; answers: Answers; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('second_look_verdict')
    .values({
      ...{ look_id: look.id, proposed_by: look.proposedBy, decided_by: look.decidedBy, verdict: verdict.verdict },
      ...{ text: verdict.text, answers: JSON.stringify(verdict.answers), at: verdict.at, by_person: verdict.by },
    })
    .execute()
}

export async function insertLookAnswer(
  tx: Tx,
  { lookId, text, at, by }: { lookId: string; text: string; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('second_look_answer')
    .values({ look_id: lookId, verdict: 'disagree', text, at, by_person: by })
    .execute()
}

export type LookFilter = Readonly<{
  show: 'open' | 'done' | 'disputed'
  why?: Why | undefined
  process?: string | undefined
}>
export const LOOKS_ON_PAGE = 50

/** Open ones oldest first, the others newest first; one page and how many there are. */
export async function looks(
  db: Db,
  filter: LookFilter & Readonly<{ page: number }>,
): Promise<Readonly<{ rows: readonly Look[]; total: number }>> {
  let matching = base(db)
  if (filter.show === 'open') matching = matching.where('v.look_id', 'is', null)
  if (filter.show === 'done') matching = matching.where('v.look_id', 'is not', null)
  if (filter.show === 'disputed') matching = matching.where('v.verdict', '=', 'disagree').where('a.look_id', 'is', null)
  if (filter.why) matching = matching.where('l.why', '=', filter.why)
  if (filter.process) matching = matching.where('l.process', '=', filter.process)
  const { n } = await matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await matching
    .select(COLUMNS)
    .orderBy('l.at', filter.show === 'open' ? 'asc' : 'desc')
    .orderBy('l.id')
    .limit(LOOKS_ON_PAGE)
    .offset((filter.page - 1) * LOOKS_ON_PAGE)
    .execute()
  return { total: Number(n), rows: rows.map(lookFrom) }
}

export async function lookById(db: Db, id: string): Promise<Look | undefined> {
  const row = await base(db).select(COLUMNS).where('l.id', '=', id).executeTakeFirst()
  return row && lookFrom(row)
}

/** The newest second look of a case. */
export async function lookOfCase(db: Db, caseId: string): Promise<Look | undefined> {
  const query = base(db).select(COLUMNS).where('l.case_id', '=', caseId).orderBy('l.at', 'desc')
  const row = await query.limit(1).executeTakeFirst()
  return row && lookFrom(row)
}

const COLUMNS = [
  ...([
    'l.id',
    'l.proposal_id',
    'l.case_id',
    'l.proposed_by',
    'l.decided_by',
    'l.why',
    'l.process',
    'l.checklist',
  ] as const),
  ...([
    'l.at',
    'c.number',
    'v.verdict',
    'v.text',
    'v.answers',
    'v.at as verdict_at',
    'v.by_person as verdict_by',
  ] as const),
  ...(['a.text as answer_text', 'a.at as answer_at', 'a.by_person as answer_by'] as const),
] as const

function base(db: Db) {
  return db
    .selectFrom('second_look as l')
    .innerJoin('case_file as c', 'c.id', 'l.case_id')
    .leftJoin('second_look_verdict as v', 'v.look_id', 'l.id')
    .leftJoin('second_look_answer as a', 'a.look_id', 'l.id')
}

type Row = Readonly<{
  id: string
  proposal_id: string
  case_id: string
  proposed_by: string
  decided_by: string
  why: Why
  process: string
  checklist: string
  at: Date
  number: string
  verdict: LookVerdict | null
  text: string | null
  answers: Answers | null
  verdict_at: Date | null
  verdict_by: string | null
  answer_text: string | null
  answer_at: Date | null
  answer_by: string | null
}>

function lookFrom(row: Row): Look {
  const { verdict, answers, verdict_at, verdict_by, answer_text, answer_at, answer_by } = row
  return {
    ...{ id: row.id, proposalId: row.proposal_id, caseId: row.case_id, number: row.number },
    ...{ proposedBy: row.proposed_by, decidedBy: row.decided_by, why: row.why, process: row.process },
    ...{ checklist: row.checklist, at: row.at },
    verdict:
      verdict && verdict_at && verdict_by
        ? { verdict, text: row.text ?? '', answers: answers ?? {}, at: verdict_at, by: verdict_by }
        : null,
    answer: answer_text && answer_at && answer_by ? { text: answer_text, at: answer_at, by: answer_by } : null,
  }
}

export type Agreement = Readonly<{
  person: string
  process: string
  looked: number
  agree: number
  remarks: number
  disagree: number
}>

/** How often a second look agreed, for each person who proposed or decided, and process. */
export async function agreements(db: Db): Promise<readonly Agreement[]> {
  const { rows } = await sql<Agreement>`
    select who.person, l.process, count(*)::int as looked,
      (count(*) filter (where v.verdict = 'agree'))::int as agree,
      (count(*) filter (where v.verdict = 'remarks'))::int as remarks,
      (count(*) filter (where v.verdict = 'disagree'))::int as disagree
    from second_look l
    join second_look_verdict v on v.look_id = l.id
    cross join lateral (values (l.proposed_by), (l.decided_by)) as who (person)
    group by who.person, l.process order by who.person, l.process`.execute(db)
  return rows
}

export type Month = Readonly<{ month: string; seed: string; draws: readonly Draw[] }>

/** Every month with its draws, newest first. */
export async function months(db: Db): Promise<readonly Month[]> {
  const seeds = await db.selectFrom('second_look_seed').selectAll().orderBy('month', 'desc').limit(24).execute()
  const draws = await db
    .selectFrom('second_look_draw')
    .selectAll()
    .where('month', 'in', ['', ...seeds.map(({ month }) => month)])
    .orderBy('at')
    .execute()
  const byMonth = Map.groupBy(draws, ({ month }) => month)
  return seeds.map(({ month, seed }) => ({
    ...{ month, seed },
    draws: (byMonth.get(month) ?? []).map(({ proposal_id, ...rest }) => ({ proposalId: proposal_id, ...rest })),
  }))
}
