import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Fieldset, Radios } from '#ui/choices.tsx'
import { type Errors, filled, idOf, Select, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { REJECT_REASONS } from '../case/proposal.rules.ts'
import { type Category, categoriesOf } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { COURSES, exerciseOf } from './exercise.rules.ts'
import { say as sayExercise } from './exercise.words.ts'
import { APPROVERS, TELLINGS } from './marking.rules.ts'
import { Known, PaperArticle, type Sheet } from './paper.page.tsx'
import { say } from './training.words.ts'

export type Returned = Readonly<{ typed: Typed; errors: Errors }> | null
export type ExerciseProps = Readonly<{ view: View; sheet: Sheet; returned: Returned }>

/** One invented demand, and the questions that a reviewer answers on a real one. Nothing is preset: that is what is practised. */
export function ExercisePage({ view, sheet, returned }: ExerciseProps): ReactElement {
  const t = say(view.lang)
  const name = sayExercise(view.lang)(`name.${sheet.exercise}`)
  const errors = returned?.errors ?? {}
  return (
    <DeskPage view={view} title={name} wrong={Object.keys(errors).length > 0}>
      <Crumbs lang={view.lang} items={[{ name: t('title'), href: '/desk/training' }, { name }]} />
      <DeskHead title={name} />
      <ErrorSummary lang={view.lang} errors={errors} />
      <div className="split">
        <Panel id="document" title={t('document')}>
          <PaperArticle view={view} sheet={sheet} />
          <h3 className="plainhead">{t('known')}</h3>
          <Known view={view} exercise={sheet.exercise} />
        </Panel>
        <Panel id="decide" title={t('decide')}>
          <Questions view={view} sheet={sheet} returned={returned} />
        </Panel>
      </div>
    </DeskPage>
  )
}

function Questions({ view, sheet: { exercise, variant, on }, returned }: ExerciseProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  const { asked } = exerciseOf(exercise)
  return (
    <Form action={`/desk/training/${exercise}/attempts`} name={t('decide')} hidden={{ variant: String(variant), on }}>
      <Radios
        {...one('course')}
        label={t('course')}
        choices={COURSES.map((value) => ({ value, text: t(`courses.${value}`) }))}
      />
      <Select
        {...one('because')}
        label={t('because')}
        blank={t('blank')}
        options={REJECT_REASONS.map((value) => ({ value, text: sayTriage(view.lang)(`reject.${value}`) }))}
      />
      {asked.length > 0 && <IfGive view={view} asked={asked} returned={returned} />}
      <div className="row">
        <Button>{t('send')}</Button>
        <span className="small soft">{t('sendNote')}</span>
      </div>
    </Form>
  )
}

type GiveProps = Readonly<{ view: View; asked: readonly Category[]; returned: Returned }>

function IfGive({ view, asked, returned }: GiveProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Fieldset lang={view.lang} name="rows" label={t('ifGive')} hint={t('ifGiveHint')}>
      <div className="stack">
        <Table
          caption={t('data')}
          className="decide"
          cards
          rows={categoriesOf('meetings').filter((category) => asked.includes(category))}
          rowKey={(category) => category}
          columns={[
            { head: t('data'), names: true, cell: (category) => sayTriage(view.lang)(`category.${category}`) },
            { head: t('choice'), cell: (category) => <Pick view={view} category={category} returned={returned} /> },
          ]}
        />
        <Radios
          {...one('approver')}
          label={t('approver')}
          choices={APPROVERS.map((value) => ({ value, text: t(`approvers.${value}`) }))}
        />
        <Radios
          {...one('telling')}
          label={t('telling')}
          choices={TELLINGS.map((value) => ({ value, text: t(`tellings.${value}`) }))}
        />
      </div>
    </Fieldset>
  )
}

function Pick({ view, category, returned }: Readonly<{ view: View; category: Category; returned: Returned }>) {
  const t = say(view.lang)
  const name = `rows.${category}`
  const error = returned?.errors[name]
  const id = idOf(name)
  return (
    <fieldset className="pick" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="unseen">{sayTriage(view.lang)(`category.${category}`)}</legend>
      {(['disclose', 'withhold'] as const).map((choice, index) => (
        <label key={choice} className={choice === 'disclose' ? 'cell cell--yes' : 'cell cell--no'}>
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={name}
            value={choice}
            defaultChecked={returned?.typed[name] === choice}
          />
          {t(`verdict.${choice}`)}
        </label>
      ))}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
