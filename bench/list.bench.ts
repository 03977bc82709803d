/**
 * A list of 10,000 identifiers, from its bytes to the report of its rows: as UTF-8 with commas, as a spreadsheet in the Netherlands writes
 * it, and with every second row in need of mending. The reference is splitting the same text at its line ends.
 */
import { LIST_MOST, readList, textOf } from '../src/requests/filing/list.rules.ts'

const NOW = new Date('2026-11-18T09:24:00Z')
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7)

const file = (row: (n: number) => string) =>
  new TextEncoder().encode(Array.from({ length: LIST_MOST }, (_, n) => row(n)).join('\r\n'))
const files = {
  'commas, e-mail addresses': file((n) => `email,person.${n}@company${n % 97}.example`),
  'semicolons, meetings': file((n) => `vergadering;${81_400_000_000 + n};14-9-2026;13:00`),
  'every second row to mend': file((n) => (n % 2 === 0 ? `email,person.${n}@company.example` : `fax,"${n}`)),
}

process.stdout.write(`\nA list of ${LIST_MOST.toLocaleString('en')} identifiers, best of ${ROUNDS}\n`)
console.table(
  Object.entries(files).map(([what, bytes]) => {
    const whole = best(() => rowsIn(bytes))
    const reference = best(() => textOf(bytes).split('\r\n').length)
    return { what, KB: Math.round(bytes.length / 1000), ms: round(whole), 'ms to split': round(reference) }
  }),
)

function rowsIn(bytes: Uint8Array): number {
  const read = readList(textOf(bytes), NOW)
  return read.kind === 'read' ? read.good.length + read.refused.length : 0
}

function best(work: () => number): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = performance.now()
    if (work() !== LIST_MOST) throw new Error('rows were lost')
    return performance.now() - began
  })
  return Math.min(...times)
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
