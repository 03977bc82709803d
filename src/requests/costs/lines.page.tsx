import type { Lang } from '#platform/words.ts'
import { formatMoney, formatNumber } from '#ui/figures.ts'
import { Table } from '#ui/table.tsx'
import { say } from './officer.words.ts'
import { amountOf, type CostLine, sumOf } from './quote.rules.ts'
import type { Currency } from './rate.rules.ts'

type Props = Readonly<{ lang: Lang; lines: readonly CostLine[]; currency: Currency; caption: string }>

/** Units times price, line by line, and the sum below: whoever pays can add it up. */
export function CostLines({ lang, lines, currency, caption }: Props) {
  const t = say(lang)
  const money = (cents: number) => formatMoney(lang, cents, currency)
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={({ work }) => work}
      cards
      dense
      columns={[
        { head: t('line.work'), names: true, cell: ({ work }) => t(`work.${work}`) },
        {
          head: t('line.units'),
          number: true,
          cell: ({ units, unit }) => `${formatNumber(lang, units)} × ${t(`unit.${unit}`)}`,
        },
        { head: t('line.rate'), number: true, cell: ({ cents }) => money(cents) },
        { head: t('line.amount'), number: true, cell: (line) => money(amountOf(line)) },
      ]}
      foot={[t('line.sum'), '', '', money(sumOf(lines))]}
    />
  )
}
