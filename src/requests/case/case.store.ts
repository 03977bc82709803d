import type { ColumnType } from 'kysely'
import { sql } from 'kysely'
import type { Product } from '#platform/config.ts'
import type { Db, Tx } from '#platform/db/db.ts'
import { inParts } from '#platform/db/parts.ts'
import { newId } from '#platform/ids.ts'
import { type Day, day } from '#platform/time.ts'
import type { ClockId } from '../clocks/clock.rules.ts'
import { type Category, isCategory } from '../triage/category.rules.ts'
import { isProcess, type Process } from '../triage/process.rules.ts'
import type { Issuer } from '../triage/process-row.rules.ts'
import type { DueStep } from './due.rules.ts'
import type { Fact, NewFact } from './fact.rules.ts'
import type { IdentifierKind } from './identifier.rules.ts'
import type { Instrument } from './instrument.rules.ts'

type Json<T> = ColumnType<T, string, never>

declare module '#platform/db/db.ts' {
  interface Tables {
    case_file: {
      id: string
      number: string
      draft_id: string | null
      product: Product
      process: string
      agency_id: string
      officer_id: string
      document_id: string
      docket_number: string
      asked: Json<readonly AskedQuestion[]>
      statute: string
      categories: string[]
      objection: string
      period_from: string | null
      period_to: string | null
      received_at: Date
      due_at: Date
      due_calculation: Json<readonly DueStep[]>
    }
    case_task: {
      id: string
      case_id: string
      n: number
      product: Product
      identifier_kind: IdentifierKind
      identifier_value: string
      identifier_at: Date | null
    }
    case_fact: {
      id: string
      case_id: string
      n: number
      task_id: string | null
      kind: string
      at: Date
      author: string
      data: Json<unknown>
    }
    case_instrument: {
      case_id: string
      channel: Instrument['channel']
      issuer: Issuer
      validated_by: Issuer | null
      authority: boolean
      due_rule: ClockId
    }
    case_number: { year: number; last: number }
  }
}

/** A question in the words in which the officer read it, and the answer as it was given. */
export type AskedQuestion = Readonly<{ step: string; question: string; answer: string }>

export type Task = Readonly<{
  id: string
  n: number
  product: Product
  kind: IdentifierKind
  value: string
  at: Date | null
}>

export type CaseFile = Readonly<{
  id: string
  number: string
  draftId: string | null
  product: Product
  process: Process
  agencyId: string
  /** With whom the case is: who filed it, or to whom it was handed over. */
  officerId: string
  documentId: string
  docketNumber: string
  statute: string
  asked: readonly AskedQuestion[]
  categories: readonly Category[]
  objection: string
  period: Readonly<{ from: Day | null; to: Day | null }>
  receivedAt: Date
  dueAt: Date
  dueSteps: readonly DueStep[]
  /** Null for what the portal took in. */
  instrument: Instrument | null
  tasks: readonly Task[]
}>

/** Takes the next number of a year; the row lock makes two cases of one second follow each other. */
export async function nextNumber(tx: Tx, prefix: string, year: number): Promise<string> {
  const { last } = await tx
    .insertInto('case_number')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`case_number.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return `${prefix}-${year}-${String(last).padStart(5, '0')}`
}

export async function insertCase(tx: Tx, file: CaseFile): Promise<void> {
  await tx
    .insertInto('case_file')
    .values({
      id: file.id,
      number: file.number,
      draft_id: file.draftId,
      product: file.product,
      process: file.process,
      agency_id: file.agencyId,
      officer_id: file.officerId,
      document_id: file.documentId,
      docket_number: file.docketNumber,
      asked: JSON.stringify(file.asked),
      statute: file.statute,
      categories: [...file.categories],
      objection: file.objection,
      period_from: file.period.from,
      period_to: file.period.to,
      received_at: file.receivedAt,
      due_at: file.dueAt,
      due_calculation: JSON.stringify(file.dueSteps),
    })
    .execute()
  if (file.instrument) await insertInstrument(tx, file.id, file.instrument)
  if (file.tasks.length === 0) return
  for (const some of inParts(file.tasks))
    await tx
      .insertInto('case_task')
      .values(
        some.map((task) => ({
          id: task.id,
          case_id: file.id,
          n: task.n,
          product: task.product,
          identifier_kind: task.kind,
          identifier_value: task.value,
          identifier_at: task.at,
        })),
      )
      .execute()
}

async function insertInstrument(tx: Tx, caseId: string, of: Instrument): Promise<void> {
  const { channel, issuer, validatedBy, authority, dueRule } = of
  await tx
    .insertInto('case_instrument')
    .values({ case_id: caseId, channel, issuer, validated_by: validatedBy, authority, due_rule: dueRule })
    .execute()
}

async function instrumentOf(db: Db, caseId: string): Promise<Instrument | null> {
  const row = await db.selectFrom('case_instrument').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!row) return null
  const { channel, issuer, validated_by, authority, due_rule } = row
  return { channel, issuer, validatedBy: validated_by, authority, dueRule: due_rule }
}

export async function caseById(db: Db, id: string): Promise<CaseFile | undefined> {
  const row = await db
    .selectFrom('case_file')
    .selectAll()
    .select(sql<string>`holder_of(id)`.as('holder'))
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || !isProcess(row.process)) return undefined
  const tasks = await db.selectFrom('case_task').selectAll().where('case_id', '=', id).orderBy('n').execute()
  return {
    id: row.id,
    number: row.number,
    draftId: row.draft_id,
    product: row.product,
    process: row.process,
    agencyId: row.agency_id,
    officerId: row.holder,
    documentId: row.document_id,
    docketNumber: row.docket_number,
    statute: row.statute,
    asked: row.asked,
    categories: row.categories.filter(isCategory),
    objection: row.objection,
    period: {
      from: row.period_from === null ? null : day(row.period_from),
      to: row.period_to === null ? null : day(row.period_to),
    },
    receivedAt: row.received_at,
    dueAt: row.due_at,
    dueSteps: row.due_calculation,
    instrument: await instrumentOf(db, row.id),
    tasks: tasks.map((task) => ({
      id: task.id,
      n: task.n,
      product: task.product,
      kind: task.identifier_kind,
      value: task.identifier_value,
      at: task.identifier_at,
    })),
  }
}

/** The process of the case that a document entered by hand became; null while it is none. */
export async function enteredProcess(db: Db, documentId: string): Promise<Process | null> {
  const row = await db
    .selectFrom('case_file as c')
    .innerJoin('case_instrument as i', 'i.case_id', 'c.id')
    .select('c.process')
    .where('c.document_id', '=', documentId)
    .executeTakeFirst()
  return row && isProcess(row.process) ? row.process : null
}

/** A case under its number, for people who type one. */
export async function caseIdOf(db: Db, number: string): Promise<string | undefined> {
  return (await db.selectFrom('case_file').select('id').where('number', '=', number).executeTakeFirst())?.id
}

export async function factsOf(db: Db, caseId: string): Promise<readonly Fact[]> {
  const rows = await db.selectFrom('case_fact').selectAll().where('case_id', '=', caseId).orderBy('n').execute()
  return rows.map(toFact)
}

/** Adds facts after `after`; the unique (case, n) refuses a second writer who had not seen the newest. */
export async function insertFacts(
  tx: Tx,
  caseId: string,
  facts: readonly NewFact[],
  by: { author: string; at: Date; after: number },
): Promise<readonly Fact[]> {
  const written = facts.map(
    (fact, index): Fact => ({ ...fact, id: newId('fact'), n: by.after + index + 1, at: by.at, author: by.author }),
  )
  for (const some of inParts(written))
    await tx
      .insertInto('case_fact')
      .values(
        some.map((fact) => ({
          id: fact.id,
          case_id: caseId,
          n: fact.n,
          task_id: fact.taskId ?? null,
          kind: fact.kind,
          at: fact.at,
          author: fact.author,
          data: JSON.stringify(fact.data),
        })),
      )
      .execute()
  return written
}

type FactRow = { id: string; n: number; task_id: string | null; kind: string; at: Date; author: string; data: unknown }

/** Rows were written by `insertFacts` alone, so kind and data belong together. */
export function toFact(row: FactRow): Fact {
  return {
    id: row.id,
    n: row.n,
    at: row.at,
    author: row.author,
    kind: row.kind,
    data: row.data,
    ...(row.task_id !== null && { taskId: row.task_id }),
  } as Fact
}
