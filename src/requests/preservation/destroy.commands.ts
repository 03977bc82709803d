/** Destroying the key of an ended preservation, and the paper that says so. A job; it may run twice. */
import type { Office } from '#platform/office.ts'
import { caseById, factsOf } from '../case/case.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { queueFiles } from '../retention/file.store.ts'
import { destructionOf, typesetDestruction } from './destruction.typeset.ts'
import { manifestOf } from './manifest.ts'
import { preservationOf } from './preservation.rules.ts'
import { attemptsOf, insertDestruction, snapshotOf } from './preservation.store.ts'

export async function destroyKey(office: Office, { caseId }: { caseId: string }): Promise<void> {
  const { db, seals, clock, files, provider } = office
  const file = await caseById(db, caseId)
  const kept = preservationOf(await factsOf(db, caseId))
  if (!file || !kept?.ended || kept.destroyed) return
  const { preservationId, ended } = kept
  const keys = (await attemptsOf(db, preservationId)).map(({ keyName }) => keyName)
  for (const name of keys) seals.destroy(name)
  if (keys.some((name) => seals.has(name))) throw new Error('a key could not be destroyed')
  const now = clock.now()
  const taken = await snapshotOf(db, preservationId)
  const { lang } = await officerAddress(db, file)
  const paper = destructionOf({
    ...{ number: file.number, docket: file.docketNumber, provider, lang, now },
    ...{ receivedAt: file.receivedAt, ended, manifestSha256: taken?.sha256 ?? null },
  })
  const { sha256: certificate } = await files.put(await typesetDestruction(paper, now))
  await withCase(office, caseId, async (held) => {
    if (preservationOf(held.facts)?.destroyed) return
    await insertDestruction(held.tx, { preservationId, certificate, at: held.now })
    const sealed = taken ? manifestOf(taken).parts.map(({ stored }) => stored.sha256) : []
    await queueFiles(held.tx, sealed, held.now)
    await office.jobs.send(held.tx, 'retention.files', {}, { onceKey: 'files' })
    await addFacts(office, held, {
      ...{ by: 'system', action: 'preservation.destroyed', detail: { certificate } },
      facts: [{ kind: 'preservation-destroyed', data: { certificate } }],
    })
  })
}
