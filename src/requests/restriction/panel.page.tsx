import type { View } from '#platform/http/view.ts'
import { addDays, type Day, dayIn } from '#platform/time.ts'
import { countryName } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { type Fact, Facts } from '#ui/facts.tsx'
import { DateField, filled, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { CaseLook } from '../desk/case.look.ts'
import type { PartProps, Returned } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import {
  beyondReach,
  latestReview,
  MEASURES,
  type Restricting,
  type RestrictionOrder,
  stateOn,
  usualCountries,
} from './restriction.rules.ts'
import type { Restriction } from './restriction.store.ts'
import { say, whereText } from './restriction.words.ts'

/** An order to restrict access: what it asks, what was decided, and the form while it is somebody's turn. Nothing for other cases. */
export function RestrictionPanel(props: PartProps) {
  const { view, look, returned } = props
  if (look.order === null) return null
  const t = say(view.lang)
  const writing =
    (look.state.state === 'in-review' && view.may('case.propose') && (look.check?.complete ?? false)) ||
    (returned?.form === 'restrict' && look.state.isOpen)
  return (
    <Panel id="restriction" title={t('order.title')}>
      <OrderFacts view={view} order={look.order} />
      {look.restrictions.map((made) => (
        <Made key={made.id} {...props} made={made} />
      ))}
      {writing && <RestrictForm view={view} look={look} order={look.order} returned={returned} />}
    </Panel>
  )
}

const named = (view: View, codes: readonly string[]) => codes.map((code) => countryName(view.lang, code)).join(', ')
const dayText = (view: View, day: Day | null) =>
  day === null ? say(view.lang)('noEnd') : formatDay(view.lang, day, 'dated')

function OrderFacts({ view, order }: Readonly<{ view: View; order: RestrictionOrder }>) {
  const t = say(view.lang)
  const beyond = beyondReach(order)
  const items: readonly Fact[] = [
    { name: t('order.law'), value: t(`order.laws.${order.law}`) },
    { name: t('order.act'), value: order.act },
    { name: t('order.territory'), value: named(view, order.territory) || t('order.notSaid') },
    { name: t('order.reach'), value: named(view, order.reach) },
    ...(order.startsOn ? [{ name: t('order.from'), value: dayText(view, order.startsOn) }] : []),
    { name: t('order.until'), value: dayText(view, order.endsOn) },
  ]
  return (
    <>
      <Facts items={items} />
      {beyond.length > 0 && <Alert kind="warn">{t('order.beyond', { list: named(view, beyond) })}</Alert>}
    </>
  )
}

function Made({ view, look, returned, made }: PartProps & Readonly<{ made: Restriction }>) {
  const t = say(view.lang)
  const { zone } = view.provider
  const today = dayIn(zone, view.now)
  const state = stateOn({ ...made, liftedOn: made.lift ? dayIn(zone, made.lift.at) : null }, today)
  const mine = returned?.form === 'lift' && returned.typed['restriction'] === made.id ? returned : null
  return (
    <div className="stack--s">
      <p>
        <Tag kind={state === 'in-force' ? 'act' : 'open'}>{t(`states.${state}`)}</Tag>{' '}
        <span className="mono faint">{made.meetingId ?? made.accountId}</span>
      </p>
      <Facts items={madeFacts(view, made)} />
      {made.lift && (
        <p className="small">
          {t('lift.by', {
            who: nameOf(view, look, made.lift.by),
            when: formatInstant(view.lang, made.lift.at, view.zone, 'exact'),
            reason: made.lift.reason,
          })}
        </p>
      )}
      {(state === 'in-force' || state === 'to-come') && view.may('case.decide') && (
        <Fold small summary={t('lift.title')} open={mine !== null}>
          <Form action={`/desk/cases/${made.caseId}/restrictions/${made.id}/lift`} name={t('lift.title')}>
            <p className="small soft">{t('lift.lead')}</p>
            <TextArea
              {...filled(view.lang, mine?.typed, mine?.errors).one('reason')}
              id={`f-lift-${made.id}`}
              label={t('lift.reason')}
              rows={2}
              maxLength={1000}
            />
            <div className="row">
              <Button kind="refuse">{t('lift.go')}</Button>
            </div>
          </Form>
        </Fold>
      )}
    </div>
  )
}

function madeFacts(
  view: View,
  { measure, countries, startsOn, endsOn, reviewOn, policy }: Restriction,
): readonly Fact[] {
  const t = say(view.lang)
  return [
    { name: t('measure'), value: t(`measures.${measure}`) },
    { name: t('where'), value: whereText(view.lang, measure, countries) },
    { name: t('from'), value: dayText(view, startsOn) },
    { name: t('until'), value: dayText(view, endsOn) },
    { name: t('form.review'), value: dayText(view, reviewOn) },
    ...(policy ? [{ name: t('form.rule'), value: `${policy.rule}. ${policy.reason}` }] : []),
  ]
}

type FormProps = Readonly<{ view: View; look: CaseLook; order: RestrictionOrder; returned: Returned | null }>

function RestrictForm({ view, look, order, returned }: FormProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'restrict' ? returned : null
  const choices = subjectChoices(look)
  if (choices.length === 0) return <Alert>{t('form.none')}</Alert>
  const { one, many } = filled(view.lang, mine?.typed ?? preset(view, order, choices), mine?.errors)
  return (
    <Form
      action={`/desk/cases/${look.file.id}/restrictions`}
      name={t('form.title')}
      hidden={{ seen: String(look.state.lastFact) }}
    >
      <h3>{t('form.title')}</h3>
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      <Checks {...many('subjects')} label={t('form.subjects')} choices={choices} />
      <Radios
        {...one('measure')}
        label={t('measure')}
        choices={MEASURES.map((value) => ({ value, text: t(`measures.${value}`) }))}
      />
      <TextField
        {...one('countries')}
        label={t('form.countries')}
        hint={t('form.countriesHint')}
        maxLength={400}
        optional
      />
      <FieldRow end>
        <DateField {...one('startsOn')} label={t('form.from')} />
        <DateField {...one('endsOn')} label={t('form.until')} hint={t('form.untilHint')} optional />
        <DateField {...one('reviewOn')} label={t('form.review')} hint={t('form.reviewHint')} />
      </FieldRow>
      <Fold small summary={t('form.policy')} open={Boolean(mine?.typed['rule'] || mine?.errors['rule'])}>
        <div className="stack">
          <p className="small soft">{t('form.policyHint')}</p>
          <TextField {...one('rule')} label={t('form.rule')} maxLength={300} optional />
          <TextArea {...one('ruleReason')} label={t('form.reason')} rows={2} maxLength={2000} optional />
        </div>
      </Fold>
      <TextArea
        {...one('explanation')}
        id="f-restriction-explanation"
        label={t('form.explanation')}
        rows={4}
        maxLength={4000}
      />
      <div className="row">
        <Button>{t('form.go')}</Button>
      </div>
    </Form>
  )
}

type Subject = Readonly<{ value: string; text: string }>

function subjectChoices({ file, state }: CaseLook): readonly Subject[] {
  return file.tasks.flatMap((task) =>
    (state.resolved.get(task.id)?.found ?? []).map(({ accountId, accountType, country, meetingId }) => ({
      value: [task.id, accountId, ...(meetingId === null ? [] : [meetingId])].join('/'),
      text: [task.value, accountType, country, meetingId ?? accountId].join(' · '),
    })),
  )
}

/** What the order itself says, as far as it reaches: more is typed on purpose. */
function preset(view: View, order: RestrictionOrder, choices: readonly Subject[]) {
  const today = dayIn(view.provider.zone, view.now)
  const startsOn = order.startsOn !== null && order.startsOn > today ? order.startsOn : today
  const review = latestReview(startsOn)
  const endsOn = order.endsOn ?? ''
  return {
    ...{ measure: 'geoblock', countries: usualCountries(order).join(', '), startsOn, endsOn },
    reviewOn:
      endsOn !== '' && endsOn > startsOn && endsOn < review
        ? endsOn
        : review > startsOn
          ? review
          : addDays(startsOn, 1),
    subjects: choices.length === 1 ? choices.map(({ value }) => value) : [],
  }
}

/** What is proposed, in a sentence or two, for the second person. */
export function RestrictionSummary({ view, decision }: Readonly<{ view: View; decision: Restricting }>) {
  const t = say(view.lang)
  const { measure, countries, startsOn, endsOn, policy } = decision
  const said = t('proposed', {
    measure: t(`measures.${measure}`),
    where: whereText(view.lang, measure, countries),
    from: formatDay(view.lang, startsOn, 'dated'),
    until: endsOn === null ? t('noEnd') : formatDay(view.lang, endsOn, 'long'),
  })
  return (
    <>
      <p className="small">{said}</p>
      {policy && <p className="small">{t('proposedPolicy', policy)}</p>}
    </>
  )
}
