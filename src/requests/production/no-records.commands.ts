/** The paper that nothing was found, where the whole answer is that: made by a job after the refusal, and handed over like a package. */
import { agencyById } from '#agencies'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { RejectReason } from '../case/proposal.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { gateHalts } from '../counsel/counsel.rules.ts'
import { isEmergency } from '../emergency/emergency.rules.ts'
import type { Ruling } from '../triage/reach.rules.ts'
import { nothingFoundOf } from './certificate.rules.ts'
import { certificationFor } from './certification.rules.ts'
import { sendLinks } from './delivery.commands.ts'
import { mayCertifyNothing, unknownIn } from './no-records.rules.ts'
import { type CasePackage, insertPackage } from './package.store.ts'
import type { Unknown } from './phrases.ts'
import { signedCertificate } from './typeset.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'case.no-records': { caseId: string; proposalId: string }
  }
}

/** In the transaction of the refusal. */
export async function askForPaper(
  office: Office,
  { tx, file, state, facts }: Held,
  { because, rulings, proposalId }: Readonly<{ because: RejectReason; rulings: readonly Ruling[]; proposalId: string }>,
): Promise<void> {
  const may = mayCertifyNothing({
    because,
    accepted: state.acceptedAt !== null,
    tasks: file.tasks.length,
    unknown: unknownIn(file.tasks, facts).length,
    reaches: rulings.some(({ verdict }) => verdict === 'disclose'),
  })
  if (may) await office.jobs.send(tx, 'case.no-records', { caseId: file.id, proposalId })
}

type Ready = Readonly<{ file: CaseFile; unknown: readonly Unknown[] }>

/** May run twice, and finds nothing to do where the paper exists or the refusal no longer stands. */
export async function certifyNothing(
  office: Office,
  { caseId, proposalId }: Readonly<{ caseId: string; proposalId: string }>,
): Promise<void> {
  const ready = await withCase(
    office,
    caseId,
    async (held): Promise<Ready | null> =>
      stands(held, proposalId) ? { file: held.file, unknown: unknownIn(held.file.tasks, held.facts) } : null,
  )
  if (!ready) return
  const pdf = await paperOf(office, ready)
  const stored = await office.files.put(pdf)
  await withCase(office, caseId, async (held) => {
    if (!stands(held, proposalId)) return
    const made: CasePackage = {
      ...{ id: newId('pkg'), caseId, proposalId, ...stored, files: 0, at: held.now },
      form: 'paper',
    }
    await insertPackage(held.tx, made)
    await sendLinks(office, held, made)
    await addFacts(office, held, {
      ...{ by: 'system', action: 'package.made', detail: { sha256: made.sha256 } },
      facts: [{ kind: 'packaged', data: { packageId: made.id, sha256: made.sha256, bytes: made.bytes } }],
    })
  })
}

/** Whatever came since: another run, a re-opening, counsel. */
function stands({ state }: Held, proposalId: string): boolean {
  return (
    state.packageId === null &&
    state.approved?.proposalId === proposalId &&
    state.closed?.why === 'rejected' &&
    !gateHalts(state.counsel)
  )
}

async function paperOf({ db, provider, documents, clock }: Office, { file, unknown }: Ready): Promise<Uint8Array> {
  const agency = await agencyById(db, file.agencyId)
  const { name, title, place } = provider.custodian
  const now = clock.now()
  const certificate = nothingFoundOf({
    text: certificationFor({
      process: file.process,
      country: agency?.country ?? '',
      on: dayIn(provider.zone, now),
    }),
    ...{ custodian: { name, title }, place, employer: provider.products[file.product].name },
    ...{ caseNumber: file.number, docketNumber: file.docketNumber, emergency: isEmergency(file.process) },
    ...{ agency: agency?.name ?? '', unknown, empty: [] },
  })
  return signedCertificate(documents, provider.name)(certificate, now)
}
