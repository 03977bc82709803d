import type { ReactElement } from 'react'
import type { Provider } from '#platform/config.ts'
import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import { Mono } from '#ui/facts.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import { PERIODS, periodFor } from './period.rules.ts'
import type { Preview, PreviewLine } from './preview.ts'
import type { PlacedHold } from './retention.rules.ts'
import type { Destroyed } from './retention.store.ts'
import { say } from './retention.words.ts'
import { countsText, periodText } from './sentences.page.tsx'

export type RetentionLook = Readonly<{
  preview: Preview
  holds: readonly (PlacedHold & Readonly<{ number: string }>)[]
  gone: readonly Destroyed[]
}>
type Props = Readonly<{ view: View; look: RetentionLook }>

/** What is about to go, what is held, what has gone, and the periods behind it. */
export function RetentionPage({ view, look }: Props): ReactElement {
  const t = say(view.lang)
  const going = look.preview.lines.filter(({ standing }) => standing.kind !== 'held')
  return (
    <DeskPage view={view} title={t('title')}>
      <DeskHead title={t('title')} aside={t('aside', { n: going.length })} />
      <p className="soft read">{t('lead')}</p>
      <div className="stack--l">
        <Going view={view} lines={going} />
        <Held view={view} look={look} />
        <Gone view={view} gone={look.gone} />
        <Periods view={view} set={view.provider.retention ?? {}} />
        {look.preview.more && <p className="small soft">{t('going.more', { n: look.preview.lines.length })}</p>}
        <p className="small soft">{t('backups')}</p>
      </div>
    </DeskPage>
  )
}

function CaseLink({ caseId, number }: Readonly<{ caseId: string; number: string }>) {
  return (
    <a href={`/desk/cases/${caseId}#retention`}>
      <Mono>{number}</Mono>
    </a>
  )
}

function Going({ view, lines }: Readonly<{ view: View; lines: readonly PreviewLine[] }>) {
  const t = say(view.lang)
  if (lines.length === 0) return <Empty title={t('going.none')}>{t('going.noneText')}</Empty>
  return (
    <Panel id="going" title={t('going.title')} foot={<p className="small soft">{t('going.stop')}</p>} bare>
      <Table
        caption={t('going.title')}
        rows={lines}
        rowKey={({ caseId, part }) => `${caseId} ${part}`}
        cards
        pad
        columns={[
          { head: t('going.case'), names: true, cell: CaseLink },
          { head: t('going.part'), cell: ({ part }) => t(`kinds.${part}`) },
          { head: t('going.over'), cell: ({ standing }) => <DayTime view={view} of={standing.until} /> },
          {
            head: t('going.goes'),
            cell: ({ standing }) =>
              'destroyOn' in standing ? (
                <DayTime view={view} of={standing.destroyOn} />
              ) : (
                <Tag kind="half">{t('going.tonight')}</Tag>
              ),
          },
          { head: t('going.pieces'), cell: ({ counts }) => countsText(view.lang, counts) },
        ]}
      />
    </Panel>
  )
}

type HeldLine = Readonly<{ key: string; caseId: string; number: string; what: string; why: string; until: string }>

function heldLines(view: View, { preview, holds }: RetentionLook): readonly HeldLine[] {
  const t = say(view.lang)
  const placed = holds.map(({ id, caseId, number, why, reason, until }) => ({
    ...{ key: id, caseId, number, what: t('kinds.case'), why: `${t(`why.${why}`)}: ${reason}` },
    until: t('held.lookAgain', { day: formatDay(view.lang, until, 'dated') }),
  }))
  const found = preview.lines.flatMap(({ caseId, number, part, standing }): readonly HeldLine[] => {
    if (standing.kind !== 'held') return []
    const why = standing.holds.map((one) => t(`why.${one}`)).join(', ')
    return [{ key: `${caseId} ${part}`, caseId, number, what: t(`kinds.${part}`), why, until: '' }]
  })
  return [...placed, ...found]
}

function Held({ view, look }: Props) {
  const t = say(view.lang)
  const lines = heldLines(view, look)
  return (
    <Panel id="held" title={t('held.title')} bare={lines.length > 0}>
      {lines.length === 0 ? (
        <p className="soft">{t('held.none')}</p>
      ) : (
        <Table
          caption={t('held.title')}
          rows={lines}
          rowKey={({ key }) => key}
          cards
          pad
          columns={[
            { head: t('going.case'), names: true, cell: CaseLink },
            { head: t('going.part'), cell: ({ what }) => what },
            { head: t('held.why'), cell: ({ why }) => why },
            { head: t('held.until'), cell: ({ until }) => until || '–' },
          ]}
        />
      )}
    </Panel>
  )
}

function Gone({ view, gone }: Readonly<{ view: View; gone: readonly Destroyed[] }>) {
  const t = say(view.lang)
  return (
    <Panel id="gone" title={t('gone.title')} bare={gone.length > 0}>
      {gone.length === 0 ? (
        <p className="soft">{t('gone.none')}</p>
      ) : (
        <Table
          caption={t('gone.title')}
          rows={gone}
          rowKey={({ caseId, part }) => `${caseId} ${part}`}
          cards
          pad
          columns={[
            { head: t('going.case'), names: true, cell: ({ number }) => <Mono>{number}</Mono> },
            { head: t('going.part'), cell: ({ part }) => t(`kinds.${part}`) },
            { head: t('gone.on'), cell: ({ on }) => <DayTime view={view} of={on} /> },
            { head: t('going.pieces'), cell: ({ counts }) => countsText(view.lang, counts) },
          ]}
        />
      )}
    </Panel>
  )
}

function Periods({ view, set }: Readonly<{ view: View; set: NonNullable<Provider['retention']> }>) {
  const t = say(view.lang)
  const rows = PERIODS.map(({ kind }) => periodFor(kind, set))
  return (
    <Panel id="periods" title={t('periods.title')} bare>
      <div className="panel__in">
        <Alert kind="warn">{t('periods.unread')}</Alert>
      </div>
      <Table
        caption={t('periods.title')}
        rows={rows}
        rowKey={({ kind }) => kind}
        cards
        pad
        columns={[
          { head: t('periods.kind'), names: true, cell: ({ kind }) => t(`kinds.${kind}`) },
          {
            head: t('periods.length'),
            cell: ({ period, from, set: own, atLeast }) => (
              <>
                {periodText(view.lang, period)}, {t(`from.${from}`)}
                <p className="small soft">
                  {[
                    ...(own ? [t('periods.set')] : []),
                    ...(atLeast ? [t('periods.shortest', { period: periodText(view.lang, atLeast) })] : []),
                  ].join(', ')}
                </p>
              </>
            ),
          },
          {
            head: t('periods.source'),
            cell: ({ basis, citation, validFrom }) => (
              <>
                {basis === 'law' ? citation : citation ? t('periods.with', { source: citation }) : t('periods.policy')}
                <p className="small soft">{t('periods.since', { day: formatDay(view.lang, validFrom, 'dated') })}</p>
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}
