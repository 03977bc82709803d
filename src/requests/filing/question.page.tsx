/** Which question a field of the form answers, in the words in which it is asked. */
import type { Lang } from '#platform/words.ts'
import type { Errors } from '#ui/fields.tsx'
import type { Step } from './answers.rules.ts'
import { say as sayDocument } from './document.words.ts'
import { say } from './filing.words.ts'
import { say as sayRestriction } from './restriction.words.ts'

/** Each message of the list begins with the question it is about: five times "Fill this in." helps nobody. */
export function named(errors: Errors, step: Step, lang: Lang): Errors {
  const t = say(lang)
  const entries = Object.entries(errors).map(([field, message]) => {
    const question = questionOf(field, step, lang)
    if (!question || !message) return [field, message]
    return [field, question.endsWith('?') ? `${question} ${message}` : t('named', { question, message })]
  })
  return Object.fromEntries(entries)
}

/** The question that a field answers; null where it is none of the step's. */
export function questionOf(field: string, step: Step, lang: Lang): string | null {
  const t = say(lang)
  const [, row, part] = /^identifiers\.(\d+)\.(kind|value|date|time)$/.exec(field) ?? []
  if (row !== undefined && isPart(part))
    return t('identifiers.named', { n: Number(row) + 1, part: t(`identifiers.${part}`) })
  if (field === 'process') return t('process.kind')
  if (field === 'categories') return t('data.reached')
  if (field === 'objection') return sayDocument(lang)('send.objection')
  if (step === 'process' && isOneOf(PROCESS_FIELDS, field)) return t(`process.${field}`)
  if (step === 'agency' && isOneOf(AGENCY_FIELDS, field)) return t(`agency.${field}`)
  if (step === 'data' && isOneOf(DATA_FIELDS, field)) return t(`data.${field}`)
  if (step === 'restriction') return restrictionQuestion(field, lang)
  return null
}

function restrictionQuestion(field: string, lang: Lang): string | null {
  if (isOneOf(RESTRICTION_FIELDS, field)) return sayRestriction(lang)(field)
  return isOneOf(SECRECY_FIELDS, field) ? say(lang)(`data.${field}`) : null
}

const PARTS = ['kind', 'value', 'date', 'time'] as const
const PROCESS_FIELDS = [
  'product',
  'docketNumber',
  'statute',
  'natureOfOffence',
  'officialName',
  'officialTitle',
  'signedOn',
  'dueOn',
] as const
export const AGENCY_FIELDS = [
  'agencyName',
  'officerName',
  'badge',
  'email',
  'telephone',
  'extension',
  'street',
  'postalCode',
  'town',
  'region',
  'country',
] as const
const SECRECY_FIELDS = ['secrecy', 'court', 'secrecyStatute', 'endsOn'] as const
const DATA_FIELDS = ['from', 'to', ...SECRECY_FIELDS] as const
const RESTRICTION_FIELDS = ['law', 'act', 'territory', 'startsOn', 'until'] as const

const isPart = (text: string | undefined): text is (typeof PARTS)[number] => PARTS.some((part) => part === text)
function isOneOf<Name extends string>(names: readonly Name[], text: string): text is Name {
  return names.some((name) => name === text)
}
