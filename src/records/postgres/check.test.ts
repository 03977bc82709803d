/** `waarborg connector check PROVIDER.json`, and what is said at the start of a setting that will not do. */
import { chmodSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Provider } from '#platform/config.ts'
import { instant } from '#platform/time.ts'
import { SAMPLE_PROVIDER } from '#test/pages.ts'
import { openZwaluw, ZWALUW_QUERIES, type Zwaluw } from '../../../test/connector/zwaluw.ts'
import { connectorCommand } from '../connector/check.cli.ts'
import { greet, recordsFaults } from '../connector/open.ts'
import { worldOf } from '../world/world.ts'
import { type PostgresSetting, recordsIn } from './settings.ts'

const world = worldOf({
  ...{ seed: 3, accounts: 5, until: instant('2026-11-01T00:00:00Z'), days: 90 },
  ...{ meetingsPerAccount: 3, signInsPerAccount: 6 },
})
const hosts = world.rows.service_meeting.map((row) => row.host_account_id)
const { email } = world.rows.service_account.find((row) => hosts.includes(row.account_id)) ?? { email: '' }

let zwaluw: Zwaluw
let folder: string
beforeAll(async () => {
  zwaluw = await openZwaluw(world)
  folder = await mkdtemp(join(tmpdir(), 'wb-queries-'))
}, 60_000)
afterAll(async () => {
  await zwaluw?.close()
  await rm(folder, { recursive: true })
})

function settingWith(queries: object = ZWALUW_QUERIES, more: Partial<PostgresSetting> = {}): PostgresSetting {
  const { host, port, database, user } = zwaluw.records.at
  const queriesFile = join(folder, 'queries.json')
  writeFileSync(queriesFile, JSON.stringify(queries))
  return {
    kind: 'postgres',
    host,
    port,
    database,
    user,
    queriesFile,
    files: { kind: 'folder', path: zwaluw.folder },
    ...more,
  }
}

async function checked(setting: PostgresSetting, address = email) {
  const file = join(folder, 'provider.json')
  const provider: Provider = { ...SAMPLE_PROVIDER, records: setting }
  writeFileSync(file, JSON.stringify(provider))
  const [said, complained]: [string[], string[]] = [[], []]
  const exit = await connectorCommand(['check', file, '--email', address, '--json'], {
    ...{ lang: 'en', say: (line) => said.push(line), complain: (line) => complained.push(line) },
  })
  return { exit, said: said.join(''), complained }
}

test('queries that keep their promises pass every case, and nothing of the test account is printed', async () => {
  const { exit, said } = await checked(settingWith())
  const { passed, failed, skipped, cases } = JSON.parse(said)
  expect(cases.filter(({ verdict }: { verdict: string }) => verdict !== 'passed')).toEqual([])
  expect([passed, failed, skipped, exit]).toEqual([12, 0, 0, 0])
  expect(said).not.toContain(email)
})

test('queries that break one fail in that case', async () => {
  const { sign_in: signIn } = ZWALUW_QUERIES.rows
  const sql = signIn?.own?.sql ?? ''
  const failing = async (changed: string) => {
    const rows = { ...ZWALUW_QUERIES.rows, sign_in: { own: { ...signIn?.own, sql: changed } } }
    const { exit, said } = await checked(settingWith({ ...ZWALUW_QUERIES, rows }))
    const { cases } = JSON.parse(said)
    return [
      exit,
      cases.filter((one: { verdict: string }) => one.verdict === 'failed').map((one: { name: string }) => one.name),
    ]
  }
  expect(await failing(sql.replace('< :to', '<= :to'))).toEqual([1, ['period']])
  expect(await failing(sql.replace('t.person = :account', "(t.person = :account or :account = 'x' or true)"))).toEqual([
    1,
    expect.arrayContaining(['stranger', 'rows']),
  ])
  expect((await checked(settingWith(), 'nobody@records.example')).exit).toBe(1)
})

test('the greeting names the database, and what is said not to be held', async () => {
  const { call: _, ...rows } = ZWALUW_QUERIES.rows
  const { greeting, notHeld } = await greet(settingWith({ ...ZWALUW_QUERIES, rows, notHeld: ['call'] }))
  expect(greeting).toMatchObject({ catalogue: 1 })
  expect(notHeld).toEqual(['call'])
  await zwaluw.admin(`grant insert on zwaluw.login to ${zwaluw.user}`)
  const { greeting: none, line } = await greet(settingWith())
  await zwaluw.admin(`revoke insert on zwaluw.login from ${zwaluw.user}`)
  expect([none, line]).toEqual([null, 'the connector of the records, greeting: can-write'])
})

test('what will not do is said in one line with its place', async () => {
  expect(recordsFaults(settingWith())).toEqual([])
  expect(recordsFaults(settingWith({ ...ZWALUW_QUERIES, notHeld: ['x'] }))).toEqual([
    'records.queriesFile: notHeld: x is no field and no source of the catalogue',
  ])
  expect(recordsFaults(settingWith({}))[0]).toMatch(/^records\.queriesFile: catalogue: /)
  const password = join(folder, 'password')
  writeFileSync(password, 'long enough', { mode: 0o600 })
  expect(recordsFaults(settingWith(undefined, { passwordFile: password }))).toEqual([])
  chmodSync(password, 0o644)
  expect(recordsFaults(settingWith(undefined, { passwordFile: password }))[0]).toMatch(
    /^records\.passwordFile: .*chmod 600/,
  )
  expect(recordsFaults(settingWith(undefined, { files: { kind: 'folder', path: password } }))[0]).toMatch(
    /^records\.files\.path: /,
  )
  expect(recordsFaults(settingWith(undefined, { tls: { caFile: join(folder, 'none') } }))[0]).toMatch(
    /^records\.tls\.caFile: /,
  )
  const { complained, exit } = await checked(settingWith({}))
  expect([complained.length, exit]).toEqual([1, 2])
})

test('TLS is left out on this machine alone', () => {
  const tlsAt = (host: string) => recordsIn(settingWith(undefined, { host })).at.tls
  for (const host of ['127.0.0.1', 'localhost', '::1', '/run/postgresql']) expect(tlsAt(host), host).toBeNull()
  for (const host of ['records.example', '10.0.0.7', '127.0.0.1.records.example'])
    expect(tlsAt(host), host).not.toBeNull()
  expect(recordsIn(settingWith(undefined, { tls: {} })).at.tls).not.toBeNull()
})

test('a database that does not speak TLS is not spoken to where TLS is asked for', async () => {
  const { greeting, line } = await greet(settingWith(undefined, { tls: {} }))
  expect([greeting, line]).toEqual([null, 'the connector of the records, greeting: unreachable'])
})
