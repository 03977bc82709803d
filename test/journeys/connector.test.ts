/**
 * Records that lie with the provider's own program: a demand is resolved, decided and told by what it says; while it hands out rows of
 * somebody else nothing is packed and staff read why; mended, the same job makes the package, of that account alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { doctor } from '../../src/app/doctor.ts'
import { readSettings } from '../../src/app/settings.ts'
import { OTHER, OWNER, smallHolding } from '../connector/holding.ts'
import { SECRET, serveReference } from '../connector/reference.ts'
import { filesIn } from './package.ts'

/** Found by the address that the demand names; written to where the program says. */
const WRITTEN_TO = 'written-to@records.example'

let whole: WholeHouse
let folder: string
let server: Awaited<ReturnType<typeof serveReference>>
let isWrong = true

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wb-records-'))
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, SECRET, { mode: 0o600 })
  const holding = smallHolding()
  const named: { email: string } = { email: '' }
  const [owner, ...others] = holding.accounts
  if (!owner) throw new Error('nobody there')
  server = await serveReference(
    {
      ...holding,
      get accounts() {
        return [{ ...owner, ...named }, ...others]
      },
    },
    {
      contact: () => ({ name: 'Olga Owner', email: WRITTEN_TO, lang: 'en' }),
      row: (row) => (isWrong && JSON.stringify(row).includes('billing.') ? { ...row, subject: OTHER } : row),
    },
  )
  whole = await wholeHouse({ engine: 'pglite', daysAgo: 40, records: { kind: 'http', url: server.url, secretFile } })
  named.email = whole.accounts[0] ?? ''
  const usual = { officer: 'officer', kind: 'grand-jury', account: 0, categories: ['identity', 'billing'] } as const
  await whole.play([{ ...usual, daysAgo: 39, ending: 'user-time' }])
}, 300_000)
afterAll(async () => {
  await whole?.close()
  await server?.close()
  await rm(folder, { recursive: true })
})

const db = () => whole.house.office.db

test('the user is told where the program says, and doctor hears it', async () => {
  expect((await whole.mails(WRITTEN_TO)).map(({ template }) => template)).toEqual(['notice'])
  const reading = readSettings({ WAARBORG_DATA: whole.dataDir })
  if (reading.kind === 'wrong') throw new Error(reading.lines.join())
  const said: string[] = []
  const patient = { opened: whole.house.opened, house: whole.house, settings: reading.settings, lang: 'en' } as const
  await doctor(patient, ['--json'], (line) => said.push(line))
  const found: readonly { what: string }[] = JSON.parse(said.join(''))
  expect(found.find(({ what }) => what === 'records')).toMatchObject({
    mark: 'good',
    text: 'Reference answers, catalogue 1',
  })
})

test('while rows are about somebody else nothing is packed, staff see why, and nothing collected stays', async () => {
  await whole.passDays(12)
  const { json } = await whole.api('administrator', '/desk/jobs?state=failed')
  const jobs: readonly { id: string; name: string; error: string }[] = json['jobs'] ?? []
  expect(jobs).toMatchObject([
    { name: 'case.produce', error: expect.stringContaining('rows of billing: other-subject') },
  ])
  expect(jobs[0]?.error).not.toContain(OTHER)
  expect(await db().selectFrom('case_package').select('id').execute()).toEqual([])
  // The identity rows had been put away before billing failed.
  expect((await db().selectFrom('file_to_destroy').select('sha256').execute()).length).toBeGreaterThan(0)
  isWrong = false
  expect((await whole.api('administrator', `/desk/jobs/${jobs[0]?.id}/retry`, {})).status).toBeLessThan(400)
  await whole.settle()
  const made = await db().selectFrom('case_package').selectAll().executeTakeFirstOrThrow()
  const files = await filesIn(readFileSync(whole.house.office.files.path(made.sha256)))
  const data = [...files].filter(([path]) => path.startsWith('data/')).map(([, text]) => text)
  expect(data.join('')).toContain('profile.name 1')
  expect(data.join('')).toContain(OWNER)
  expect(data.join('')).not.toContain(OTHER)
})
