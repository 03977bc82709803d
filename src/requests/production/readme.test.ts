/** The README’s own commands, exactly as they stand there, run by a shell against a package and against changed ones. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordSource } from '#records'
import { type Bench, benchIn, grantOf } from '../../../test/disclosure/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-readme-'))
const CASE = 'TST-2026-00001'
const INSIDE = join(folder, 'fresh', CASE)
let bench: Bench
let readme = ''

const source: Pick<RecordSource, 'read'> = {
  async *read({ source: name, fields }) {
    if (name === 'account') yield new Map(fields.map((field) => [field, null]))
  },
}

beforeAll(async () => {
  bench = await benchIn(folder)
  const signed = bench.sign(grantOf())
  mkdirSync(join(folder, 'fresh'))
  const made = await bench.pack(
    [{ signed, collected: await bench.gather(signed, source), withheld: [] }],
    `fresh/${CASE}.zip`,
  )
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
  readme = execFileSync('unzip', ['-p', join(folder, 'fresh', `${CASE}.zip`), 'README.txt'], { encoding: 'utf8' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lines that begin with four spaces, of the one language or the other. */
const commandsIn = (half: string) => half.split('\n').filter((line) => line.startsWith('    '))
const halves = () => readme.split(`\n${'-'.repeat(72)}\n`)

function run(commands: readonly string[], cwd: string): string {
  return execFileSync('sh', ['-e'], {
    ...{ cwd, encoding: 'utf8', input: commands.join('\n'), stdio: ['pipe', 'pipe', 'pipe'], env: ENVIRONMENT },
  })
}
const ENVIRONMENT = { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C' }

test('a stranger who types what the README says finds everything as it should be', () => {
  const [first = '', second = ''] = halves()
  const commands = commandsIn(first)
  expect(commandsIn(second)).toEqual(commands)
  const programs = commands.flatMap((line) => line.split('|').map((part) => part.trim().split(' ')[0]))
  expect([...new Set(programs)].toSorted()).toEqual(['cd', 'grep', 'openssl', 'pdfsig', 'sha256sum', 'unzip'])
  const said = run(commands, join(folder, 'fresh'))
  for (const line of [
    'Signature is Valid',
    'Total document signed',
    'Signature Verified Successfully',
    'signer.pem: OK',
  ])
    expect(said).toContain(line)
  const [, fingerprint = ''] = /Fingerprint=(\S+)/.exec(said) ?? []
  for (const half of halves()) expect(half).toContain(`\n${fingerprint}\n`)
  expect(fingerprint).toBe(bench.tools.documentRoot.fingerprint256)
})

/** Flips one bit in the middle of a file, then the commands after unpacking; the lists are made anew where a forger would. */
const TAMPERED: readonly (readonly [string, string, boolean])[] = [
  ['a record', 'data/task_1/identity/account-own.jsonl', false],
  ['a list', 'manifest-sha256.txt', false],
  ['the list of lists', 'tagmanifest-sha256.txt', false],
  ['the seal', 'seal.sig', false],
  ['the decision, with lists made anew', 'grant/task_1.json', true],
  ['the signature of the decision, with lists made anew', 'grant/task_1.sig', true],
  ['the certificate, with lists made anew', 'certificate.pdf', true],
]

test.each(TAMPERED)('%s changed: one of the commands fails', (_what, file, again) => {
  const inside = changed(file)
  // What a forger can do: everything but the seal.
  if (again) anew(inside)
  const commands = commandsIn(halves()[0] ?? '').slice(3)
  expect(() => run(again ? commands.filter((line) => !line.includes('seal.sig')) : commands, inside)).toThrow()
  if (again) expect(() => run(commands, inside)).toThrow()
})

test('a certificate signed under a root of a stranger does not stand under ours', async () => {
  const inside = changed(null)
  writeFileSync(join(inside, 'keys', 'document-root.pem'), bench.tools.keys.publicKeyPem('test-key') ?? '')
  const chain = commandsIn(halves()[0] ?? '').filter((line) => /pdfsig -dump|openssl (pkcs7|verify)/.test(line))
  expect(chain).toHaveLength(3)
  expect(() => run(chain, inside)).toThrow()
})

let copies = 0

function changed(file: string | null): string {
  const inside = join(folder, `changed-${++copies}`)
  cpSync(INSIDE, inside, { recursive: true })
  if (file === null) return inside
  const bytes = readFileSync(join(inside, file))
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(join(inside, file), bytes)
  return inside
}

function anew(inside: string): void {
  const names = readFileSync(join(inside, 'tagmanifest-sha256.txt'), 'utf8').replaceAll(/^[0-9a-f]{64} {2}/gm, '')
  const input = names.trimEnd().split('\n').join('\0')
  const sums = execFileSync('xargs', ['-0', 'sha256sum'], { cwd: inside, input })
  writeFileSync(join(inside, 'tagmanifest-sha256.txt'), sums)
}
