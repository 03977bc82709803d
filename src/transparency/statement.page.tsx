import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import { Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import type { BandLine } from './bands.rules.ts'
import { say } from './statement.words.ts'

/** The bands as the public reads them. */
export function BandTable({ view, lines }: Readonly<{ view: View; lines: readonly BandLine[] }>) {
  const t = say(view.lang)
  const day = (of: BandLine['from']) => formatDay(view.lang, of, 'dated')
  return (
    <Table
      caption={t('title')}
      rows={lines}
      rowKey={({ line }) => line}
      cards
      columns={[
        { head: t('line'), names: true, cell: ({ line }) => t(`lines.${line}`) },
        { head: t('period'), cell: ({ from, to }) => t('from', { from: day(from), to: day(to) }) },
        { head: t('band'), number: true, cell: ({ low, high }) => `${low}–${high}` },
      ]}
    />
  )
}

export function BandSection({
  view,
  statement,
}: Readonly<{ view: View; statement: Readonly<{ publishedOn: BandLine['from']; lines: readonly BandLine[] }> }>) {
  const t = say(view.lang)
  return (
    <Section id="national-security" title={t('title')}>
      <div className="stack">
        <p className="read">{t('text', { day: formatDay(view.lang, statement.publishedOn, 'dated') })}</p>
        <BandTable view={view} lines={statement.lines} />
      </div>
    </Section>
  )
}
