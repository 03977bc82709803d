/** The browser's cryptography against that of Node, over the same keys, certificates and signatures, whole and broken. */
import { execFileSync } from 'node:child_process'
import * as node from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 as nodeCrc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueCertificate } from '#platform/pki/certificates.ts'
import * as here from './crypto.ts'
import { crc32 } from './zlib.ts'

const folder = mkdtempSync(join(tmpdir(), 'waarborg-browser-crypto-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const pemOf = (key: node.KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString()

test('hashes and sums, in pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (pieces) => {
      for (const name of ['sha1', 'sha256', 'sha384', 'sha512']) {
        const [one, two] = [node.createHash(name), here.createHash(name)]
        for (const piece of pieces) [one, two].map((hash) => hash.update(piece))
        expect(two.digest('hex')).toBe(one.digest('hex'))
      }
      expect(pieces.reduce((sum, piece) => crc32(piece, sum), 0)).toBe(
        pieces.reduce((sum, piece) => nodeCrc32(piece, sum), 0),
      )
    }),
  )
})

const PAIRS = [
  ...([1024, 2048, 3072] as const).map((modulusLength) => node.generateKeyPairSync('rsa', { modulusLength })),
  ...(['P-256', 'P-384', 'P-521'] as const).map((namedCurve) => node.generateKeyPairSync('ec', { namedCurve })),
  node.generateKeyPairSync('ed25519'),
]

describe.each(PAIRS.map((pair) => [pair.publicKey.asymmetricKeyType ?? '', pair] as const))(
  'a key of the kind %s',
  (kind, { publicKey, privateKey }) => {
    test('is read, and writes itself, as in Node', () => {
      const read = here.createPublicKey(pemOf(publicKey))
      expect(read.asymmetricKeyType).toBe(kind)
      expect(read.export({ type: 'spki', format: 'pem' })).toBe(pemOf(publicKey))
      expect([...read.export({ type: 'spki', format: 'der' })]).toEqual([
        ...publicKey.export({ type: 'spki', format: 'der' }),
      ])
    })

    test('verifies what it signed and nothing else', () => {
      const read = here.createPublicKey(pemOf(publicKey))
      for (const hash of kind === 'ed25519' ? [null] : ['sha1', 'sha256', 'sha384', 'sha512'])
        for (let n = 0; n < 12; n++) {
          const data = node.randomBytes(1 + n * 20)
          const signature = node.sign(hash, data, privateKey)
          expect(here.verify(hash, data, read, signature)).toBe(true)
          const at = node.randomInt(signature.length)
          const broken = Buffer.from(signature)
          broken[at] = (broken[at] ?? 0) ^ (1 << node.randomInt(8))
          expect(here.verify(hash, data, read, broken), `${hash} byte ${at}`).toBe(
            node.verify(hash, data, publicKey, broken),
          )
          expect(here.verify(hash, Buffer.concat([data, data]), read, signature)).toBe(false)
          expect(here.verify(hash, data, read, signature.subarray(1))).toBe(false)
        }
    })
  },
)

test('an RSA key that would keep a reader waiting for hours is refused at once', () => {
  const huge = `3082${(40_000).toString(16).padStart(4, '0')}02820${'0'.repeat(3)}`
  expect(() => here.createPublicKey(Buffer.from(huge, 'hex'))).toThrow()
  const began = performance.now()
  const openssl = join(folder, 'big.pem')
  const long = (bytes: number) => {
    const body = Buffer.concat([Buffer.of(0x7f), node.randomBytes(bytes - 1)])
    return Buffer.concat([Buffer.of(0x02, 0x82, bytes >> 8, bytes & 0xff), body])
  }
  const inside = Buffer.concat([long(4000), long(4000)])
  const sequence = Buffer.concat([Buffer.of(0x30, 0x82, inside.length >> 8, inside.length & 0xff), inside])
  const bits = Buffer.concat([
    Buffer.of(0x03, 0x82, (sequence.length + 1) >> 8, (sequence.length + 1) & 0xff, 0),
    sequence,
  ])
  const kind = Buffer.from('300d06092a864886f70d0101010500', 'hex')
  const whole = Buffer.concat([kind, bits])
  const der = Buffer.concat([Buffer.of(0x30, 0x82, whole.length >> 8, whole.length & 0xff), whole])
  writeFileSync(openssl, der)
  expect(here.verify('sha256', Buffer.alloc(1), here.createPublicKey(der), node.randomBytes(4000))).toBe(false)
  expect(performance.now() - began).toBeLessThan(2_000)
})

describe('certificates', () => {
  const chain: string[] = []

  beforeAll(() => {
    const from = new Date('2026-01-01T00:00:00Z')
    const root = node.generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signer = node.generateKeyPairSync('rsa', { modulusLength: 2048 })
    const issuer = { certificate: null, privateKey: root.privateKey }
    for (const name of ['Halder, "Łódź" + co', ' #odd; <name>\\ ', 'plain']) {
      const common = { organization: name, name, from, years: 10 }
      const top = issueCertificate({ ...common, kind: 'root', publicKey: root.publicKey, issuer })
      const below = issueCertificate({
        ...{ ...common, kind: 'signer', publicKey: signer.publicKey },
        issuer: { certificate: top, privateKey: root.privateKey },
      })
      chain.push(top.toString(), below.toString())
    }
    chain.push(...madeByOpenssl())
  })

  /** With and without extensions, of other curves, with purposes, and as old as version 1. */
  function madeByOpenssl(): readonly string[] {
    const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    const texts: string[] = []
    const curve = (name: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${name}`, '-nodes']
    const days = ['-days', '30']
    for (const [n, key] of [curve('P-384'), curve('P-521'), ['-newkey', 'rsa:2048', '-nodes']].entries()) {
      const [name, hash] = [`ca${n}`, `-sha${[384, 512, 256][n]}`]
      run(
        'req',
        '-x509',
        hash,
        ...key,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.pem`,
        ...days,
        '-subj',
        `/C=NL/O=Ca/CN=${name}`,
      )
      run('req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/O=Leaf/OU=Desk/CN=leaf')
      for (const lines of [
        'basicConstraints=CA:FALSE\n',
        'extendedKeyUsage=critical,timeStamping\n',
        'keyUsage=digitalSignature\nextendedKeyUsage=clientAuth,timeStamping\nbasicConstraints=CA:TRUE\n',
      ]) {
        writeFileSync(join(folder, 'ext'), lines)
        run(
          'x509',
          '-req',
          hash,
          '-in',
          'leaf.csr',
          '-CA',
          `${name}.pem`,
          '-CAkey',
          `${name}.key`,
          ...days,
          '-extfile',
          'ext',
          '-out',
          'leaf.pem',
        )
        texts.push(readFileSync(join(folder, 'leaf.pem'), 'utf8'))
      }
      run(
        'x509',
        '-req',
        hash,
        '-in',
        'leaf.csr',
        '-CA',
        `${name}.pem`,
        '-CAkey',
        `${name}.key`,
        ...days,
        '-out',
        'old.pem',
      )
      texts.push(readFileSync(join(folder, `${name}.pem`), 'utf8'), readFileSync(join(folder, 'old.pem'), 'utf8'))
    }
    return texts
  }

  test('say the same as in Node, each of itself and each of each other', () => {
    const ours = chain.map((pem) => new here.X509Certificate(pem))
    const theirs = chain.map((pem) => new node.X509Certificate(pem))
    expect(ours.length).toBe(21)
    for (const [n, own] of ours.entries()) {
      const other = theirs[n] as node.X509Certificate
      expect([...own.raw]).toEqual([...other.raw])
      for (const key of ['subject', 'fingerprint256', 'validFromDate', 'validToDate', 'ca', 'keyUsage'] as const)
        expect([n, key, own[key]]).toEqual([n, key, other[key]])
      for (const [m, issuer] of ours.entries()) {
        const issuing = theirs[m] as node.X509Certificate
        expect([n, m, own.checkIssued(issuer)]).toEqual([n, m, other.checkIssued(issuing)])
        expect([n, m, own.verify(issuer.publicKey)]).toEqual([n, m, other.verify(issuing.publicKey)])
      }
    }
    expect(ours.filter((one) => ours.some((issuer) => issuer !== one && one.verify(issuer.publicKey))).length).toBe(18)
  })

  test('with a byte changed are refused, or say nothing that Node would not say', () => {
    for (const pem of chain.slice(0, 4)) {
      const der = new node.X509Certificate(pem).raw
      for (let at = 0; at < der.length; at += 7) {
        const broken = Buffer.from(der)
        broken[at] = (broken[at] ?? 0) ^ 0x11
        let own: here.X509Certificate
        try {
          own = new here.X509Certificate(broken)
        } catch {
          continue
        }
        expect(own.verify(new here.X509Certificate(chain[0] ?? '').publicKey), `byte ${at}`).toBe(false)
      }
    }
  })
})
