/**
 * Small changes to the rules that decide about disclosure: how many do their tests notice? No comment may switch a
 * change off (tidy sees to it).
 */
import { mutate, percent, type Row } from '../mutation.ts'
import { writeProof } from '../proof.ts'

const LEAST = 95

const started = performance.now()
const { ran, rows, total, output } = mutate()
process.stdout.write(output)

writeProof({
  name: 'mutation',
  claim: `The tests notice at least ${LEAST} % of small changes to each deciding rule file`,
  holds: ran && rows.length > 0 && rows.every((row) => percent(row) >= LEAST),
  seed: null,
  seconds: (performance.now() - started) / 1000,
  body: ['| file | noticed | of | % |', '|---|---|---|---|', ...[...rows, total].map(line)].join('\n'),
})

function line(row: Row): string {
  return `| ${row.file} | ${row.noticed} | ${row.all} | ${percent(row).toFixed(1)} |`
}
