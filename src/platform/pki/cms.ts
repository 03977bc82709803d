/**
 * Signed messages: ours beside a document, and those of others, whose signer is bound by the hash of its certificate.
 *
 * Norm    RFC 5652, 5: SignedData. RFC 5035, 3: signing-certificate-v2. RFC 2634, 5.4: signing-certificate.
 *         ETSI EN 319 142-1, 6.3: PAdES B-B has content type, digest and signing certificate among the signed attributes and no time.
 */
import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto'
import { type BaseBlock, fromBER, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import { bytesOf, OID, parse, sha256With } from './certificates.ts'

const CMS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** `chain`: the certificate of the key in front, then those above it, without the root. */
export type Signer = Readonly<{ privateKey: KeyObject; chain: readonly [X509Certificate, ...X509Certificate[]] }>

/** A signature that lies beside what it signs. RSA with PKCS #1 v1.5: the same bytes give the same signature, of a length known before. */
export function signBeside(bytes: Uint8Array, { privateKey, chain }: Signer): Buffer {
  const [own] = chain
  const certificate = parse(own)
  const signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    // DER: shorter ones first.
    attributes: [
      new Attribute({ type: CMS.contentType, values: [new ObjectIdentifier({ value: CMS.data })] }),
      new Attribute({ type: CMS.messageDigest, values: [octets(digest('sha256', bytes))] }),
      new Attribute({ type: CMS.signingCertificateV2, values: [named(own)] }),
    ],
  })
  const attributes = Buffer.from(signedAttrs.toSchema().toBER(false))
  attributes[0] = SET
  const message = new SignedData({
    version: 1,
    digestAlgorithms: [sha256With()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: CMS.data }),
    certificates: chain.map(parse),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        digestAlgorithm: sha256With(),
        signedAttrs,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.rsa, algorithmParams: new Null() }),
        signature: octets(sign('sha256', attributes, privateKey)),
      }),
    ],
  })
  const whole = new ContentInfo({ contentType: CMS.signedData, content: message.toSchema(true) })
  return Buffer.from(whole.toSchema().toBER(false))
}

const SET = 0x31

/** ESSCertIDv2 with its default hash, SHA-256: just the hash. */
function named(certificate: X509Certificate): Sequence {
  const one = new Sequence({ value: [octets(digest('sha256', certificate.raw))] })
  return new Sequence({ value: [new Sequence({ value: [one] })] })
}

const octets = (bytes: Uint8Array) => new OctetString({ valueHex: bytesOf(bytes) })
const digest = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest()

/** A message as it was found; nothing in it is believed but by `checkSigned`. */
export type Signed = Readonly<{
  contentType: string
  /** What is signed, where it is inside the message. */
  content: Buffer | null
  certificates: readonly X509Certificate[]
  signer: SignerInfo
}>

/** Exactly one message with exactly one signer; null for anything else. */
export function readSigned(der: Uint8Array): Signed | null {
  try {
    const read = fromBER(bytesOf(der))
    if (read.offset !== der.length) return null
    const { contentType, content } = new ContentInfo({ schema: read.result })
    if (contentType !== CMS.signedData) return null
    const message = new SignedData({ schema: content })
    const [signer, ...more] = message.signerInfos
    if (!signer || more.length > 0) return null
    const inside = message.encapContentInfo.eContent
    return {
      contentType: message.encapContentInfo.eContentType,
      content: inside ? Buffer.from(inside.getValue()) : null,
      certificates: (message.certificates ?? []).flatMap((one) =>
        one instanceof Certificate ? [new X509Certificate(Buffer.from(one.toSchema().toBER(false)))] : [],
      ),
      signer,
    }
  } catch {
    return null
  }
}

/** Digest → name, for those that count. */
const DIGESTS: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const PLAIN_RSA: readonly string[] = [OID.rsa, ...['11', '12', '13'].map((end) => `1.2.840.113549.1.1.${end}`)]
const CURVES: readonly string[] = ['2', '3', '4'].map((end) => `1.2.840.10045.4.3.${end}`)

/** The certificate that signed exactly these bytes, or null. Whether it is trusted is another question. */
export function checkSigned(signed: Signed, content: Uint8Array): X509Certificate | null {
  try {
    const { signer, certificates, contentType } = signed
    const { signedAttrs } = signer
    const algorithm = DIGESTS[signer.digestAlgorithm.algorithmId]
    if (!signedAttrs || algorithm === undefined) return null
    const own = certificates.find((one) => isNamed(one, signedAttrs))
    if (!own || !isKindOf(own.publicKey, signer.signatureAlgorithm.algorithmId)) return null
    const type = attributeOf(signedAttrs, CMS.contentType)
    if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== contentType) return null
    if (!octetsIn(attributeOf(signedAttrs, CMS.messageDigest))?.equals(digest(algorithm, content))) return null
    const fine = verify(
      algorithm,
      Buffer.from(signedAttrs.encodedValue),
      own.publicKey,
      Buffer.from(signer.signature.getValue()),
    )
    return fine ? own : null
  } catch {
    return null
  }
}

function isKindOf(key: KeyObject, algorithm: string): boolean {
  if (PLAIN_RSA.includes(algorithm)) return key.asymmetricKeyType === 'rsa'
  return CURVES.includes(algorithm) && key.asymmetricKeyType === 'ec'
}

/** One attribute, once. */
function attributeOf({ attributes }: SignedAndUnsignedAttributes, type: string): unknown {
  const found = attributes.filter((one) => one.type === type)
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined
}

function octetsIn(value: unknown): Buffer | null {
  return value instanceof OctetString ? Buffer.from(value.getValue()) : null
}

/** By hash, in the newer attribute or in the one before it. */
function isNamed(certificate: X509Certificate, attributes: SignedAndUnsignedAttributes): boolean {
  const newer = firstOf(firstOf(attributeOf(attributes, CMS.signingCertificateV2)))
  if (newer instanceof Sequence) {
    const [head, next] = newer.valueBlock.value
    if (!(head instanceof Sequence)) return octetsIn(head)?.equals(digest('sha256', certificate.raw)) ?? false
    const hash = DIGESTS[new AlgorithmIdentifier({ schema: head }).algorithmId]
    return hash !== undefined && (octetsIn(next)?.equals(digest(hash, certificate.raw)) ?? false)
  }
  const older = firstOf(firstOf(firstOf(attributeOf(attributes, CMS.signingCertificate))))
  return octetsIn(older)?.equals(digest('sha1', certificate.raw)) ?? false
}

function firstOf(value: unknown): BaseBlock | undefined {
  return value instanceof Sequence ? value.valueBlock.value[0] : undefined
}
