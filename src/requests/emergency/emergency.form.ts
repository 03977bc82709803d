/** What the forms of an emergency send. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { day } from '#platform/time.ts'
import { IdentifierFields } from '../filing/identifiers.form.ts'
import { line, text } from '../filing/process.form.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { COMMITMENTS, type Commitment, HOURS, type Narrative } from './emergency.rules.ts'
import { words } from './emergency.words.ts'
import { words as panelWords } from './panel.words.ts'
import { CALL_OUTCOMES } from './release.rules.ts'

const told = teller(words)
const toldPanel = teller(panelWords)

const MOST = 4000

const untold = text(MOST).default('')
/** An officer answers every question; the shortest answer is a sentence. */
const answered = text(MOST).min(12, told('wrong.short'))

const about = {
  product: z.enum(['meetings', 'phone']).default('meetings'),
  docketNumber: text(80).default(''),
  identifiers: z.array(IdentifierFields).max(50).default([]),
  categories: z.array(z.enum(CATEGORY_IDS)).min(1, told('wrong.category')),
  from: z.iso.date().transform(day).optional(),
  to: z.iso.date().transform(day).optional(),
  neededWithin: z.enum(HOURS).optional(),
}

const ordered = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => !from || !to || from <= to
const outOfOrder = { path: ['to'], error: told('wrong.order') }

/** By telephone: what is needed first must be there, the rest may follow. */
export const TakeForm = z
  .object({
    name: line(120),
    email: line(254).refine((typed) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed), told('wrong.not-an-address')),
    badge: text(60).default(''),
    telephone: text(60).default(''),
    agencyId: z.string().max(60).optional(),
    ...about,
    nature: answered,
    ...{ atRisk: untold, urgency: untold, averts: untold, noProcess: untold },
    commitment: z.enum(COMMITMENTS).default('not-asked'),
  })
  .refine(ordered, outOfOrder)
export type Taken = z.output<typeof TakeForm>

/** By the officer: all five, and the commitment, or nothing is sent. */
export const OwnForm = z
  .object({
    telephone: line(60),
    ...about,
    ...{ nature: answered, atRisk: answered, urgency: answered, averts: answered, noProcess: answered },
    commit: z.literal('yes', { error: told('wrong.commitment') }),
  })
  .refine(ordered, outOfOrder)
export type Owned = z.output<typeof OwnForm>

/** More of what was told; a field left empty keeps what stood there. */
export const TellForm = z.object({
  ...{ nature: untold, atRisk: untold, urgency: untold, averts: untold, noProcess: untold },
  neededWithin: z.enum(HOURS).optional(),
  commitment: z.enum(COMMITMENTS).default('not-asked'),
})

export const CallForm = z.object({
  outcome: z.enum(CALL_OUTCOMES, { error: toldPanel('refused.choose') }),
  spokeWith: text(200).default(''),
  note: text(2000).default(''),
})

export const FollowForm = z.object({
  how: z.enum(['legal-process', 'confirmation'], { error: toldPanel('refused.choose') }),
  reference: text(200).min(1, toldPanel('refused.reference')),
})

type Said = Readonly<{
  nature: string
  atRisk: string
  urgency: string
  averts: string
  noProcess: string
  neededWithin?: string | undefined
}>

export function narrativeOf(said: Said, commitment: Commitment): Narrative {
  const { nature, atRisk, urgency, averts, noProcess, neededWithin } = said
  const within = neededWithin === undefined ? null : Number(neededWithin)
  return { nature, atRisk, urgency, averts, noProcess, neededWithin: within, commitment }
}
