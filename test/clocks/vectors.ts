/** Random deadlines to count, leaning to where counting goes wrong: summer time, month ends, leap days, holidays, weekends, full hours. */
import { KEPT_BY } from './holidays.ts'
import { ORACLE_RULES, stopsOf, unitOf, type Vector } from './oracle.ts'

/** Half-hour and quarter-hour zones, summer time at midnight, in the south, of half an hour, before and after ours. */
export const ZONES = [
  ...['Europe/Amsterdam', 'Europe/Amsterdam', 'Europe/Lisbon', 'Europe/Athens', 'Europe/London', 'America/New_York'],
  ...['America/Los_Angeles', 'America/St_Johns', 'America/Santiago', 'America/Havana', 'America/Nuuk', 'Africa/Cairo'],
  ...['Africa/Casablanca', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Beirut', 'Australia/Lord_Howe', 'Pacific/Auckland'],
  ...['Pacific/Chatham', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Etc/UTC'],
]

const COUNTRIES = KEPT_BY.filter((key) => key !== 'NL_ATW')

/** Days of the year around which much happens: `MM-DD`. */
const EDGES = [
  ...[
    '01-01',
    '01-02',
    '01-30',
    '01-31',
    '02-01',
    '02-28',
    '03-01',
    '03-28',
    '03-29',
    '03-31',
    '04-01',
    '04-05',
    '04-26',
  ],
  ...[
    '04-27',
    '04-30',
    '05-01',
    '05-04',
    '05-05',
    '05-14',
    '05-15',
    '05-31',
    '06-30',
    '07-02',
    '07-03',
    '08-31',
    '09-05',
  ],
  ...[
    '10-24',
    '10-25',
    '10-31',
    '11-01',
    '11-10',
    '12-20',
    '12-22',
    '12-23',
    '12-24',
    '12-25',
    '12-26',
    '12-30',
    '12-31',
  ],
]

/** The generator called mulberry32: small, seeded, good enough to choose test cases. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FIRST = Date.UTC(2024, 1, 15)
const LAST = Date.UTC(2034, 5, 30)
const DAY = 86_400_000

export function vectors(seed: number, howMany: number): readonly Vector[] {
  const roll = dice(seed)
  return Array.from({ length: howMany }, (_, index) => {
    // Every rule comes round, whatever the dice say.
    const rule = ORACLE_RULES[index % ORACLE_RULES.length] ?? ''
    const at = instant(roll)
    return {
      ...{ rule, at, zone: pick(roll, ZONES), country: pick(roll, COUNTRIES), pauses: pausesFor(rule, at, roll) },
      on: unitOf(rule) === 'date' ? new Date(at + Math.floor(roll() * 60 - 10) * DAY).toISOString().slice(0, 10) : null,
      amount: rule === 'USER_NOTICE' || rule === 'AUTHORITY_NOTICE' ? Math.floor(roll() * 61) : null,
    }
  })
}

function instant(roll: () => number): number {
  const plain = FIRST + Math.floor(roll() * (LAST - FIRST))
  const kind = roll()
  if (kind < 0.35) return plain
  if (kind < 0.8) {
    const year = 2024 + Math.floor(roll() * 10)
    const edge = Date.parse(`${year}-${pick(roll, EDGES)}T00:00:00Z`) + Math.floor(roll() * 3 - 1) * DAY
    return Math.max(
      FIRST,
      edge + Math.floor(roll() * 48) * 1_800_000 + (roll() < 0.5 ? Math.floor(roll() * 1_800_000) : 0),
    )
  }
  if (kind < 0.9) return Math.floor(plain / 3_600_000) * 3_600_000
  // 29 February of a leap year.
  return Date.UTC(pick(roll, [2024, 2028, 2032]), 1, 29) + Math.floor(roll() * DAY)
}

/** Pauses that count and, now and then, one that does not; some overlap, some lie outside. */
function pausesFor(rule: string, at: number, roll: () => number): Vector['pauses'] {
  const stops = stopsOf(rule)
  if (roll() < (stops.length > 0 ? 0.4 : 0.9)) return []
  const span = unitOf(rule) === 'h' ? 12 * 3_600_000 : 14 * DAY
  return Array.from({ length: 1 + Math.floor(roll() * 3) }, () => {
    const from = at + Math.floor((roll() * 1.2 - 0.1) * span)
    const event = stops.length > 0 && roll() < 0.85 ? pick(roll, stops) : 'motion-pending'
    return { event, from, to: from + Math.floor(roll() * span) }
  })
}

function pick<T>(roll: () => number, from: readonly T[]): T {
  const found = from[Math.floor(roll() * from.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}
