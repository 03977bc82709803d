/**
 * A process in the vault leaves no trace outside of it. Two houses live the same day; in one of them a process is entered, answered by two
 * people and taken out, in the other it is not. What the database holds, what a backup is made of, what every other person sees, what is
 * counted and what is logged is then the same, byte for byte; chance in names and secrets apart.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { auditVerifyCommand } from '#audit'
import { createPerson, type Role } from '#identity'
import { openArchive } from '#platform/backup/archive.ts'
import { backup } from '#platform/backup/backup.ts'
import { SECRETS_FILE } from '#platform/backup/manifest.ts'
import { openSecrets } from '#platform/backup/secrets.ts'
import type { Engine } from '#platform/db/open.ts'
import { openKeys } from '#platform/keys.ts'
import { ownDocumentKeys } from '#platform/pki/document-keys.ts'
import { instant } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { HALDER } from '#test/halder.ts'
import { smallHouse } from '#test/house.ts'
import { furnishedBy, LETTER, PATH, plain, processOn, vaultBook, vaultOfficer } from '#test/vault.ts'
import { routesOf } from '../../src/app.ts'

const OTHERS: readonly Role[] = ['reviewer', 'counsel', 'custodian', 'auditor', 'administrator', 'vaultOfficer']
const NOWHERE = '/desk/vaulx'
const PASSPHRASE = 'a backup and its passphrase'

type Small = Awaited<ReturnType<typeof smallHouse>>
type Lived = Readonly<{
  small: Small
  dir: string
  others: readonly Readonly<{ role: Role | 'nobody'; id: string }>[]
  metrics: string
  lines: Small['lines']
}>
const lived: Lived[] = []
const keyFolder = mkdtempSync(join(tmpdir(), 'wb-walls-'))
const keys = openKeys(keyFolder)
const documents = ownDocumentKeys({ dir: keyFolder, provider: HALDER.name, now: instant('2026-11-23T10:00:00Z') })
afterAll(async () => {
  rmSync(keyFolder, { recursive: true, force: true })
  for (const { small, dir } of lived) {
    await small[Symbol.asyncDispose]()
    rmSync(dir, { recursive: true, force: true })
  }
})

/** One day of a house with two cleared people and one of each other kind; `secret` is the process. */
async function live(engine: Engine, secret: boolean): Promise<Lived> {
  const dir = mkdtempSync(join(tmpdir(), 'wb-walls-'))
  const small = await smallHouse({
    engine,
    more: (house) =>
      routesOf({
        office: { ...house.office, keys, documents },
        identity: { house, routes: [], signedIn: async () => null, setupLink: async () => null },
        tools: { jobs: { list: async () => [], retry: async () => false }, passTime: null },
        book: vaultBook(dir),
      }),
  })
  const [one, two] = [await vaultOfficer(small, 'Esra'), await vaultOfficer(small, 'Joris')]
  const others: { role: Role | 'nobody'; id: string }[] = [{ role: 'nobody', id: '' }]
  for (const role of OTHERS) {
    const made = await createPerson(small.office, {
      ...{ kind: 'staff', name: `Some ${role}`, email: `${role}@halder.example`, roles: [role], by: 'system' },
    })
    if (made.kind === 'created') others.push({ role, id: made.id })
  }
  await furnishedBy(one, two)
  small.lines.splice(0)
  if (secret) await process(one, two)
  small.clock.set('2026-11-23T12:00:00Z')
  const metrics = await (await small.app.request('http://127.0.0.1:8080/metrics')).text()
  const house = { small, dir, others, metrics, lines: [...small.lines] }
  lived.push(house)
  return house
}

type Two = Awaited<ReturnType<typeof vaultOfficer>>

async function process(one: Two, two: Two): Promise<void> {
  const held = processOn(await one.do('enter-process', LETTER))
  await two.do('go', { to: 'process', process: held })
  await two.do('bind', { process: held, as: 'comply', bound: 'on' })
  const proposed = await one.do('propose', { process: held, answer: 'give', fields: ['name'], reason: '' })
  await two.do('agree', { process: held, proposal: /(answer_[a-z0-9]+)/.exec(proposed)?.[1] ?? '' })
  expect(await two.do('send', { process: held, on: '2026-11-23', how: 'By hand', to: 'FBI' })).toContain('Sent on')
  await one.file('take', { process: held, what: 'told' })
  await one.do('secrecy', { process: held, step: 'no such step', on: '2026-11-23' })
  await two.do('leave')
}

async function tables({ small }: Lived) {
  const { rows: names } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(small.db)
  const found: Record<string, readonly string[]> = {}
  for (const { name } of names) {
    const { rows } = await sql<{ line: string }>`select row_to_json(r)::text as line from ${sql.table(name)} r`.execute(
      small.db,
    )
    found[name] = rows.map(({ line }) => plain(line).replace(/\.\d{3}/g, '')).sort()
  }
  const { rows: sequences } = await sql<{ last: number | null }>`
    select sequencename, last_value as last from pg_sequences where schemaname = 'public' order by 1`.execute(small.db)
  return { found, sequences }
}

async function backedUp({ small, dir }: Lived, name: string) {
  const out = join(dir, name)
  const done = await backup({ ...{ opened: small.opened, clock: small.clock, dir, out, passphrase: PASSPHRASE } })
  const opened = await openArchive(out)
  if (done.kind !== 'written' || opened.kind === 'bad') throw new Error('no backup')
  const { manifest } = opened.archive
  const secrets = openSecrets(await buffer(await opened.archive.stream(SECRETS_FILE)), PASSPHRASE, manifest)
  opened.archive.close()
  const listed = manifest.tables.map(({ name: table, rows, bytes }) => [table, rows, bytes])
  const names = secrets.kind === 'open' ? [...secrets.secrets].map(([path, bytes]) => [path, bytes.length]) : []
  const book = secrets.kind === 'open' ? Buffer.from(secrets.secrets.get('vault/book') ?? []) : null
  return { listed, names, files: manifest.files, jobs: manifest.jobs.rows, rows: done.rows, book }
}

describe.each(ENGINES)('on %s', (engine) => {
  test('the database, its sequences, the data folder and a backup are the same with a process as without', async () => {
    const [without, with_] = [await live(engine, false), await live(engine, true)]
    expect(await tables(with_)).toEqual(await tables(without))
    const folder = ({ dir }: Lived) =>
      readdirSync(join(dir, 'vault')).map((name) => [name, statSync(join(dir, 'vault', name)).size])
    expect(folder(with_)).toEqual(folder(without))
    const [{ book: empty, ...one }, { book, ...other }] = [await backedUp(without, 'x'), await backedUp(with_, 'x')]
    expect(other).toEqual(one)
    expect([book?.length, book?.equals(readFileSync(join(with_.dir, 'vault', 'book')))]).toEqual([empty?.length, true])
    const said: string[][] = []
    for (const { small } of [without, with_]) {
      const lines: string[] = []
      await auditVerifyCommand(small.db, [], (line) => lines.push(line))
      said.push(lines)
    }
    expect(said[1]).toEqual(said[0])
  })
})

test('nothing that the two did was counted or logged', async () => {
  for (const { lines } of lived) expect(lines).toEqual([])
  expect(new Set(lived.map(({ metrics }) => metrics)).size).toBe(1)
})

test('every list, count, search and page reads the same to everybody else', async () => {
  const [without, with_] = lived
  if (!without || !with_) throw new Error('nobody lived')
  const [before, now] = [await everything(without), await everything(with_)]
  expect(Object.keys(before).length).toBeGreaterThan(150)
  expect(now).toEqual(before)
  expect(Object.values(now).filter((text) => /^5/.test(text)).length).toBe(0)
}, 60_000)

test('the address of the vault is answered as one that nobody ever made, to whoever has not the role', async () => {
  const [, pglite] = lived
  if (!pglite) throw new Error('nobody lived')
  const { small, others } = pglite
  for (const { role, id } of others.filter((one) => one.role !== 'vaultOfficer')) {
    for (const method of ['get', 'post', 'json'] as const) {
      const asked = async (path: string) => {
        const browser = role === 'nobody' ? small.browser() : await small.visit(id)
        const from = small.lines.length
        const { status, text, headers } = method === 'json' ? await browser.json(path, {}) : await browser[method](path)
        const line = small.lines
          .slice(from)
          .map(({ level, method: by, route, status: as }) => ({ level, by, route, as }))
        return { status, text: text.replaceAll(path, ''), headers: [...headers], line }
      }
      const answer = await asked(PATH)
      expect(answer).toEqual(await asked(NOWHERE))
      expect([role, answer.status, answer.line.length]).toEqual([role, 404, 1])
    }
  }
})

/** Every page without a name in its address, as each of the others sees it; searches for what only the process says. */
async function everything({ small, others }: Lived): Promise<Record<string, string>> {
  const paths = small.routes.flatMap(({ method, page, hidden }) =>
    method === 'GET' && page !== null && !page.includes(':') && !hidden ? [page] : [],
  )
  const asked = [...paths, PATH, '/desk?q=devries', '/desk?q=NSL-26-000', '/desk/access-log?about=vault', '/metrics-of']
  const found: Record<string, string> = {}
  for (const { role, id } of others) {
    small.clock.set('2026-11-23T13:00:00Z')
    const browser = role === 'nobody' ? small.browser() : await small.visit(id)
    for (const path of asked) {
      const { status, text } = await browser.get(path)
      found[`${role} ${path}`] = `${status} ${plain(text).replace(/\.\d{3}Z/g, 'Z')}`
    }
  }
  return found
}
