import type { ColumnType } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import type { Verdict } from '../intake/intake.rules.ts'
import type { Answers, KeptStep, Unfinished } from './answers.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    request_draft: {
      id: string
      officer_id: string
      agency_id: string
      answers: ColumnType<Answers, string, string>
      version: number
      created_at: Date
      updated_at: Date
      document_id: string | null
      discarded_at: Date | null
      unfinished: ColumnType<Unfinished, string, string>
      step_versions: ColumnType<StepVersions, string, string>
    }
    request_document: {
      id: string
      draft_id: string | null
      name: string
      bytes: number
      sha256: string
      uploaded_at: Date
      uploaded_by: string
    }
    document_check: {
      id: string
      document_id: string
      n: number
      complete: boolean
      verdict: ColumnType<Verdict, string, never>
      at: Date
    }
    document_progress: { document_id: string; pages: number; done: number; at: Date }
  }
}

/** The version of the draft at which a step last changed; a step that never did is not named. */
export type StepVersions = Readonly<Partial<Record<KeptStep, number>>>

export type Draft = Readonly<{
  id: string
  officerId: string
  agencyId: string
  answers: Answers
  unfinished: Unfinished
  version: number
  stepVersions: StepVersions
  createdAt: Date
  updatedAt: Date
  documentId: string | null
}>

export type RequestDocument = Readonly<{
  id: string
  /** Null for a document that we set ourselves: what was told in an emergency. */
  draftId: string | null
  name: string
  bytes: number
  sha256: string
  uploadedAt: Date
}>
export type DocumentCheck = Readonly<{ id: string; n: number; complete: boolean; verdict: Verdict; at: Date }>

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx
    .insertInto('request_draft')
    .values({
      id: draft.id,
      officer_id: draft.officerId,
      agency_id: draft.agencyId,
      answers: JSON.stringify(draft.answers),
      unfinished: JSON.stringify(draft.unfinished),
      version: draft.version,
      step_versions: JSON.stringify(draft.stepVersions),
      created_at: draft.createdAt,
      updated_at: draft.updatedAt,
      document_id: draft.documentId,
      discarded_at: null,
    })
    .execute()
}

/** An officer's own drafts, newest first; discarded and sent ones are gone from the list. */
export async function draftsOf(db: Db, officerId: string): Promise<readonly Draft[]> {
  const rows = await db
    .selectFrom('request_draft')
    .leftJoin('case_file', 'case_file.draft_id', 'request_draft.id')
    .selectAll('request_draft')
    .where('request_draft.officer_id', '=', officerId)
    .where('discarded_at', 'is', null)
    .where('case_file.id', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(toDraft)
}

/** A draft as its own officer sees it: another's does not exist. A draft that was sent or discarded is no draft any more. */
export async function draftOf(db: Db, officerId: string, draftId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('request_draft')
    .leftJoin('case_file', 'case_file.draft_id', 'request_draft.id')
    .selectAll('request_draft')
    .where('request_draft.id', '=', draftId)
    .where('request_draft.officer_id', '=', officerId)
    .where('discarded_at', 'is', null)
    .where('case_file.id', 'is', null)
    .executeTakeFirst()
  return row && toDraft(row)
}

/** What a draft says, sent or not: the job that reads its document holds the pages against it. */
export async function answersOf(db: Db, draftId: string): Promise<Answers | undefined> {
  return (await db.selectFrom('request_draft').select('answers').where('id', '=', draftId).executeTakeFirst())?.answers
}

/** Locks a draft for its officer; the same two questions as `draftOf`, asked again under the lock. */
export async function lockDraft(tx: Tx, officerId: string, draftId: string): Promise<Draft | undefined> {
  const locked = await tx
    .selectFrom('request_draft')
    .select('id')
    .where('id', '=', draftId)
    .forUpdate()
    .executeTakeFirst()
  return locked && draftOf(tx, officerId, draftId)
}

export async function updateDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx
    .updateTable('request_draft')
    .set({
      answers: JSON.stringify(draft.answers),
      unfinished: JSON.stringify(draft.unfinished),
      version: draft.version,
      step_versions: JSON.stringify(draft.stepVersions),
      updated_at: draft.updatedAt,
      document_id: draft.documentId,
    })
    .where('id', '=', draft.id)
    .execute()
}

export async function discard(tx: Tx, draftId: string, at: Date): Promise<void> {
  await tx.updateTable('request_draft').set({ discarded_at: at }).where('id', '=', draftId).execute()
}

/** Which case a draft became. */
export async function caseOfDraft(db: Db, officerId: string, draftId: string): Promise<string | undefined> {
  return (
    await db
      .selectFrom('case_file')
      .select('id')
      .where('draft_id', '=', draftId)
      .where('officer_id', '=', officerId)
      .executeTakeFirst()
  )?.id
}

export async function insertDocument(tx: Tx, document: RequestDocument & { uploadedBy: string }): Promise<void> {
  await tx
    .insertInto('request_document')
    .values({
      id: document.id,
      draft_id: document.draftId,
      name: document.name,
      bytes: document.bytes,
      sha256: document.sha256,
      uploaded_at: document.uploadedAt,
      uploaded_by: document.uploadedBy,
    })
    .execute()
}

export async function documentById(db: Db, id: string): Promise<RequestDocument | undefined> {
  const row = await db.selectFrom('request_document').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id: row.id,
      draftId: row.draft_id,
      name: row.name,
      bytes: Number(row.bytes),
      sha256: row.sha256,
      uploadedAt: row.uploaded_at,
    }
  )
}

export async function insertCheck(tx: Tx, check: DocumentCheck & { documentId: string }): Promise<void> {
  await tx
    .insertInto('document_check')
    .values({
      id: check.id,
      document_id: check.documentId,
      n: check.n,
      complete: check.complete,
      verdict: jsonOf(check.verdict),
      at: check.at,
    })
    .execute()
}

/** A quote is cut, and a pattern may end, in the middle of a letter of two halves: half of one is no text to the database. */
function jsonOf(verdict: Verdict): string {
  return JSON.stringify(verdict, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
}

export async function newestCheck(db: Db, documentId: string): Promise<DocumentCheck | undefined> {
  const row = await db
    .selectFrom('document_check')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { id: row.id, n: row.n, complete: row.complete, verdict: row.verdict, at: row.at }
}

export type Progress = Readonly<{ pages: number; done: number }>

export async function setProgress(
  tx: Tx,
  documentId: string,
  { pages, done, at }: Progress & { at: Date },
): Promise<void> {
  await tx
    .insertInto('document_progress')
    .values({ document_id: documentId, pages, done, at })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet({ pages, done, at }))
    .execute()
}

export async function progressOf(db: Db, documentId: string): Promise<Progress | undefined> {
  const row = await db
    .selectFrom('document_progress')
    .selectAll()
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row && { pages: row.pages, done: row.done }
}

/** Cases made from a document: the job that reads its last pages tells them. */
export async function casesOfDocument(db: Db, documentId: string): Promise<readonly string[]> {
  return (await db.selectFrom('case_file').select('id').where('document_id', '=', documentId).execute()).map(
    ({ id }) => id,
  )
}

type DraftRow = {
  id: string
  officer_id: string
  agency_id: string
  answers: Answers
  unfinished: Unfinished
  version: number
  step_versions: StepVersions
  created_at: Date
  updated_at: Date
  document_id: string | null
}

function toDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    officerId: row.officer_id,
    agencyId: row.agency_id,
    answers: row.answers,
    unfinished: row.unfinished,
    version: row.version,
    stepVersions: row.step_versions,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    documentId: row.document_id,
  }
}
