import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import type { Outcome } from '#requests'
import { LinkButton } from '#ui/buttons.tsx'
import { BarChart, Squares } from '#ui/charts.tsx'
import { formatDay } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { formatNumber } from '#ui/figures.ts'
import { DeskPage, PublicPage } from '#ui/layout.tsx'
import { DeskHead, Empty, PageHead, Section } from '#ui/panels.tsx'
import { type Column, Scroll, Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs, Views } from '#ui/ways.tsx'
import type { ReportData, Restatement } from './assemble.ts'
import { nameOf } from './half.rules.ts'
import { DRESS, OUTCOMES, type Report, type TypeRow } from './report.rules.ts'
import { BandSection } from './statement.page.tsx'
import { halfName, say } from './transparency.words.ts'

/** The last closed half-year, or another one by the links above. */
export function TransparencyPage({ view, data }: Readonly<{ view: View; data: ReportData }>) {
  const t = say(view.lang)
  const { half, report } = data
  return (
    <PublicPage view={view} title={`${t('title')}, ${halfName(view.lang, half)}`}>
      <PageHead
        title={
          <>
            {t('title')}
            <br />
            {halfName(view.lang, half)}
          </>
        }
        lead={t('lead')}
        crumbs={<Crumbs lang={view.lang} items={[{ name: t('home'), href: '/' }, { name: t('title') }]} />}
      >
        <div className="row no-print">
          <LinkButton href={`/transparency/${nameOf(half)}/data.csv`} download>
            {t('csv')}
          </LinkButton>
          <LinkButton kind="quiet" href={`/api/v1/transparency/${nameOf(half)}`}>
            {t('json')}
          </LinkButton>
        </div>
      </PageHead>
      <Views
        name={t('period')}
        items={data.halves.map((each) => ({
          href: `/transparency/${nameOf(each)}`,
          name: nameOf(each),
          here: nameOf(each) === nameOf(half),
        }))}
      />
      {report.total === 0 ? (
        <Empty title={t('emptyTitle')}>
          <p className="soft">{t('emptyText')}</p>
        </Empty>
      ) : (
        <Numbers view={view} data={data} />
      )}
      {data.security && <BandSection view={view} statement={data.security} />}
      <Definitions view={view} report={report} />
      <Use view={view} data={data} />
    </PublicPage>
  )
}

/** What staff see of the half-year that runs. */
export function RunningReportPage({
  view,
  data,
  restated,
}: Readonly<{ view: View; data: ReportData; restated: readonly Restatement[] }>) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('running.title')}>
      <DeskHead title={`${t('running.title')}: ${halfName(view.lang, data.half)}`} />
      <p className="soft read">
        {t('running.lead')} <a href="/transparency">{t('running.published')}</a>
      </p>
      {data.report.total === 0 ? (
        <Empty title={t('emptyTitle')}>
          <p className="soft">{t('emptyText')}</p>
        </Empty>
      ) : (
        <Numbers view={view} data={data} />
      )}
      <Restated view={view} restated={restated} />
    </DeskPage>
  )
}

/** Counts that were reported and would be others today: the report keeps them, staff see the difference. */
function Restated({ view, restated }: Readonly<{ view: View; restated: readonly Restatement[] }>) {
  const t = say(view.lang)
  return (
    <Section id="restated" title={t('restated.title')}>
      <div className="stack">
        <p className="soft read">{t(restated.length === 0 ? 'restated.none' : 'restated.text')}</p>
        {restated.length > 0 && (
          <Table
            caption={t('restated.title')}
            cards
            rows={restated}
            rowKey={(row) => row.caseId}
            columns={[
              {
                head: t('restated.case'),
                names: true,
                cell: (row) =>
                  view.may('case.read') ? (
                    <a className="mono nowrap" href={`/desk/cases/${row.caseId}`}>
                      {row.number}
                    </a>
                  ) : (
                    <span className="mono nowrap">{row.number}</span>
                  ),
              },
              { head: t('half'), cell: (row) => halfName(view.lang, row.half) },
              { head: t('restated.was'), cell: (row) => t(`outcome.${row.was}`) },
              { head: t('restated.again'), cell: (row) => <Time view={view} at={row.reopenedAt} as="log" /> },
              {
                head: t('restated.now'),
                cell: (row) => (row.now === null ? t('restated.open') : t(`outcome.${row.now}`)),
              },
            ]}
          />
        )}
      </div>
    </Section>
  )
}

function Numbers({ view, data: { report, before } }: Readonly<{ view: View; data: ReportData }>) {
  const t = say(view.lang)
  const occurring = OUTCOMES.filter((outcome) => report.outcomes[outcome] > 0)
  return (
    <>
      <Squares
        id="all"
        lang={view.lang}
        title={t('squares', { n: report.total })}
        groups={occurring.map((outcome) => ({
          name: t(`outcome.${outcome}`),
          count: report.outcomes[outcome],
          dress: DRESS[outcome],
        }))}
      />
      <Section id="types" title={t('byType')}>
        <div className="stack">
          <p className="soft read">{t('byTypeText')}</p>
          <BarChart
            id="bars"
            lang={view.lang}
            title={t('chart')}
            nowName={t('thisHalf')}
            {...(before && { beforeName: t('halfBefore') })}
            rows={report.rows.map((row) => ({
              name: t(`family.${row.family}`),
              now: row.total,
              ...(before && { before: before.rows.find((each) => each.family === row.family)?.total ?? 0 }),
            }))}
          />
          <TypeTable view={view} report={report} occurring={occurring} />
        </div>
      </Section>
      <Section id="notice" title={t('notice')}>
        <p className="read">{t('noticeText', report.delayedNotice)}</p>
      </Section>
      <Section id="accounts" title={t('accounts')}>
        <div className="stack">
          <p className="soft read">{t('accountsText')}</p>
          <div className="cols">
            <Counted view={view} caption={t('accountType')} rows={report.accountTypes} />
            <Counted view={view} caption={t('country')} rows={report.countries} />
          </div>
        </div>
      </Section>
    </>
  )
}

function TypeTable({
  view,
  report,
  occurring,
}: Readonly<{ view: View; report: Report; occurring: readonly Outcome[] }>) {
  const t = say(view.lang)
  const number = (n: number) => formatNumber(view.lang, n)
  const columns: Column<TypeRow>[] = [
    { head: t('type'), cell: (row) => t(`family.${row.family}`), names: true },
    ...occurring.map(
      (outcome): Column<TypeRow> => ({
        head: t(`outcome.${outcome}`),
        number: true,
        cell: (row) => number(row.outcomes[outcome]),
      }),
    ),
    { head: t('total'), number: true, cell: (row) => number(row.total) },
  ]
  return (
    <Scroll lang={view.lang} name={t('byType')}>
      <Table
        caption={t('byType')}
        columns={columns}
        rows={report.rows}
        rowKey={(row) => row.family}
        foot={[t('all'), ...occurring.map((outcome) => number(report.outcomes[outcome])), number(report.total)]}
      />
    </Scroll>
  )
}

function Counted({
  view,
  caption,
  rows,
}: Readonly<{ view: View; caption: string; rows: readonly { name: string; count: number }[] }>) {
  const t = say(view.lang)
  const columns: Column<{ name: string; count: number }>[] = [
    { head: caption, cell: (row) => (row.name === 'No account' ? t('noCategory') : row.name), names: true },
    { head: t('count'), number: true, cell: (row) => formatNumber(view.lang, row.count) },
  ]
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.name} />
}

function Definitions({ view, report }: Readonly<{ view: View; report: Report }>) {
  const t = say(view.lang)
  return (
    <Section id="definitions" title={t('definitions')}>
      <Facts
        items={[
          ...report.rows.map(({ family }) => ({ name: t(`family.${family}`), value: t(`familyMeans.${family}`) })),
          ...OUTCOMES.map((outcome) => ({ name: t(`outcome.${outcome}`), value: t(`outcomeMeans.${outcome}`) })),
        ]}
      />
      <p className="small soft">{t('privateNote')}</p>
    </Section>
  )
}

function Use({ view, data }: Readonly<{ view: View; data: ReportData }>) {
  const t = say(view.lang)
  const { provider } = view
  const citation = t('citation', {
    provider: provider.name,
    half: halfName(view.lang, data.half),
    url: `${data.baseUrl}/transparency/${nameOf(data.half)}`,
    day: formatDay(view.lang, dayIn(view.zone, view.now), 'full'),
  })
  return (
    <Section id="use" title={t('use')}>
      <Facts
        items={[
          { name: t('licence'), value: <a href={provider.report.licenceUrl}>{provider.report.licence}</a> },
          { name: t('cite'), value: citation },
          { name: t('press'), value: provider.pressContact },
        ]}
      />
    </Section>
  )
}
