/**
 * The grant: the one paper on which records may leave. It names the fields, the subjects and the period, and who decided;
 * the office's key signs its canonical JSON. The collector reads nothing but what stands in it.
 *
 * Law     18 U.S.C. §§ 2702(a)(3), 2703(c): no record goes to a governmental entity but under one of the listed instruments.
 * Law     18 U.S.C. § 2703(e): who complied with an order keeps the order; the grant is kept beside it.
 * Policy  two different people stand under every grant (DESIGN, "Never"; requests 2.12).
 */
import { z } from 'zod'
import { canonical } from '#platform/canonical.ts'
import type { Keys } from '#platform/keys.ts'
import { instant } from '#platform/time.ts'
import { type FieldId, isFieldId, type ProcessReach, reachesField } from './catalogue.rules.ts'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
const moment = z.iso.datetime({ offset: false })
const fieldId = z.string().refine(isFieldId)

const GrantShape = z.strictObject({
  version: z.literal(1),
  grantId: id,
  caseNumber: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
  caseId: id,
  taskId: id,
  process: z.string().min(1),
  legalBasis: z.array(z.string().min(1)).min(1),
  proposalHash: z.string().regex(/^[0-9a-f]{64}$/),
  approvals: z.array(z.strictObject({ by: z.string().min(1), role: z.string().min(1), at: moment })),
  subjects: z.array(z.strictObject({ accountId: id, identifier: z.string().min(1), meetingId: id.nullable() })).min(1),
  fields: z.array(z.strictObject({ field: fieldId, relation: z.enum(['own', 'other']) })).min(1),
  from: moment,
  to: moment,
  issuedAt: moment,
  expiresAt: moment,
})

/** `from` to `to` is half-open: a record belongs to the period when it begins in it. */
export type DisclosureGrant = Readonly<Omit<z.output<typeof GrantShape>, 'fields'>> &
  Readonly<{
    fields: readonly Readonly<{ field: FieldId; relation: 'own' | 'other' }>[]
  }>

/** `text` is the canonical JSON, byte for byte as signed; `signature` is base64 of 64 bytes. */
export type SignedGrant = Readonly<{ text: string; signature: string; keyId: string }>

export type GrantRefusal =
  | 'unknown-key'
  | 'bad-signature'
  | 'not-json'
  | 'not-canonical'
  | 'wrong-shape'
  | 'period-empty'
  | 'not-yet-valid'
  | 'expired'
  | 'not-two-people'
  | 'named-twice'
  | 'beyond-process'

export type GrantCheck =
  | Readonly<{ kind: 'valid'; grant: DisclosureGrant }>
  | Readonly<{ kind: 'refused'; because: GrantRefusal }>

export type GrantContext = Readonly<{
  keys: Pick<Keys, 'verify' | 'publicKeyPem'>
  now: Date
  /** What the rule table of `requests` says of a process; null for one that unlocks nothing. */
  reachOf: (process: string) => ProcessReach
}>

export function signGrant(keys: Pick<Keys, 'sign'>, grant: DisclosureGrant): SignedGrant {
  const text = canonical(GrantShape.parse(grant))
  return { text, ...keys.sign(text) }
}

/** Nothing of a grant is believed before its signature has been checked. */
export function checkGrant(signed: SignedGrant, { keys, now, reachOf }: GrantContext): GrantCheck {
  if (keys.publicKeyPem(signed.keyId) === null) return refused('unknown-key')
  if (!keys.verify(signed.text, signed.signature, signed.keyId)) return refused('bad-signature')
  const reading = readGrant(signed.text)
  if (reading.kind === 'refused') return reading
  const { grant } = reading
  if (instant(grant.from) >= instant(grant.to)) return refused('period-empty')
  if (instant(grant.issuedAt) > now) return refused('not-yet-valid')
  if (instant(grant.expiresAt) <= now) return refused('expired')
  if (new Set(grant.approvals.map(({ by }) => by)).size < 2) return refused('not-two-people')
  if (doubled(grant.fields.map(({ field, relation }) => `${field} ${relation}`))) return refused('named-twice')
  if (doubled(grant.subjects.map(({ accountId }) => accountId))) return refused('named-twice')
  const reach = reachOf(grant.process)
  if (!grant.fields.every(({ field, relation }) => reachesField(reach, field, relation)))
    return refused('beyond-process')
  return reading
}

/** Shape and spelling only; whoever uses the result must have checked the signature. */
export function readGrant(text: string): GrantCheck {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return refused('not-json')
  }
  const parsed = GrantShape.safeParse(raw)
  if (!parsed.success) return refused('wrong-shape')
  return canonical(parsed.data) === text ? { kind: 'valid', grant: parsed.data } : refused('not-canonical')
}

function doubled(names: readonly string[]): boolean {
  return new Set(names).size !== names.length
}

function refused(because: GrantRefusal): GrantCheck {
  return { kind: 'refused', because }
}
