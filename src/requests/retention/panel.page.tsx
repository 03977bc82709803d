import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { DateField, filled, Select, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { type Change, changeOf, isWaiting, PLACED, type PlacedHold, type Standing, stands } from './retention.rules.ts'
import { say } from './retention.words.ts'

/** Until when each part of the case is kept and why, what holds it, and the forms for who may change that. */
export function RetentionPanel(props: PartProps) {
  const { view, look } = props
  const { parts, placed, changes } = look.retention
  const t = say(view.lang)
  const manages = view.may('retention.manage')
  return (
    <Panel id="retention" title={t('panel.title')} aside={t('panel.lead')}>
      <Facts
        items={parts.map(({ part, standing }) => ({
          name: t(`kinds.${part}`),
          value: (
            <>
              {standingText(view, standing, look.state.closed === null)}
              <ChangedBy {...props} change={changeOf(part, changes)} />
            </>
          ),
        }))}
      />
      {changes.filter(isWaiting).map((change) => (
        <Waiting key={change.id} {...props} change={change} />
      ))}
      {placed.map((hold) => (
        <Hold key={hold.id} {...props} hold={hold} />
      ))}
      {manages && <HoldForm {...props} />}
      {manages && parts.some(({ standing }) => 'until' in standing) && <ChangeForm {...props} />}
    </Panel>
  )
}

function standingText(view: View, standing: Standing, open: boolean): string {
  const t = say(view.lang)
  const written = (of: Parameters<typeof formatDay>[1]) => formatDay(view.lang, of, 'dated')
  switch (standing.kind) {
    case 'none':
      return t(open ? 'panel.open' : 'panel.none')
    case 'runs':
      return t('panel.runs', { day: written(standing.until) })
    case 'held': {
      const why = standing.holds.map((one) => t(`why.${one}`)).join(', ')
      return t('panel.held', { day: written(standing.until), why })
    }
    case 'due':
      return t('panel.due', { day: written(standing.until) })
    case 'listed':
    case 'ready':
      return t('panel.listed', { day: written(standing.destroyOn) })
    case 'destroyed':
      return t('panel.destroyed', { day: written(standing.on) })
  }
}

function ChangedBy({ view, look, change }: PartProps & Readonly<{ change: Change | null }>) {
  if (!change) return null
  const said = say(view.lang)('panel.changed', { who: nameOf(view, look, change.by), reason: change.reason })
  return <p className="small soft">{said}</p>
}

function Waiting({ view, look, returned, change }: PartProps & Readonly<{ change: Change }>) {
  const t = say(view.lang)
  const day = formatDay(view.lang, change.until, 'dated')
  const mine = returned?.form === 'retention-word' ? returned : null
  const action = `/desk/cases/${look.file.id}/retention/${change.id}/word`
  return (
    <Alert kind="warn" title={t(`kinds.${change.part}`)}>
      <p>{t('panel.waiting', { who: nameOf(view, look, change.by), day, reason: change.reason })}</p>
      {mine?.errors['form'] && <p className="field__error">{mine.errors['form']}</p>}
      {view.may('retention.manage') ? (
        <div className="row">
          {(['confirmed', 'declined'] as const).map((word) => (
            <Form
              key={word}
              action={action}
              name={t(`change.${word === 'confirmed' ? 'yes' : 'no'}`)}
              hidden={{ word }}
            >
              <Button kind={word === 'confirmed' ? 'refuse' : 'second'} small>
                {t(`change.${word === 'confirmed' ? 'yes' : 'no'}`)}
              </Button>
            </Form>
          ))}
        </div>
      ) : (
        <p>{t('panel.waits')}</p>
      )}
    </Alert>
  )
}

function Hold({ view, look, returned, hold }: PartProps & Readonly<{ hold: PlacedHold }>) {
  const t = say(view.lang)
  const inForce = stands(hold, dayIn(view.provider.zone, view.now))
  const mine = returned?.form === 'hold-release' && returned.typed['hold'] === hold.id ? returned : null
  const until = formatDay(view.lang, hold.until, 'dated')
  return (
    <div className="stack--s">
      <p className="small">
        {t('hold.line', { day: until, who: nameOf(view, look, hold.by), reason: hold.reason })}
        {!inForce && !hold.ended && ` (${t('hold.over')})`}
      </p>
      {hold.ended && (
        <p className="small soft">
          {t('hold.ended', {
            who: nameOf(view, look, hold.ended.by),
            when: formatInstant(view.lang, hold.ended.at, view.zone, 'exact'),
            reason: hold.ended.reason,
          })}
        </p>
      )}
      {inForce && view.may('retention.manage') && (
        <Fold small summary={t('hold.release')} open={mine !== null}>
          <Form action={`/desk/cases/${look.file.id}/holds/${hold.id}/release`} name={t('hold.release')}>
            <p className="small soft">{t('hold.releaseLead')}</p>
            {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
            <TextArea
              {...filled(view.lang, mine?.typed, mine?.errors).one('reason')}
              id={`f-release-${hold.id}`}
              label={t('hold.releaseReason')}
              rows={2}
              maxLength={1000}
            />
            <div className="row">
              <Button kind="second" small>
                {t('hold.release')}
              </Button>
            </div>
          </Form>
        </Fold>
      )}
    </div>
  )
}

function HoldForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'hold' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('hold.title')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/holds`} name={t('hold.title')}>
        <p className="small soft">{t('hold.lead')}</p>
        <Radios
          {...one('why')}
          id="f-hold-why"
          label={t('hold.why')}
          choices={PLACED.map((why) => ({ value: why, text: t(`hold.whys.${why}`) }))}
        />
        <TextArea {...one('reason')} id="f-hold-reason" label={t('hold.reason')} rows={2} maxLength={1000} />
        <DateField {...one('until')} id="f-hold-until" label={t('hold.until')} hint={t('hold.untilHint')} />
        <div className="row">
          <Button kind="second" small>
            {t('hold.go')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function ChangeForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'retention' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const parts = look.retention.parts.filter(({ standing }) => 'until' in standing)
  return (
    <Fold small summary={t('change.title')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/retention`} name={t('change.title')}>
        <p className="small soft">{t('change.lead')}</p>
        <Select
          {...one('part')}
          id="f-retention-part"
          label={t('change.part')}
          options={parts.map(({ part }) => ({ value: part, text: t(`kinds.${part}`) }))}
        />
        <DateField {...one('until')} id="f-retention-until" label={t('change.until')} />
        <TextArea {...one('reason')} id="f-retention-reason" label={t('change.reason')} rows={2} maxLength={1000} />
        <div className="row">
          <Button kind="second" small>
            {t('change.go')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
