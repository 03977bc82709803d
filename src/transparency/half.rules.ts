/**
 * The half-years that reports cover.
 *
 * Seed    report, "Overzicht": 1 January to 30 June, 1 July to 31 December; a request counts in the half-year in which it was completed.
 */
import { atHour, type Day, day } from '#platform/time.ts'

/** `2026-1` is January to June 2026. */
export type Half = Readonly<{ year: number; part: 1 | 2 }>

export function halfOf(of: Day): Half {
  return { year: Number(of.slice(0, 4)), part: of.slice(5, 7) <= '06' ? 1 : 2 }
}

export function before({ year, part }: Half): Half {
  return part === 2 ? { year, part: 1 } : { year: year - 1, part: 2 }
}

/** The half-year that ended last before `today`. */
export function lastClosed(today: Day): Half {
  return before(halfOf(today))
}

export function firstDay({ year, part }: Half): Day {
  return day(`${year}-${part === 1 ? '01' : '07'}-01`)
}

export function lastDay({ year, part }: Half): Day {
  return day(part === 1 ? `${year}-06-30` : `${year}-12-31`)
}

/** From the first instant (inclusive) to the first of the next half (exclusive), in the office's zone. */
export function instantsOf(half: Half, zone: string): { from: Date; to: Date } {
  const next: Half = half.part === 1 ? { year: half.year, part: 2 } : { year: half.year + 1, part: 1 }
  return { from: atHour(firstDay(half), 0, zone), to: atHour(firstDay(next), 0, zone) }
}

export function nameOf({ year, part }: Half): string {
  return `${year}-${part}`
}

/** Reads `2026-1`; null for anything else. */
export function readHalf(text: string): Half | null {
  const parts = /^(20\d{2})-([12])$/.exec(text)
  return parts ? { year: Number(parts[1]), part: parts[2] === '1' ? 1 : 2 } : null
}
