/** One real package on disk, for tests of what is done to packages. */
import { join } from 'node:path'
import { openFiles } from '../../src/platform/files.ts'
import { instant } from '../../src/platform/time.ts'
import {
  type Collected,
  collect,
  type DisclosureGrant,
  fieldsFor,
  type RecordSource,
  type SignedGrant,
  signGrant,
} from '../../src/records/index.ts'
import { type PackageAsk, type PackageTools, writePackage } from '../../src/requests/production/packager.ts'
import { signedCertificate } from '../../src/requests/production/typeset.ts'
import { grantReach } from '../../src/requests/triage/reach.rules.ts'
import { memoryDocuments, memoryKeys } from './memory.ts'

export const NOW = instant('2026-11-10T12:00:00Z')

export function grantOf(change: Partial<DisclosureGrant> = {}): DisclosureGrant {
  const process = change.process ?? 'us-search-warrant'
  return {
    version: 1,
    grantId: 'grant_1',
    caseNumber: 'TST-2026-00001',
    caseId: 'case_1',
    taskId: 'task_1',
    process,
    legalBasis: ['18 U.S.C. § 2703'],
    proposalHash: '0'.repeat(64),
    approvals: [
      { by: 'one', role: 'proposer', at: '2026-11-09T00:00:00Z' },
      { by: 'two', role: 'counsel', at: '2026-11-09T00:00:00Z' },
    ],
    subjects: [{ accountId: 'acct_1', identifier: 'someone@example.com', meetingId: null }],
    fields: [...fieldsFor(['identity', 'sessions', 'chat', 'recordings'], grantReach(process))],
    from: '2026-09-01T00:00:00Z',
    to: '2026-10-01T00:00:00Z',
    issuedAt: '2026-11-10T00:00:00Z',
    expiresAt: '2026-12-10T00:00:00Z',
    ...change,
  }
}

export type Bench = Readonly<{
  tools: PackageTools
  sign: (grant: DisclosureGrant) => SignedGrant
  gather: (signed: SignedGrant, source: Pick<RecordSource, 'read'>) => Promise<Collected>
  pack: (
    parts: PackageAsk['parts'],
    name: string,
    stamp?: PackageTools['stamp'],
    more?: Partial<PackageAsk>,
  ) => ReturnType<typeof writePackage>
  folder: string
}>

/** The office's own tools over a folder; only the keys are made for the occasion. */
export async function benchIn(folder: string): Promise<Bench> {
  const files = await openFiles(folder)
  const keys = memoryKeys()
  const typeset = signedCertificate(memoryDocuments, 'Halder')
  const tools: PackageTools = {
    ...{ files, keys, now: NOW, reachOf: grantReach },
    ...{ typeset, documentRoot: memoryDocuments.root },
  }
  return {
    tools,
    folder,
    sign: (grant) => signGrant(keys, grant),
    gather: async (signed, source) => {
      const collection = await collect({ signed, source, files, context: { keys, now: NOW, reachOf: grantReach } })
      if (collection.kind === 'refused') throw new Error(`refused: ${collection.because}`)
      return collection.collected
    },
    pack: (parts, name, stamp, more = {}) =>
      writePackage(
        {
          caseNumber: 'TST-2026-00001',
          docketNumber: '26-GJ-0001',
          agency: 'Marlow County Sheriff’s Office',
          provider: 'Halder Meetings B.V.',
          custodian: { name: 'Ruben Yilmaz', title: 'records custodian' },
          place: 'outside-us',
          ...{ lang: 'en', text: 'us', searchedAt: NOW.toISOString(), unknown: [], ...more },
          parts,
        },
        { ...tools, ...(stamp && { stamp }) },
        join(folder, name),
      ),
  }
}
