import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Select } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Pager } from '#ui/ways.tsx'
import { isProcess, PROCESS_IDS } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { type LookVerdict, WHYS } from './look.rules.ts'
import type { Look, LookFilter } from './look.store.ts'
import { say } from './look.words.ts'

export const SHOWS = ['open', 'done', 'disputed'] as const

const VERDICT_TAG: Readonly<Record<LookVerdict, TagKind>> = { agree: 'good', remarks: 'half', disagree: 'warn' }

export type LooksProps = Readonly<{
  view: View
  filter: LookFilter
  rows: readonly Look[]
  total: number
  page: number
  pages: number
  names: ReadonlyMap<string, string>
}>

export function LooksPage(props: LooksProps): ReactElement {
  const { view, filter, rows, total, page, pages } = props
  const t = say(view.lang)
  const kept = {
    show: filter.show,
    ...(filter.why && { why: filter.why }),
    ...(filter.process && { process: filter.process }),
  }
  const href = (n: number) => `/desk/second-looks?${new URLSearchParams({ ...kept, page: String(n) })}`
  return (
    <DeskPage view={view} title={t('title')}>
      <DeskHead title={t('title')} aside={t('aside', { n: total })} />
      <p className="soft read">
        {t('lead')}
        {view.may('look.count') && (
          <>
            {' '}
            <a href="/desk/agreement">{t('statistics.title')}</a>
          </>
        )}
      </p>
      <div className="panel">
        <Filter view={view} filter={filter} />
        {rows.length === 0 ? (
          <div className="panel__in">
            <Empty title={t('emptyTitle')}>{t('empty')}</Empty>
          </div>
        ) : (
          <LookTable {...props} />
        )}
        {pages > 1 && (
          <div className="panel__foot">
            <Pager lang={view.lang} name={t('pages')} page={page} pages={pages} href={href} />
          </div>
        )}
      </div>
    </DeskPage>
  )
}

function Filter({ view, filter }: Pick<LooksProps, 'view' | 'filter'>) {
  const t = say(view.lang)
  const common = { lang: view.lang, small: true } as const
  return (
    <Form action="/desk/second-looks" method="get" name={t('filter')} className="filterbar">
      <Select
        {...common}
        name="show"
        value={filter.show}
        label={t('show')}
        options={SHOWS.map((one) => ({ value: one, text: t(`shows.${one}`) }))}
      />
      <Select
        {...common}
        name="why"
        value={filter.why ?? ''}
        label={t('why')}
        blank={t('any')}
        options={WHYS.map((one) => ({ value: one, text: t(`whys.${one}`) }))}
      />
      <Select
        {...common}
        name="process"
        value={filter.process ?? ''}
        label={t('process')}
        blank={t('any')}
        options={PROCESS_IDS.map((one) => ({ value: one, text: sayTriage(view.lang)(`process.${one}`) }))}
      />
      <Button kind="second" small>
        {t('apply')}
      </Button>
    </Form>
  )
}

function LookTable({ view, rows, names }: LooksProps) {
  const t = say(view.lang)
  const name = (id: string) => names.get(id) ?? id
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      cards
      pad
      hover
      keys
      columns={[
        {
          head: t('case'),
          names: true,
          cell: ({ id, number }) => (
            <a className="mono" href={`/desk/second-looks/${id}`}>
              {number}
            </a>
          ),
        },
        { head: t('process'), cell: ({ process }) => processText(view, process) },
        { head: t('why'), cell: ({ why }) => t(`whys.${why}`) },
        {
          head: t('people'),
          cell: (look) => t('peopleText', { first: name(look.proposedBy), second: name(look.decidedBy) }),
        },
        { head: t('since'), cell: ({ at }) => <Time view={view} at={at} as="log" /> },
        { head: t('state'), cell: ({ verdict }) => <VerdictTag view={view} verdict={verdict?.verdict ?? null} /> },
      ]}
    />
  )
}

export function VerdictTag({ view, verdict }: Readonly<{ view: View; verdict: LookVerdict | null }>) {
  const t = say(view.lang)
  return verdict === null ? <Tag>{t('open')}</Tag> : <Tag kind={VERDICT_TAG[verdict]}>{t(`verdicts.${verdict}`)}</Tag>
}

export function processText(view: View, process: string): string {
  return isProcess(process) ? sayTriage(view.lang)(`process.${process}`) : process
}
