/** A case that is answered and its package, made of rows: for what happens to a package after it exists. */
import { createHash } from 'node:crypto'
import { canonical } from '#platform/canonical.ts'
import { transact } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import { factsOf, insertFacts } from '../../src/requests/case/case.store.ts'
import { insertEnd, insertProposal } from '../../src/requests/case/proposal.store.ts'
import { insertLink, insertPackage } from '../../src/requests/production/package.store.ts'
import { answered, letterWith, upload } from './filing.ts'
import type { LersHouse } from './lers.ts'

export const SECRET = 'a-secret-that-is-long-enough-to-guess-in-vain'
export const BYTES = Buffer.from('PK and then whatever a package holds')
export const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** A case that two people decided, with a package and a link that works for 14 days. */
export async function answeredCase(h: LersHouse): Promise<string> {
  const draft = await answered(h)
  await h.post(`/lers/drafts/${draft}/document`, upload(await letterWith()))
  const caseId =
    (await h.post(`/lers/drafts/${draft}/send`, { objection: 'see the letter' })).to.split('/').at(-1) ?? ''
  const at = h.clock.now()
  const body = {
    version: 1 as const,
    caseId,
    seenFact: 3,
    rulesDate: '2026-11-22',
    questions: [],
    explanation: 'Chat is content.',
    decision: {
      kind: 'disclose' as const,
      subjects: [{ taskId: 'task_1', accountId: 'account_hidden', meetingId: null }],
      from: null,
      to: null,
      rows: [
        { category: 'identity' as const, verdict: 'disclose' as const, basis: '18 U.S.C. § 2703(c)(2)(A)', reason: '' },
        {
          category: 'chat' as const,
          verdict: 'withhold' as const,
          basis: '18 U.S.C. § 2703(a), (b)',
          reason: 'content',
        },
      ],
    },
  }
  const text = canonical(body)
  const proposal = { id: 'proposal_1', caseId, round: 1, by: 'person_bakker', at, hash: sha(text), text, body }
  await h.office.files.put(BYTES)
  await transact(h.office, async (tx) => {
    const before = await factsOf(tx, caseId)
    const accepted = { kind: 'accepted', data: { level: 2 } } as const
    await insertFacts(tx, caseId, [accepted], { author: 'person_smit', at, after: before.length })
    await insertProposal(tx, { ...proposal, previous: null })
    await insertEnd(tx, proposal, { proposalId: proposal.id, ending: 'approved', by: 'person_willems', at, reason: '' })
    const made = {
      id: 'package_1',
      caseId,
      proposalId: proposal.id,
      sha256: sha(BYTES),
      bytes: BYTES.byteLength,
      files: 9,
      at,
      form: 'bag' as const,
    }
    await insertPackage(tx, made)
    await insertLink(tx, {
      id: 'link_1',
      packageId: made.id,
      recipient: 'person_whitfield',
      secretHash: sha(SECRET),
      at,
      expiresAt: later(at, 14 * DAY_MS),
    })
    const facts = await factsOf(tx, caseId)
    await insertFacts(
      tx,
      caseId,
      [
        { kind: 'proposed', data: { proposalId: proposal.id, kind: 'disclose' } },
        { kind: 'proposal-approved', data: { proposalId: proposal.id, reason: '' } },
        { kind: 'packaged', data: { packageId: made.id, sha256: made.sha256, bytes: made.bytes } },
        { kind: 'closed', data: { outcomes: [], why: 'produced' } },
      ],
      { author: 'person_bakker', at, after: facts.at(-1)?.n ?? 0 },
    )
  })
  return caseId
}
