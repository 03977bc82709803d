/** What the forms of the case page send, and what a program reads of a case. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { type Day, isDay } from '#platform/time.ts'
import { STATES } from '../case/case.rules.ts'
import { REJECT_REASONS } from '../case/proposal.rules.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { words as caseWords } from './case.words.ts'
import { words as classificationWords } from './classification.words.ts'
import { words as decisionWords } from './decision.words.ts'
import { words as secrecyWords } from './secrecy.words.ts'

const told = teller(caseWords)
const toldDecision = teller(decisionWords)
const toldSecrecy = teller(secrecyWords)
const toldClassification = teller(classificationWords)

/** The newest fact that the sender had seen (`seen` of the case). */
const Seen = z.coerce.number().int().min(0)
const Calendar = z.string().refine((text): text is Day => isDay(text))
const Words = (most: number) => z.string().trim().max(most)

export const CaseQuery = z.object({ leaf: z.coerce.number().int().min(1).catch(1).default(1) })

export const AcceptForm = z.object({ seen: Seen.optional() })
/** `back` leads to the queue again after taking a case there. */
export const AssignForm = z.object({
  to: z
    .string({ error: told('assign.unknown') })
    .min(1)
    .max(100),
  seen: Seen,
  back: z.enum(['queue']).optional(),
})
export const NoteForm = z.object({
  text: z
    .string({ error: told('notes.empty') })
    .trim()
    .min(1, told('notes.empty'))
    .max(4000),
})

const Row = z.object({ verdict: z.enum(['disclose', 'withhold']).optional(), reason: Words(500).default('') })
/** `task/account`, `task/account/meeting`, or `task/none` where an ambiguous identifier means none of the accounts. */
const SubjectText = z.string().regex(/^[\w-]+\/[\w-]+(?:\/[\w-]+)?$/)

const Explanation = z
  .string({ error: toldDecision('refused.explanation-missing') })
  .trim()
  .min(1, toldDecision('refused.explanation-missing'))
  .max(4000)

export const ProposeForm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('disclose'),
    seen: Seen,
    rows: z.partialRecord(z.enum(CATEGORY_IDS), Row).default({}),
    subjects: z.array(SubjectText).max(500).default([]),
    /** Every account that is the only one for its identifier: for a long list, instead of naming each. */
    all: z.enum(['found']).optional(),
    from: Calendar.optional(),
    to: Calendar.optional(),
    explanation: Explanation,
  }),
  z.object({
    kind: z.literal('preserve'),
    seen: Seen,
    categories: z.array(z.enum(CATEGORY_IDS)).default([]),
    subjects: z.array(SubjectText).max(500).default([]),
    all: z.enum(['found']).optional(),
    from: Calendar.optional(),
    to: Calendar.optional(),
    explanation: Explanation,
  }),
  z.object({
    kind: z.literal('reject'),
    seen: Seen,
    because: z.enum(REJECT_REASONS, { error: toldDecision('blank') }),
    explanation: Explanation,
  }),
  z.object({
    kind: z.literal('inform'),
    seen: Seen,
    explanation: Explanation,
  }),
])
export type Proposing = z.output<typeof ProposeForm>
export type Disclosing = Extract<Proposing, { kind: 'disclose' }>
export type Keeping = Extract<Proposing, { kind: 'preserve' }>

/** `hash` is that of the proposal which the sender read. */
export const EndForm = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  seen: Seen.optional(),
  reason: Words(2000).default(''),
})

export const OrderForm = z.object({
  seen: Seen.optional(),
  court: Words(200).min(1),
  statute: Words(200).min(1),
  endsOn: Calendar.optional(),
  /** Where it stands, unless it is sent: in the document of the request, or in a file of the case. */
  found: Words(100).default('document'),
})

export const RulingForm = z
  .object({
    seen: Seen.optional(),
    ruling: z.enum(['binds-until', 'does-not-bind']),
    endsOn: Calendar.optional(),
    reason: Words(2000).min(1),
  })
  .refine(({ ruling, endsOn }) => ruling === 'does-not-bind' || endsOn !== undefined, {
    path: ['endsOn'],
    error: toldSecrecy('secrecy.endMissing'),
  })

/** `none` where the document is no instrument that unlocks anything. */
export const ClassifyForm = z.object({
  as: z.enum([...PROCESS_IDS, 'none'], { error: toldClassification('choose') }),
  reason: z
    .string({ error: toldClassification('refused.reason-missing') })
    .trim()
    .min(1, toldClassification('refused.reason-missing'))
    .max(4000),
})

const Instant = z.iso.datetime()
const DayText = z.iso.date()

const IdentifierReply = z.object({
  task: z.string(),
  kind: z.string(),
  value: z.string(),
  at: Instant.nullable(),
  result: z.string().nullable(),
  accounts: z.array(z.looseObject({ accountId: z.string() })),
})

export const IdentifiersReply = z.object({
  ...{ page: z.int(), pages: z.int(), total: z.int() },
  identifiers: z.array(IdentifierReply),
})

export const CaseReply = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(STATES),
  needs: z.string(),
  open: z.boolean(),
  assignedTo: z.string().nullable(),
  seen: z.int(),
  process: z.enum(PROCESS_IDS),
  product: z.enum(['meetings', 'phone']),
  docketNumber: z.string(),
  statute: z.string(),
  period: z.object({ from: DayText.nullable(), to: DayText.nullable() }),
  receivedAt: Instant,
  dueAt: Instant,
  dueSteps: z.array(z.looseObject({ step: z.string() })),
  agency: z.object({ id: z.string(), name: z.string(), country: z.string() }),
  officer: z.object({ id: z.string(), name: z.string(), level: z.int() }),
  document: z
    .object({ name: z.string(), bytes: z.number(), sha256: z.string(), read: z.boolean(), pages: z.int() })
    .nullable(),
  objection: z.string(),
  asked: z.array(z.object({ step: z.string(), question: z.string(), answer: z.string() })),
  findings: z.array(
    z.object({
      n: z.int(),
      severity: z.string(),
      code: z.string(),
      page: z.int().nullable(),
      what: z.string(),
      mend: z.string(),
      quote: z.string().nullable(),
    }),
  ),
  identifiers: z.array(IdentifierReply),
  rulings: z.array(
    z.looseObject({ category: z.enum(CATEGORY_IDS), verdict: z.enum(['disclose', 'withhold']), basis: z.string() }),
  ),
  voids: z.array(z.string()),
  classification: z.object({ named: z.boolean(), as: z.enum(PROCESS_IDS).nullable(), rounds: z.int() }).nullable(),
  reopening: z.object({ id: z.string(), by: z.string() }).nullable(),
  counsel: z.looseObject({ asked: z.string().nullable(), answer: z.string().nullable() }),
  dialogue: z.looseObject({ lapsed: z.boolean() }),
  links: z.array(z.object({ id: z.string(), number: z.string(), as: z.string() })),
  twins: z.array(z.object({ id: z.string(), number: z.string(), why: z.string() })),
  messages: z.array(
    z.object({ n: z.int(), at: Instant, side: z.enum(['office', 'officer']), kind: z.string(), text: z.string() }),
  ),
  proposals: z.array(z.looseObject({ id: z.string(), round: z.int(), by: z.string(), at: Instant, hash: z.string() })),
  orders: z.array(z.looseObject({ orderId: z.string() })),
  retention: z.array(z.looseObject({ part: z.string(), kind: z.string() })),
  preservation: z.looseObject({ rule: z.string(), until: Instant, lastDay: DayText, renewed: z.boolean() }).nullable(),
  emergency: z.looseObject({ channel: z.string(), released: z.boolean() }).nullable(),
  notice: z.looseObject({ owing: z.boolean() }),
  referrals: z.array(z.looseObject({ id: z.string(), state: z.string(), hash: z.string() })),
  facts: z.array(z.object({ n: z.int(), kind: z.string(), at: Instant, author: z.string(), data: z.unknown() })),
})

/** What a deed answers to a program. */
export const DeedReply = z.object({ case: z.string(), done: z.string() })
