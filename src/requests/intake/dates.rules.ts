/**
 * Finds the dates in a text and tells what each is for, by the words nearest to it.
 *
 * Policy  a date in figures with strokes is read the American way, month first, unless that day does not exist; the check is of US process.
 */
import { type Day, isDay } from '#platform/time.ts'
import { after, before, findAll, type PageText, type Passage } from './text.rules.ts'

export type DateUse =
  | 'signed'
  | 'standing-alone'
  | 'due'
  | 'range'
  | 'meeting'
  | 'secrecy'
  | 'birth'
  | 'offence'
  | 'other'
export type FoundDate = Readonly<{ day: Day; where: Passage; use: DateUse }>

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|[O0]ct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const DAY = '([0-3lI]\\s?[0-9OlI]|[0-9OlI])(?:st|nd|rd|th)?'
const YEAR = '((?:19|2[0O])[0-9O]{2})'
const SHAPES: readonly Readonly<{ pattern: RegExp; order: 'mdy' | 'dmy' | 'ymd' | 'figures' }>[] = [
  {
    pattern: new RegExp(`\\b${MONTH}[:\\s]{1,3}${DAY}\\s?(?:[,.][:\\s]{0,3}|[:\\s]{1,3})${YEAR}\\b`, 'gi'),
    order: 'mdy',
  },
  {
    pattern: new RegExp(`\\b${DAY}[\\s-]{1,3}(?:day\\s{1,3}of\\s{1,3})?${MONTH}\\s?,?[\\s-]{1,3}${YEAR}\\b`, 'gi'),
    order: 'dmy',
  },
  { pattern: /\b((?:19|20)\d{2})-([01]\d)-([0-3]\d)(?=\b|T)/g, order: 'ymd' },
  { pattern: /\b([0-3]?\d)\s?[/.-]\s?([0-3]?\d)\s?[/.-]\s?((?:19|20)\d{2})\b/g, order: 'figures' },
]

/** Every date of these pages, in reading order. */
export function datesIn(pages: readonly PageText[]): FoundDate[] {
  const found = SHAPES.flatMap(({ pattern, order }) =>
    findAll(pages, pattern).flatMap((where) => {
      const day = dayOf(where.groups, order)
      return day ? [{ day, where }] : []
    }),
  )
  const placed = found.sort((a, b) => a.where.page.n - b.where.page.n || a.where.at - b.where.at)
  return placed.map(({ day, where }, index) => ({
    day,
    where,
    use: useOf(where, placed[index - 1]?.where, placed[index + 1]?.where),
  }))
}

function dayOf(groups: Passage['groups'], order: 'mdy' | 'dmy' | 'ymd' | 'figures'): Day | null {
  const [one = '', two = '', three = ''] = groups.map((group) => group ?? '')
  if (order === 'mdy') return dayFrom(three, monthOf(one), two)
  if (order === 'dmy') return dayFrom(three, monthOf(two), one)
  if (order === 'ymd') return dayFrom(one, Number(two), three)
  return dayFrom(three, Number(one), two) ?? dayFrom(three, Number(two), one)
}

function monthOf(text: string): number {
  return MONTHS.findIndex((month) => text.toLowerCase().replace('0', 'o').startsWith(month)) + 1
}

function dayFrom(year: string, month: number, day: string): Day | null {
  const digits = (text: string) => text.replace(/\s/g, '').replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
  const text = `${digits(year)}-${String(month).padStart(2, '0')}-${digits(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** The cue that ends nearest before the date wins; of two that end together the longer ("return date" over "date"). */
const BEFORE: readonly Readonly<{ use: DateUse; cue: RegExp }>[] = [
  { use: 'birth', cue: /\b(?:born|birth|DOB)\b/gi },
  {
    use: 'offence',
    cue: /\bon\s{1,3}or\s{1,3}about\b|\boffen[cs]e\s{1,3}(?:of|on|date)\b|\bindictment\b|\boccurr\w{1,4}\b|\bcommitted\b/gi,
  },
  {
    use: 'due',
    cue: /\bon\s{1,3}or\s{1,3}before\b|\bn[o]t?\s{1,3}later\s{1,3}than\b|\bnot\s{1,3}after\b|\bby\b|\bbefore\b|\b(?:due|retu(?:rn|m)(?:able)?|deadline|response|respond|appear|appearance|compliance|comply|production|produce|answer|reply)(?:\s{1,3}(?:date|day|on|due))?\b/gi,
  },
  {
    use: 'signed',
    cue: /\bdated?\b|\bissued\b|\bissuance\b|\bsigned\b|\bexecuted\b|\bwitness(?:ed)?\b|\bunder\s{1,3}my\s{1,3}hand\b|\bthis\b|\bgiven\b|\bentered\b/gi,
  },
  {
    use: 'range',
    cue: /\bbetween\b|\bfrom\b|\bperiod\b|\bbeginning\b|\b(?:start|begin|first|end|last)(?:ing|s|\s{1,3}(?:date|day))?\b|\bthrough\b|\bthru\b|\bsince\b|\brange\b|\bdates\b|\btime\s{0,1}frame\b|\bto\b/gi,
  },
  { use: 'meeting', cue: /\bmeeting\b|\bheld\b|\bsession\b|\bconference\b|\bcall\b|\btook\s{1,3}place\b/gi },
  {
    use: 'secrecy',
    cue: /\bdisclos\w{1,6}\b|\bnotif\w{1,8}\b|\bsecre\w{1,4}\b|\bconfidential\w{0,6}\b|\buntil\b|\bexpir\w{1,6}\b/gi,
  },
]
const PAIR =
  /^[.,]?\s{0,3}(?:,?\s{0,2}(?:at\s{1,3})?\d{1,2}:\d{2}(?::\d{2})?\s{0,2}(?:[ap]\.?m\.?)?\s{0,2}(?:\(?(?:UTC|GMT|Z|[A-Z]{2,4}T)\)?)?,?\s{0,3})?(?:to|through|thru|and|until|up\s{1,3}to|-|till)(?:\s{1,3}and\s{1,3}including)?\s{0,3}$/i
const TIME_IN_UTC =
  /^\s{0,2},?\s{0,2}(?:at|T|from)?\s{0,2}\d{1,2}[:.]\d{2}(?::\d{2})?\s{0,3}(?:hours?\s{0,2})?\(?(?:UTC|GMT|Z\b)/i

function useOf(where: Passage, previous: Passage | undefined, next: Passage | undefined): DateUse {
  if (next && joined(where, next)) return 'range'
  if (previous && joined(previous, where)) return 'range'
  const near = before(where, 110)
  let use: DateUse = 'other',
    from = -1,
    end = -1
  for (const entry of BEFORE) {
    const last = [...near.matchAll(entry.cue)].at(-1)
    if (!last) continue
    const ends = last.index + last[0].length
    if (ends > end || (ends === end && last.index < from)) {
      use = entry.use
      from = last.index
      end = ends
    }
  }
  if (TIME_IN_UTC.test(after(where, 40)) && use !== 'due') return 'meeting'
  const gap = from < 0 ? '' : near.slice(from)
  const alone = /(?:^|\n)[^\n]{0,30}$/.test(near.slice(-31)) && /^\s{0,3}(?:\n|$)/.test(after(where, 4))
  if (alone && (from < 0 || /\n[^\n]{0,200}\n/.test(gap) || !/^[^\n]{0,60}$/.test(gap))) return 'standing-alone'
  return use
}

function joined(one: Passage, other: Passage): boolean {
  return (
    one.page === other.page &&
    other.at - one.end < 60 &&
    other.at >= one.end &&
    PAIR.test(one.page.text.slice(one.end, other.at))
  )
}
