import type { Db, Tx } from '#platform/db/db.ts'
import type { Answer, Ending, ReferralOutcome, Word } from './referral.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    referral: { id: string; case_id: string; text: string; hash: string; at: Date; by_person: string }
    referral_word: {
      referral_id: string
      case_id: string
      proposed_by: string
      word: Word
      reason: string
      at: Date
      by_person: string
    }
    referral_end: {
      referral_id: string
      case_id: string
      proposed_by: string
      hash: string
      ending: Ending
      held: boolean
      counsel: 'yes' | null
      reason: string
      on_day: string
      at: Date
      by_person: string
    }
    abuse_referral: { id: string; ending: 'released'; hash: string; text: string; key_id: string; signature: string }
    abuse_referral_answer: {
      referral_id: string
      n: number
      outcome: ReferralOutcome
      rule: string
      at: Date
      by_person: string
    }
  }
}

type Said = Readonly<{ reason: string; at: Date; by: string }>

export type Referral = Readonly<{
  id: string
  caseId: string
  /** Exactly what leaves, and its SHA-256. */
  text: string
  hash: string
  at: Date
  by: string
  word: (Said & Readonly<{ word: Word }>) | null
  end: (Said & Readonly<{ ending: Ending }>) | null
  /** Oldest first. */
  answers: readonly (Answer & Readonly<{ at: Date }>)[]
}>

export async function insertReferral(
  tx: Tx,
  { id, caseId, text, hash, at, by }: Pick<Referral, 'id' | 'caseId' | 'text' | 'hash' | 'at' | 'by'>,
): Promise<void> {
  await tx.insertInto('referral').values({ id, case_id: caseId, text, hash, at, by_person: by }).execute()
}

export async function insertWord(tx: Tx, { id, caseId, by }: Referral, said: Said & { word: Word }): Promise<void> {
  const { word, reason, at } = said
  await tx
    .insertInto('referral_word')
    .values({ referral_id: id, case_id: caseId, proposed_by: by, word, reason, at, by_person: said.by })
    .execute()
}

export type NewEnd = Said & Readonly<{ ending: Ending; held: boolean; onDay: string }>

export async function insertEnd(tx: Tx, { id, caseId, by, hash, word }: Referral, end: NewEnd): Promise<void> {
  const { ending, held, reason, onDay, at } = end
  await tx
    .insertInto('referral_end')
    .values({
      ...{ referral_id: id, case_id: caseId, proposed_by: by, hash, ending, held, reason, on_day: onDay, at },
      ...{ counsel: word?.word === 'yes' ? 'yes' : null, by_person: end.by },
    })
    .execute()
}

export async function insertReleased(
  tx: Tx,
  { id, hash, text }: Pick<Referral, 'id' | 'hash' | 'text'>,
  { keyId, signature }: Readonly<{ keyId: string; signature: string }>,
): Promise<void> {
  await tx
    .insertInto('abuse_referral')
    .values({ id, ending: 'released', hash, text, key_id: keyId, signature })
    .execute()
}

export async function insertAnswer(
  tx: Tx,
  { id, answers }: Pick<Referral, 'id' | 'answers'>,
  { outcome, rule, at, by }: Answer & Readonly<{ at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('abuse_referral_answer')
    .values({ referral_id: id, n: answers.length + 1, outcome, rule, at, by_person: by })
    .execute()
}

export async function referralsOfCase(db: Db, caseId: string): Promise<readonly Referral[]> {
  return withAnswers(db, await referrals(db).where('r.case_id', '=', caseId).orderBy('r.at').orderBy('r.id').execute())
}

export async function referralById(db: Db, id: string): Promise<Referral | undefined> {
  return (await withAnswers(db, await referrals(db).where('r.id', '=', id).execute()))[0]
}

export type ListedReferral = Referral & Readonly<{ number: string }>

/** Of all cases, the newest first; at most `limit`. */
export async function listReferrals(db: Db, limit: number): Promise<readonly ListedReferral[]> {
  const rows = await referrals(db)
    .innerJoin('case_file as c', 'c.id', 'r.case_id')
    .select('c.number')
    .orderBy('r.at', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  const all = await withAnswers(db, rows)
  return all.flatMap((one, at) => ({ ...one, number: rows[at]?.number ?? '' }))
}

function referrals(db: Db) {
  return db
    .selectFrom('referral as r')
    .leftJoin('referral_word as w', 'w.referral_id', 'r.id')
    .leftJoin('referral_end as e', 'e.referral_id', 'r.id')
    .selectAll('r')
    .select(['w.word', 'w.reason as word_reason', 'w.at as word_at', 'w.by_person as word_by'])
    .select(['e.ending', 'e.reason as end_reason', 'e.at as end_at', 'e.by_person as end_by'])
}

type Row = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number]

async function withAnswers(db: Db, rows: readonly Row[]): Promise<readonly Referral[]> {
  const ids = rows.map(({ id }) => id)
  const answers =
    ids.length === 0
      ? []
      : await db.selectFrom('abuse_referral_answer').selectAll().where('referral_id', 'in', ids).orderBy('n').execute()
  return rows.map((row) => ({
    ...{ id: row.id, caseId: row.case_id, text: row.text, hash: row.hash, at: row.at, by: row.by_person },
    word:
      row.word && row.word_at && row.word_by
        ? { word: row.word, reason: row.word_reason ?? '', at: row.word_at, by: row.word_by }
        : null,
    end:
      row.ending && row.end_at && row.end_by
        ? { ending: row.ending, reason: row.end_reason ?? '', at: row.end_at, by: row.end_by }
        : null,
    answers: answers
      .filter(({ referral_id }) => referral_id === row.id)
      .map(({ outcome, rule, at }) => ({ outcome, rule, at })),
  }))
}

/** What the service itself is given: from tables that know no case. */
export type Released = Readonly<{
  id: string
  text: string
  keyId: string
  signature: string
  answer: Answer | null
}>

/** In the order of their random ids, which says nothing of when; `open` leaves out what was answered. */
export async function releasedReferrals(
  db: Db,
  { open, after, limit }: Readonly<{ open: boolean; after: string; limit: number }>,
): Promise<readonly Released[]> {
  const rows = await released(db)
    .where('r.id', '>', after)
    .$if(open, (query) => query.where('a.outcome', 'is', null))
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map(toReleased)
}

export async function releasedById(db: Db, id: string): Promise<Released | undefined> {
  const row = await released(db).where('r.id', '=', id).executeTakeFirst()
  return row && toReleased(row)
}

function released(db: Db) {
  return db
    .selectFrom('abuse_referral as r')
    .leftJoin('abuse_referral_answer as a', (on) =>
      on
        .onRef('a.referral_id', '=', 'r.id')
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('abuse_referral_answer as later')
                .select('later.n')
                .whereRef('later.referral_id', '=', 'r.id')
                .whereRef('later.n', '>', 'a.n'),
            ),
          ),
        ),
    )
    .select(['r.id', 'r.text', 'r.key_id', 'r.signature', 'a.outcome', 'a.rule'])
}

type ReleasedRow = Awaited<ReturnType<ReturnType<typeof released>['execute']>>[number]

function toReleased({ id, text, key_id, signature, outcome, rule }: ReleasedRow): Released {
  return { id, text, keyId: key_id, signature, answer: outcome && { outcome, rule: rule ?? '' } }
}
