import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, type Errors, filled, Select, TextField, type Typed } from '#ui/fields.tsx'
import { formatMoney } from '#ui/figures.ts'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { say } from './list.words.ts'
import { say as sayOfficer } from './officer.words.ts'
import { CURRENCIES, type Rate, UNITS, WORKS } from './rate.rules.ts'
import type { OwnRate } from './rate.store.ts'

export type RatesShown = Readonly<{
  view: View
  now: readonly Rate[]
  waiting: readonly OwnRate[]
  names: ReadonlyMap<string, string>
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** What a unit of work costs today, what is proposed, and the form for another. */
export function RatesPage(shown: RatesShown): ReactElement {
  const { view, returned } = shown
  const t = say(view.lang)
  const errors = returned?.errors ?? {}
  return (
    <DeskPage view={view} title={t('rates.title')} wrong={returned !== null}>
      <Crumbs
        lang={view.lang}
        items={[
          { name: t('list.title'), ...(view.may('cost.read') && { href: '/desk/costs' }) },
          { name: t('rates.title') },
        ]}
      />
      <DeskHead title={t('rates.title')} />
      <ErrorSummary lang={view.lang} errors={errors} />
      <p className="soft read">{t('rates.lead')}</p>
      <div className="stack--l">
        <Now {...shown} />
        <Waiting {...shown} />
        {view.may('cost.rate') && <ProposeForm {...shown} />}
      </div>
    </DeskPage>
  )
}

const moneyOf = (view: View, { cents, currency }: Rate) => formatMoney(view.lang, cents, currency)

function Now({ view, now }: RatesShown) {
  const t = say(view.lang)
  const officer = sayOfficer(view.lang)
  return (
    <Panel id="rates" title={t('rates.now')} bare>
      <div className="panel__in">
        <Alert kind="warn">{t('rates.unread')}</Alert>
      </div>
      <Table
        caption={t('rates.now')}
        rows={now}
        rowKey={({ work, currency }) => `${work} ${currency}`}
        cards
        pad
        columns={[
          { head: t('rates.work'), names: true, cell: ({ work }) => officer(`work.${work}`) },
          { head: t('rates.rate'), number: true, cell: (rate) => moneyOf(view, rate) },
          { head: t('rates.unit'), cell: ({ work }) => officer(`unit.${UNITS[work]}`) },
          { head: t('rates.since'), cell: ({ validFrom }) => formatDay(view.lang, validFrom, 'dated') },
          { head: t('rates.source'), cell: ({ source }) => source || t('rates.house') },
        ]}
      />
    </Panel>
  )
}

function Waiting({ view, waiting, names }: RatesShown) {
  const t = say(view.lang)
  return (
    <Panel id="waiting" title={t('rates.waiting')}>
      {waiting.length === 0 ? (
        <p className="soft">{t('rates.none')}</p>
      ) : (
        <Table
          caption={t('rates.waiting')}
          rows={waiting}
          rowKey={({ id }) => id}
          cards
          columns={[
            { head: t('rates.work'), names: true, cell: ({ work }) => sayOfficer(view.lang)(`work.${work}`) },
            { head: t('rates.rate'), number: true, cell: (rate) => moneyOf(view, rate) },
            { head: t('rates.from'), cell: ({ validFrom }) => formatDay(view.lang, validFrom, 'dated') },
            { head: t('rates.source'), cell: ({ source }) => source || t('rates.house') },
            { head: t('rates.by'), cell: ({ by }) => names.get(by) ?? by },
            { head: t('rates.word'), unseenHead: true, cell: (rate) => <Word view={view} rate={rate} /> },
          ]}
        />
      )}
    </Panel>
  )
}

function Word({ view, rate }: Readonly<{ view: View; rate: OwnRate }>) {
  const t = say(view.lang)
  if (!view.may('cost.rate')) return null
  const own = rate.by === view.actor?.id
  const name = `${sayOfficer(view.lang)(`work.${rate.work}`)} ${moneyOf(view, rate)}`
  return (
    <Form action={`/desk/costs/rates/${rate.id}/word`} name={name} className="row">
      {own ? (
        <span className="small soft">{t('rates.own')}</span>
      ) : (
        <Button kind="second" small name="word" value="confirmed">
          {t('rates.yes')}
        </Button>
      )}
      <Button kind="quiet" small name="word" value="declined">
        {t('rates.no')}
      </Button>
    </Form>
  )
}

function ProposeForm({ view, returned }: RatesShown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Panel id="propose" title={t('rates.propose')}>
      <Form action="/desk/costs/rates" name={t('rates.propose')}>
        <FieldRow end>
          <Select
            {...one('work')}
            label={t('rates.work')}
            options={WORKS.map((value) => ({ value, text: sayOfficer(view.lang)(`work.${value}`) }))}
          />
          <Select
            {...one('currency')}
            label={t('rates.currency')}
            options={CURRENCIES.map((value) => ({ value, text: value }))}
          />
        </FieldRow>
        <FieldRow end>
          <TextField
            {...one('amount')}
            label={t('rates.amount')}
            hint={t('rates.amountHint')}
            inputMode="decimal"
            short
          />
          <DateField {...one('validFrom')} label={t('rates.validFrom')} />
        </FieldRow>
        <TextField
          {...one('source')}
          label={t('rates.sourceLabel')}
          hint={t('rates.sourceHint')}
          maxLength={300}
          optional
        />
        <div className="row">
          <Button>{t('rates.go')}</Button>
        </div>
      </Form>
    </Panel>
  )
}
