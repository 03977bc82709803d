import { z } from 'zod'
import type { Product } from '#platform/config.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { Day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { CATEGORY_IDS, categoriesOf } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { type DataAnswers, needsPeriod, SECRECY, type SecrecyAnswers } from './answers.rules.ts'
import { say } from './filing.words.ts'
import { calendarDay, text, version } from './process.form.ts'

/** Whether a court has forbidden to tell the user, and until when. */
export const secrecyFields = {
  secrecy: z.enum(SECRECY),
  court: text(200).default(''),
  secrecyStatute: text(200).default(''),
  endsOn: calendarDay.optional(),
}
type SecrecyTyped = Readonly<{
  secrecy: (typeof SECRECY)[number]
  court: string
  secrecyStatute: string
  endsOn?: Day | undefined
}>

/** Step 4. Which fields belong together is judged by `readData`, so that all that is wrong is said at once. */
export const DataForm = z.object({
  version,
  categories: z.array(z.enum(CATEGORY_IDS)).default([]),
  from: calendarDay.optional(),
  to: calendarDay.optional(),
  ...secrecyFields,
})

type Typed = z.output<typeof DataForm>
export type DataRead = Readonly<{ kind: 'read'; data: DataAnswers }> | Readonly<{ kind: 'wrong'; errors: FieldErrors }>

export function readData(
  typed: Typed,
  { product, process, today, lang }: Readonly<{ product: Product; process: Process; today: Day; lang: Lang }>,
): DataRead {
  const errors = { ...dataErrors(typed, { product, process }, lang), ...secrecyErrors(typed, today, lang) }
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors }
  return {
    kind: 'read',
    data: {
      categories: CATEGORY_IDS.filter((category) => typed.categories.includes(category)),
      from: typed.from ?? null,
      to: typed.to ?? null,
      secrecy: secrecyOf(typed),
    },
  }
}

type Asked = Readonly<{ product: Product; process: Process }>

function dataErrors({ categories, from, to }: Typed, { product, process }: Asked, lang: Lang): FieldErrors {
  const t = say(lang)
  const known = categoriesOf(product)
  const half = (from === undefined) !== (to === undefined)
  return {
    ...(categories.length === 0 && { categories: t('wrong.noCategory') }),
    ...(categories.some((category) => !known.includes(category)) && { categories: t('wrong.otherProduct') }),
    ...(half && { [from ? 'to' : 'from']: t('wrong.periodHalf') }),
    ...(!from && !to && needsPeriod(categories, process) && { from: t('wrong.periodMissing') }),
  }
}

export function secrecyOf({ secrecy, court, secrecyStatute: statute, endsOn }: SecrecyTyped): SecrecyAnswers | null {
  return secrecy === 'none' ? null : { court, statute, endsOn: secrecy === 'until' ? (endsOn ?? null) : null }
}

/** The fields of an answered order of secrecy. */
export function secrecyFilled(saved: SecrecyAnswers | null) {
  return {
    secrecy: saved === null ? 'none' : saved.endsOn ? 'until' : 'open',
    court: saved?.court ?? '',
    secrecyStatute: saved?.statute ?? '',
    endsOn: saved?.endsOn ?? '',
  }
}

export function secrecyErrors(
  { secrecy, court, secrecyStatute, endsOn }: SecrecyTyped,
  today: Day,
  lang: Lang,
): FieldErrors {
  if (secrecy === 'none') return {}
  const t = say(lang)
  return {
    ...(court === '' && { court: t('wrong.court') }),
    ...(secrecyStatute === '' && { secrecyStatute: t('wrong.secrecyStatute') }),
    ...(secrecy === 'until' && !endsOn && { endsOn: t('wrong.endMissing') }),
    ...(secrecy === 'until' && endsOn && endsOn < today && { endsOn: t('wrong.endPassed') }),
  }
}
