import { typeset } from '#platform/pdf.ts'
import { day } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import { formatMoney, formatNumber } from '#ui/figures.ts'
import type { Bill } from './invoice.store.ts'
import { say } from './officer.words.ts'
import { amountOf, sumOf } from './quote.rules.ts'

/** PDF/A-2a, tagged, in the officer's language: every line with its sum, so that whoever pays can add it up. */
export function typesetBill(bill: Bill): Promise<Uint8Array> {
  const { paper, kind, number, on, lines, currency, at } = bill
  const { lang } = paper
  const t = say(lang)
  const sign = kind === 'credit' ? -1 : 1
  const money = (cents: number) => formatMoney(lang, sign * cents, currency)
  const facts: [string, string][] = [
    [t('paper.number'), number],
    [t('paper.on'), formatDay(lang, on, 'long')],
    ...(paper.credits === null ? [] : [[t('paper.credits'), paper.credits] satisfies [string, string]]),
    [t('paper.case'), paper.caseNumber],
    [t('paper.yours'), paper.yourReference],
    ...(paper.citation === '' ? [] : [[t('paper.basis'), paper.citation] satisfies [string, string]]),
  ]
  const data = {
    ...{
      lang,
      title: t(`paper.${kind}`, { number }),
      from: [...paper.from, paper.registration],
      to: [...paper.to],
      facts,
    },
    ...{ fromHead: t('paper.from'), toHead: t('paper.to'), page: t('paper.page') },
    head: [t('line.work'), t('line.units'), t('line.rate'), t('line.amount')],
    rows: lines.map((line) => [
      t(`work.${line.work}`),
      `${formatNumber(lang, line.units)} × ${t(`unit.${line.unit}`)}`,
      formatMoney(lang, line.cents, currency),
      money(amountOf(line)),
    ]),
    ...{ sumHead: t('line.sum'), sum: money(sumOf(lines)) },
    notes: [
      ...(kind === 'credit'
        ? [t('paper.creditNote', { number: paper.credits ?? '' })]
        : [t('paper.pay', { day: formatDay(lang, day(paper.payBy), 'long'), number })]),
      ...(paper.vat === '' ? [] : [paper.vat]),
    ],
    payTo: kind === 'credit' ? [] : [...paper.payTo],
  }
  return typeset({ source: TEMPLATE, data, at })
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, author: it.from.first(), date: auto)
#set page(paper: "a4", margin: 25mm, numbering: (..n) => [#it.page #n.pos().map(str).join(" / ")])
#set text(font: "IBM Plex Sans", size: 10pt, lang: it.lang)
#set par(leading: 0.7em, spacing: 1.1em)
#let lines(all) = all.map(line => [#line]).join(linebreak())
#grid(columns: (1fr, 1fr), gutter: 10mm,
  [#text(fill: rgb("#454c53"), it.fromHead)#linebreak()#lines(it.from)],
  [#text(fill: rgb("#454c53"), it.toHead)#linebreak()#lines(it.to)])
#v(8mm)
#heading(level: 1, it.title)
#v(2mm)
#par(for (name, value) in it.facts [#text(fill: rgb("#454c53"), name + ": ")#value #linebreak()])
#v(4mm)
#table(columns: (1fr, auto, auto, auto), align: (left, right, right, right), inset: (x: 6pt, y: 5pt),
  stroke: (x, y) => (bottom: 0.5pt + rgb("#454c53")),
  table.header(..it.head.map(cell => strong(cell))),
  ..it.rows.flatten().map(cell => [#cell]),
  table.footer(table.cell(colspan: 3, align: left, strong(it.sumHead)), strong(it.sum)))
#v(4mm)
#for note in it.notes { par(note) }
#par(lines(it.payTo))
`
