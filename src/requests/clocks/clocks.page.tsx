import { COPY } from '#platform/calendar/public-holidays.rules.ts'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Mono } from '#ui/facts.tsx'
import { Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { type ClockRow, clocksOn } from './clock.rules.ts'
import { say } from './clock.words.ts'
import { rowCounting, rowLength, rowSource } from './row.page.tsx'

/** Every clock in force today: how long, from when, how it is counted, and where that is written. */
export function ClockList({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const { zone, notice } = view.provider
  const set: Readonly<Record<string, number>> = {
    USER_NOTICE: notice.days,
    AUTHORITY_NOTICE: notice.authorityDays ?? 0,
  }
  const rows = clocksOn(dayIn(zone, view.now)).map((row): ClockRow => ({ ...row, amount: set[row.id] ?? row.amount }))
  return (
    <Section id="clocks" title={t('list.title')} full>
      <div className="stack">
        <p className="soft read">{t('list.lead')}</p>
        <Table
          caption={t('list.title')}
          cards
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              head: t('list.deadline'),
              names: true,
              cell: ({ id }) => (
                <>
                  {t(`rule.${id}`)} <Mono>{id}</Mono>
                </>
              ),
            },
            { head: t('list.length'), cell: (row) => rowLength(view.lang, row) },
            { head: t('list.from'), cell: ({ starts }) => t(`starts.${starts}`) },
            { head: t('list.counted'), cell: (row) => rowCounting(view.lang, row) },
            { head: t('list.who'), cell: ({ runs }) => t(`runs.${runs}`) },
            { head: t('list.source'), cell: (row) => rowSource(view.lang, row) },
          ]}
        />
        <p className="small soft">{t('list.holidays', { copy: COPY })}</p>
      </div>
    </Section>
  )
}
