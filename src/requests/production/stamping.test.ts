/** A real authority answers over HTTP; openssl checks what stands in the package. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { certificatesIn } from '#platform/pki/certificates.ts'
import { checkStamp } from '#platform/pki/time-stamp-check.ts'
import type { RecordSource } from '#records'
import { type Authority, listenOnce, POLICY, stampAuthority } from '#test/stamp-authority.ts'
import { type Bench, benchIn, grantOf } from '../../../test/disclosure/sample.ts'
import { stampBy } from './stamping.ts'
import { verifyPackage } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-stamp-'))
const CASE = 'TST-2026-00001'
let authority: Authority
let server: Awaited<ReturnType<typeof listenOnce>>
let bench: Bench
let asked: Buffer[] = []
let reply: (question: Buffer, response: ServerResponse, request: IncomingMessage) => void
const rightly = (question: Buffer, response: ServerResponse) => void response.end(authority.answer(question))

const source: Pick<RecordSource, 'read'> = {
  async *read({ source: name, fields }) {
    if (name === 'account') yield new Map(fields.map((field) => [field, null]))
  },
}

beforeAll(async () => {
  authority = stampAuthority()
  server = await listenOnce((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      asked.push(Buffer.concat(chunks))
      reply(Buffer.concat(chunks), response, request)
    })
  })
  bench = await benchIn(folder)
})
beforeEach(() => {
  asked = []
  reply = rightly
})
afterAll(() => {
  server.close()
  authority.close()
  rmSync(folder, { recursive: true, force: true })
})

const stamp = (change: object = {}, patienceMs = 5_000) =>
  stampBy({ url: server.url, roots: [authority.root], privateAddresses: true, ...change }, patienceMs)

async function packed(name: string, how: ReturnType<typeof stamp> | undefined): Promise<string> {
  mkdirSync(join(folder, name))
  const signed = bench.sign(grantOf())
  const parts = [{ signed, collected: await bench.gather(signed, source), withheld: [] }]
  const made = await bench.pack(parts, `${name}/${CASE}.zip`, how)
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusal))
  return join(folder, name, `${CASE}.zip`)
}
const partOf = (path: string, part: string) => execFileSync('unzip', ['-p', path, part])

describe('a stamped package', () => {
  test('is what openssl ts -verify, typed from the README, calls good; and no more once a byte is changed', async () => {
    const path = await packed('stamped', stamp({ policy: POLICY }))
    const readme = partOf(path, 'README.txt').toString().split('-'.repeat(72))[0] ?? ''
    expect(readme.replaceAll(/\s+/g, ' ')).toContain(`CN=Stamp unit 1, under the policy ${POLICY}`)
    const commands = readme.split('\n').filter((line) => line.startsWith('    '))
    expect(commands.at(-1)).toContain('openssl ts -verify')
    const cwd = join(folder, 'stamped')
    const run = (lines: readonly string[], at: string) =>
      execFileSync('sh', ['-e'], {
        cwd: at,
        input: lines.join('\n'),
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'pipe'],
      })
    expect(run(commands, cwd)).toContain('Verification: OK')
    const manifest = join(cwd, CASE, 'manifest-sha256.txt')
    const bytes = readFileSync(manifest)
    bytes[10] = (bytes[10] ?? 0) ^ 1
    writeFileSync(manifest, bytes)
    expect(() => run(commands.slice(-1), join(cwd, CASE))).toThrow()
  })

  test('says in verify who stamped it and when; only the hash of its list went out', async () => {
    const path = await packed('verified', stamp())
    const verdict = await verifyPackage(path)
    expect(verdict).toMatchObject({ verdict: 'good', timeStamp: { by: 'Stamp unit 1', policy: POLICY } })
    expect(verdict.paper).toMatchObject({ by: 'Halder document signer', root: bench.tools.documentRoot.fingerprint256 })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.length).toBeLessThan(100)
  })

  test('a stamp over other bytes, or changed anywhere, never says another time, policy or signer', async () => {
    const path = await packed('changed', stamp())
    const [answer, data] = [partOf(path, 'timestamp.tsr'), partOf(path, 'manifest-sha256.txt')]
    const trust = { trusted: certificatesIn(authority.root) ?? [] }
    const good = checkStamp(answer, data, trust)
    if (good.kind !== 'good') throw new Error(good.why)
    expect(checkStamp(answer, Buffer.concat([data, data]), trust)).toEqual({ kind: 'bad', why: 'other-bytes' })
    expect(checkStamp(answer, data, { trusted: [] })).toEqual({ kind: 'bad', why: 'signer' })
    for (let at = 0; at < answer.length; at += 5) {
      const was = answer[at] ?? 0
      answer[at] = was ^ 0x01
      const now = checkStamp(answer, data, trust)
      if (now.kind === 'good') expect([now.at, now.policy, now.by.raw]).toEqual([good.at, good.policy, good.by.raw])
      answer[at] = was
    }
  })
})

describe('without a right answer there is no stamp, and the package is made all the same', () => {
  const why = async (how: ReturnType<typeof stamp>) => {
    const got = await how(Buffer.from('a list'))
    return got.kind === 'unanswered' ? got.why : got.kind
  }

  test('nobody answers: two tries, each as long as it is given, and the package says so', async () => {
    reply = () => undefined
    const path = await packed('silent', stamp({}, 150))
    expect(asked).toHaveLength(2)
    const readme = partOf(path, 'README.txt').toString().replaceAll(/\s+/g, ' ')
    expect(readme).toContain('none answered rightly while it was made')
    expect(readme).toContain('geen antwoordde juist toen het werd gemaakt')
    expect(await verifyPackage(path)).toMatchObject({ verdict: 'good', timeStamp: null })
  })

  test.each<[string, typeof reply, string]>([
    [
      'another address is named',
      (_q, response) => void response.writeHead(302, { location: server.url }).end(),
      'HTTP_302',
    ],
    ['an error', (_q, response) => void response.writeHead(500).end('no'), 'HTTP_500'],
    ['a page', (_q, response) => void response.end('<html>'), 'unreadable'],
    ['more than anybody stamps', (_q, response) => void response.end(Buffer.alloc(300_000)), 'TOO_LARGE'],
    ['it breaks off', (_q, _response, request) => void request.socket.destroy(), 'ECONNRESET'],
  ])('%s', async (_what, answer, expected) => {
    reply = answer
    expect(await why(stamp())).toBe(expected)
    expect(asked).toHaveLength(2)
  })

  test('an old answer, another policy, a root that we do not trust, a private address', async () => {
    await stamp()(Buffer.from('a list'))
    const [old = Buffer.alloc(0)] = asked
    reply = (_question, response) => rightly(old, response)
    expect(await why(stamp())).toBe('other-nonce')
    reply = rightly
    expect(await why(stamp({ policy: '1.2.3.4.9' }))).toBe('refused')
    expect(await why(stamp({ roots: [bench.tools.documentRoot.toString()] }))).toBe('signer')
    asked = []
    expect(await why(stamp({ privateAddresses: false }))).toBe('PRIVATE_ADDRESS')
    expect(asked).toHaveLength(0)
  })

  test('none is named: the package is the same bytes each time, and says that nobody stamps', async () => {
    const [one, two] = [await packed('one', stampBy(undefined)), await packed('two', undefined)]
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true)
    expect(partOf(one, 'README.txt').toString()).toMatch(/ons bureau laat\s+die niet geven/)
  })
})
