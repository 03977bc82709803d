import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, Fieldset, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, filled, Select, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Alert, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { PRODUCTS } from '../filing/answers.rules.ts'
import { say as sayFiling } from '../filing/filing.words.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { type PortalProcess, RULES_DATE } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { PREVIEWED, type Previewed, type PreviewRuling } from './preview.rules.ts'
import { say } from './preview.words.ts'

export type PreviewShown = Readonly<{
  view: View
  typed: Typed
  errors: FieldErrors
  /** Null until something was asked that can be judged. */
  found: Previewed | null
  /** The kinds that the officer's agency can file. */
  offered: readonly PortalProcess[]
}>

/** A few questions, and under them what the law says of the answers. The answers stay, so that another process is one choice away. */
export function PreviewPage({ view, typed, errors, found, offered }: PreviewShown) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('title')}>
      <PageHead title={t('title')} lead={t('lead')} />
      <ErrorSummary lang={view.lang} errors={errors} />
      {found && <Outcome view={view} found={found} wrong={Object.keys(errors).length > 0} />}
      <Section id="asked" title={t('asked')}>
        <Questions view={view} typed={typed} errors={errors} offered={offered} />
      </Section>
    </OfficerPage>
  )
}

function Questions({ view, typed, errors, offered }: Omit<PreviewShown, 'found'>) {
  const { lang } = view
  const t = say(lang)
  const filing = sayFiling(lang)
  const triage = sayTriage(lang)
  const { one, many } = filled(lang, typed, errors)
  return (
    <Form action="/lers/preview" name={t('asked')}>
      <Radios
        {...one('product')}
        label={t('product')}
        choices={PRODUCTS.map((value) => ({ value, text: triage(`product.${value}`) }))}
      />
      <Select
        {...one('process')}
        label={filing('process.kind')}
        blank={filing('identifiers.choose')}
        options={PREVIEWED.filter((process) => offered.includes(process)).map((value) => ({
          value,
          text: filing(`process.kinds.${value}`),
        }))}
      />
      <TextField {...one('statute')} label={filing('process.statute')} hint={filing('process.statuteHint')} />
      <Checks
        {...many('categories')}
        label={filing('data.reached')}
        choices={CATEGORY_IDS.map((value) => ({ value, text: triage(`category.${value}`) }))}
      />
      <Fieldset lang={lang} name="period" label={filing('data.period')} hint={filing('data.periodHint')}>
        <FieldRow end>
          <DateField {...one('from')} label={filing('data.from')} />
          <DateField {...one('to')} label={filing('data.to')} />
        </FieldRow>
      </Fieldset>
      <DateField {...one('dueOn')} label={t('dueOn')} />
      <div className="row">
        <Button>{t('show')}</Button>
      </div>
    </Form>
  )
}

/** The answer of one line, on the page and for a program. */
export function saidOf({ verdict, needs }: PreviewRuling, lang: Lang): string {
  const t = say(lang)
  if (needs === null) return t(`verdict.${verdict}`)
  return t('verdict.needs', { needs: sayTriage(lang)(`needsSentence.${needs}`) })
}

const SQUARE = { disclose: 'yes', keep: 'part', withhold: 'no' } as const

function Outcome({ view, found, wrong }: Readonly<{ view: View; found: Previewed; wrong: boolean }>) {
  const { lang } = view
  const t = say(lang)
  const triage = sayTriage(lang)
  return (
    <Section id="found" title={t('found')}>
      {wrong && <Alert kind="warn">{t('wrong')}</Alert>}
      {found.voids.map((code) => (
        <Alert key={code} kind="warn">
          {triage(`because.${code}`)}
        </Alert>
      ))}
      <Table
        caption={t('found')}
        rows={found.rulings}
        rowKey={({ category }) => category}
        cards
        columns={[
          { head: t('data'), cell: ({ category }) => triage(`category.${category}`) },
          { head: t('answer'), cell: (ruling) => <Cell kind={SQUARE[ruling.verdict]}>{saidOf(ruling, lang)}</Cell> },
          { head: t('basis'), cell: ({ basis }) => basis },
        ]}
      />
      <After view={view} found={found} />
      <p className="small soft read">
        {t('promise')} {t('unread', { date: formatDay(lang, day(RULES_DATE), 'full') })}
      </p>
    </Section>
  )
}

/** When, and what the user hears. */
function After({ view, found: { dueOn, userNotice } }: Readonly<{ view: View; found: Previewed }>) {
  const t = say(view.lang)
  return (
    <>
      {dueOn && <p className="read">{t('due', { day: formatDay(view.lang, dueOn, 'full') })}</p>}
      <p className="read">
        {userNotice === null ? t('keptOnly') : t(userNotice.authorityDays > 0 ? 'told' : 'toldAtOnce', userNotice)}
      </p>
    </>
  )
}
