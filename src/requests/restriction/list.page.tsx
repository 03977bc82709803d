import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import { Mono } from '#ui/facts.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import { type SpanState, stateOn } from './restriction.rules.ts'
import type { ListedRestriction } from './restriction.store.ts'
import { say, whereText } from './restriction.words.ts'

/** The state of a measure on a day of the office. */
export function stateIn(zone: string, made: ListedRestriction, today: Day): SpanState {
  return stateOn({ ...made, liftedOn: made.lift ? dayIn(zone, made.lift.at) : null }, today)
}

const TAG = { 'in-force': 'act', 'to-come': 'half', ended: 'open', lifted: 'open' } as const

/** Every measure, the next to be looked at first. */
export function RestrictionsPage({
  view,
  list,
}: Readonly<{ view: View; list: readonly ListedRestriction[] }>): ReactElement {
  const t = say(view.lang)
  const today = dayIn(view.provider.zone, view.now)
  const inForce = list.filter((made) => stateIn(view.provider.zone, made, today) === 'in-force')
  return (
    <DeskPage view={view} title={t('list.title')}>
      <DeskHead title={t('list.title')} aside={t('list.aside', { n: inForce.length })} />
      <p className="soft read">{t('list.lead')}</p>
      {list.length === 0 ? (
        <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
      ) : (
        <Panel id="restrictions" title={t('list.title')} bare>
          <Lines view={view} list={list} today={today} />
        </Panel>
      )}
      <p className="small soft">{t('list.meetings')}</p>
    </DeskPage>
  )
}

function Lines({ view, list, today }: Readonly<{ view: View; list: readonly ListedRestriction[]; today: Day }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('list.title')}
      rows={list}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        {
          head: t('list.case'),
          names: true,
          cell: ({ caseId, number }) => (
            <a href={`/desk/cases/${caseId}#restriction`}>
              <Mono>{number}</Mono>
            </a>
          ),
        },
        {
          head: t('list.whom'),
          cell: ({ accountId, meetingId }) => <span className="mono">{meetingId ?? accountId}</span>,
        },
        { head: t('measure'), cell: ({ measure }) => t(`measures.${measure}`) },
        { head: t('where'), cell: ({ measure, countries }) => whereText(view.lang, measure, countries) },
        {
          head: t('until'),
          cell: ({ endsOn }) => (endsOn === null ? t('noEnd') : formatDay(view.lang, endsOn, 'dated')),
        },
        {
          head: t('list.state'),
          cell: (made) => {
            const state = stateIn(view.provider.zone, made, today)
            return <Tag kind={TAG[state]}>{t(`states.${state}`)}</Tag>
          },
        },
        {
          head: t('list.review'),
          cell: (made) =>
            stateIn(view.provider.zone, made, today) === 'in-force' && made.reviewOn <= today ? (
              <Tag kind="warn">{t('list.reviewDue')}</Tag>
            ) : (
              <DayTime view={view} of={made.reviewOn} as="short" />
            ),
        },
      ]}
    />
  )
}
