/**
 * One line of the book of the vault: who did what, when, bound to the line before it and signed by the person.
 *
 * Policy  everything in the vault, a look too, is a line of one book; what stands there is counted from its lines and kept nowhere else.
 * Policy  a line is signed with a key that only its author's own passphrase opens. A key that is new is vouched for by the line that brings it:
 *         so one person with the operator's help can write that the second came in with a new key, and sign as them. Once three have come in,
 *         a third vouches for such a key before it counts; of two, nobody can, and the pages say that there is a new one.
 * Norm    RFC 8032: Ed25519; RFC 8785: one text for one line.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonical } from '#platform/canonical.ts'
import { type Day, isDay } from '#platform/time.ts'
import { FieldName, ProcessFacts, SECRECY_STEPS } from '../process/facts.rules.ts'

const text = z.string().max(4000)
const name = z.string().min(1).max(200)
const id = z.string().regex(/^[a-z]+_[a-z0-9]{1,40}$/)
const DayText = z.string().refine((text): text is Day => isDay(text))

const about = { process: id }

/** One number of a statement, as it is made public. */
const Band = z.object({
  line: z.enum([
    ...(['letters', 'letter-selectors', 'content-orders', 'content-selectors'] as const),
    ...(['record-orders', 'record-selectors', 'all', 'all-selectors'] as const),
  ]),
  ...{ from: DayText, to: DayText, low: z.int().min(0), high: z.int().min(0) },
})

/** In what capacity somebody was told (18 U.S.C. § 2709(c)(2)(A)(i)-(iii)). */
export const CAPACITIES = ['comply', 'attorney', 'permitted'] as const
export type Capacity = (typeof CAPACITIES)[number]

export const COUNSEL_QUESTIONS = ['selectors', 'secrecy', 'signer', 'scope', 'lapsed'] as const
export type CounselQuestion = (typeof COUNSEL_QUESTIONS)[number]

export const Deed = z.discriminatedUnion('did', [
  z.object({ did: z.literal('furnished'), name, key: z.string() }),
  z.object({ did: z.literal('cleared'), person: id, name }),
  z.object({ did: z.literal('clearing-agreed'), person: id }),
  z.object({ did: z.literal('joined'), name, key: z.string() }),
  z.object({ did: z.literal('handed-again'), person: id }),
  z.object({ did: z.literal('key-agreed'), person: id }),
  z.object({ did: z.literal('clearing-ended'), person: id, reason: text }),
  z.object({ did: z.literal('came-in'), wrongBefore: z.int().min(0) }),
  z.object({ did: z.literal('enlarged') }),
  z.object({ did: z.literal('entered'), ...about, facts: ProcessFacts }),
  z.object({ did: z.literal('bound'), ...about, as: z.enum(CAPACITIES) }),
  z.object({ did: z.literal('looked'), ...about }),
  z.object({ did: z.literal('took'), ...about, what: z.enum(['paper', 'told']) }),
  z.object({ did: z.literal('told'), ...about, name, of: text, on: DayText, as: z.enum(CAPACITIES) }),
  z.object({
    ...{ did: z.literal('advised'), ...about, question: z.enum(COUNSEL_QUESTIONS), counsel: name, on: DayText },
    ...{ word: z.enum(['go', 'stop']), text },
  }),
  z.object({
    ...{ did: z.literal('proposed'), ...about, proposal: id, answer: z.enum(['give', 'refuse']) },
    ...{ fields: z.array(FieldName), reason: text },
  }),
  z.object({ did: z.literal('agreed'), ...about, proposal: id }),
  z.object({ did: z.literal('declined'), ...about, proposal: id, reason: text }),
  z.object({ did: z.literal('sent'), ...about, on: DayText, how: text, to: text }),
  z.object({ did: z.literal('secrecy'), ...about, step: z.enum(SECRECY_STEPS), on: DayText, note: text }),
  z.object({
    ...{ did: z.literal('stated'), statement: id, publishOn: DayText, structure: z.enum(['six', 'two', 'two-yearly']) },
    lines: z.array(Band),
  }),
  z.object({ did: z.literal('released'), statement: id }),
  z.object({ did: z.literal('turned-down'), statement: id, reason: text }),
])
export type Deed = z.output<typeof Deed>
export type DeedOf<Did extends Deed['did']> = Extract<Deed, { did: Did }>

export const Entry = z.object({
  n: z.int().min(1),
  at: z.iso.datetime(),
  by: id,
  deed: Deed,
  previous: z.string(),
  hash: z.string(),
  signature: z.string(),
})
export type Entry = Readonly<z.output<typeof Entry>>

/** Before the first line. */
export const NOTHING = '0'.repeat(64)

export type Writing = Readonly<{ last: Entry | null; by: string; at: Date; deed: Deed; key: KeyObject }>

/** The next line, signed. */
export function nextEntry({ last, by, at, deed, key }: Writing): Entry {
  const line = { n: (last?.n ?? 0) + 1, at: at.toISOString(), by, deed, previous: last?.hash ?? NOTHING }
  const hash = hashOf(line)
  return { ...line, hash, signature: sign(null, Buffer.from(hash), key).toString('base64') }
}

/** Whether a line follows the one before it, says what its hash says, and is signed with this key (SPKI, base64). */
export function isGenuine(entry: Entry, last: Entry | null, key: string): boolean {
  const follows = entry.n === (last?.n ?? 0) + 1 && entry.previous === (last?.hash ?? NOTHING)
  return follows && entry.hash === hashOf(entry) && isSigned(entry, key)
}

function hashOf({ n, at, by, deed, previous }: Omit<Entry, 'hash' | 'signature'>): string {
  return createHash('sha256').update(canonical({ n, at, by, deed, previous })).digest('hex')
}

function isSigned({ hash, signature }: Entry, key: string): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(hash), publicKey, Buffer.from(signature, 'base64'))
}
