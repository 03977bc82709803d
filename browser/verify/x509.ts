/** `X509Certificate` of `node:crypto` for a browser, as far as the verifier asks it, with the answers that OpenSSL gives. */
import { fromBER } from 'asn1js'
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtKeyUsage,
  type RelativeDistinguishedNames,
} from 'pkijs'
import { Buffer } from './buffer.ts'
import { createHash, createPublicKey, derIn, type PublicKey, verify } from './signature.ts'

const EXTENSION = {
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
  purposes: '2.5.29.37',
} as const
const CERT_SIGN = 0x04

/** Signature → hash and kind of key. */
const SIGNATURES: Readonly<Record<string, readonly [hash: string, key: string]>> = {
  '1.2.840.113549.1.1.5': ['sha1', 'rsa'],
  '1.2.840.113549.1.1.11': ['sha256', 'rsa'],
  '1.2.840.113549.1.1.12': ['sha384', 'rsa'],
  '1.2.840.113549.1.1.13': ['sha512', 'rsa'],
  '1.2.840.10045.4.3.2': ['sha256', 'ec'],
  '1.2.840.10045.4.3.3': ['sha384', 'ec'],
  '1.2.840.10045.4.3.4': ['sha512', 'ec'],
}

export class X509Certificate {
  readonly raw: Buffer
  readonly publicKey: PublicKey
  readonly subject: string
  readonly fingerprint256: string
  readonly validFromDate: Date
  readonly validToDate: Date
  readonly ca: boolean
  /** The purposes it is for; undefined where it does not say. */
  readonly keyUsage: readonly string[] | undefined
  private readonly parsed: Certificate

  constructor(given: string | Uint8Array) {
    this.raw = typeof given === 'string' ? derIn(given, 'CERTIFICATE') : Buffer.from(given)
    const read = fromBER(new Uint8Array(this.raw).buffer)
    if (read.offset !== this.raw.length) throw new Error('no certificate')
    this.parsed = new Certificate({ schema: read.result })
    this.publicKey = createPublicKey(new Uint8Array(this.parsed.subjectPublicKeyInfo.toSchema().toBER(false)))
    this.subject = linesOf(this.parsed.subject)
    this.fingerprint256 = (createHash('sha256').update(this.raw).digest('hex').toString().match(/../g) ?? [])
      .join(':')
      .toUpperCase()
    this.validFromDate = this.parsed.notBefore.value
    this.validToDate = this.parsed.notAfter.value
    const basic = this.extension(EXTENSION.basicConstraints)
    this.ca = basic instanceof BasicConstraints && basic.cA && this.mayIssue()
    const purposes = this.extension(EXTENSION.purposes)
    this.keyUsage = purposes instanceof ExtKeyUsage ? purposes.keyPurposes : undefined
  }

  /** By names, key numbers and permission; whether the signature is right is `verify`. */
  checkIssued(issuer: X509Certificate): boolean {
    if (!this.parsed.issuer.isEqual(issuer.parsed.subject) || !issuer.mayIssue()) return false
    const named = this.extension(EXTENSION.authorityKey)
    const own = issuer.extension(EXTENSION.subjectKey)
    if (!(named instanceof AuthorityKeyIdentifier)) return true
    const { keyIdentifier, authorityCertSerialNumber } = named
    if (
      keyIdentifier &&
      hasValue(own) &&
      !bytesEqual(keyIdentifier.valueBlock.valueHexView, own.valueBlock.valueHexView)
    )
      return false
    return !authorityCertSerialNumber || authorityCertSerialNumber.isEqual(issuer.parsed.serialNumber)
  }

  verify(key: PublicKey): boolean {
    const [hash, kind] = SIGNATURES[this.parsed.signatureAlgorithm.algorithmId] ?? []
    if (hash === undefined || key.asymmetricKeyType !== kind) return false
    return verify(hash, this.parsed.tbsView, key, this.parsed.signatureValue.valueBlock.valueHexView)
  }

  private extension(id: string): unknown {
    return this.parsed.extensions?.find(({ extnID }) => extnID === id)?.parsedValue
  }

  private mayIssue(): boolean {
    const usage = this.extension(EXTENSION.keyUsage)
    return !hasValue(usage) || ((usage.valueBlock.valueHexView[0] ?? 0) & CERT_SIGN) !== 0
  }
}

type Valued = { valueBlock: { valueHexView: Uint8Array } }

function hasValue(value: unknown): value is Valued {
  return typeof value === 'object' && value !== null && 'valueBlock' in value
}

function bytesEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b))
}

const NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
}

/** A line for each part, its letters as RFC 2253 escapes them. */
function linesOf(name: RelativeDistinguishedNames): string {
  return name.typesAndValues
    .map(({ type, value }) => `${NAMES[type] ?? type}=${escaped(String(value.valueBlock.value))}`)
    .join('\n')
}

function escaped(text: string): string {
  return text
    .replaceAll(/[,+"\\<>;]/g, '\\$&')
    .replaceAll(/\p{Cc}/gu, (one) => `\\${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/^[# ]/, '\\$&')
    .replace(/ $/, '\\ ')
}
