/** The suite against the reference program over real HTTP, and against programs that each break one promise. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallHolding } from '../../../test/connector/holding.ts'
import { SECRET, says, serveReference, type Twist } from '../../../test/connector/reference.ts'
import { connectorCommand } from './check.cli.ts'
import { CASES, type CaseName } from './check.ts'

const holding = smallHolding()
let folder: string
let secret: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wb-conn-'))
  secret = join(folder, 'secret')
  writeFileSync(secret, `${SECRET}\n`, { mode: 0o600 })
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: readonly string[], lang: 'en' | 'nl' = 'en') {
  const [said, complained]: [string[], string[]] = [[], []]
  const exit = await connectorCommand(args, {
    ...{ lang, say: (line: string) => said.push(line), complain: (line: string) => complained.push(line) },
  })
  return { exit, said, complained }
}

async function checked(twist: Twist, email = 'owner@records.example') {
  await using server = await serveReference(holding, twist)
  return await run(['check', server.url, '--secret', secret, '--email', email, '--json'])
}

test('the reference program passes every case, one line each', async () => {
  await using server = await serveReference(holding)
  const { exit, said } = await run(['check', server.url, '--secret', secret, '--email', 'owner@records.example'])
  expect(said.filter((line) => !line.startsWith('passed'))).toEqual([`${CASES.length} passed, 0 failed, 0 not tried`])
  expect(said.length).toBe(CASES.length + 1)
  expect(exit).toBe(0)
  // Nothing of the test account is printed.
  expect(said.join()).not.toContain('owner@')
})

const BROKEN: readonly (readonly [string, Twist, CaseName])[] = [
  ['answers without the secret', { forgets: 'secret' }, 'secret'],
  ['leaves unknown fields out instead of refusing', { forgets: 'unknown-fields' }, 'unknown'],
  ['takes any cursor', { forgets: 'cursors' }, 'cursor'],
  ['counts the end of a period', { forgets: 'period' }, 'period'],
  ['knows one spelling of an address alone', { forgets: 'spelling' }, 'spelling'],
  [
    'gives a field that was not asked for',
    { row: (row) => ({ ...row, values: { ...Object(row['values']), more: 'x' } }) },
    'rows',
  ],
  ['gives rows of somebody else', { row: (row) => ({ ...row, subject: 'acct_other' }) }, 'rows'],
  ['forgets the last line', { page: says((response, lines) => response.end(`${lines[0]}\n`)) }, 'rows'],
  ['sends other bytes', { file: says((response, bytes) => response.end(bytes.subarray(1))) }, 'files'],
]

describe('a program that breaks a promise fails', () => {
  test.each(BROKEN)('%s', async (_, twist, name) => {
    const { exit, said } = await checked(twist)
    const { cases } = JSON.parse(said.join(''))
    expect(exit).toBe(1)
    expect(cases).toContainEqual(expect.objectContaining({ name, verdict: 'failed' }))
  })
})

test('an unknown test account leaves most untried and is no pass', async () => {
  const { exit, said } = await checked({}, 'nobody@records.example')
  expect(JSON.parse(said.join(''))).toMatchObject({ failed: 1, skipped: 10 })
  expect(exit).toBe(1)
})

test('what cannot be asked is said in one line, with exit 2', async () => {
  const at = ['--secret', secret, '--email', 'a@b.example']
  for (const url of [
    'http://records.example',
    'ftp://127.0.0.1',
    'https://me:pw@records.example',
    'https://records.example/?a=1',
    'x',
  ]) {
    const { exit, complained } = await run(['check', url, ...at])
    expect([exit, complained.length], url).toEqual([2, 1])
  }
  expect((await run(['check', 'https://records.example'])).exit).toBe(2)
  expect((await run(['teach'], 'nl')).complained[0]).toContain('zeg wat')
  writeFileSync(join(folder, 'open'), SECRET, { mode: 0o644 })
  writeFileSync(join(folder, 'short'), 'short', { mode: 0o600 })
  for (const [file, why] of [
    ['open', 'chmod 600'],
    ['short', 'fewer than 32'],
    ['none', 'cannot be read'],
  ] as const) {
    const { exit, complained } = await run([
      'check',
      'https://records.example',
      '--secret',
      join(folder, file),
      '--email',
      'a@b',
    ])
    expect([exit, complained[0]]).toEqual([2, expect.stringContaining(why)])
  }
})

test('nobody at the address: everything fails or is left, and the exit is 2', async () => {
  const { exit } = await run(['check', 'http://127.0.0.1:9', '--secret', secret, '--email', 'a@b.example', '--json'])
  expect(exit).toBe(2)
})

test('contract and catalogue are printed without asking anybody', async () => {
  expect(JSON.parse((await run(['openapi'])).said.join(''))).toMatchObject({ openapi: '3.1.0' })
  expect(JSON.parse((await run(['catalogue'])).said.join(''))).toMatchObject({ version: 1 })
})
