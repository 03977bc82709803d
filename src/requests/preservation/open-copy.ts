/**
 * A sealed copy opened for a production. It is held against its manifest to the last bit before the first row is read, and each part is
 * checked again while it is read: a copy that is damaged stops the production and gives nothing.
 */
import type { Office } from '#platform/office.ts'
import { type KeptPart, type KeptSource, keptRecords } from '#records'
import type { NamedCopy } from '../case/proposal.rules.ts'
import { proposalsOf } from '../case/proposal.store.ts'
import { subjectsOf } from './copy.rules.ts'
import { standsOn } from './copy.store.ts'
import { labelOf, manifestOf } from './manifest.ts'
import { snapshotOf } from './preservation.store.ts'
import { isIntact } from './snapshot-check.ts'

/** `ended`: it is kept no more. `broken`: it is kept, and is not what was sealed, or cannot be read. */
export type CopyOpening = Readonly<{ kind: 'open'; kept: KeptSource }> | Readonly<{ kind: 'ended' | 'broken' }>

export async function openCopy(office: Office, named: NamedCopy): Promise<CopyOpening> {
  const { db, files, seals } = office
  const { preservationId, caseId, number, asOf, sha256 } = named
  const proposalId = await standsOn(db, preservationId)
  if (proposalId === null) return { kind: 'ended' }
  const taken = await snapshotOf(db, preservationId)
  const decided = (await proposalsOf(db, caseId)).find(({ proposal }) => proposal.id === proposalId)
  const decision = decided?.proposal.body.decision
  if (taken?.sha256 !== sha256 || decision?.kind !== 'preserve') return { kind: 'broken' }
  if (!(await isIntact(office, taken))) return { kind: 'broken' }
  const { keyName, parts } = manifestOf(taken)
  const opened = parts.map(({ stored, ...part }): KeptPart => {
    const open = () => seals.open(keyName, labelOf(preservationId, part.path), files.open(stored.sha256))
    return { ...part, stored: { bytes: stored.plain.bytes, open } }
  })
  const copy = { preservation: number, asOf, manifestSha256: sha256 }
  return { kind: 'open', kept: { copy, source: keptRecords({ parts: opened, subjects: subjectsOf(decision) }) } }
}
