/**
 * A time stamp of somebody else over bytes of ours: asked for, and checked before it is believed.
 *
 * Norm    RFC 3161: 2.4.1 the question. The nonce shows that the answer is fresh, so no clock of ours is asked.
 */
import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import { MessageImprint, TimeStampReq } from 'pkijs'
import { askOutward } from '../outward.ts'
import { bytesOf, sha256With } from './certificates.ts'
import { checkStamp } from './time-stamp-check.ts'

const MOST_BYTES = 256 * 1024

export type StampAsk = Readonly<{
  url: string
  data: Uint8Array
  trusted: readonly X509Certificate[]
  policy: string | undefined
  /** Addresses of this machine and of private networks too. */
  privateToo: boolean
  patienceMs: number
}>
export type StampGot =
  | Readonly<{ kind: 'stamped'; der: Buffer; at: Date; policy: string; by: string }>
  /** `why` is one word: of the network, a status of HTTP, or what is wrong with the answer. */
  | Readonly<{ kind: 'unanswered'; why: string }>

/** One question. Only the hash of the bytes leaves. */
export async function askForStamp({ url, data, trusted, policy, privateToo, patienceMs }: StampAsk): Promise<StampGot> {
  const nonce = randomBytes(8)
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  const question = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: sha256With(),
      hashedMessage: new OctetString({ valueHex: bytesOf(createHash('sha256').update(data).digest()) }),
    }),
    ...(policy !== undefined && { reqPolicy: policy }),
    nonce: new Integer({ valueHex: bytesOf(nonce) }),
    certReq: true,
  })
  const asked = await askOutward({
    ...{ url, privateToo, patienceMs, mostBytes: MOST_BYTES },
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Buffer.from(question.toSchema().toBER(false)),
  })
  if (asked.bytes === null) return { kind: 'unanswered', why: asked.reply || `HTTP_${asked.status}` }
  const checked = checkStamp(asked.bytes, data, { trusted, nonce, policy })
  if (checked.kind === 'bad') return { kind: 'unanswered', why: checked.why }
  const { at, policy: under, by } = checked
  return { kind: 'stamped', der: asked.bytes, at, policy: under, by: by.subject.replaceAll('\n', ', ') }
}
