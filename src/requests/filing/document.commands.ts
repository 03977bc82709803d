import { rm } from 'node:fs/promises'
import { record } from '#audit'
import type { Db } from '#platform/db/db.ts'
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { enteredProcess } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { checkRequest } from '../intake/check.ts'
import { shortName } from '../intake/file-name.rules.ts'
import { type Declared, type Entities, FILE_ALONE, NOTHING_DECLARED, type Verdict } from '../intake/intake.rules.ts'
import { BY_OCR, FIRST_LOOK, type Limits } from '../intake/reading/reader.ts'
import { recordSecrecy } from '../notice/secrecy.commands.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { isPortal, type Process, processRow } from '../triage/process.rules.ts'
import { type Answers, isList } from './answers.rules.ts'
import type { Filer } from './draft.commands.ts'
import {
  answersOf,
  casesOfDocument,
  documentById,
  insertCheck,
  insertDocument,
  lockDraft,
  newestCheck,
  type RequestDocument,
  setProgress,
  updateDraft,
} from './draft.store.ts'
import { secrecyClaims } from './secrecy.rules.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'document.read': { documentId: string }
  }
}

export type AttachOutcome =
  | { kind: 'attached'; documentId: string; verdict: Verdict }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: 'no-file' | 'empty' | 'too-large'; limitBytes: number }

/**
 * Keeps the file as it was sent, under its SHA-256, and checks its text layer. Whatever it turns out to be, it is kept;
 * pages that are pictures are read later by a job. A file that is refused is taken away.
 */
export async function attachDocument(
  office: Office,
  filer: Filer,
  { draftId, upload }: { draftId: string; upload: Upload | undefined },
): Promise<AttachOutcome> {
  if (!upload) return { kind: 'refused', because: 'no-file', limitBytes: office.provider.intake.maxBytes }
  const outcome = await attach(office, filer, { draftId, upload })
  if (outcome.kind !== 'attached') await rm(upload.path, { force: true })
  return outcome
}

async function attach(
  office: Office,
  filer: Filer,
  { draftId, upload }: { draftId: string; upload: Upload },
): Promise<AttachOutcome> {
  const limitBytes = office.provider.intake.maxBytes
  if (upload.truncated || upload.bytes > limitBytes) return { kind: 'refused', because: 'too-large', limitBytes }
  if (upload.bytes === 0) return { kind: 'refused', because: 'empty', limitBytes }
  const document: RequestDocument = {
    id: newId('doc'),
    draftId,
    name: shortName(upload.name),
    bytes: upload.bytes,
    sha256: upload.sha256,
    uploadedAt: office.clock.now(),
  }
  const draft = await transact(office, async (tx) => {
    const held = await lockDraft(tx, filer.id, draftId)
    if (!held) return undefined
    await insertDocument(tx, { ...document, uploadedBy: filer.id })
    await updateDraft(tx, {
      ...held,
      documentId: document.id,
      version: held.version + 1,
      updatedAt: document.uploadedAt,
    })
    await record(tx, office.clock, {
      who: filer.id,
      action: 'document.received',
      about: document.id,
      detail: { sha256: document.sha256, bytes: document.bytes },
    })
    // Under the lock, and last: a file of a draft that is sent or thrown away meanwhile never gets into the store.
    await office.files.adopt(upload.path, upload.sha256)
    return held
  })
  if (!draft) return { kind: 'unknown' }
  const verdict = await checkOf(office, document, declaredBy(draft.answers))
  await keepVerdict(office, document.id, verdict)
  return { kind: 'attached', documentId: document.id, verdict }
}

/**
 * Checks the draft's document again against answers that changed after it was sent. By its text layer, for the officer waits;
 * pages that are pictures count as not read again until the job has read them.
 */
export async function recheckDocument(
  office: Office,
  documentId: string,
  answers: Answers,
): Promise<Verdict | undefined> {
  const document = await documentById(office.db, documentId)
  if (!document) return undefined
  const verdict = await checkOf(office, document, declaredBy(answers))
  await keepVerdict(office, documentId, verdict)
  return verdict
}

/** Reads the pages that are pictures. A job: it may run twice, and then finds the second time nothing to do. */
export async function readDocument(office: Office, documentId: string): Promise<void> {
  const document = await documentById(office.db, documentId)
  const known = await newestCheck(office.db, documentId)
  if (!document || known?.complete) return
  const verdict = await checkRequest({
    ...question(office, document, await declaredOf(office.db, document), BY_OCR),
    ocr: 'all',
    onProgress: ({ done, of }) => {
      // A bar that stands still for a moment stops nobody's reading.
      transact(office, (tx) => setProgress(tx, documentId, { done, pages: of, at: office.clock.now() })).catch(() => {})
    },
  })
  // A machine that was too busy says nothing of the document: the job comes back.
  if (verdict.end === 'busy') throw new Error('the machine was too busy to read the document')
  await keepVerdict(office, documentId, { ...verdict, complete: true })
}

/** Keeps what a check said and tells every case of the document; pages that are pictures are left to the job. */
export async function keepVerdict(office: Office, documentId: string, verdict: Verdict): Promise<void> {
  const checkId = newId('check')
  const cases = await transact(office, async (tx) => {
    const before = await newestCheck(tx, documentId)
    await insertCheck(tx, {
      id: checkId,
      documentId,
      n: (before?.n ?? 0) + 1,
      complete: verdict.complete,
      verdict,
      at: office.clock.now(),
    })
    await record(tx, office.clock, {
      who: 'system',
      action: 'document.checked',
      about: documentId,
      detail: { blocks: verdict.blocks, warns: verdict.warns },
    })
    if (!verdict.complete) await office.jobs.send(tx, 'document.read', { documentId }, { onceKey: documentId })
    return casesOfDocument(tx, documentId)
  })
  const { blocks, warns, complete } = verdict
  for (const caseId of cases) {
    await withCase(office, caseId, async (held) => {
      const claims =
        held.state.orders.length === 0 && !keepsRecords(held.file.process) ? secrecyClaims({}, verdict) : []
      const facts: NewFact[] = [{ kind: 'document-checked', data: { checkId, blocks, warns, complete } }]
      for (const claim of claims) facts.push(...(await recordSecrecy(office, held, 'system', claim)))
      await addFacts(office, held, { by: 'system', action: 'document.checked', facts })
    })
  }
}

/** By the text layer alone: somebody waits for it. */
export function checkOf(
  office: Office,
  document: Pick<RequestDocument, 'sha256'>,
  declared: Declared,
): Promise<Verdict> {
  return checkRequest({ ...question(office, document, declared, FIRST_LOOK), ocr: 'none' })
}

function question(office: Office, document: Pick<RequestDocument, 'sha256'>, declared: Declared, limits: Limits) {
  const { maxBytes, maxPages } = office.provider.intake
  return {
    file: office.files.path(document.sha256),
    declared,
    entities: entitiesOf(office),
    today: dayIn(office.provider.zone, office.clock.now()),
    limits: { ...limits, maxBytes, maxPages },
    childEntry: office.intakeChild,
  }
}

export function entitiesOf({ provider }: Pick<Office, 'provider'>): Entities {
  const { meetings, phone } = provider.products
  return {
    products: {
      meetings: { name: meetings.name, address: meetings.address, poBoxAllowed: false },
      phone: { name: phone.name, address: phone.address, poBoxAllowed: false },
    },
  }
}

/** What is declared of a document: by the officer's form, or by who entered it; of one that only arrived nothing but that it is a file. */
async function declaredOf(db: Db, { id, draftId }: RequestDocument): Promise<Declared> {
  const answers = draftId === null ? undefined : await answersOf(db, draftId)
  if (answers) return declaredBy(answers)
  const process = await enteredProcess(db, id)
  return process === null ? FILE_ALONE : declaredByHand(process)
}

/** Of an instrument entered by hand: the rules of the portal where they hold for its kind, else its languages alone. */
export function declaredByHand(process: Process): Declared {
  const languages = processRow(process).languages ?? ['en']
  return isPortal(process) ? { ...NOTHING_DECLARED, process, languages } : { ...FILE_ALONE, languages }
}

/** What the form says, for the check to hold the document against. */
export function declaredBy(answers: Answers): Declared {
  const { process, agency, data } = answers
  // A list stands beside the document, not in it: the document names somebody, or says where the list is.
  const identifiers = isList(answers) ? undefined : answers.identifiers
  return {
    product: process?.product ?? null,
    process: process?.process ?? null,
    agency: agency?.agencyName ?? null,
    officerName: agency?.officerName ?? null,
    docketNumber: process?.docketNumber ?? null,
    dueOn: process?.dueOn ?? null,
    signedOn: process?.signedOn ?? null,
    statute: process?.statute ?? null,
    identifiers: identifiers?.map(({ kind, value, at }) => ({ kind, value, at: at ?? undefined })) ?? null,
    from: data?.from ?? null,
    to: data?.to ?? null,
    categories: data?.categories ?? null,
    portal: true,
    languages: (process && processRow(process.process).languages) ?? ['en'],
  }
}
