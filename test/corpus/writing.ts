/** What letter templates are made of: lines with a look, and dates and times in the ways officers write them. */
import type { Facts } from './plan.ts'

export type Line = Readonly<{ text: string; look: 'title' | 'center' | 'bold' | 'plain' | 'right' | 'item' | 'gap' }>
export type Template = Readonly<{ name: string; process: Facts['process'] | 'any'; write: (facts: Facts) => Line[] }>

const line =
  (look: Line['look']) =>
  (text: string): Line => ({ text, look })
export const title = line('title'),
  center = line('center'),
  bold = line('bold'),
  plain = line('plain'),
  right = line('right'),
  item = line('item')
export const gap: Line = { text: '', look: 'gap' }
/** Lines that stand only when there is something to say. */
export const when = <T>(value: T | null | undefined | false | '', write: (value: T) => Line[]): Line[] =>
  value ? write(value) : []

const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const format = (locale: string, options: Intl.DateTimeFormatOptions) => (day: string) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at(day))
export const usDate = format('en-US', { dateStyle: 'long' })
export const plainDate = format('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
export const shortDate = format('en-US', { month: 'short', day: 'numeric', year: 'numeric' })
export const figures = format('en-US', { month: '2-digit', day: '2-digit', year: 'numeric' })
export const dutchDate = format('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })
export const germanDate = format('de-DE', { day: 'numeric', month: 'long', year: 'numeric' })
export const ordinal = (day: string): string => {
  const n = Number(day.slice(8))
  const ending =
    n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'
  return `${n}${ending} day of ${format('en-US', { month: 'long' })(day)}, ${day.slice(0, 4)}`
}

const TITLES = {
  administrative: 'Administrative Subpoena',
  'grand-jury': 'Grand Jury Subpoena',
  trial: 'Trial Subpoena',
  order: 'Order for Disclosure of Records',
  'other-order': 'Court Order',
  warrant: 'Search Warrant',
  preservation: 'Preservation Request',
} as const
export const titleOf = ({ titled }: Facts): string => TITLES[titled]

/** "meeting 123 4567 8901 of 14 September 2026 at 13:00 UTC"; without a day only the number. */
export function meetingIn({ meeting }: Facts, date: (day: string) => string, join = ' at '): string | null {
  if (!meeting) return null
  return meeting.day === ''
    ? meeting.number
    : `${meeting.number}, ${date(meeting.day)}${join}${meeting.time}${meeting.zone ? ` ${meeting.zone}` : ''}`
}

export function addresseeLines({ company, address }: Facts, lead: string[] = []): Line[] {
  return [...lead, ...(company ? [company.name] : []), ...(address ?? [])].map(plain)
}

export function periodOf(
  { range, openPeriod }: Facts,
  date: (day: string) => string,
  [from, to]: readonly [string, string] = ['from', 'to'],
): string | null {
  if (openPeriod) return `${from} ${openPeriod}`
  return range ? `${from} ${date(range.from)} ${to} ${date(range.to)}` : null
}
