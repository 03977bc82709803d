import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { draw } from './look.rules.ts'
import type { Agreement, Month } from './look.store.ts'
import { say } from './look.words.ts'
import { processText } from './looks.page.tsx'

export type AgreementProps = Readonly<{
  view: View
  rows: readonly Agreement[]
  months: readonly Month[]
  names: ReadonlyMap<string, string>
}>

/** For administrators and quality control alone: nobody is ranked before their colleagues. */
export function AgreementPage(props: AgreementProps): ReactElement {
  const { view, rows } = props
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('statistics.title')}>
      <Crumbs
        lang={view.lang}
        items={[{ name: t('title'), href: '/desk/second-looks' }, { name: t('statistics.title') }]}
      />
      <DeskHead title={t('statistics.title')} />
      <p className="soft read">{t('statistics.lead')}</p>
      <Panel id="agreement" title={t('statistics.caption')}>
        {rows.length === 0 ? (
          <Empty title={t('emptyTitle')}>{t('statistics.none')}</Empty>
        ) : (
          <AgreementTable {...props} />
        )}
      </Panel>
      <Panel id="draws" title={t('statistics.draws')}>
        <p className="small soft">{t('statistics.drawsLead')}</p>
        <Draws {...props} />
      </Panel>
    </DeskPage>
  )
}

function AgreementTable({ view, rows, names }: AgreementProps) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('statistics.caption')}
      rows={rows}
      rowKey={({ person, process }) => `${person} ${process}`}
      cards
      columns={[
        { head: t('statistics.person'), names: true, cell: ({ person }) => names.get(person) ?? person },
        { head: t('process'), cell: ({ process }) => processText(view, process) },
        { head: t('statistics.looked'), number: true, cell: ({ looked }) => looked },
        { head: t('statistics.agree'), number: true, cell: ({ agree }) => agree },
        { head: t('statistics.remarks'), number: true, cell: ({ remarks }) => remarks },
        { head: t('statistics.disagree'), number: true, cell: ({ disagree }) => disagree },
      ]}
    />
  )
}

function Draws({ view, months }: AgreementProps) {
  const t = say(view.lang)
  if (months.length === 0) return <p className="soft">{t('statistics.noDraws')}</p>
  return (
    <Table
      caption={t('statistics.draws')}
      rows={months}
      rowKey={({ month }) => month}
      cards
      columns={[
        { head: t('statistics.month'), names: true, cell: ({ month }) => month },
        {
          head: t('statistics.drawn'),
          number: true,
          cell: ({ draws }) =>
            t('statistics.drawnText', { chosen: draws.filter(({ chosen }) => chosen).length, n: draws.length }),
        },
        {
          head: t('statistics.seed'),
          cell: ({ month, seed }) =>
            isOver(view, month) ? <span className="mono small">{seed}</span> : t('statistics.secret'),
        },
        { head: t('statistics.again'), cell: (month) => againText(view, month) },
      ]}
    />
  )
}

export function isOver(view: View, month: string): boolean {
  return month < dayIn(view.zone, view.now).slice(0, 7)
}

/** Every draw of the month done again, with the same seed and ticket. */
function againText(view: View, { seed, draws }: Month): string {
  const t = say(view.lang)
  const wrong = draws.filter(({ ticket, share, chosen, drawn }) => {
    const value = draw(seed, ticket)
    return value !== drawn || chosen !== value < share
  })
  return wrong.length === 0 ? t('statistics.same') : t('statistics.differs', { n: wrong.length })
}
