import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import { countryName } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Select } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { JURISDICTIONS } from '../triage/jurisdiction.rules.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import { ISSUERS, type ProcessRow } from '../triage/process-row.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './law.words.ts'
import { DryRunPanel, ReadPanel, TryPanel } from './law-forms.page.tsx'
import { type LawPageProps, reachName } from './law-names.page.tsx'
import { LAW_ROWS, type LawRow } from './row.rules.ts'

/** The rows by which requests are judged, who read them, what they say of a demand, and whom a change would have touched. */
export function LawPage(props: LawPageProps) {
  const { view, jurisdiction, reviews, errors } = props
  const t = say(view.lang)
  const unread = LAW_ROWS.filter(({ id }) => !reviews.get(id)?.current).length
  const processes = LAW_ROWS.filter(
    (row) => row.kind === 'process' && (jurisdiction === null || row.row.jurisdictions.includes(jurisdiction)),
  )
  return (
    <DeskPage view={view} title={t('title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('title')} aside={t('aside', { day: formatDay(view.lang, day(RULES_DATE), 'long') })} />
      <p className="soft read">{t('lead')}</p>
      <p className="read">
        <b>{t('unread', { n: unread })}</b>
      </p>
      <ErrorSummary lang={view.lang} errors={errors} />
      <Panel id="processes" title={t('processes')} bare>
        <Form action="/desk/law" method="get" name={t('filter')} className="filterbar">
          <Select
            lang={view.lang}
            name="who"
            value={jurisdiction ?? ''}
            small
            label={t('who')}
            blank={t('all')}
            options={JURISDICTIONS.map((value) => ({ value, text: sayTriage(view.lang)(`jurisdiction.${value}`) }))}
          />
          <Button kind="second" small>
            {t('apply')}
          </Button>
        </Form>
        <ProcessTable {...props} rows={processes} />
      </Panel>
      <Panel id="countries" title={t('countries')} bare foot={t('otherCountries')}>
        <CountryTable {...props} />
      </Panel>
      <TryPanel {...props} />
      {view.may('case.read') && <DryRunPanel {...props} />}
      {view.may('law.review') && <ReadPanel {...props} />}
    </DeskPage>
  )
}

function ProcessTable({ view, rows, ...known }: LawPageProps & Readonly<{ rows: readonly LawRow[] }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  return (
    <Table
      caption={t('processes')}
      rows={rows.filter((row) => row.kind === 'process')}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        { head: t('process'), names: true, cell: ({ process }) => name(`process.${process}`) },
        {
          head: t('asker'),
          cell: ({ row }) => row.jurisdictions.map((each) => name(`jurisdiction.${each}`)).join(', '),
        },
        { head: t('reach'), cell: ({ row }) => <Reaches view={view} row={row} /> },
        { head: t('source'), cell: ({ row }) => <Source view={view} row={row} /> },
        { head: t('review'), cell: (row) => <ReviewCell view={view} row={row} {...known} /> },
      ]}
    />
  )
}

/** Issuer by issuer, and under which conditions. */
function Reaches({ view, row }: Readonly<{ view: View; row: ProcessRow }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const conditions = [
    row.classify && t('flags.classify'),
    row.vault && t('flags.vault'),
    row.needsStatute && t('flags.statute'),
    row.byCountry && t('flags.byCountry'),
    row.preserves && t('flags.preserves'),
    row.counselAbove !== undefined &&
      (row.counselAbove === 'nothing'
        ? t('flags.counselAlways')
        : t('flags.counsel', { class: reachName(view, row.counselAbove).toLowerCase() })),
  ].filter((text) => typeof text === 'string')
  return (
    <div className="stack--s">
      {ISSUERS.filter((issuer) => row.issuers[issuer] !== undefined).map((issuer) => (
        <p key={issuer} className="small">
          {name(`issuer.${issuer}`)}: <b>{reachName(view, row.issuers[issuer] ?? 'nothing')}</b>
        </p>
      ))}
      {row.letters && <p className="small soft">{`(${row.letters.join('), (')})`}</p>}
      {conditions.length > 0 && <p className="small soft">{conditions.join('; ')}</p>}
    </div>
  )
}

function Source({ view, row }: Readonly<{ view: View; row: ProcessRow }>) {
  const t = say(view.lang)
  const from = formatDay(view.lang, day(row.validFrom), 'plain')
  const to = row.validTo === null ? '' : ` ${t('until', { day: formatDay(view.lang, day(row.validTo), 'plain') })}`
  return (
    <div className="stack--s">
      <p className="small" lang="en">
        {row.citation}
      </p>
      {row.validFrom > '1900-01-01' && <p className="small soft">{`${t('since', { day: from })}${to}`}</p>}
    </div>
  )
}

function CountryTable({ view, ...known }: LawPageProps) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('countries')}
      rows={LAW_ROWS.filter((row) => row.kind === 'country')}
      rowKey={({ id }) => id}
      cards
      dense
      pad
      columns={[
        { head: t('country'), names: true, cell: ({ country }) => countryName(view.lang, country) },
        { head: t('order'), cell: ({ row }) => reachName(view, row.order) },
        { head: t('emergency'), cell: ({ row }) => reachName(view, row.emergency) },
        { head: t('why'), cell: ({ row }) => <span lang="en">{row.why}</span> },
        { head: t('review'), cell: (row) => <ReviewCell view={view} row={row} {...known} /> },
      ]}
    />
  )
}

type ReviewCellProps = Pick<LawPageProps, 'view' | 'reviews' | 'names'> & Readonly<{ row: LawRow }>

function ReviewCell({ view, row, reviews, names }: ReviewCellProps) {
  const t = say(view.lang)
  const review = reviews.get(row.id)
  if (!review) return <Tag kind="open">{t('notReviewed')}</Tag>
  const name = names.get(review.by) ?? review.by
  if (!review.current) return <Tag kind="warn">{t('changed', { name })}</Tag>
  return (
    <div className="stack--s">
      <Tag kind="done">{t('reviewedBy', { name, when: formatInstant(view.lang, review.at, view.zone, 'log') })}</Tag>
      <p className="small soft">{review.note}</p>
    </div>
  )
}
