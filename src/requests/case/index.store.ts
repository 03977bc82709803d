import { sql } from 'kysely'
import type { Product } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import type { CaseState, Needs, State } from './case.rules.ts'
import { fewWith, hasAll, insertWords, moveWords, termsOf, wordsOfCard } from './search.store.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_index: {
      case_id: string
      number: string
      state: State
      is_open: boolean
      due_at: Date
      received_at: Date
      process: string
      product: Product
      agency_id: string
      agency_name: string
      country: string
      identifiers: number
      assigned_to: string | null
      needs: Needs
      blocks: number
      warns: number
      last_fact: number
      words: string
    }
  }
}

export type IndexCard = Readonly<{
  caseId: string
  number: string
  dueAt: Date
  receivedAt: Date
  process: string
  product: Product
  agencyId: string
  agencyName: string
  country: string
  identifiers: number
  words: readonly string[]
}>

/** The card of a new case; the words by which it can be found are written once. */
export async function insertCard(tx: Tx, card: IndexCard): Promise<void> {
  await tx
    .insertInto('case_index')
    .values({
      case_id: card.caseId,
      number: card.number,
      state: 'new',
      is_open: true,
      due_at: card.dueAt,
      received_at: card.receivedAt,
      process: card.process,
      product: card.product,
      agency_id: card.agencyId,
      agency_name: card.agencyName,
      country: card.country,
      identifiers: card.identifiers,
      assigned_to: null,
      needs: 'intake',
      blocks: 0,
      warns: 0,
      last_fact: 0,
      words: wordsOfCard(card.words),
    })
    .execute()
  await insertWords(tx, card.caseId, card.words)
}

/** Locks a case for one writer. History itself cannot be locked by a role that may not change it; its card can. */
export async function lockCase(tx: Tx, caseId: string): Promise<boolean> {
  return (
    (await tx
      .selectFrom('case_index')
      .select('case_id')
      .where('case_id', '=', caseId)
      .forUpdate()
      .executeTakeFirst()) !== undefined
  )
}

export async function updateCard(
  tx: Tx,
  caseId: string,
  state: CaseState,
  findings: { blocks: number; warns: number },
): Promise<void> {
  await tx
    .updateTable('case_index')
    .set({
      state: state.state,
      is_open: state.isOpen,
      assigned_to: state.assignedTo,
      needs: state.needs,
      last_fact: state.lastFact,
      ...findings,
    })
    .where('case_id', '=', caseId)
    .execute()
  await moveWords(tx, caseId, state.isOpen)
}

export type QueueFilter = Readonly<{
  open: boolean
  text: string
  process: string | null
  state: State | null
  /** One whose move it is, several, or null for any. */
  needs: Needs | readonly Needs[] | null
  /** A person's id, 'nobody', or null for anyone. */
  assigned: string | null
  page: number
}>

export type QueueRow = Readonly<{
  caseId: string
  number: string
  state: State
  dueAt: Date
  receivedAt: Date
  process: string
  agencyName: string
  country: string
  identifiers: number
  assignedTo: string | null
  needs: Needs
  blocks: number
  warns: number
  lastFact: number
}>

export const QUEUE_PAGE = 25

/** Open cases due first, closed ones newest first; one row more than a page tells that there is a next page. */
export async function queue(db: Db, filter: QueueFilter): Promise<{ rows: readonly QueueRow[]; more: boolean }> {
  const terms = termsOf(filter.text)
  const few = terms.length === 0 ? null : await fewWith(db, terms, filter.open)
  if (few?.length === 0) return { rows: [], more: false }
  const rows = await filtered(db, filter)
    .$if(terms.length > 0, (query) => query.where(hasAll(terms)))
    .$if(few !== null, (query) => query.where(sql<boolean>`case_id in (select unnest(${few}::text[]))`))
    .select([
      'case_id',
      'number',
      'state',
      'due_at',
      'received_at',
      'process',
      'agency_name',
      'country',
      'identifiers',
      'assigned_to',
      'needs',
      'blocks',
      'warns',
      'last_fact',
    ])
    .orderBy(filter.open ? 'due_at' : 'received_at', filter.open ? 'asc' : 'desc')
    .orderBy('case_id')
    .limit(QUEUE_PAGE + 1)
    .offset((filter.page - 1) * QUEUE_PAGE)
    .execute()
  return { more: rows.length > QUEUE_PAGE, rows: rows.slice(0, QUEUE_PAGE).map(toRow) }
}

export type Counted = Omit<QueueFilter, 'text' | 'page'>

/** How many each filter finds, in one question; no further than `limit`: a queue says "1000+" rather than counting all for nothing. */
export async function queueSizes(db: Db, filters: readonly Counted[], limit: number): Promise<readonly number[]> {
  if (filters.length === 0) return []
  const counts = filters.map((filter) => {
    const some = filtered(db, filter).select('case_id').limit(limit)
    return sql<number>`(select count(*) from ${some} as some_of)`
  })
  const { rows } = await sql<{ sizes: readonly number[] }>`select array[${sql.join(counts)}] as sizes`.execute(db)
  return (rows[0]?.sizes ?? []).map(Number)
}

function filtered(db: Db, { open, process, state, needs, assigned }: Counted) {
  return db
    .selectFrom('case_index')
    .$if(!open || !isCounsels(needs), (query) => query.where('is_open', '=', open))
    .$if(process !== null, (query) => query.where('process', '=', process ?? ''))
    .$if(state !== null, (query) => query.where('state', '=', state ?? 'new'))
    .$if(needs !== null, (query) => query.where('needs', 'in', [needs ?? []].flat()))
    .$if(assigned === 'nobody', (query) => query.where('assigned_to', 'is', null))
    .$if(assigned !== null && assigned !== 'nobody', (query) => query.where('assigned_to', '=', assigned))
}

/** What waits for counsel waits wherever it is: somebody asks to take a closed case up again. */
function isCounsels(needs: Counted['needs']): boolean {
  return needs !== null && [needs].flat().every((move) => move === 'counsel')
}

type Row = {
  case_id: string
  number: string
  state: State
  due_at: Date
  received_at: Date
  process: string
  agency_name: string
  country: string
  identifiers: number
  assigned_to: string | null
  needs: Needs
  blocks: number
  warns: number
  last_fact: number
}

function toRow(row: Row): QueueRow {
  return {
    caseId: row.case_id,
    number: row.number,
    state: row.state,
    dueAt: row.due_at,
    receivedAt: row.received_at,
    process: row.process,
    agencyName: row.agency_name,
    country: row.country,
    identifiers: row.identifiers,
    assignedTo: row.assigned_to,
    needs: row.needs,
    blocks: row.blocks,
    warns: row.warns,
    lastFact: row.last_fact,
  }
}
