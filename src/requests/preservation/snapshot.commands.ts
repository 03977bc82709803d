/**
 * Taking the sealed copy, once, and holding it against its manifest. Each try has a key of its own and destroys those of the tries
 * before it, so what a killed try left behind can be read by nobody.
 */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { canonical } from '#platform/canonical.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { addDays, instant } from '#platform/time.ts'
import { type RecordSource, takeSnapshot } from '#records'
import type { CaseFile } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import type { Preserving } from '../case/proposal.rules.ts'
import { proposalsOf } from '../case/proposal.store.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { tellOfficers } from '../colleagues/telling.ts'
import { subjectsOf } from './copy.rules.ts'
import { labelOf, type Manifest, type SealedPart, totalsOf } from './manifest.ts'
import { keptMail } from './preservation.mail.ts'
import { type Preservation, preservationOf } from './preservation.rules.ts'
import { attemptsOf, insertAttempt, insertSnapshot, type SealedSnapshot } from './preservation.store.ts'
import { isIntact } from './snapshot-check.ts'

type Started = Readonly<{
  file: CaseFile
  kept: Preservation
  decision: Preserving
  keyName: string
  /** Keys of tries that were cut off. */
  before: readonly string[]
}>

/** A job: where the copy exists, or nothing is to be kept any more, nothing happens. */
export async function sealSnapshot(
  office: Office,
  records: RecordSource,
  { caseId }: { caseId: string },
): Promise<void> {
  const started = await startAttempt(office, caseId)
  if (!started) return
  const { keyName, before } = started
  for (const name of before) office.seals.destroy(name)
  office.seals.make(keyName)
  const taken = await take(office, records, started)
  if (!(await isIntact(office, taken))) throw new Error('the sealed copy is not what was sealed')
  const used = await finish(office, started, taken)
  if (!used) office.seals.destroy(keyName)
}

async function startAttempt(office: Office, caseId: string): Promise<Started | null> {
  return withCase(office, caseId, async ({ tx, file, facts, state, now }) => {
    const kept = preservationOf(facts)
    if (!kept || kept.snapshot || kept.ended) return null
    const approved = (await proposalsOf(tx, caseId)).find(
      ({ proposal }) => proposal.id === state.approved?.proposalId,
    )?.proposal
    if (approved?.body.decision.kind !== 'preserve') return null
    const { preservationId } = kept
    const attempts = await attemptsOf(tx, preservationId)
    const keyName = newId('seal')
    await insertAttempt(tx, { keyName, preservationId, n: (attempts.at(-1)?.n ?? 0) + 1, at: now })
    return { file, kept, decision: approved.body.decision, keyName, before: attempts.map((one) => one.keyName) }
  })
}

/** What there was at receipt: records that began later are no part of it. */
async function take(office: Office, records: RecordSource, started: Started): Promise<SealedSnapshot> {
  const { file, kept, decision, keyName } = started
  const { preservationId } = kept
  const put = async (path: string, bytes: Readable) => {
    const { stream, plain } = office.seals.seal(keyName, labelOf(preservationId, path), bytes)
    return { ...(await office.files.put(stream)), plain: plain() }
  }
  const { from, to } = decision
  const parts = await takeSnapshot<SealedPart['stored']>({
    subjects: subjectsOf(decision),
    categories: decision.categories,
    from: instant(`${from ?? '1970-01-01'}T00:00:00.000Z`),
    to: endOf(to, file.receivedAt),
    source: records,
    put,
  })
  const at = office.clock.now()
  const manifest: Manifest = {
    ...{ version: 1, preservationId, caseNumber: file.number, keyName },
    reflectsAt: file.receivedAt.toISOString(),
    takenAt: at.toISOString(),
    categories: decision.categories,
    parts,
  }
  const text = canonical(manifest)
  const { signature, keyId } = office.keys.sign(text)
  return { keyName, manifest: text, sha256: sha256(text), signature, signingKey: keyId, at }
}

/** What was asked for, as far as it lies before receipt. */
function endOf(to: Preserving['to'], receivedAt: Date): Date {
  const end = to === null ? receivedAt : instant(`${addDays(to, 1)}T00:00:00.000Z`)
  if (end < receivedAt) return end
  return receivedAt
}

/** False when the copy came too late to be used. A try that another has overtaken comes back as a job. */
async function finish(office: Office, started: Started, taken: SealedSnapshot): Promise<boolean> {
  const { file, keyName } = started
  const used = await withCase(office, file.id, async (held) => {
    const kept = preservationOf(held.facts)
    if (!kept || kept.snapshot || kept.ended) return false
    const newest = (await attemptsOf(held.tx, kept.preservationId)).at(-1)
    if (newest?.keyName !== keyName) throw new Error('another try has begun')
    await insertSnapshot(held.tx, kept.preservationId, taken)
    await tellOfficer(office, held, kept)
    const { records, files } = totalsOf(taken)
    const facts: readonly NewFact[] = [
      { kind: 'snapshot-taken', data: { sha256: taken.sha256, records, files } },
      { kind: 'closed', data: { outcomes: outcomesOf(started), why: 'preserved' } },
    ]
    await addFacts(office, held, {
      by: 'system',
      action: 'preservation.sealed',
      facts,
      detail: { sha256: taken.sha256 },
    })
    return true
  })
  return used ?? false
}

/** An identifier without an account kept nothing; the report counts it so, and the officer is not told. */
function outcomesOf({ file, decision }: Started) {
  const named = new Set(decision.subjects.map(({ taskId }) => taskId))
  return file.tasks.map(({ id: taskId }) => ({
    taskId,
    outcome: named.has(taskId) ? ('preserved' as const) : ('rejected' as const),
  }))
}

async function tellOfficer(office: Office, held: Held, { period }: Preservation): Promise<void> {
  const { provider, baseUrl } = office
  await tellOfficers(office, held, {
    template: 'preservation-kept',
    make: (lang) => keptMail({ file: held.file, provider, baseUrl, lang, lastDay: period.lastDay }),
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
