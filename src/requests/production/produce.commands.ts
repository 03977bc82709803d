/** Collecting what was granted and making the package, when the user's time is over. Runs as a job and may run twice. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { agencyById } from '#agencies'
import type { Db } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { collect, type RecordSource, type SignedGrant } from '#records'
import { mayProduce } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Outcome } from '../case/fact.rules.ts'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { grantsOf, proposalsOf, type StoredGrant } from '../case/proposal.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { gateHalts } from '../counsel/counsel.rules.ts'
import { type Category, categoryRow } from '../triage/category.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'
import { sendLinks } from './delivery.commands.ts'
import type { WithheldCategory } from './metadata.ts'
import { type CasePackage, insertPackage } from './package.store.ts'
import { type Packaged, writePackage } from './packager.ts'
import { typesetCertificate } from './typeset.ts'

type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>
type Ready = Readonly<{ file: CaseFile; proposalId: string; decision: Disclosure; grants: readonly StoredGrant[] }>

/** Makes the package of a decided case. Before its time, under an objection, or when it exists, nothing happens. */
export async function produceCase(
  office: Office,
  records: RecordSource,
  { caseId }: { caseId: string },
): Promise<void> {
  const ready = await startCollection(office, caseId)
  if (!ready) return
  const folder = await mkdtemp(join(office.files.incoming, 'package-'))
  try {
    const path = join(folder, 'package.zip')
    const packaged = await makePackage(office, records, ready, path)
    if (packaged.kind === 'refused') throw new Error(`the packager refused: ${packaged.refusal.because}`)
    await office.files.adopt(path, packaged.sha256)
    await finish(office, ready, packaged)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Opens the gate once, on the record; a second run goes on where the first was cut off. */
async function startCollection(office: Office, caseId: string): Promise<Ready | null> {
  return withCase(office, caseId, async (held) => {
    const { state, tx, file, now } = held
    if (mayProduce(state, now) !== 'yes' || !state.approved) return null
    const approved = (await proposalsOf(tx, caseId)).find(
      ({ proposal }) => proposal.id === state.approved?.proposalId,
    )?.proposal
    if (approved?.body.decision.kind !== 'disclose') return null
    const grants = await grantsOf(tx, approved.id)
    if (state.state !== 'producing') {
      await addFacts(office, held, {
        by: 'system',
        action: 'collection.started',
        facts: [{ kind: 'collection-started', data: { grants: grants.length } }],
      })
    }
    return { file, proposalId: approved.id, decision: approved.body.decision, grants }
  })
}

async function makePackage(
  office: Office,
  records: RecordSource,
  { file, decision, grants }: Ready,
  out: string,
): Promise<Packaged> {
  const now = office.clock.now()
  const context = { keys: office.keys, now, reachOf: grantReach }
  const withheld = withheldOf(decision)
  const parts = []
  for (const grant of grants) {
    const signed: SignedGrant = { text: grant.text, signature: grant.signature, keyId: grant.keyId }
    const collection = await collect({ signed, source: records, files: office.files, context })
    if (collection.kind === 'refused') throw new Error(`the collector refused: ${collection.because}`)
    parts.push({ signed, collected: collection.collected, withheld })
  }
  const { name, title, place } = office.provider.custodian
  return writePackage(
    {
      caseNumber: file.number,
      docketNumber: file.docketNumber,
      agency: await agencyName(office.db, file.agencyId),
      provider: office.provider.products[file.product].name,
      custodian: { name, title },
      place,
      parts,
    },
    { files: office.files, keys: office.keys, now, reachOf: grantReach, typeset: typesetCertificate },
    out,
  )
}

async function finish(
  office: Office,
  { file, proposalId, decision }: Ready,
  packaged: Extract<Packaged, { kind: 'packaged' }>,
): Promise<void> {
  await withCase(office, file.id, async (held) => {
    const { packageId, approved, counsel } = held.state
    if (packageId !== null || approved?.proposalId !== proposalId || gateHalts(counsel)) return
    const made: CasePackage = {
      id: newId('pkg'),
      caseId: file.id,
      proposalId,
      sha256: packaged.sha256,
      bytes: packaged.bytes,
      files: packaged.files,
      at: held.now,
    }
    await insertPackage(held.tx, made)
    await sendLinks(office, held, made)
    await addFacts(office, held, {
      by: 'system',
      action: 'package.made',
      facts: [
        { kind: 'packaged', data: { packageId: made.id, sha256: made.sha256, bytes: made.bytes } },
        {
          kind: 'closed',
          data: {
            why: 'produced',
            outcomes: outcomesOf(decision, file),
          },
        },
      ],
      detail: { sha256: made.sha256 },
    })
  })
}

/** How a task counts in the transparency report: by the widest class that was given; a task without an account was rejected. */
function outcomesOf(decision: Disclosure, file: CaseFile): readonly { taskId: string; outcome: Outcome }[] {
  const named = new Set(decision.subjects.map(({ taskId }) => taskId))
  const widest = widestGiven(decision)
  return file.tasks.map(({ id }) => ({ taskId: id, outcome: named.has(id) ? widest : 'rejected' }))
}

function widestGiven(decision: Disclosure): Outcome {
  const given = decision.rows
    .filter((row) => row.verdict === 'disclose')
    .map((row) => categoryRow(row.category).dataClass)
  return given.includes('content') ? 'content' : 'non-content'
}

function withheldOf(decision: Disclosure): WithheldCategory[] {
  return decision.rows
    .filter((row) => row.verdict === 'withhold')
    .map(({ category, basis, reason }) => ({ category, basis, needs: neededFor(category), reason }))
}

function neededFor(category: Category): WithheldCategory['needs'] {
  const { dataClass } = categoryRow(category)
  return {
    existence: null,
    subscriber: null,
    'non-content': 'court-order' as const,
    content: 'search-warrant' as const,
  }[dataClass]
}

async function agencyName(db: Db, agencyId: string): Promise<string> {
  return (await agencyById(db, agencyId))?.name ?? ''
}
