/** Hashes, public keys and what they signed, in a browser. Nothing here waits, and a hash runs over a file in pieces. */
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { fromBER, Integer, ObjectIdentifier, Sequence } from 'asn1js'
import { PublicKeyInfo } from 'pkijs'
import { Buffer } from './buffer.ts'

const HASHES = { sha1, sha256, sha384, sha512 } as const
type HashName = keyof typeof HASHES

function hashNamed(name: string) {
  const hash = (Object.keys(HASHES) as HashName[]).find((one) => one === name)
  if (!hash) throw new Error(`no hash ${name}`)
  return HASHES[hash]
}

export function createHash(name: string) {
  const hash = hashNamed(name).create()
  const digest = (form?: 'hex') => (form ? Buffer.from(hash.digest()).toString(form) : Buffer.from(hash.digest()))
  const made = {
    update: (bytes: Uint8Array | string) => {
      hash.update(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
      return made
    },
    digest,
  }
  return made
}

const KINDS: Readonly<Record<string, 'rsa' | 'ec' | 'ed25519'>> = {
  '1.2.840.113549.1.1.1': 'rsa',
  '1.2.840.10045.2.1': 'ec',
  '1.3.101.112': 'ed25519',
}
const CURVES: Readonly<Record<string, typeof p256>> = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
}

export type PublicKey = Readonly<{
  asymmetricKeyType: string
  export: (form: { type: 'spki'; format: 'der' | 'pem' }) => Buffer | string
  /** The key itself, as its kind writes it. */
  bits: Uint8Array
  curve: typeof p256 | null
}>

/** PEM, or the DER of a SubjectPublicKeyInfo; anything else throws. */
export function createPublicKey(given: string | Uint8Array): PublicKey {
  const der = typeof given === 'string' ? derIn(given, 'PUBLIC KEY') : Buffer.from(given)
  const read = fromBER(new Uint8Array(der).buffer)
  if (read.offset !== der.length) throw new Error('no public key')
  const { algorithm, subjectPublicKey } = new PublicKeyInfo({ schema: read.result })
  const params: unknown = algorithm.algorithmParams
  const curve = params instanceof ObjectIdentifier ? (CURVES[params.valueBlock.toString()] ?? null) : null
  const text = `-----BEGIN PUBLIC KEY-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`
  return {
    asymmetricKeyType: KINDS[algorithm.algorithmId] ?? algorithm.algorithmId,
    export: ({ format }) => (format === 'pem' ? text : der),
    bits: subjectPublicKey.valueBlock.valueHexView,
    curve,
  }
}

export function derIn(pem: string, kind: string): Buffer {
  const [, body] = new RegExp(`-----BEGIN ${kind}-----([A-Za-z0-9+/=\\s]+)-----END ${kind}-----`).exec(pem) ?? []
  if (body === undefined) throw new Error(`no ${kind} in PEM`)
  return Buffer.from(body.replaceAll(/\s/g, ''), 'base64')
}

/** `name` is null for a key that has its own hash. False for whatever cannot be a signature of that key. */
export function verify(name: string | null, data: Uint8Array, key: PublicKey, signature: Uint8Array): boolean {
  try {
    if (key.asymmetricKeyType === 'ed25519') return ed25519.verify(signature, data, key.bits, { zip215: false })
    const digest = hashNamed(name ?? '')(data)
    if (key.curve) return key.curve.verify(signature, digest, key.bits, { prehash: false, lowS: false, format: 'der' })
    return key.asymmetricKeyType === 'rsa' && isRsa(name ?? '', digest, key.bits, signature)
  } catch {
    return false
  }
}

/** RFC 8017, 9.2, note 1: what stands before the digest. */
const PREFIX: Readonly<Record<string, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
}
/** As OpenSSL has it: a key beyond this is an attack on the reader's time. */
const MOST_BITS = 16_384
const MOST_EXPONENT_BITS = 64

/** RFC 8017, 8.2.2: RSASSA-PKCS1-v1_5. */
function isRsa(name: string, digest: Uint8Array, bits: Uint8Array, signature: Uint8Array): boolean {
  const [modulus, exponent] = numbersIn(bits)
  const length = Math.ceil(modulus.toString(16).length / 2)
  if (modulus.toString(2).length > MOST_BITS || exponent.toString(2).length > MOST_EXPONENT_BITS) return false
  const value = numberOf(signature)
  if (signature.length !== length || value >= modulus) return false
  const tail = `00${PREFIX[name]}${Buffer.from(digest).toString('hex')}`
  const padding = length * 2 - tail.length - 4
  return padding >= 16 && power(value, exponent, modulus) === BigInt(`0x0001${'f'.repeat(padding)}${tail}`)
}

function numbersIn(bits: Uint8Array): readonly [bigint, bigint] {
  const { result } = fromBER(new Uint8Array(bits).buffer)
  const [modulus, exponent] = result instanceof Sequence ? result.valueBlock.value : []
  if (!(modulus instanceof Integer) || !(exponent instanceof Integer)) throw new Error('no RSA key')
  return [numberOf(modulus.valueBlock.valueHexView), numberOf(exponent.valueBlock.valueHexView)]
}

const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
