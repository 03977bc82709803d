import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '#platform/canonical.ts'
import { transact } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import { answered, letterWith, upload } from '#test/filing.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { factsOf, insertFacts } from '../case/case.store.ts'
import { insertEnd, insertProposal } from '../case/proposal.store.ts'
import { deliveriesOf, insertLink, insertPackage } from '../production/package.store.ts'
import { officerRoutes } from './lers.routes.tsx'

const SECRET = 'a-secret-that-is-long-enough-to-guess-in-vain'
const BYTES = Buffer.from('PK and then whatever a package holds')
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** A case that two people decided, with a package and a link that works for 14 days. */
async function answeredCase(h: LersHouse): Promise<string> {
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

test('the link of the mail: a page that says what the file is, then the file, every fetch recorded', async () => {
  await using h = await lersHouse(officerRoutes)
  const caseId = await answeredCase(h)
  const page = await h.get(`/lers/packages/${SECRET}`)
  for (const text of ['HLD-2026-00001.zip', sha(BYTES), 'sha256sum -c', '2 December 2026'])
    expect([text, page.text.includes(text)]).toEqual([text, true])
  expect((await h.api(`/packages/${SECRET}`)).json).toMatchObject({
    case: caseId,
    fileName: 'HLD-2026-00001.zip',
    bytes: BYTES.byteLength,
    sha256: sha(BYTES),
  })
  const file = await h.get(`/lers/packages/${SECRET}/file`)
  expect([file.status, file.text, file.headers.get('content-length')]).toEqual([
    200,
    BYTES.toString(),
    String(BYTES.byteLength),
  ])
  expect(file.headers.get('content-disposition')).toContain('attachment; filename="HLD-2026-00001.zip"')
  expect((await deliveriesOf(h.office.db, caseId)).map(({ kind }) => kind)).toEqual(['started', 'completed'])
  const receipt = await h.get(`/lers/cases/${caseId}`)
  for (const text of ['Answered', 'Package downloaded', 'Chat is content.', 'Withhold'])
    expect([text, receipt.text.includes(text)]).toEqual([text, true])
  expect(receipt.text).not.toContain('account_hidden')
  expect((await h.post(`/lers/cases/${caseId}/link`)).to).toBe(`/lers/cases/${caseId}`)
  expect(
    (await h.office.db.selectFrom('outbox_mail').select('template').execute()).map(({ template }) => template),
  ).toEqual(['receipt', 'ready'])
})

test('a link opens for its own officer only, and not after its time; its secret is written down nowhere', async () => {
  await using h = await lersHouse(officerRoutes)
  const caseId = await answeredCase(h)
  for (const path of [`/lers/packages/${SECRET}`, `/lers/packages/${SECRET}/file`, '/lers/packages/guessed']) {
    expect([path, (await h.get(path, 'ferrante')).status]).toEqual([path, 404])
  }
  h.clock.advance(14 * DAY_MS)
  const late = await h.get(`/lers/packages/${SECRET}`)
  expect([late.status, late.text.includes('This link has expired')]).toEqual([410, true])
  expect([
    (await h.get(`/lers/packages/${SECRET}/file`)).status,
    (await h.api(`/packages/${SECRET}/file`)).json['case'],
  ]).toEqual([410, caseId])
  const log = await h.log()
  expect(log.filter(({ action, allowed }) => action.startsWith('package.') && !allowed).length).toBe(6)
  expect(JSON.stringify(log)).not.toContain(SECRET)
})
