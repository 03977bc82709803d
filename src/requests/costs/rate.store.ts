import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import type { Currency, Rate, RateWord, Work } from './rate.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    cost_rate: {
      id: string
      work: Work
      currency: Currency
      cents: number
      valid_from: string
      source: string
      on_day: string
      at: Date
      proposed_by: string
    }
    cost_rate_word: { rate_id: string; proposed_by: string; word: RateWord; at: Date; by_person: string }
  }
}

/** A rate of the office's own; it counts once `word` is `confirmed`. */
export type OwnRate = Rate &
  Readonly<{ id: string; validFrom: Day; at: Date; by: string; word: RateWord | null; wordBy: string | null }>

/** Every row that was ever proposed, oldest first. */
export async function ownRates(db: Db): Promise<readonly OwnRate[]> {
  const rows = await db
    .selectFrom('cost_rate as r')
    .leftJoin('cost_rate_word as w', 'w.rate_id', 'r.id')
    .selectAll('r')
    .select(['w.word', 'w.by_person'])
    .orderBy('r.valid_from')
    .orderBy('r.at')
    .execute()
  return rows.map(({ id, work, currency, cents, source, at, word, ...row }) => ({
    ...{ id, work, currency, cents, source, at, word, reviewed: false },
    ...{ validFrom: day(row.valid_from), by: row.proposed_by, wordBy: row.by_person },
  }))
}

export const confirmed = (rates: readonly OwnRate[]): readonly OwnRate[] =>
  rates.filter(({ word }) => word === 'confirmed')

export async function insertRate(
  tx: Tx,
  {
    id,
    work,
    currency,
    cents,
    validFrom,
    source,
    onDay,
    at,
    by,
  }: Omit<OwnRate, 'word' | 'wordBy' | 'reviewed'> & Readonly<{ onDay: Day }>,
): Promise<void> {
  await tx
    .insertInto('cost_rate')
    .values({ ...{ id, work, currency, cents, source, at }, valid_from: validFrom, on_day: onDay, proposed_by: by })
    .execute()
}

export async function insertRateWord(
  tx: Tx,
  { rate, word, at, by }: Readonly<{ rate: OwnRate; word: RateWord; at: Date; by: string }>,
): Promise<void> {
  await tx
    .insertInto('cost_rate_word')
    .values({ rate_id: rate.id, proposed_by: rate.by, word, at, by_person: by })
    .execute()
}
