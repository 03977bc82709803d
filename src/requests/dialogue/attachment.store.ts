/** Files beside what was said about a case, and when each side first read the other. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Fact } from '../case/fact.rules.ts'
import type { Page } from './attachment.rules.ts'
import { type Read, type ShownTurn, shownThread, type Turn, unreadBy } from './dialogue.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_attachment: {
      id: string
      case_id: string
      fact_n: number
      n: number
      name: string
      bytes: number
      sha256: string
      pages: Page[]
      at: Date
      by_person: string
    }
    message_read: { case_id: string; fact_n: number; side: Turn['side']; at: Date; by_person: string }
  }
}

/** A file in a list. */
export type AttachedFile = Readonly<{
  id: string
  /** The fact beside which it stands. */
  factN: number
  name: string
  bytes: number
  sha256: string
  pageCount: number
  by: string
  /** Whose file it is: staff are no officers. */
  from: Turn['side']
  /** Size of its first page, in points. */
  first: Readonly<{ width: number; height: number }>
}>
export type Attachment = AttachedFile &
  Readonly<{
    caseId: string
    at: Date
    pages: readonly Page[]
    /** The kind of the fact beside which it stands. */
    beside: Fact['kind']
  }>

export async function insertAttachments(
  tx: Tx,
  files: readonly (Omit<Attachment, 'pageCount' | 'first' | 'beside' | 'from'> & Readonly<{ n: number }>)[],
): Promise<void> {
  for (const { id, caseId, factN, n, name, bytes, sha256, pages, at, by } of files)
    await tx
      .insertInto('case_attachment')
      .values({
        ...{ id, case_id: caseId, fact_n: factN, n, name, bytes, sha256, at, by_person: by },
        pages: JSON.stringify(pages) as never,
      })
      .execute()
}

const fromOfficer = sql<boolean>`exists (select 1 from officer where person_id = by_person)`.as('from_officer')
const sideOf = ({ from_officer }: Readonly<{ from_officer: boolean }>): Turn['side'] =>
  from_officer ? 'officer' : 'office'

/** All files of a case, in the order in which they came. */
export async function attachmentsOf(db: Db, caseId: string): Promise<readonly AttachedFile[]> {
  const rows = await db
    .selectFrom('case_attachment')
    .select(['id', 'fact_n', 'name', 'bytes', 'sha256', 'by_person'])
    .select(fromOfficer)
    .select([
      sql<number>`jsonb_array_length(pages)`.as('page_count'),
      sql<number>`(pages -> 0 ->> 'width')::float8`.as('width'),
      sql<number>`(pages -> 0 ->> 'height')::float8`.as('height'),
    ])
    .where('case_id', '=', caseId)
    .orderBy('fact_n')
    .orderBy('n')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, factN: row.fact_n, name: row.name, bytes: Number(row.bytes), sha256: row.sha256 },
    ...{
      pageCount: row.page_count,
      by: row.by_person,
      from: sideOf(row),
      first: { width: row.width, height: row.height },
    },
  }))
}

/** One file of this case; undefined where it is of another. */
export async function attachmentOf(
  db: Db,
  { caseId, id }: Readonly<{ caseId: string; id: string }>,
): Promise<Attachment | undefined> {
  const row = await db
    .selectFrom('case_attachment as a')
    .innerJoin('case_fact as f', (join) => join.onRef('f.case_id', '=', 'a.case_id').onRef('f.n', '=', 'a.fact_n'))
    .selectAll('a')
    .select('f.kind as beside')
    .select(fromOfficer)
    .where('a.case_id', '=', caseId)
    .where('a.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...{ id: row.id, caseId: row.case_id, factN: row.fact_n, name: row.name, bytes: Number(row.bytes) },
      ...{ sha256: row.sha256, pages: row.pages, pageCount: row.pages.length, at: row.at, by: row.by_person },
      ...{ beside: row.beside as Fact['kind'], from: sideOf(row) },
      first: row.pages[0] ?? { width: 0, height: 0 },
    }
  )
}

async function readsOf(db: Db, caseId: string): Promise<readonly Read[]> {
  const rows = await db
    .selectFrom('message_read')
    .select(['fact_n', 'side', 'at'])
    .where('case_id', '=', caseId)
    .execute()
  return rows.map(({ fact_n, side, at }) => ({ factN: fact_n, side, at }))
}

/** Only the first reader of a side counts: whoever looks later changes nothing. No message is read before it was written. */
async function insertReads(
  tx: Tx,
  reads: Readonly<{ caseId: string; factNs: readonly number[]; side: Turn['side']; at: Date; by: string }>,
): Promise<void> {
  const { caseId, factNs, side, at, by } = reads
  await sql`
    insert into message_read (case_id, fact_n, side, at, by_person)
    select case_id, n, ${side}, greatest(at, ${at}), ${by} from case_fact where case_id = ${caseId} and n = any (${[...factNs]}::int[])
    on conflict do nothing`.execute(tx)
}

export type CaseTurn = ShownTurn<AttachedFile>

/** The whole conversation of a case as both sides see it. */
export async function threadIn(
  db: Db,
  { caseId, facts, files }: Readonly<{ caseId: string; facts: readonly Fact[]; files: readonly AttachedFile[] }>,
): Promise<readonly CaseTurn[]> {
  return shownThread(facts, { files, reads: await readsOf(db, caseId) })
}

/** One side has the thread before it: what it had not opened before is read now. */
export async function markRead(
  tx: Tx,
  {
    turns,
    ...reader
  }: Readonly<{ caseId: string; turns: readonly CaseTurn[]; side: Turn['side']; at: Date; by: string }>,
): Promise<void> {
  const factNs = unreadBy(reader.side, turns)
  if (factNs.length > 0) await insertReads(tx, { ...reader, factNs })
}

/** The thread for programs. Turns count from 1: the numbers of their facts would tell how much happened inside the office between them. */
export function threadJson(turns: readonly CaseTurn[]) {
  return turns.map(({ at, side, kind, text, files, readAt }, index) => ({
    ...{ n: index + 1, at: at.toISOString(), side, kind, text, readAt: readAt?.toISOString() ?? null },
    files: files.map(fileJson),
  }))
}

export function fileJson({ id, name, bytes, sha256, pageCount }: AttachedFile) {
  return { id, name, bytes, sha256, pages: pageCount }
}
