import { z } from 'zod'
import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { DATE_FIELD, dateProblems, PRODUCTS, statuteLacking } from '../filing/answers.rules.ts'
import { readData } from '../filing/data.form.ts'
import { say } from '../filing/filing.words.ts'
import { IdentifierFields, readRows } from '../filing/identifiers.form.ts'
import { calendarDay, text } from '../filing/process.form.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { PREVIEWED } from './preview.rules.ts'

/** What a preview is made of: the same fields as the steps of a request, without who asks and without a document. */
export const PreviewForm = z.object({
  product: z.enum(PRODUCTS),
  process: z.enum(PREVIEWED),
  statute: text(200).default(''),
  categories: z.array(z.enum(CATEGORY_IDS)).min(1),
  identifiers: z.array(IdentifierFields).max(500).default([]),
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  dueOn: calendarDay.optional(),
})
export type PreviewAsked = z.output<typeof PreviewForm>

/** Whatever the steps of a request would send these answers back for, each at its field; judged by the steps' own rules. */
export function wrongIn(asked: PreviewAsked, { lang, zone, now }: View): FieldErrors {
  const t = say(lang)
  const today = dayIn(zone, now)
  const { identifiers, dueOn, from, to } = asked
  const untold = { version: 1, secrecy: 'none', court: '', secrecyStatute: '' } as const
  const data = readData({ ...asked, ...untold }, { ...asked, today, lang })
  const lacking = statuteLacking(asked)
  const rows = identifiers.length === 0 ? null : readRows(identifiers, now, lang)
  const dated = { ...(dueOn && { process: { dueOn } }), ...(from && to && { data: { from, to } }) }
  const dates = dateProblems(dated, today).toReversed()
  return {
    ...(lacking && { statute: t(`wrong.${lacking}`) }),
    ...(data.kind === 'wrong' && data.errors),
    ...Object.fromEntries(dates.map((problem) => [DATE_FIELD[problem], t(`wrong.${problem}`)])),
    ...(rows?.kind === 'wrong' && rows.errors),
  }
}

const Ruling = z.object({
  category: z.enum(CATEGORY_IDS),
  verdict: z.enum(['disclose', 'keep', 'withhold']),
  basis: z.string(),
  needs: z.string().nullable(),
  because: z.string().nullable(),
  said: z.string(),
})

export const PreviewReply = z.object({
  filed: z.literal(false),
  rulesDate: z.string(),
  reviewed: z.literal(false),
  /** What the form would send back, by field; empty when nothing is wrong. */
  wrong: z.record(z.string(), z.string()),
  /** Why nothing can be given at all, whatever is asked. */
  voids: z.array(z.object({ code: z.string(), said: z.string() })),
  rulings: z.array(Ruling),
  dueOn: z.iso.date().nullable(),
  /** Days until the user is told, and before that until the authority has to have answered; null where nobody is told. */
  userNotice: z.object({ authorityDays: z.int(), days: z.int() }).nullable(),
})
