import { expect, test } from 'vitest'
import { DAY_MS } from '#platform/time.ts'
import { answeredCase, BYTES, SECRET, sha } from '#test/answered-case.ts'
import { lersHouse } from '#test/lers.ts'
import { deliveriesOf } from '../production/package.store.ts'
import { officerRoutes } from './lers.routes.tsx'

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
