/**
 * X.509 certificates of our own making, and the walk from a certificate to one that is trusted.
 *
 * Norm    RFC 5280: 4.1 fields, 4.2.1 extensions, 6.1 the walk (signatures, names, dates and who may issue; no list of revoked ones).
 */
import { createHash, createPublicKey, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto'
import { BitString, fromBER, Integer, Null, OctetString, Sequence, Set as SetOf, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  PublicKeyInfo,
  RelativeDistinguishedNames,
} from 'pkijs'
import { later } from '../time.ts'

export const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
} as const

/** `root`: issues others and signs nothing else. `signer`: signs documents and issues nothing. */
export type CertificateAsk = Readonly<{
  kind: 'root' | 'signer'
  organization: string
  name: string
  publicKey: KeyObject
  from: Date
  years: number
  /** Without an issuer it stands for itself. Its key is on the curve P-256. */
  issuer: Readonly<{ certificate: X509Certificate | null; privateKey: KeyObject }>
}>

const CURVED = new AlgorithmIdentifier({ algorithmId: OID.ecdsaSha256 })

export function issueCertificate(ask: CertificateAsk): X509Certificate {
  const made = new Certificate()
  made.version = 2
  made.serialNumber = new Integer({ valueHex: bytesOf(positive(randomBytes(16))) })
  made.subject = nameOf(ask)
  made.issuer = ask.issuer.certificate === null ? nameOf(ask) : parse(ask.issuer.certificate).subject
  setDates(made, ask)
  const spki = ask.publicKey.export({ type: 'spki', format: 'der' })
  made.subjectPublicKeyInfo = new PublicKeyInfo({ schema: fromBER(bytesOf(spki)).result })
  const issuerKey = ask.issuer.certificate?.publicKey ?? ask.publicKey
  made.extensions = extensionsOf(ask.kind, keyNumber(ask.publicKey), keyNumber(issuerKey))
  made.signature = CURVED
  made.signatureAlgorithm = CURVED
  const signature = sign('sha256', Buffer.from(made.encodeTBS().toBER(false)), ask.issuer.privateKey)
  made.signatureValue = new BitString({ valueHex: bytesOf(signature) })
  return new X509Certificate(Buffer.from(made.toSchema(true).toBER(false)))
}

/** RFC 5280, 4.1.2.5: whole seconds, and from 2050 on the other form. */
function setDates(made: Certificate, { from: asked, years }: CertificateAsk): void {
  const from = later(asked, -asked.getUTCMilliseconds())
  const to = later(from, 0)
  to.setUTCFullYear(to.getUTCFullYear() + years)
  for (const [time, value] of [[made.notBefore, from] as const, [made.notAfter, to] as const]) {
    time.value = value
    time.type = value.getUTCFullYear() < 2050 ? 0 : 1
  }
}

/** Each part by itself, as everybody writes it; pkijs alone would put both into one. */
function nameOf({ organization, name }: CertificateAsk): RelativeDistinguishedNames {
  const parts = [[OID.organization, organization] as const, [OID.commonName, name] as const].map(
    ([type, value]) =>
      new SetOf({ value: [new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }).toSchema()] }),
  )
  return new RelativeDistinguishedNames({ schema: fromBER(new Sequence({ value: parts }).toBER(false)).result })
}

function extensionsOf(kind: CertificateAsk['kind'], own: Buffer, issuer: Buffer): Extension[] {
  const basic = kind === 'root' ? new BasicConstraints({ cA: true, pathLenConstraint: 0 }) : new BasicConstraints()
  const extension = (extnID: string, critical: boolean, value: { toBER: (sizeOnly: false) => ArrayBuffer }) =>
    new Extension({ extnID, critical, extnValue: value.toBER(false) })
  // keyCertSign and cRLSign; or digitalSignature and contentCommitment.
  const usage = kind === 'root' ? { bits: 0x06, unusedBits: 1 } : { bits: 0xc0, unusedBits: 6 }
  return [
    extension(OID.basicConstraints, true, basic.toSchema()),
    extension(
      OID.keyUsage,
      true,
      new BitString({ valueHex: bytesOf(Buffer.of(usage.bits)), unusedBits: usage.unusedBits }),
    ),
    extension(OID.subjectKey, false, new OctetString({ valueHex: bytesOf(own) })),
    extension(
      OID.authorityKey,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: bytesOf(issuer) }) }).toSchema(),
    ),
  ]
}

/** RFC 7093, method 4: the hash of the key as X.509 writes it, its first 160 bits. */
function keyNumber(key: KeyObject): Buffer {
  const spki = createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest().subarray(0, 20)
}

function positive(bytes: Buffer): Buffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

export function parse(certificate: X509Certificate): Certificate {
  return Certificate.fromBER(bytesOf(certificate.raw))
}

/** asn1js wants the bytes alone, not a view on a pool. */
export function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

export const sha256With = () => new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() })

export function fingerprintOf(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.raw).digest('hex')
}

/** Every certificate of a PEM text, in its order; null where one of them is none. */
export function certificatesIn(pem: string): readonly X509Certificate[] | null {
  try {
    return (pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []).map(
      (one) => new X509Certificate(one),
    )
  } catch {
    return null
  }
}

const LONGEST_CHAIN = 8

type Walk = Readonly<{
  leaf: X509Certificate
  /** What came along; trusted no further than somebody trusted vouches for it. */
  others: readonly X509Certificate[]
  trusted: readonly X509Certificate[]
  at: Date
}>

/** Whether a chain leads from the leaf to one that is trusted, each within its dates at that instant. */
export function leadsToTrusted({ leaf, others, trusted, at }: Walk): boolean {
  let current = leaf
  for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
    if (!isWithinDates(current, at)) return false
    const here = current
    if (trusted.some((one) => one.raw.equals(here.raw))) return true
    const end = trusted.find((one) => hasIssued(one, here))
    if (end) return isWithinDates(end, at)
    const next = others.find((one) => hasIssued(one, here) && !one.raw.equals(here.raw))
    if (!next) return false
    current = next
  }
  return false
}

function hasIssued(issuer: X509Certificate, issued: X509Certificate): boolean {
  return issuer.ca && issued.checkIssued(issuer) && issued.verify(issuer.publicKey)
}

function isWithinDates(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate
}
