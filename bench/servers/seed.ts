/** Many closed and open cases for the bench, written straight into the tables: the product makes a case in a second, not in a millisecond. */
import { sql } from 'kysely'
import { type Opened, openPglite, openPostgres } from '../../src/platform/db/open.ts'

/** Adds copies of the cases that are there until there are `total`; nine of ten are closed, and what is due lies four weeks around now whoever asks, as in a real office. */
export async function seedCases(where: string, total: number): Promise<void> {
  const opened = where.startsWith('postgres') ? await openPostgres({ url: where }) : await openPglite({ dir: where })
  try {
    await opened.asOwner(({ db }) => copyCases(db, total))
  } finally {
    await opened.close()
  }
}

/** The same in a database that is open, with its owner's rights. */
export async function copyCases(db: Opened['db'], total: number): Promise<void> {
  const { rows } = await sql<{ n: number; copies: number }>`
    select count(*)::int as n, count(*) filter (where case_id like 'bench%')::int as copies from case_index`.execute(db)
  const [first, end] = [rows[0]?.copies ?? 0, total - (rows[0]?.n ?? 0) + (rows[0]?.copies ?? 0)]
  const step = 10_000
  for (let from = first; from < end; from += step) {
    const to = Math.min(end, from + step) - 1
    await sql`
      with model as (select f.*, row_number() over (order by f.id) - 1 as place, count(*) over () as all_of from case_file f where f.id not like 'bench%')
      insert into case_file (id, number, draft_id, product, process, agency_id, officer_id, document_id, docket_number, asked, statute, categories, objection,
        period_from, period_to, received_at, due_at, due_calculation)
      select 'bench_' || n, 'BCH-2026-' || n, null, product, process, agency_id, officer_id, document_id, 'D-' || n, asked, statute, categories, objection,
        period_from, period_to, received_at - (n || ' minutes')::interval, now() + ((n * 7919 % 40320 - 10080) || ' minutes')::interval, due_calculation
      from generate_series(${from}::int, ${to}::int) n join model on model.place = n % model.all_of`.execute(db)
    await sql`
      insert into case_index (case_id, number, state, is_open, due_at, received_at, process, product, agency_id, agency_name, country, identifiers, assigned_to,
        needs, blocks, warns, last_fact, words)
      select f.id, f.number, case when n / 40 % 10 = 0 then 'in-review' else 'answered' end, n / 40 % 10 = 0, f.due_at, f.received_at, f.process, f.product, f.agency_id,
        a.name, a.country, 1, null, case when n / 40 % 10 = 0 then 'reviewer' else 'nobody' end, 0, n % 3, 8,
        to_tsvector('simple', replace(f.number, '-', ' ') || ' ' || a.name || ' person' || n || ' example')
      from generate_series(${from}::int, ${to}::int) n join case_file f on f.id = 'bench_' || n join agency a on a.id = f.agency_id`.execute(
      db,
    )
    await sql`
      insert into case_word (case_id, word, is_open)
      select i.case_id, w.word, i.is_open
      from generate_series(${from}::int, ${to}::int) n join case_index i on i.case_id = 'bench_' || n,
        unnest(string_to_array(lower(replace(i.number, '-', ' ') || ' ' || i.agency_name || ' person' || n || ' example'), ' ')) as w (word)
      on conflict do nothing`.execute(db)
  }
  await sql`analyze`.execute(db)
}
