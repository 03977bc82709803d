import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Mono } from '#ui/facts.tsx'
import { Select } from '#ui/fields.tsx'
import { formatMoney } from '#ui/figures.ts'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import { say as sayCosts } from './costs.words.ts'
import { billSum } from './invoice.page.tsx'
import type { Bill } from './invoice.store.ts'
import { say } from './list.words.ts'
import { TAG_OF } from './panel.page.tsx'
import { type QuoteState, sumOf, totalsOf } from './quote.rules.ts'
import type { Quote } from './quote.store.ts'

export type ListedQuote = Quote & Readonly<{ number: string; agency: string }>
export type CostList = Readonly<{
  quotes: readonly ListedQuote[]
  open: number
  state: QuoteState | null
  bills: readonly Bill[]
  year: number
  years: readonly number[]
}>
type Props = Readonly<{ view: View; list: CostList }>

const STATES: readonly QuoteState[] = ['open', 'approved', 'declined', 'withdrawn']

/** Every quote, and the invoices of a year. */
export function CostsPage({ view, list }: Props): ReactElement {
  const t = say(view.lang)
  if (!view.provider.costs)
    return (
      <DeskPage view={view} title={t('list.title')}>
        <DeskHead title={t('list.title')} />
        <Empty title={t('list.off')}>{t('list.offText')}</Empty>
      </DeskPage>
    )
  return (
    <DeskPage view={view} title={t('list.title')}>
      <DeskHead title={t('list.title')} aside={t('list.aside', { n: list.open })} />
      <p className="soft read">{t('list.lead')}</p>
      <div className="stack--l">
        <p>
          <a href="/desk/costs/rates">{t('list.rates')}</a>
        </p>
        <Filter view={view} list={list} />
        <Quotes view={view} list={list} />
        <Bills view={view} list={list} />
      </div>
    </DeskPage>
  )
}

function Filter({ view, list }: Props) {
  const t = say(view.lang)
  const states = sayCosts(view.lang)
  return (
    <div className="panel">
      <Form action="/desk/costs" method="get" name={t('list.filter')} className="filterbar">
        <Select
          lang={view.lang}
          name="state"
          value={list.state ?? ''}
          small
          label={t('list.state')}
          blank={t('list.all')}
          options={STATES.map((value) => ({ value, text: states(`quote.states.${value}`) }))}
        />
        <Select
          lang={view.lang}
          name="year"
          value={String(list.year)}
          small
          label={t('list.year')}
          options={[...new Set([list.year, ...list.years])].map((year) => ({
            value: String(year),
            text: String(year),
          }))}
        />
        <Button kind="second" small>
          {t('list.apply')}
        </Button>
      </Form>
    </div>
  )
}

function Quotes({ view, list: { quotes } }: Props) {
  const t = say(view.lang)
  if (quotes.length === 0) return <Empty title={t('list.noQuotes')}>{t('list.noQuotesText')}</Empty>
  return (
    <Panel id="quotes" title={t('list.quotes')} bare>
      <Table
        caption={t('list.quotes')}
        rows={quotes}
        rowKey={({ id }) => id}
        cards
        pad
        columns={[
          {
            head: t('list.case'),
            names: true,
            cell: ({ caseId, number }) => (
              <a href={`/desk/cases/${caseId}#costs`}>
                <Mono>{number}</Mono>
              </a>
            ),
          },
          { head: t('list.to'), cell: ({ agency }) => agency },
          {
            head: t('list.quoted'),
            cell: ({ at }) => <DayTime view={view} of={dayIn(view.provider.zone, at)} as="short" />,
          },
          {
            head: t('list.total'),
            number: true,
            cell: ({ lines, currency }) => formatMoney(view.lang, sumOf(lines), currency),
          },
          {
            head: t('list.now'),
            cell: ({ state }) => <Tag kind={TAG_OF[state]}>{sayCosts(view.lang)(`quote.states.${state}`)}</Tag>,
          },
        ]}
      />
    </Panel>
  )
}

function Bills({ view, list: { bills, year } }: Props) {
  const t = say(view.lang)
  const words = sayCosts(view.lang)
  const title = `${t('list.year')} ${year}`
  if (bills.length === 0)
    return (
      <Panel id="invoices" title={title}>
        <p className="soft">{t('list.noInvoices')}</p>
      </Panel>
    )
  const sums = totalsOf(bills).map(({ currency, cents }) => formatMoney(view.lang, cents, currency))
  return (
    <Panel
      id="invoices"
      title={title}
      bare
      foot={
        <div>
          <p>{t('list.sums', { sums: sums.join(', ') })}</p>
          <p className="small soft">
            <a href={`/desk/costs/invoices.csv?year=${year}`} download>
              {t('list.csv')}
            </a>
            {' · '}
            {t('list.csvNote')}
          </p>
        </div>
      }
    >
      <Table
        caption={title}
        rows={bills}
        rowKey={({ id }) => id}
        cards
        pad
        columns={[
          {
            head: words('invoice.number'),
            names: true,
            cell: ({ id, number }) => (
              <a href={`/desk/costs/invoices/${id}/file`} download>
                {words('invoice.file', { number })}
              </a>
            ),
          },
          { head: words('invoice.kind'), cell: ({ kind }) => words(`invoice.${kind}`) },
          { head: words('invoice.on'), cell: ({ on }) => <DayTime view={view} of={on} as="short" /> },
          { head: t('list.case'), cell: ({ paper }) => <Mono>{paper.caseNumber}</Mono> },
          { head: t('list.to'), cell: ({ paper }) => paper.to[0] ?? '' },
          { head: words('invoice.sum'), number: true, cell: (bill) => billSum(view.lang, bill) },
        ]}
      />
    </Panel>
  )
}
