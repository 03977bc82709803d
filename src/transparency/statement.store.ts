import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Day } from '#platform/time.ts'
import type { BandLine, LineName, Structure } from './bands.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    band_statement: { id: string; structure: Structure; published_on: Day }
    band_line: {
      statement_id: string
      structure: Structure
      published_on: Day
      line: LineName
      from_on: Day
      to_on: Day
      low: number
      high: number
    }
  }
}

export type BandStatement = Readonly<{ id: string; structure: Structure; publishedOn: Day; lines: readonly BandLine[] }>

export async function insertStatement(tx: Tx, { id, structure, publishedOn, lines }: BandStatement): Promise<void> {
  await tx.insertInto('band_statement').values({ id, structure, published_on: publishedOn }).execute()
  await tx
    .insertInto('band_line')
    .values(
      lines.map(({ line, from, to, low, high }) => ({
        ...{ statement_id: id, structure, published_on: publishedOn, line },
        ...{ from_on: from, to_on: to, low, high },
      })),
    )
    .execute()
}

/** Newest first, with those between two days (both counted in) where they are given. */
export async function statements(
  db: Db | Tx,
  between?: Readonly<{ from: Day; to: Day }>,
): Promise<readonly BandStatement[]> {
  let query = db
    .selectFrom('band_line')
    .selectAll()
    .orderBy('published_on', 'desc')
    .orderBy(
      sql`array_position(array['letters', 'letter-selectors', 'content-orders', 'content-selectors', 'record-orders', 'record-selectors', 'all', 'all-selectors'], line)`,
    )
  if (between) query = query.where('published_on', '>=', between.from).where('published_on', '<=', between.to)
  const rows = await query.execute()
  return [...Map.groupBy(rows, ({ statement_id }) => statement_id)].flatMap(([id, lines]) => {
    const [first] = lines
    if (!first) return []
    const bands = lines.map(({ line, from_on, to_on, low, high }) => ({ line, from: from_on, to: to_on, low, high }))
    return [{ id, structure: first.structure, publishedOn: first.published_on, lines: bands }]
  })
}
