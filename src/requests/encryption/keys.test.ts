import { execFileSync, type StdioOptions } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { generateKey, readPrivateKey, revokeKey } from 'openpgp'
import { afterAll, expect, test } from 'vitest'
import { answeredCase, BYTES, SECRET } from '#test/answered-case.ts'
import { type LersHouse, lersHouse } from '#test/lers.ts'
import { officerRoutes } from '../filing/lers.routes.tsx'
import { deliveriesOf } from '../production/package.store.ts'
import { encrypted } from './encrypt.ts'
import { KEYS_MOST } from './key.rules.ts'
import { readKey } from './read-key.ts'

const NOW = new Date('2026-11-18T09:24:00Z')
const BORN = new Date('2026-01-05T00:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'wb-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function agePair() {
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}
const userIDs = [{ name: 'Dana Whitfield', email: 'whitfield@sheriff.marlowcounty.example' }]
const pgpPair = (more: Partial<Parameters<typeof generateKey>[0]> = {}) =>
  generateKey({ ...{ userIDs, date: BORN, format: 'armored' }, ...more } as never) as unknown as Promise<{
    publicKey: string
    privateKey: string
    revocationCertificate: string
  }>
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content, { mode: 0o600 })
  return path
}
const STDIO: StdioOptions = ['ignore', 'pipe', 'pipe']

function openWithAge(secret: string, content: Uint8Array): Buffer {
  const args = ['--decrypt', '--identity', file('key.txt', secret), file('it.age', content)]
  return execFileSync('age', args, { stdio: STDIO, maxBuffer: 2 ** 28 })
}

function openWithGpg(privateKey: string, content: Uint8Array): Buffer {
  const home = mkdtempSync(join(folder, 'g'))
  const gpg = (...args: string[]) =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', ...args], { stdio: STDIO, maxBuffer: 2 ** 28 })
  try {
    gpg('--import', file('key.asc', privateKey))
    return gpg('--decrypt', file('it.gpg', content))
  } finally {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'])
  }
}

test('what age and OpenPGP know as a public key is one; anything else is refused by what is wrong with it', async () => {
  const { secret, recipient } = await agePair()
  const whole = await pgpPair()
  const other = await pgpPair()
  const revoked = await revokeKey({
    key: await readPrivateKey({ armoredKey: whole.privateKey }),
    date: BORN,
    format: 'armored',
  })
  const ended = await pgpPair({ keyExpirationTime: 86_400 })
  const signing = await pgpPair({ subkeys: [{ sign: true }] })
  const block = (...keys: string[]) => keys.join('\n')
  const of = async (text: string) => {
    const read = await readKey(text, NOW)
    return read.kind === 'read' ? read.half.kind : read.because
  }
  expect(await of(recipient)).toBe('age')
  expect(await of(`\n${recipient} \n`)).toBe('age')
  expect(await of(whole.publicKey)).toBe('openpgp')
  expect(await of(secret)).toBe('private-half')
  expect(await of(whole.privateKey)).toBe('private-half')
  expect(await of(whole.privateKey.replaceAll('PRIVATE', 'PUBLIC'))).toBe('private-half')
  expect(await of((revoked as { publicKey: string }).publicKey)).toBe('revoked')
  expect(await of(ended.publicKey)).toBe('expired')
  expect(await of(signing.publicKey)).toBe('cannot-encrypt')
  expect(await of(`${recipient.slice(0, -1)}q`)).toBe('unreadable')
  expect(await of(whole.publicKey.slice(0, 200))).toBe('unreadable')
  expect(await of(`${whole.publicKey.slice(0, 90)}${'A'.repeat(50_000)}`)).toBe('unreadable')
  expect(await of('ssh-ed25519 AAAAC3Nza whitfield@laptop')).toBe('unknown')
  // One block with two keys in it, as `gpg --export` writes a whole ring.
  const ring = mkdtempSync(join(folder, 'r'))
  const gpg = (...args: string[]) =>
    execFileSync('gpg', ['--homedir', ring, '--batch', '--quiet', ...args], { stdio: STDIO })
  gpg('--import', file('both.asc', block(whole.publicKey, other.publicKey)))
  expect(await of(gpg('--armor', '--export').toString())).toBe('several')
  execFileSync('gpgconf', ['--homedir', ring, '--kill', 'all'])
})

test('Debian’s own age and gpg open what was encrypted, each of several keys alone, and nobody else does', async () => {
  const content = Buffer.concat([BYTES, Buffer.alloc(3_000_000, 'records ')])
  const send = async (kind: 'age' | 'openpgp', texts: readonly string[]) => {
    const halves = texts.map((text) => ({ kind, text, name: text }))
    return buffer(await encrypted(Readable.from([content]), { kind, halves, fileName: 'HLD-1.zip', now: NOW }))
  }
  const [one, two, stranger] = await Promise.all([agePair(), agePair(), agePair()])
  const sealed = await send('age', [one.recipient, two.recipient])
  expect(sealed.includes('records records')).toBe(false)
  for (const { secret } of [one, two]) expect(openWithAge(secret, sealed).equals(content)).toBe(true)
  expect(() => openWithAge(stranger.secret, sealed)).toThrow()
  expect(() => openWithAge(one.secret, sealed.subarray(0, -1))).toThrow()
  const [curve, rsa] = await Promise.all([pgpPair(), pgpPair({ type: 'rsa', rsaBits: 3072 })])
  const letter = await send('openpgp', [curve.publicKey, rsa.publicKey])
  expect(letter.includes('records records')).toBe(false)
  for (const { privateKey } of [curve, rsa]) expect(openWithGpg(privateKey, letter).equals(content)).toBe(true)
  const { privateKey: other } = await pgpPair()
  expect(() => openWithGpg(other, letter)).toThrow()
})

const rowsOf = async (h: LersHouse) =>
  (await h.office.db.selectFrom('officer_key').select(['kind', 'text']).execute()).map(({ kind }) => kind)

test('with a key enrolled a package leaves encrypted only; the key taken away, it leaves as it is', async () => {
  await using h = await lersHouse(officerRoutes)
  const caseId = await answeredCase(h)
  const [{ secret, recipient }, { publicKey, privateKey }] = await Promise.all([agePair(), pgpPair()])
  expect((await h.post('/lers/keys', { key: recipient })).to).toBe('/lers/keys')
  expect((await h.post('/lers/keys', { key: publicKey })).to).toBe('/lers/keys')
  const page = await h.get(`/lers/packages/${SECRET}`)
  for (const text of ['encrypted with age', 'encrypted with OpenPGP', 'the 2 keys', 'gpg --output HLD-2026-00001.zip'])
    expect([text, page.text.includes(text)]).toEqual([text, true])
  expect((await h.api(`/packages/${SECRET}`)).json).toMatchObject({ encryptedTo: ['age', 'openpgp'] })
  for (const [asked, name, open] of [
    ['', 'HLD-2026-00001.zip.age', (bytes: Uint8Array) => openWithAge(secret, bytes)],
    ['?as=age', 'HLD-2026-00001.zip.age', (bytes: Uint8Array) => openWithAge(secret, bytes)],
    ['?as=openpgp', 'HLD-2026-00001.zip.gpg', (bytes: Uint8Array) => openWithGpg(privateKey, bytes)],
    // No wish of a program makes it leave in the open.
    ['?as=plain', 'HLD-2026-00001.zip.age', (bytes: Uint8Array) => openWithAge(secret, bytes)],
  ] as const) {
    const response = await h.raw(`/lers/packages/${SECRET}/file${asked}`)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(response.headers.get('content-disposition'), asked).toContain(name)
    expect(bytes.includes(BYTES), asked).toBe(false)
    expect(open(bytes).equals(BYTES), asked).toBe(true)
  }
  expect((await deliveriesOf(h.office.db, caseId)).filter(({ kind }) => kind === 'completed')).toHaveLength(4)
  const { keys } = (await h.api('/keys')).json as { keys: { id: string; kind: string }[] }
  for (const { id } of keys) expect((await h.post(`/lers/keys/${id}/end`)).to).toBe('/lers/keys')
  expect((await h.get(`/lers/packages/${SECRET}/file`)).text).toBe(BYTES.toString())
  expect((await h.log()).filter(({ action }) => /^key\.(added|ended)$/.test(action))).toHaveLength(4)
})

test('a form comes back with what is wrong; a private half comes back nowhere; nobody sees or removes another’s keys', async () => {
  await using h = await lersHouse(officerRoutes)
  const { secret, recipient } = await agePair()
  const lost = await h.post('/lers/keys', { key: `# created\n${secret}` })
  expect([lost.status, lost.text.includes('This is the private half'), lost.text.includes(secret)]).toEqual([
    422,
    true,
    false,
  ])
  expect(JSON.stringify(await h.log())).not.toContain(secret)
  expect((await h.post('/lers/keys', {})).text).toContain('Paste a public key.')
  const wrong = await h.post('/lers/keys', { key: 'age1nothing' })
  expect([wrong.status, wrong.text.includes('>age1nothing</textarea>')]).toEqual([422, true])
  expect((await h.post('/lers/keys', { key: recipient })).status).toBe(303)
  expect((await h.post('/lers/keys', { key: recipient })).text).toContain('This key is there already.')
  for (let n = 1; n < KEYS_MOST; n++) await h.post('/lers/keys', { key: (await agePair()).recipient })
  expect((await h.post('/lers/keys', { key: (await agePair()).recipient })).text).toContain('You have 5 keys.')
  expect(await rowsOf(h)).toHaveLength(KEYS_MOST)
  expect((await h.get('/lers/keys', 'ferrante')).text).not.toContain(recipient)
  const [{ id } = { id: '' }] = ((await h.api('/keys')).json as { keys: { id: string }[] }).keys
  expect((await h.post(`/lers/keys/${id}/end`, {}, 'ferrante')).status).toBe(404)
  await expect(
    h.office.db
      .insertInto('officer_key')
      .values({ id: 'key_x', person_id: 'p', kind: 'age', text: secret, name: 'x', at: NOW })
      .execute(),
  ).rejects.toThrow(/check/)
})
