import { Button } from '#ui/buttons.tsx'
import { Fieldset } from '#ui/choices.tsx'
import { DateField, Select, TextField, TimeField, type Typed } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Section } from '#ui/panels.tsx'
import { IDENTIFIER_KINDS } from '../case/identifier.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { isList } from './answers.rules.ts'
import { Clash } from './clash.page.tsx'
import { say } from './filing.words.ts'
import { ListForm, Taken } from './list.page.tsx'
import { say as sayList } from './list.words.ts'
import { fieldsOf, StepForm, StepPage, type StepShown } from './step.page.tsx'

const FIELDS = ['kind', 'value', 'date', 'time'] as const

/** Step 3: rows without script; `rows` is how many are shown. */
export function IdentifiersPage({ rows, most, ...shown }: StepShown & Readonly<{ rows: number; most: number }>) {
  const { view, draft, errors, clash } = shown
  const t = say(view.lang)
  return (
    <StepPage
      view={view}
      draft={draft}
      step="identifiers"
      errors={errors}
      keeps
      aside={<Clash view={view} draft={draft} step="identifiers" clash={clash} />}
    >
      {isList(draft.answers) ? (
        <>
          <Taken view={view} draft={draft} />
          <Section id="identifiers" title={t('steps.identifiers')}>
            <StepForm view={view} draft={draft} step="identifiers">
              <p className="soft read">{t('identifiers.listed')}</p>
            </StepForm>
          </Section>
        </>
      ) : (
        <Section id="identifiers" title={t('steps.identifiers')}>
          <p className="soft read">{t('identifiers.lead')}</p>
          <p className="soft read">{t('identifiers.meetingHint')}</p>
          <StepForm view={view} draft={draft} step="identifiers">
            {Array.from({ length: rows }, (_, n) => (
              <Row key={n} n={n} shown={shown} />
            ))}
            {rows < most ? (
              <p>
                <Button kind="quiet" name="more" value={String(rows)}>
                  {t('identifiers.more')}
                </Button>
              </p>
            ) : (
              <p className="small soft">{t('identifiers.most', { n: most })}</p>
            )}
          </StepForm>
        </Section>
      )}
      <Section id="list" title={sayList(view.lang)('title')}>
        <ListForm view={view} draft={draft} />
      </Section>
    </StepPage>
  )
}

function Row({ n, shown }: Readonly<{ n: number; shown: StepShown }>) {
  const { lang } = shown.view
  const t = say(lang)
  const { one } = fieldsOf(shown)
  const at = `identifiers.${n}`
  const kinds = IDENTIFIER_KINDS.map((kind) => ({ value: kind, text: sayTriage(lang)(`identifier.${kind}`) }))
  return (
    <Fieldset lang={lang} name={at} id={`row-${n}`} label={t('identifiers.row', { n: n + 1 })}>
      <FieldRow end>
        <Select {...one(`${at}.kind`)} label={t('identifiers.kind')} options={kinds} blank={t('identifiers.choose')} />
        <TextField {...one(`${at}.value`)} label={t('identifiers.value')} />
      </FieldRow>
      <FieldRow end>
        <DateField {...one(`${at}.date`)} label={t('identifiers.date')} optional />
        <TimeField {...one(`${at}.time`)} label={t('identifiers.time')} optional />
      </FieldRow>
    </Fieldset>
  )
}

/** Rows as typed with the empty ones taken out, as the server counts them: an error of row 2 then stands at row 2. */
export function withoutGaps(typed: Typed): Readonly<{ typed: Typed; rows: number }> {
  const numbers = [...new Set(Object.keys(typed).map((name) => Number(/^identifiers\.(\d+)\./.exec(name)?.[1] ?? -1)))]
  const kept = numbers
    .filter((n) => n >= 0 && FIELDS.some((field) => typed[`identifiers.${n}.${field}`]))
    .toSorted((a, b) => a - b)
  const rows = kept.flatMap((n, place) =>
    FIELDS.map((field) => [`identifiers.${place}.${field}`, typed[`identifiers.${n}.${field}`]] as const),
  )
  return { typed: Object.fromEntries(rows), rows: kept.length }
}
