import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { day } from '#platform/time.ts'
import { PORTAL_PROCESSES } from '../triage/process.rules.ts'
import { PRODUCTS, type ProcessAnswers, statuteLacking } from './answers.rules.ts'
import { words } from './filing.words.ts'

const told = teller(words)

/** The version of the draft that a form was made from; what another window saved since is not overwritten unseen. */
export const version = z.coerce.number().int().min(1)
/** Text that a database and a letter can hold: no control signs but line ends and tabs, no halves of letters. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((typed) => typed.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(typed))
/** One line that must be filled in. */
export const line = (most: number) => text(most).min(1)
export const calendarDay = z.iso.date().transform((text) => day(text))

/** Asked whatever else is wrong, so the kind itself may be missing. */
function lacking({ process, statute = '' }: Partial<Pick<ProcessAnswers, 'process' | 'statute'>>) {
  return process === undefined ? null : statuteLacking({ process, statute })
}

/** Step 1. The statute is what an administrative subpoena rests on (18 U.S.C. § 2703(c)(2)). */
export const ProcessForm = z
  .object({
    version,
    product: z.enum(PRODUCTS),
    process: z.enum(PORTAL_PROCESSES),
    docketNumber: line(80),
    statute: text(200).default(''),
    natureOfOffence: line(500),
    officialName: line(120),
    officialTitle: line(120),
    signedOn: calendarDay,
    dueOn: calendarDay,
  })
  .refine((typed) => lacking(typed) !== 'statuteMissing', {
    path: ['statute'],
    error: told('wrong.statuteMissing'),
    when: () => true,
  })
  .refine((typed) => lacking(typed) !== 'articleMissing', {
    path: ['statute'],
    error: told('wrong.articleMissing'),
    when: () => true,
  })

export function processAnswers({ version: _, ...answers }: z.output<typeof ProcessForm>): ProcessAnswers {
  return answers
}
