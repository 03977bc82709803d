/**
 * What a national security process says, as the person read it who entered it.
 *
 * Law     18 U.S.C. § 2709(a), (b): the Director, or a designee not lower than Deputy Assistant Director at headquarters or a Special Agent
 *         in Charge designated by the Director; a term that specifically identifies a person, entity, telephone number or account.
 * Law     18 U.S.C. § 2709(c)(1): secrecy binds only where one of four dangers is certified and notice of judicial review is given.
 * Law     50 U.S.C. §§ 1805, 1842, 1861, 1881a(i): an order of the FISA court, or a directive of the Attorney General and the Director.
 */
import { z } from 'zod'
import { type Day, isDay } from '#platform/time.ts'

export const KINDS = ['us-national-security-letter', 'us-fisa-content', 'us-fisa-non-content'] as const
export type Kind = (typeof KINDS)[number]

/** Who signed. The first three may sign a letter, the next two an order or directive; `other` may sign neither. */
export const SIGNERS = [
  'fbi-director',
  'fbi-deputy-assistant-director',
  'fbi-special-agent-in-charge',
  'fisa-court',
  'attorney-general-and-dni',
  'other',
] as const
export type Signer = (typeof SIGNERS)[number]

/** One kind for all selectors; `mixed` and `unclear` are for counsel. */
export const SELECTOR_KINDS = ['person', 'entity', 'telephone', 'account', 'mixed', 'unclear'] as const

export const FIELDS = [
  'name',
  'address',
  'length-of-service',
  'toll-billing',
  'transactional-records',
  'other-records',
  'content',
] as const
export const FieldName = z.enum(FIELDS)
export type FieldName = z.output<typeof FieldName>

/** What happened about the secrecy, in the order in which it usually does. */
export const SECRECY_STEPS = [
  'notice-sent',
  'notice-received',
  'applied',
  'upheld',
  'review-asked',
  'lifted',
  'user-told',
] as const
export type SecrecyStep = (typeof SECRECY_STEPS)[number]

const day = z.string().refine((text): text is Day => isDay(text))
const text = (most: number) => z.string().max(most)

export const ProcessFacts = z.object({
  kind: z.enum(KINDS),
  /** Which paragraph of § 2709(b) a letter invokes. */
  paragraph: z.enum(['b1', 'b2', 'unclear']).nullable(),
  authority: text(200),
  signer: z.enum(SIGNERS),
  signerName: text(200),
  reference: text(200),
  issuedOn: day,
  receivedOn: day,
  receivedHow: text(500),
  receivedBy: text(200),
  /** A letter: the certification of relevance to an authorised investigation stands in it. An order: it was seen itself. */
  certified: z.boolean(),
  selectorKind: z.enum(SELECTOR_KINDS),
  selectors: z.array(text(300)).max(200),
  asked: z.array(FieldName),
  telephony: z.boolean(),
  secrecyDanger: z.boolean(),
  secrecyReview: z.boolean(),
  /** Product of its first such order, for 50 U.S.C. § 1874(b)(1); empty where there was one before. */
  firstForProduct: text(200),
  paper: z.object({ id: z.string(), name: text(200), bytes: z.int(), sha256: z.string() }).nullable(),
  paperAt: text(500),
})
export type ProcessFacts = Readonly<z.output<typeof ProcessFacts>>
