/** Compares what a check reported with the keys: recall and false alarms, per code and in all. */
import type { Paper } from './corpus.ts'

export type Reported = Readonly<{ paper: Paper; codes: readonly string[] }>
export type Row = Readonly<{ code: string; expected: number; found: number; falseAlarms: number }>
export type Score = Readonly<{
  rows: readonly Row[]
  papers: number
  expected: number
  found: number
  reported: number
  falseAlarms: number
  papersWithFalseAlarm: number
  recall: number
  falseShare: number
}>

export function scoreOf(results: readonly Reported[]): Score {
  const rows = new Map<string, { expected: number; found: number; falseAlarms: number }>()
  const row = (code: string) =>
    rows.get(code) ??
    rows.set(code, { expected: 0, found: 0, falseAlarms: 0 }).get(code) ?? { expected: 0, found: 0, falseAlarms: 0 }
  let papersWithFalseAlarm = 0,
    reported = 0
  for (const { paper, codes } of results) {
    const wanted = paper.codes.map((code) => code.split('|'))
    for (const choice of wanted) {
      const entry = row(choice[0] ?? '')
      entry.expected++
      if (choice.some((code) => codes.includes(code))) entry.found++
    }
    const wrong = codes.filter((code) => !wanted.flat().includes(code))
    for (const code of wrong) row(code).falseAlarms++
    reported += codes.length
    if (wrong.length > 0) papersWithFalseAlarm++
  }
  const list = [...rows].map(([code, counts]) => ({ code, ...counts })).sort((a, b) => a.code.localeCompare(b.code))
  const sum = (key: 'expected' | 'found' | 'falseAlarms') => list.reduce((total, entry) => total + entry[key], 0)
  return {
    rows: list,
    papers: results.length,
    expected: sum('expected'),
    found: sum('found'),
    reported,
    falseAlarms: sum('falseAlarms'),
    papersWithFalseAlarm,
    recall: sum('expected') === 0 ? 1 : sum('found') / sum('expected'),
    falseShare: reported === 0 ? 0 : sum('falseAlarms') / reported,
  }
}

export function missesOf({ paper, codes }: Reported): { missed: string[]; wrong: string[] } {
  const wanted = paper.codes.map((code) => code.split('|'))
  return {
    missed: wanted.filter((choice) => !choice.some((code) => codes.includes(code))).map((choice) => choice.join('|')),
    wrong: codes.filter((code) => !wanted.flat().includes(code)),
  }
}
