import type { View } from '#platform/http/view.ts'
import { BandTable, sayBands } from '#transparency'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Panel } from '#ui/panels.tsx'
import type { Statement } from '../book/vault.rules.ts'
import { say } from './statement.words.ts'

export type StatementShown = Readonly<{
  view: View
  statements: readonly Statement[]
  structures: readonly Statement['structure'][]
  me: string
  nameOf: (id: string) => string
  returned: Readonly<{ deed: string; typed: Typed; errors: Errors }> | null
}>

export function StatementPart(props: StatementShown) {
  const { view, statements, nameOf } = props
  const t = say(view.lang)
  const waiting = statements.find(({ end }) => end === null)
  const over = statements.filter(({ end }) => end !== null).toReversed()
  return (
    <>
      <p className="soft read">{t('lead')}</p>
      {waiting ? <Waiting {...props} made={waiting} /> : <MakeForm {...props} />}
      <Panel id="before" title={t('before')}>
        {over.length === 0 && <p className="soft">{t('none')}</p>}
        {over.map(({ id, publishOn, end, lines }) => (
          <div key={id} className="stack">
            <p>
              <strong>{formatDay(view.lang, publishOn, 'dated')}</strong>{' '}
              {t(end?.yes ? 'done' : 'downed', { name: nameOf(end?.by ?? '') })}
            </p>
            {end?.yes && <BandTable view={view} lines={lines} />}
          </div>
        ))}
      </Panel>
    </>
  )
}

function MakeForm({ view, structures, returned }: StatementShown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Panel id="make" title={t('make')}>
      <Form hidden={{ deed: 'state' }} className="stack read">
        <Radios
          {...one('structure')}
          label={t('structure')}
          hint={t('structureHint')}
          choices={structures.map((value) => ({ value, text: sayBands(view.lang)(`structures.${value}`) }))}
        />
        <DateField {...one('publishOn')} label={t('publishOn')} hint={t('publishHint')} />
        <Button>{t('submit')}</Button>
      </Form>
    </Panel>
  )
}

function Waiting({ view, me, nameOf, made }: StatementShown & Readonly<{ made: Statement }>) {
  const t = say(view.lang)
  const { id, by, publishOn, lines } = made
  return (
    <Panel id="waits" title={t('waits', { name: nameOf(by), day: formatDay(view.lang, publishOn, 'dated') })}>
      <BandTable view={view} lines={lines} />
      <p className="read">{by === me ? t('yours') : t('waitsText')}</p>
      {by !== me && (
        <Form hidden={{ deed: 'release', statement: id }} className="row">
          <Button>{t('release')}</Button>
        </Form>
      )}
      <Form hidden={{ deed: 'turn-down', statement: id }} className="stack read">
        <TextField lang={view.lang} name="reason" label={t('reason')} />
        <Button kind="refuse">{t('turnDown')}</Button>
      </Form>
    </Panel>
  )
}
