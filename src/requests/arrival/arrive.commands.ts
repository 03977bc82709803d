/** A document reaches the office outside the portal: kept as it came, checked, and waiting until somebody has entered it or put it aside. */
import { rm } from 'node:fs/promises'
import { record } from '#audit'
import type { Upload } from '#platform/http/route.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import type { Channel } from '../case/instrument.rules.ts'
import { ownVerdict, type Paper, typesetPaper } from '../emergency/narrative.typeset.ts'
import { checkOf, keepVerdict } from '../filing/document.commands.ts'
import { insertCheck, insertDocument, type RequestDocument } from '../filing/draft.store.ts'
import { shortName } from '../intake/file-name.rules.ts'
import { FILE_ALONE } from '../intake/intake.rules.ts'
import { momentRefusal } from './arrival.rules.ts'
import { arrivalById, insertArrival, insertArrivalEnd, lockedEnd } from './arrival.store.ts'

export type Came = Readonly<{ channel: Channel; receivedAt: Date }>

export type ArriveOutcome =
  | { kind: 'arrived'; arrivalId: string }
  | { kind: 'refused'; because: 'no-file' | 'empty' | 'too-large' | 'in-future' | 'too-long-ago' }

/** Keeps the file as it was sent. Whatever it turns out to be, it is kept; one that is refused is taken away. */
export async function receiveDocument(
  office: Office,
  by: string,
  { came, upload }: Readonly<{ came: Came; upload: Upload | undefined }>,
): Promise<ArriveOutcome> {
  const now = office.clock.now()
  const refused = refusalOf(upload, { came, now, limitBytes: office.provider.intake.maxBytes })
  if (refused !== null || !upload) {
    if (upload) await rm(upload.path, { force: true })
    return { kind: 'refused', because: refused ?? 'no-file' }
  }
  const document: RequestDocument = {
    ...{ id: newId('doc'), draftId: null, name: shortName(upload.name) },
    ...{ bytes: upload.bytes, sha256: upload.sha256, uploadedAt: now },
  }
  const arrivalId = newId('arrival')
  await transact(office, async (tx) => {
    await insertDocument(tx, { ...document, uploadedBy: by })
    await insertArrival(tx, { id: arrivalId, documentId: document.id, ...came, at: now, by })
    const detail = { channel: came.channel, sha256: document.sha256, bytes: document.bytes }
    await record(tx, office.clock, { who: by, action: 'arrival.received', about: arrivalId, detail })
    // Last: what the database refuses does not stay in the store.
    await office.files.adopt(upload.path, upload.sha256)
  })
  await keepVerdict(office, document.id, await checkOf(office, document, FILE_ALONE))
  return { kind: 'arrived', arrivalId }
}

function refusalOf(
  upload: Upload | undefined,
  { came, now, limitBytes }: Readonly<{ came: Came; now: Date; limitBytes: number }>,
): Extract<ArriveOutcome, { kind: 'refused' }>['because'] | null {
  const moment = momentRefusal(came.receivedAt, now)
  if (moment !== null) return moment
  if (!upload) return 'no-file'
  if (upload.truncated || upload.bytes > limitBytes) return 'too-large'
  return upload.bytes === 0 ? 'empty' : null
}

/** What came without a document, a question on the telephone, is written down on paper of our own. */
export async function receiveWords(
  office: Office,
  by: string,
  { came, paper }: Readonly<{ came: Came; paper: Paper }>,
): Promise<ArriveOutcome> {
  const now = office.clock.now()
  const because = momentRefusal(came.receivedAt, now)
  if (because !== null) return { kind: 'refused', because }
  const stored = await office.files.put(await typesetPaper(paper, now))
  const [arrivalId, documentId] = [newId('arrival'), newId('doc')]
  await transact(office, async (tx) => {
    const name = `${paper.title}.pdf`
    await insertDocument(tx, { id: documentId, draftId: null, name, ...stored, uploadedAt: now, uploadedBy: by })
    const verdict = ownVerdict(paper, stored.bytes)
    await insertCheck(tx, { id: newId('check'), documentId, n: 1, complete: true, verdict, at: now })
    await insertArrival(tx, { id: arrivalId, documentId, ...came, at: now, by })
    const detail = { channel: came.channel, sha256: stored.sha256 }
    await record(tx, office.clock, { who: by, action: 'arrival.received', about: arrivalId, detail })
  })
  return { kind: 'arrived', arrivalId }
}

/** No instrument after all: advertising, a copy, something for another department. It is kept, with the reason. */
export function putAside(
  office: Office,
  by: string,
  { arrivalId, reason }: Readonly<{ arrivalId: string; reason: string }>,
): Promise<{ kind: 'put-aside' | 'unknown' | 'ended' }> {
  return transact(office, async (tx) => {
    if (!(await arrivalById(tx, arrivalId))) return { kind: 'unknown' }
    if (await lockedEnd(tx, arrivalId)) return { kind: 'ended' }
    const at = office.clock.now()
    await insertArrivalEnd(tx, { arrivalId, caseId: null, reason: reason.trim(), at, by })
    await record(tx, office.clock, { who: by, action: 'arrival.put-aside', about: arrivalId })
    return { kind: 'put-aside' }
  })
}
