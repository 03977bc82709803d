import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import { boxIn } from './address.rules.ts'
import type { AgencyAnswers } from './answers.rules.ts'
import { isCountry } from './country.rules.ts'
import { words } from './filing.words.ts'
import { line, text, version } from './process.form.ts'
import { e164, extension } from './telephone.rules.ts'

const told = teller(words)

/** A text that a rule brings into one form, or refuses. */
const read = (rule: (typed: string) => string | null, error: string) =>
  z
    .string()
    .max(60)
    .transform((typed, context) => {
      const value = rule(typed)
      if (value !== null) return value
      context.addIssue({ code: 'custom', message: error })
      return z.NEVER
    })

/** Step 2. Whether the address is official and the postal address no box is judged afterwards: both say what they found. */
export const AgencyForm = z.object({
  version,
  agencyName: line(160),
  officerName: line(120),
  badge: line(40),
  email: z.email().max(200),
  telephone: read(e164, told('wrong.telephone')),
  extension: read(extension, told('wrong.extension')),
  street: line(200),
  postalCode: line(20),
  town: line(100),
  region: text(100).default(''),
  country: z.string().refine(isCountry, told('wrong.country')),
})

export function agencyAnswers({ version: _, ...answers }: z.output<typeof AgencyForm>): AgencyAnswers {
  return answers
}

/** The field in which a post-office box stands, with its words. */
export function boxOf(answers: AgencyAnswers): Readonly<{ field: 'street' | 'town'; found: string }> | null {
  for (const field of ['street', 'town'] as const) {
    const found = boxIn(answers[field])
    if (found) return { field, found }
  }
  return null
}
