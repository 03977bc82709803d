import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, type Choice, Fieldset } from '#ui/choices.tsx'
import { DateField, filled, Select, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Fold } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { mayInform, rejectReasons } from '../case/proposal.rules.ts'
import { categoryRow } from '../triage/category.rules.ts'
import type { Ruling } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps, Returned } from './case.page.tsx'
import { say } from './decision.words.ts'
import { extentOf, periodText } from './decision-text.page.tsx'

/** The matrix as a form: each row is preset to what the law table says; more than that cannot be chosen, less needs a reason. */
export function ProposeForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'propose' ? returned : null
  return (
    <Form
      action={`/desk/cases/${look.file.id}/proposals`}
      name={t('title')}
      hidden={{ seen: String(look.state.lastFact), kind: 'disclose' }}
      className="proposal"
    >
      <Table
        caption={t('caption')}
        cards
        pad
        className="decide"
        rows={look.reach.rulings}
        rowKey={(ruling) => ruling.category}
        group={(ruling) => sayTriage(view.lang)(`class.${categoryRow(ruling.category).dataClass}`)}
        columns={[
          { head: t('category'), cell: (ruling) => sayTriage(view.lang)(`category.${ruling.category}`) },
          { head: t('choice'), cell: (ruling) => <RowChoice view={view} ruling={ruling} mine={mine} /> },
          { head: t('basis'), cell: (ruling) => ruling.basis },
          { head: t('extent'), cell: (ruling) => <RowExtent view={view} ruling={ruling} mine={mine} /> },
        ]}
      />
      <div className="panel__in stack">
        <Subjects view={view} look={look} mine={mine} />
        <Period view={view} look={look} mine={mine} />
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('explanation')}
          label={t('explanation')}
          hint={t('explanationHint')}
          rows={4}
          maxLength={4000}
        />
        <div className="row">
          <Button>{t('propose')}</Button>
          <span className="small soft">{t('proposeNote')}</span>
        </div>
      </div>
    </Form>
  )
}

type Mine = Readonly<{ mine: Returned | null }>

function RowChoice({ view, ruling, mine }: Readonly<{ view: View; ruling: Ruling }> & Mine) {
  const t = say(view.lang)
  const name = `rows.${ruling.category}.verdict`
  const chosen = mine?.typed[name] ?? ruling.verdict
  const category = sayTriage(view.lang)(`category.${ruling.category}`)
  return (
    <fieldset className="pick">
      <legend className="unseen">{category}</legend>
      {(['disclose', 'withhold'] as const).map((verdict) => (
        <label key={verdict} className={verdict === 'disclose' ? 'cell cell--yes' : 'cell cell--no'}>
          <input
            type="radio"
            name={name}
            value={verdict}
            defaultChecked={chosen === verdict}
            disabled={verdict === 'disclose' && ruling.verdict === 'withhold'}
          />
          {t(verdict)}
        </label>
      ))}
    </fieldset>
  )
}

function RowExtent({ view, ruling, mine }: Readonly<{ view: View; ruling: Ruling }> & Mine) {
  const t = say(view.lang)
  if (ruling.verdict === 'withhold')
    return t('notPossible', { needs: sayTriage(view.lang)(`needsSentence.${ruling.needs}`) })
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const category = sayTriage(view.lang)(`category.${ruling.category}`)
  return (
    <div className="stack--s">
      <span>{extentOf(view, ruling)}</span>
      <TextField
        {...one(`rows.${ruling.category}.reason`)}
        label={t('reasonFor', { category })}
        hint={t('reasonForHint')}
        small
        maxLength={500}
      />
    </div>
  )
}

/** More accounts than this are ticked all at once, and listed on a page of their own. */
const LISTED_MOST = 50

/** Accounts that fit one identifier alone are ticked; where several fit, a person says which. */
export function Subjects({ view, look, mine }: Readonly<{ view: View; look: CaseLook }> & Mine) {
  const t = say(view.lang)
  const every = subjectChoices(view, look)
  const many = every.filter(({ preset }) => preset).length > LISTED_MOST
  const choices = many ? every.filter(({ preset }) => !preset) : every
  const missing = look.file.tasks
    .filter(({ id }) => look.state.resolved.get(id)?.result === 'not-found')
    .map(({ value }) => value)
  const value = mine
    ? [mine.typed['subjects'] ?? []].flat()
    : choices.filter(({ preset }) => preset).map((choice) => choice.value)
  return (
    <>
      {many && (
        <Checks
          lang={view.lang}
          name="all"
          label={t('subjectsAll')}
          value={mine ? [mine.typed['all'] ?? []].flat() : ['found']}
          choices={[{ value: 'found', text: t('subjectsFound', { n: every.length - choices.length }) }]}
        />
      )}
      {choices.length > 0 && (
        <Checks
          lang={view.lang}
          name="subjects"
          label={t('subjects')}
          hint={t('subjectsHint')}
          error={mine?.errors['subjects']}
          value={value}
          choices={choices}
        />
      )}
      {missing.length > LISTED_MOST && <p className="small soft">{t('notFoundMany', { n: missing.length })}</p>}
      {missing.length > 0 && missing.length <= LISTED_MOST && (
        <p className="small soft">{t('notFound', { list: missing.join(', ') })}</p>
      )}
    </>
  )
}

function subjectChoices(view: View, { file, state }: CaseLook): readonly (Choice & Readonly<{ preset: boolean }>)[] {
  const t = say(view.lang)
  return file.tasks.flatMap((task) => {
    const resolved = state.resolved.get(task.id)
    if (!resolved || resolved.result === 'not-found') return []
    const kind = sayTriage(view.lang)(`identifier.${task.kind}`)
    const fitting = resolved.found.map(({ accountId, accountType, country, meetingId }) => ({
      value: [task.id, accountId, ...(meetingId === null ? [] : [meetingId])].join('/'),
      preset: resolved.result === 'found',
      text: t('subjectAccount', { kind, value: task.value, type: accountType, country }),
      note: (
        <>
          <span className="mono">{accountId}</span>
          {meetingId !== null && (
            <>
              {' · '}
              {t('subjectMeeting')} <span className="mono">{meetingId}</span>
            </>
          )}
        </>
      ),
    }))
    return resolved.result === 'ambiguous'
      ? [...fitting, { value: `${task.id}/none`, preset: false, text: t('subjectNone', { kind, value: task.value }) }]
      : fitting
  })
}

export function Period({ view, look, mine }: Readonly<{ view: View; look: CaseLook }> & Mine) {
  const t = say(view.lang)
  const { from, to } = look.file.period
  const { one } = filled(view.lang, mine?.typed ?? { from: from ?? '', to: to ?? '' }, mine?.errors)
  const bounds = { ...(from !== null && { min: from }), ...(to !== null && { max: to }) }
  return (
    <Fieldset
      lang={view.lang}
      name="period"
      label={t('period')}
      hint={t('periodHint', { period: periodText(view, from, to) })}
      error={mine?.errors['period']}
    >
      <FieldRow>
        <DateField {...one('from')} {...bounds} label={t('from')} />
        <DateField {...one('to')} {...bounds} label={t('to')} />
      </FieldRow>
    </Fieldset>
  )
}

/** A question without an instrument: answered, and nobody's records are looked at. */
export function InformForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  if (!mayInform(look.file.process)) return null
  const mine = returned?.form === 'inform' ? returned : null
  return (
    <div className="panel__in">
      <Form
        action={`/desk/cases/${look.file.id}/proposals`}
        name={t('inform')}
        hidden={{ seen: String(look.state.lastFact), kind: 'inform' }}
      >
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('explanation')}
          id="f-information"
          label={t('informExplanation')}
          hint={t('informHint')}
          rows={6}
          maxLength={4000}
        />
        <div className="row">
          <Button>{t('informButton')}</Button>
          <span className="small soft">{t('proposeNote')}</span>
        </div>
      </Form>
    </div>
  )
}

/** The other way: the whole request is refused, with its reason in the officer's hands. */
export function RefuseForm({ view, look, returned, openFirst }: PartProps & Readonly<{ openFirst: boolean }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'refuse' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <div className="panel__foot">
      <Fold summary={t('refuse')} open={openFirst || mine !== null}>
        <Form
          action={`/desk/cases/${look.file.id}/proposals`}
          name={t('refuse')}
          hidden={{ seen: String(look.state.lastFact), kind: 'reject' }}
        >
          <Select
            {...one('because')}
            label={t('because')}
            blank={t('blank')}
            options={rejectReasons({ keeping: look.keeping !== null, accepted: look.state.acceptedAt !== null }).map(
              (reason) => ({
                value: reason,
                text: sayTriage(view.lang)(`reject.${reason}`),
              }),
            )}
          />
          <TextArea
            {...one('explanation')}
            id="f-refusal-explanation"
            label={t('refuseExplanation')}
            rows={3}
            maxLength={4000}
          />
          <div className="row">
            <Button kind="refuse">{t('refuseButton')}</Button>
            <span className="small soft">{t('refuseNote')}</span>
          </div>
        </Form>
      </Fold>
    </div>
  )
}
