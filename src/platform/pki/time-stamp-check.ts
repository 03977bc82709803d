/**
 * Whether a time stamp of somebody else holds for bytes of ours.
 *
 * Norm    RFC 3161: 2.4.2 the answer, 2.3 a certificate for time stamps alone, 2.2 what the asker checks: status, imprint, nonce, signer.
 *         RFC 5816: the signer by SHA-256.
 */
import { createHash, type X509Certificate } from 'node:crypto'
import { fromBER, Sequence } from 'asn1js'
import { PKIStatusInfo, TSTInfo } from 'pkijs'
import { bytesOf, leadsToTrusted, OID } from './certificates.ts'
import { checkSigned, readSigned } from './cms.ts'

const TOKEN = '1.2.840.113549.1.9.16.1.4'
const FOR_TIME_STAMPS = '1.3.6.1.5.5.7.3.8'

export type StampWrong =
  | 'unreadable'
  | 'refused'
  | 'other-bytes'
  | 'other-nonce'
  | 'other-policy'
  | 'signature'
  | 'signer'
export type StampCheck =
  | Readonly<{ kind: 'good'; at: Date; policy: string; by: X509Certificate }>
  | Readonly<{ kind: 'bad'; why: StampWrong }>

export type StampTrust = Readonly<{
  trusted: readonly X509Certificate[]
  /** What it was asked with; absent where a stamp is checked later. */
  nonce?: Buffer
  /** The policy that is wanted, as an OID; without it any. */
  policy?: string | undefined
}>

/** Whether an answer (DER) stamps exactly these bytes, by somebody who leads to one that is trusted. */
export function checkStamp(answer: Uint8Array, data: Uint8Array, trust: StampTrust): StampCheck {
  try {
    return check(answer, data, trust)
  } catch {
    return bad('unreadable')
  }
}

function check(answer: Uint8Array, data: Uint8Array, { trusted, nonce, policy }: StampTrust): StampCheck {
  const { offset, result } = fromBER(bytesOf(answer))
  if (offset !== answer.length || !(result instanceof Sequence)) return bad('unreadable')
  const [status, token] = result.valueBlock.value
  // 0 granted, 1 granted with changes.
  if (!status || ![0, 1].includes(new PKIStatusInfo({ schema: status }).status)) return bad('refused')
  const signed = token && readSigned(new Uint8Array(token.valueBeforeDecodeView))
  if (!signed?.content || signed.contentType !== TOKEN) return bad('unreadable')
  const stamp = TSTInfo.fromBER(bytesOf(signed.content))
  const { hashAlgorithm, hashedMessage } = stamp.messageImprint
  const isOurs = Buffer.from(hashedMessage.getValue()).equals(createHash('sha256').update(data).digest())
  if (hashAlgorithm.algorithmId !== OID.sha256 || !isOurs) return bad('other-bytes')
  if (nonce && (!stamp.nonce || !Buffer.from(stamp.nonce.valueBlock.valueHexView).equals(nonce)))
    return bad('other-nonce')
  if (policy !== undefined && stamp.policy !== policy) return bad('other-policy')
  const by = checkSigned(signed, signed.content)
  if (!by) return bad('signature')
  const isFor = by.keyUsage?.length === 1 && by.keyUsage[0] === FOR_TIME_STAMPS
  const at = stamp.genTime
  if (!isFor || !leadsToTrusted({ leaf: by, others: signed.certificates, trusted, at })) return bad('signer')
  return { kind: 'good', at, policy: stamp.policy, by }
}

const bad = (why: StampWrong) => ({ kind: 'bad', why }) as const
