/** The questions of an emergency, the same at the desk and for officers. */
import type { View } from '#platform/http/view.ts'
import { Checks, Fieldset } from '#ui/choices.tsx'
import { DateField, type Errors, filled, Select, TextArea, TextField, TimeField, type Typed } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { IDENTIFIER_KINDS } from '../case/identifier.rules.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { HOURS, QUESTIONS, type Question } from './emergency.rules.ts'
import { say } from './emergency.words.ts'

export type Shown = Readonly<{ view: View; typed: Typed; errors: Errors }>

/** `optional` where the rest may follow. */
export function QuestionFields({
  view,
  typed,
  errors,
  optional = [],
}: Shown & Readonly<{ optional?: readonly Question[] }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <>
      {QUESTIONS.map((question) => (
        <TextArea
          key={question}
          {...one(question)}
          label={t(question)}
          hint={t(`${question}Hint`)}
          optional={optional.includes(question)}
          rows={question === 'nature' ? 4 : 2}
          maxLength={4000}
        />
      ))}
      <Select
        {...one('neededWithin')}
        label={t('neededWithin')}
        blank={t('unknownHours')}
        options={HOURS.map((value) => ({ value, text: t('hours', { n: Number(value) }) }))}
      />
    </>
  )
}

const ROWS = 3

export function AboutFields({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const names = view.provider.productNames
  return (
    <>
      <Select
        {...one('product')}
        label={t('product')}
        options={[
          { value: 'meetings', text: names.meetings[view.lang] },
          { value: 'phone', text: names.phone[view.lang] },
        ]}
      />
      {Array.from({ length: ROWS }, (_, n) => (
        <IdentifierRow key={n} n={n} view={view} typed={typed} errors={errors} />
      ))}
    </>
  )
}

function IdentifierRow({ n, view, typed, errors }: Shown & Readonly<{ n: number }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const at = `identifiers.${n}`
  const kinds = IDENTIFIER_KINDS.map((kind) => ({ value: kind, text: sayTriage(view.lang)(`identifier.${kind}`) }))
  return (
    <Fieldset lang={view.lang} name={at} id={`row-${n}`} label={t('row', { n: n + 1 })} optional={n > 0}>
      <FieldRow end>
        <Select {...one(`${at}.kind`)} label={t('kind')} options={kinds} blank={t('choose')} />
        <TextField {...one(`${at}.value`)} label={t('value')} maxLength={200} />
      </FieldRow>
      <FieldRow end>
        <DateField {...one(`${at}.date`)} label={t('date')} optional />
        <TimeField {...one(`${at}.time`)} label={t('time')} optional />
      </FieldRow>
    </Fieldset>
  )
}

/** `hint` where the form is not about an emergency. */
export function DataFields({ view, typed, errors, hint }: Shown & Readonly<{ hint?: string }>) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, typed, errors)
  const triage = sayTriage(view.lang)
  return (
    <>
      <Checks
        {...many('categories')}
        label={t('categories')}
        hint={hint ?? t('categoriesHint')}
        choices={CATEGORY_IDS.map((category) => ({ value: category, text: triage(`category.${category}`) }))}
      />
      <FieldRow end>
        <DateField {...one('from')} label={t('from')} optional />
        <DateField {...one('to')} label={t('to')} optional />
      </FieldRow>
    </>
  )
}
