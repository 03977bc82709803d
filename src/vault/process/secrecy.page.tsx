import { Button } from '#ui/buttons.tsx'
import { Check, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, Select, TextArea, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { CAPACITIES } from '../book/entry.rules.ts'
import { backIn } from './answer.page.tsx'
import { SECRECY_STEPS } from './facts.rules.ts'
import type { ProcessShown } from './process.page.tsx'
import { say } from './process.words.ts'
import { secrecyOf, waitsForSecond } from './secrecy.rules.ts'
import { toldOf } from './told.rules.ts'

export function SecrecyPart(props: ProcessShown) {
  const { view, held, tasks, nameOf, returned } = props
  const t = say(view.lang)
  const state = secrecyOf(held)
  const told = held.secrecy.some(({ step }) => step === 'user-told')
  const { one } = backIn(props, 'secrecy')
  const dayOf = (name: 'government-applies' | 'ask-review') => tasks.find(({ task }) => task === name)?.by ?? null
  const [government, review] = [dayOf('government-applies'), dayOf('ask-review')]
  return (
    <Panel id="secrecy" title={t('secrecy.title')}>
      <Alert kind={state === 'binds' ? 'note' : 'warn'}>{t(`secrecy.states.${told ? 'told' : state}`)}</Alert>
      {waitsForSecond(held) && <p>{t('secrecy.second')}</p>}
      <p className="read">{t('secrecy.text')}</p>
      {government && <p>{t('secrecy.government', { day: formatDay(view.lang, government, 'dated') })}</p>}
      {review && <p>{t('secrecy.review', { day: formatDay(view.lang, review, 'dated') })}</p>}
      {held.secrecy.length === 0 ? (
        <p className="soft">{t('secrecy.none')}</p>
      ) : (
        <Timeline
          view={view}
          items={held.secrecy.toReversed().map(({ step, on, note, by }) => ({
            at: on,
            text: `${t(`secrecy.steps.${step}`)} (${nameOf(by)})${note ? `: ${note}` : ''}`,
          }))}
        />
      )}
      {!told && (
        <Fold summary={t('secrecy.step')} open={returned?.deed === 'secrecy'}>
          <Form hidden={{ deed: 'secrecy', process: held.id }} className="stack read">
            <Radios
              {...one('step')}
              label={t('secrecy.step')}
              choices={SECRECY_STEPS.map((value) => ({ value, text: t(`secrecy.steps.${value}`) }))}
            />
            <DateField {...one('on')} label={t('secrecy.on')} />
            <TextArea {...one('note')} label={t('secrecy.note')} optional />
            <Button kind="second">{t('secrecy.submit')}</Button>
          </Form>
        </Fold>
      )}
    </Panel>
  )
}

export function ToldPart(props: ProcessShown) {
  const { view, held, returned } = props
  const t = say(view.lang)
  const { one } = backIn(props, 'tell')
  return (
    <Panel id="told" title={t('told.title')}>
      <Table
        caption={t('told.title')}
        rows={toldOf(held)}
        rowKey={({ name, on, as }) => `${name} ${on} ${as}`}
        cards
        columns={[
          { head: t('told.name'), names: true, cell: ({ name }) => name },
          { head: t('told.of'), cell: ({ of }) => of },
          { head: t('told.on'), cell: ({ on }) => formatDay(view.lang, on, 'dated') },
          { head: t('told.as'), cell: ({ as }) => t(`as.${as}`) },
          { head: t('told.signed'), cell: ({ signed }) => t(signed ? 'told.signedYes' : 'told.signedNo') },
        ]}
      />
      <Fold summary={t('told.form')} open={returned?.deed === 'tell'}>
        <Form hidden={{ deed: 'tell', process: held.id }} className="stack read">
          <TextField {...one('name')} label={t('told.name')} />
          <TextField {...one('of')} label={t('told.of')} optional />
          <DateField {...one('on')} label={t('told.on')} />
          <Select
            {...one('as')}
            label={t('told.as')}
            options={CAPACITIES.map((value) => ({ value, text: t(`as.${value}`) }))}
          />
          <Check {...one('bound')} choice={{ value: 'on', text: t('told.tick') }} />
          <Button kind="second">{t('told.submit')}</Button>
        </Form>
      </Fold>
      <Form hidden={{ deed: 'take', process: held.id, what: 'told' }} className="row">
        <Button kind="second">{t('told.take')}</Button>
      </Form>
    </Panel>
  )
}
