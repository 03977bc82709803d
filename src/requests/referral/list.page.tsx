import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Mono } from '#ui/facts.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import { TAG_OF } from './panel.page.tsx'
import type { ListedLook } from './referral.look.ts'
import { say } from './referral.words.ts'

/** Every referral, those that wait first. */
export function ReferralsPage({ view, list }: Readonly<{ view: View; list: readonly ListedLook[] }>): ReactElement {
  const t = say(view.lang)
  const waiting = list.filter(({ state }) => state === 'open')
  const rows = [...waiting, ...list.filter(({ state }) => state !== 'open')]
  return (
    <DeskPage view={view} title={t('list.title')}>
      <DeskHead title={t('list.title')} aside={t('list.aside', { n: waiting.length })} />
      <p className="soft read">{t('list.lead')}</p>
      {rows.length === 0 ? (
        <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
      ) : (
        <Panel id="referrals" title={t('list.title')} bare>
          <Lines view={view} rows={rows} />
        </Panel>
      )}
      <p className="small soft">{t('list.report')}</p>
    </DeskPage>
  )
}

function Lines({ view, rows }: Readonly<{ view: View; rows: readonly ListedLook[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('list.title')}
      rows={rows}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        {
          head: t('list.case'),
          names: true,
          cell: ({ caseId, number }) => (
            <a href={`/desk/cases/${caseId}#referral`}>
              <Mono>{number}</Mono>
            </a>
          ),
        },
        { head: t('facts.rule'), cell: ({ says }) => says.rule.name[view.lang] },
        {
          head: t('list.state'),
          cell: ({ state }) => (
            <Tag kind={TAG_OF[state]}>{t(state === 'open' ? 'list.unreleased' : `states.${state}`)}</Tag>
          ),
        },
        {
          head: t('facts.outcome'),
          cell: ({ answers }) => {
            const last = answers.at(-1)
            return last ? t(`outcomes.${last.outcome}`) : ''
          },
        },
        {
          head: t('list.opened'),
          cell: ({ at }) => <DayTime view={view} of={dayIn(view.provider.zone, at)} as="short" />,
        },
      ]}
    />
  )
}
