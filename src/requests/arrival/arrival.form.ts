/** What the forms of arrivals send. */
import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { CHANNELS, VALIDATORS } from '../case/instrument.rules.ts'
import { CLOCK_IDS } from '../clocks/clock.rules.ts'
import { SECRECY } from '../filing/answers.rules.ts'
import { isCountry } from '../filing/country.rules.ts'
import { IdentifierFields } from '../filing/identifiers.form.ts'
import { calendarDay, line, text } from '../filing/process.form.ts'
import { ORDER_LAWS } from '../restriction/restriction.rules.ts'
import { territoryField } from '../restriction/territory.form.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { words } from './arrival.words.ts'

const told = teller(words)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, told('wrong.time'))

/** How and when a document reached the office; hours and minutes in the office's zone. */
const came = {
  channel: z.enum(CHANNELS, { error: told('wrong.channel') }),
  receivedOn: calendarDay,
  receivedTime: clock,
}

/** With a file; `words` where it came without one. */
export const ArriveForm = z.object({ ...came })
export const WordsForm = z.object({
  ...came,
  who: line(200),
  words: text(10_000).min(12, told('wrong.short')),
})

export const AsideForm = z.object({ reason: text(1000).min(1, told('wrong.reason')) })

/** What the document says. Which fields its kind needs is judged by `arrival.rules.ts`. */
export const EnterForm = z
  .object({
    process: z.enum(PROCESS_IDS, { error: told('wrong.process') }),
    issuer: z.enum(ISSUERS).optional(),
    validatedBy: z.enum(VALIDATORS).optional(),
    party: z.enum(['authority', 'private'], { error: told('wrong.party') }),
    agencyId: z.string().max(60).optional(),
    agencyName: text(200).default(''),
    agencyCountry: z
      .string()
      .refine((code) => isCountry(code), told('wrong.country'))
      .optional(),
    name: line(120),
    title: text(120).default(''),
    email: line(254).refine((typed) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed), told('wrong.email')),
    lang: z.enum(['en', 'nl']).default('en'),
    dueRule: z.enum(CLOCK_IDS).optional(),
    dueOn: calendarDay.optional(),
    docketNumber: text(80).default(''),
    statute: text(200).default(''),
    product: z.enum(['meetings', 'phone']).default('meetings'),
    identifiers: z.array(IdentifierFields).max(50).default([]),
    categories: z.array(z.enum(CATEGORY_IDS)).default([]),
    orderLaw: z.enum(ORDER_LAWS).default('national'),
    act: text(4000).default(''),
    territory: territoryField(told('wrong.territory')),
    restrictFrom: calendarDay.optional(),
    restrictUntil: calendarDay.optional(),
    from: calendarDay.optional(),
    to: calendarDay.optional(),
    secrecy: z.enum(SECRECY).default('none'),
    court: text(200).default(''),
    secrecyStatute: text(200).default(''),
    endsOn: calendarDay.optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { path: ['to'], error: told('wrong.order') })
  .refine(({ agencyId, agencyName }) => agencyId !== undefined || agencyName !== '', {
    path: ['agencyName'],
    error: told('wrong.agency'),
    when: () => true,
  })
  .refine(({ agencyId, agencyCountry }) => agencyId !== undefined || agencyCountry !== undefined, {
    path: ['agencyCountry'],
    error: told('wrong.country'),
    when: () => true,
  })
export type Entering = z.output<typeof EnterForm>
