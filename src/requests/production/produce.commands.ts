/**
 * Collecting what was granted and making the package, when the user's time is over. Runs as a job and may run twice. Sealed copies that the
 * decision names are drawn on too; one that is not as it was sealed stops it, with a finding on the case, and nothing is made.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { type Collected, collect, type KeptSource, type RecordSource, type SignedGrant } from '#records'
import { mayProduce } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Outcome } from '../case/fact.rules.ts'
import type { NamedCopy, ProposalBody } from '../case/proposal.rules.ts'
import { grantsOf, proposalsOf, type StoredGrant } from '../case/proposal.store.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import { gateHalts } from '../counsel/counsel.rules.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { insertPackageCopies } from '../preservation/copy.store.ts'
import { openCopy } from '../preservation/open-copy.ts'
import { queueFiles } from '../retention/file.store.ts'
import { type Category, categoryRow } from '../triage/category.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'
import { certificationFor } from './certification.rules.ts'
import { sendLinks } from './delivery.commands.ts'
import type { WithheldCategory } from './metadata.ts'
import { unknownIn } from './no-records.rules.ts'
import { type CasePackage, insertPackage } from './package.store.ts'
import { type Packaged, writePackage } from './packager.ts'
import type { Unknown } from './phrases.ts'
import { stampBy } from './stamping.ts'
import { signedCertificate } from './typeset.ts'

type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>
type Ready = Readonly<{
  file: CaseFile
  proposalId: string
  decision: Disclosure
  /** Copies that the decision names. */
  named: readonly NamedCopy[]
  grants: readonly StoredGrant[]
  /** Identifiers by which no account was found. */
  unknown: readonly Unknown[]
}>

/** Makes the package of a decided case. Before its time, under an objection, or when it exists, nothing happens. */
export async function produceCase(
  office: Office,
  records: RecordSource,
  { caseId }: { caseId: string },
): Promise<void> {
  const ready = await startCollection(office, caseId)
  if (!ready) return
  const drawn = await openCopies(office, ready)
  const folder = await mkdtemp(join(office.files.incoming, 'package-'))
  const put: string[] = []
  try {
    const path = join(folder, 'package.zip')
    const collected = await collectAll(office, records, { ready, drawn, put })
    const packaged = await makePackage(office, ready, { drawn, collected, out: path })
    if (packaged.kind === 'refused') throw new Error(`the packager refused: ${packaged.refusal.because}`)
    await office.files.adopt(path, packaged.sha256)
    await finish(office, ready, { packaged, collected, used: usedOf(ready, collected) })
  } finally {
    await rm(folder, { recursive: true, force: true })
    await forget(office, put)
  }
}

/** Opens the gate once, on the record; a second run goes on where the first was cut off. */
async function startCollection(office: Office, caseId: string): Promise<Ready | null> {
  return withCase(office, caseId, async (held) => {
    const { state, tx, file, facts, now } = held
    if (mayProduce(state, now) !== 'yes' || !state.approved) return null
    const approved = (await proposalsOf(tx, caseId)).find(
      ({ proposal }) => proposal.id === state.approved?.proposalId,
    )?.proposal
    if (approved?.body.decision.kind !== 'disclose') return null
    const grants = await grantsOf(tx, approved.id)
    const named = approved.body.kept ?? []
    if (state.state !== 'producing') {
      await addFacts(office, held, {
        by: 'system',
        action: 'collection.started',
        facts: [{ kind: 'collection-started', data: { grants: grants.length } }],
      })
    }
    const unknown = unknownIn(file.tasks, facts)
    return { file, proposalId: approved.id, decision: approved.body.decision, named, grants, unknown }
  })
}

/** Copies that are open, and the numbers of those that are kept no more. */
type Drawn = Readonly<{ kept: readonly KeptSource[]; ended: readonly string[] }>

async function openCopies(office: Office, { file, named }: Ready): Promise<Drawn> {
  const kept: KeptSource[] = []
  const ended: string[] = []
  for (const copy of named) {
    const opening = await openCopy(office, copy)
    if (opening.kind === 'open') kept.push(opening.kept)
    if (opening.kind === 'ended') ended.push(copy.number)
    if (opening.kind === 'broken') {
      await sayBroken(office, file.id, copy)
      throw new Error(`the kept copy of ${copy.number} is not as it was sealed`)
    }
  }
  return { kept, ended }
}

/** Once, however often the job tries. */
async function sayBroken(office: Office, caseId: string, { caseId: keeping, number }: NamedCopy): Promise<void> {
  await withCase(office, caseId, async (held) => {
    if (held.facts.some((fact) => fact.kind === 'kept-copy-failed' && fact.data.caseId === keeping)) return
    await addFacts(office, held, {
      ...{ by: 'system', action: 'collection.stopped', detail: { copy: number } },
      facts: [{ kind: 'kept-copy-failed', data: { caseId: keeping, number } }],
    })
  })
}

/** Each file that is put away stands in `put` at once: also what came before a source failed is known, and goes. */
async function collectAll(
  office: Office,
  records: RecordSource,
  { ready, drawn, put }: Readonly<{ ready: Ready; drawn: Drawn; put: string[] }>,
): Promise<readonly Collected[]> {
  const context = { keys: office.keys, now: office.clock.now(), reachOf: grantReach }
  const files: Pick<Office['files'], 'put'> = {
    put: async (source) => {
      const stored = await office.files.put(source)
      put.push(stored.sha256)
      return stored
    },
  }
  const common = { source: records, kept: drawn.kept, files, context }
  const collected: Collected[] = []
  for (const grant of ready.grants) {
    const collection = await collect({ signed: signedOf(grant), ...common })
    if (collection.kind === 'refused') throw new Error(`the collector refused: ${collection.because}`)
    collected.push(collection.collected)
  }
  return collected
}

function signedOf({ text, signature, keyId }: StoredGrant): SignedGrant {
  return { text, signature, keyId }
}

/** What was collected stands in the package now. Alone it would outlive the package, and the copy whose key is destroyed. */
async function forget(office: Office, put: readonly string[]): Promise<void> {
  const hashes = [...new Set(put)]
  await transact(office, (tx) => queueFiles(tx, hashes, office.clock.now()))
}

/** The copies of which at least one row stands in the package. */
function usedOf({ named }: Ready, collected: readonly Collected[]): readonly NamedCopy[] {
  const numbers = new Set(
    collected.flatMap(({ files }) =>
      files.flatMap(({ origin }) => (origin.from === 'kept' ? [origin.preservation] : [])),
    ),
  )
  return named.filter(({ number }) => numbers.has(number))
}

type Making = Readonly<{ drawn: Drawn; collected: readonly Collected[]; out: string }>

async function makePackage(
  office: Office,
  { file, decision, grants, unknown }: Ready,
  { drawn, collected, out }: Making,
): Promise<Packaged> {
  const now = office.clock.now()
  const agency = await agencyById(office.db, file.agencyId)
  const on = dayIn(office.provider.zone, now)
  const { lang } = await officerAddress(office.db, file)
  const withheld = withheldOf(decision)
  const parts = grants.flatMap((grant) =>
    collected
      .filter(({ grantId }) => grantId === grant.id)
      .map((one) => ({ signed: signedOf(grant), collected: one, withheld })),
  )
  const { name, title, place } = office.provider.custodian
  return writePackage(
    {
      caseNumber: file.number,
      docketNumber: file.docketNumber,
      agency: agency?.name ?? '',
      provider: office.provider.products[file.product].name,
      custodian: { name, title },
      place,
      text: certificationFor({ process: file.process, country: agency?.country ?? '', on }),
      ...{ parts, unknown, searchedAt: now.toISOString(), lang },
      endedCopies: drawn.ended,
    },
    {
      ...{ files: office.files, keys: office.keys, now, reachOf: grantReach },
      stamp: stampBy(office.provider.timeStamp),
      ...{ documentRoot: office.documents.root, typeset: signedCertificate(office.documents, office.provider.name) },
    },
    out,
  )
}

type Made = Readonly<{
  packaged: Extract<Packaged, { kind: 'packaged' }>
  collected: readonly Collected[]
  used: readonly NamedCopy[]
}>

async function finish(
  office: Office,
  { file, proposalId, decision }: Ready,
  { packaged, collected, used }: Made,
): Promise<void> {
  await withCase(office, file.id, async (held) => {
    const { packageId, approved, counsel, isOpen } = held.state
    // Whatever came while it was packed: another run, a re-opening, counsel, an owner who took their word back.
    if (packageId !== null || approved?.proposalId !== proposalId || gateHalts(counsel) || !isOpen) return
    const made: CasePackage = {
      id: newId('pkg'),
      caseId: file.id,
      proposalId,
      sha256: packaged.sha256,
      bytes: packaged.bytes,
      files: packaged.files,
      at: held.now,
      form: 'bag',
    }
    await insertPackage(held.tx, made)
    await insertPackageCopies(held.tx, made.id, used)
    for (const { caseId } of used)
      await office.jobs.send(held.tx, 'preservation.convert', { caseId, producedFor: file.id, packageId: made.id })
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
            outcomes: outcomesOf(decision, file, collected),
          },
        },
      ],
      detail: { sha256: made.sha256, timeStamp: packaged.stamp },
    })
  })
}

/**
 * How a task counts in the transparency report: by the widest class that was given; a task without an account, or with nothing found in it,
 * counts as rejected, for the report puts cases without responsive data there.
 */
function outcomesOf(
  decision: Disclosure,
  file: CaseFile,
  collected: readonly Collected[],
): readonly { taskId: string; outcome: Outcome }[] {
  const given = new Set(collected.filter(({ files }) => files.length > 0).map(({ taskId }) => taskId))
  const widest = widestGiven(decision)
  return file.tasks.map(({ id }) => ({ taskId: id, outcome: given.has(id) ? widest : 'rejected' }))
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
