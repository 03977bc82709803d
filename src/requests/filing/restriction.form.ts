import { z } from 'zod'
import { teller } from '#platform/http/issues.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { Day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { lawsFor, ORDER_LAWS } from '../restriction/restriction.rules.ts'
import { territoryField } from '../restriction/territory.form.ts'
import type { Country } from '../triage/jurisdiction.rules.ts'
import type { RestrictionAnswers } from './answers.rules.ts'
import { secrecyErrors, secrecyFields, secrecyOf } from './data.form.ts'
import { calendarDay, text, version } from './process.form.ts'
import { say, words } from './restriction.words.ts'

const told = teller(words)

/** Step 4 of an order to restrict access. Which fields belong together is judged by `readRestriction`. */
export const RestrictionForm = z.object({
  version,
  law: z.enum(ORDER_LAWS),
  act: text(4000).min(1),
  territory: territoryField(told('wrong.territory')),
  startsOn: calendarDay.optional(),
  until: calendarDay.optional(),
  ...secrecyFields,
})
type Typed = z.output<typeof RestrictionForm>

export type RestrictionRead =
  | Readonly<{ kind: 'read'; restriction: RestrictionAnswers }>
  | Readonly<{ kind: 'wrong'; errors: FieldErrors }>

/** `issuer`: the country of the officer's agency; the laws of the Union are open to its Member States alone. */
export function readRestriction(
  typed: Typed,
  { issuer, today, lang }: Readonly<{ issuer: Country; today: Day; lang: Lang }>,
): RestrictionRead {
  const t = say(lang)
  const { law, act, territory, startsOn = null, until: endsOn = null } = typed
  const errors = {
    ...(!lawsFor(issuer).includes(law) && { law: t('wrong.law') }),
    ...(startsOn && endsOn && endsOn < startsOn && { until: t('wrong.reversed') }),
    ...(endsOn && endsOn < today && { until: t('wrong.over') }),
    ...secrecyErrors(typed, today, lang),
  }
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  return { kind: 'read', restriction: { law, act, territory, startsOn, endsOn, secrecy: secrecyOf(typed) } }
}
