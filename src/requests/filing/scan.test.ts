/** A file that the virus scanner knows, sent by an officer: kept out whole, on the record, and nothing typed is lost. With a real daemon. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clamd } from '#platform/scan/clamd.ts'
import { BAIT, type Daemon, startClamd } from '#test/clamd.ts'
import { letterWith, started, upload } from '#test/filing.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { officerRoutes } from './lers.routes.tsx'

let daemon: Daemon
let h: LersHouse
beforeAll(async () => {
  daemon = await startClamd()
  h = await lersHouse(officerRoutes, { scanner: clamd(daemon.address) })
}, 200_000)
afterAll(async () => {
  await h?.[Symbol.asyncDispose]()
  await daemon?.stop()
})

const documents = async () =>
  (await h.office.db.selectFrom('request_draft').selectAll().execute()).map((row) => JSON.stringify(row))

test('a file with a finding is refused at its field, in the reader’s language, and the log has its hash and sender', async () => {
  const at = `/lers/drafts/${await started(h)}`
  const before = await documents()
  const bad = upload(`%PDF-1.7\n${BAIT}\n%%EOF`)
  const sent = await h.post(`${at}/document`, bad)
  expect(sent.status).toBe(422)
  expect(sent.text).toContain('the virus scanner finds something in it')
  expect(sent.text).not.toContain('Waarborg.Bait')
  expect(sent.text).toContain('type="file"')
  const list = new FormData()
  list.set('csv', new File([BAIT], 'list.csv', { type: 'text/csv' }))
  const listed = await h.post(`${at}/identifiers/list`, list)
  expect([listed.status, listed.text.includes('type="file"')]).toEqual([422, true])
  expect(listed.text).toContain('the virus scanner finds something in it')
  expect((await h.post(`${at}/document`, upload(`%PDF ${BAIT}`), 'whitfield', 'nl')).text).toContain(
    'de virusscanner vindt',
  )
  expect(await documents()).toEqual(before)
  const [entry] = (await h.log()).filter(({ action }) => action === 'upload.infected')
  expect(entry).toMatchObject({ who: 'person_whitfield', allowed: false })
  expect(entry?.about).toMatch(/^[0-9a-f]{64} Waarborg\.Bait/)
})

test('a clean file goes through; while nobody can look, none is taken and nothing is lost', async () => {
  const at = `/lers/drafts/${await started(h)}`
  expect((await h.post(`${at}/document`, upload(await letterWith()))).status).toBe(303)
  await daemon.stop()
  const sent = await h.post(`${at}/document`, upload(await letterWith()))
  expect(sent.status).toBe(422)
  expect(sent.text).toContain('We cannot look at files just now')
  // The document that was there stays there, and the other steps go on.
  expect((await h.get(`${at}/document`)).text).toContain('.pdf')
  expect((await h.get(`${at}/process`)).status).toBe(200)
})
