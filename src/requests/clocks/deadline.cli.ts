/**
 * `waarborg deadline RULE --received DATE|INSTANT --calendar CC`: when something is due, and the sum that leads there.
 * Exit 0 counted, 1 the rule is not in force on that day, 2 could not count.
 */
import { parseArgs } from 'node:util'
import { COUNTRIES } from '#platform/calendar/public-holidays.rules.ts'
import { capitalZone } from '#platform/calendar/zone.rules.ts'
import { atHour, type Day, dayIn, instant, isDay, isZone, later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { CLOCK_IDS, type ClockRow, clockOn, isClockId, newestClock } from './clock.rules.ts'
import { say } from './clock.words.ts'
import { type Deadline, type DeadlineAsk, deadlineOf, type Pause } from './deadline.rules.ts'
import { rowCounting, rowLength, rowSource } from './row.page.tsx'
import { stepLine } from './sentences.page.tsx'

export type DeadlineTerminal = Readonly<{ lang: Lang; say: (line: string) => void; complain: (line: string) => void }>

export function deadlineCommand(args: readonly string[], terminal: DeadlineTerminal): 0 | 1 | 2 {
  const typed = typedOf(args)
  const lang = typed?.lang === 'nl' || typed?.lang === 'en' ? typed.lang : terminal.lang
  const reading = typed === null ? wrong(say(lang)('cli.usage')) : readAsk(typed, lang)
  if (reading.kind === 'wrong') {
    for (const line of reading.lines) terminal.complain(line)
    return 2
  }
  const { ask, inForce } = reading
  const deadline = deadlineOf(ask)
  const lines = typed?.json
    ? [JSON.stringify(jsonOf({ ask, inForce, deadline, lang }), null, 2)]
    : tableOf({ ask, inForce, deadline, lang })
  for (const line of lines) terminal.say(line)
  return inForce ? 0 : 1
}

type Typed = NonNullable<ReturnType<typeof typedOf>>

function typedOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        received: { type: 'string' },
        calendar: { type: 'string' },
        zone: { type: 'string' },
        on: { type: 'string' },
        days: { type: 'string' },
        paused: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        lang: { type: 'string' },
      },
    })
    const [rule, ...more] = positionals
    const unspoken = values.lang !== undefined && values.lang !== 'nl' && values.lang !== 'en'
    return rule === undefined || more.length > 0 || unspoken ? null : { rule, ...values }
  } catch {
    return null
  }
}

type Wrong = Readonly<{ kind: 'wrong'; lines: readonly string[] }>
type Reading = Readonly<{ kind: 'read'; ask: DeadlineAsk; inForce: boolean }> | Wrong

const wrong = (...lines: readonly string[]): Wrong => ({ kind: 'wrong', lines })

function readAsk(typed: Typed, lang: Lang): Reading {
  const t = say(lang)
  const { rule: id, received } = typed
  if (!isClockId(id)) return wrong(t('cli.unknownRule', { rule: id }), ...ruleLines(lang))
  if (received === undefined) return wrong(t('cli.usage'))
  const newest = newestClock(id)
  const place = placeOf(typed, newest, lang)
  if (place.kind === 'wrong') return place
  const { zone, country: calendarCountry } = place
  const startedAt = momentOf(received, zone)
  if (startedAt === null) return wrong(t('cli.badMoment', { text: received }))
  const inForce = clockOn(id, dayIn(zone, startedAt))
  const rule = inForce ?? newest
  if (isDay(received) && (rule.unit === 'hours' || rule.unit === 'minutes'))
    return wrong(t('cli.needsTime', { rule: id, unit: rowLength(lang, rule) }))
  const more = moreOf({ typed, rule, zone, lang })
  if (more.kind === 'wrong') return more
  const { on, amount, pauses } = more
  const ask = { rule, startedAt, zone, calendarCountry, pauses, ...(on && { on }), ...(amount !== null && { amount }) }
  return { kind: 'read', ask, inForce: inForce !== null }
}

type Place = Readonly<{ kind: 'placed'; zone: string; country: string }> | Wrong

/** Whose holidays and whose clock. A rule that carries its own country needs neither said. */
function placeOf({ calendar, zone }: Typed, rule: ClockRow, lang: Lang): Place {
  const t = say(lang)
  const key = calendar?.toUpperCase() ?? OWN_COUNTRY[rule.calendar]
  const country = COUNTRIES.find((one) => one === key)
  if (calendar !== undefined && country === undefined)
    return wrong(t('cli.badCalendar', { text: calendar, known: COUNTRIES.join(' ') }))
  if (zone !== undefined && !isZone(zone)) return wrong(t('cli.badZone', { text: zone }))
  if (country === undefined && (zone === undefined || rule.calendar !== 'none')) return wrong(t('cli.needsCalendar'))
  return { kind: 'placed', zone: zone ?? (country ? capitalZone(country) : 'UTC'), country: country ?? '' }
}

const OWN_COUNTRY: Readonly<Partial<Record<ClockRow['calendar'], string>>> = { NL_ATW: 'NL', US_FEDERAL: 'US' }

type More = Readonly<{ kind: 'more'; on: Day | null; amount: number | null; pauses: readonly Pause[] }> | Wrong

/** The day on the document, the length that the office sets, and the pauses. */
function moreOf({
  typed,
  rule,
  zone,
  lang,
}: Readonly<{ typed: Typed; rule: ClockRow; zone: string; lang: Lang }>): More {
  const t = say(lang)
  const { on, days, paused = [] } = typed
  if (on !== undefined && !isDay(on)) return wrong(t('cli.badDay', { text: on }))
  if (rule.unit === 'date' && on === undefined) return wrong(t('cli.needsDay', { rule: rule.id }))
  const open = rule.unit === 'days' && rule.amount === null
  if (open && days === undefined) return wrong(t('cli.needsDays', { rule: rule.id }))
  if (days !== undefined && !(/^\d{1,4}$/.test(days) && Number(days) <= 3660))
    return wrong(t('cli.badDays', { text: days }))
  const [event] = rule.pausedBy
  if (paused.length > 0 && event === undefined) return wrong(t('cli.noPause', { rule: rule.id }))
  const pauses: Pause[] = []
  for (const text of paused) {
    const [from = '', to = '', ...rest] = text.split('..')
    const [begins, ends] = [momentOf(from, zone), momentOf(to, zone)]
    if (!begins || !ends || begins > ends || rest.length > 0 || !event) return wrong(t('cli.badPause', { text }))
    pauses.push({ event, from: begins, to: ends })
  }
  return { kind: 'more', on: on ?? null, amount: open ? Number(days) : null, pauses }
}

/** A day (its first instant), a time on the wall of the zone, or an instant. */
function momentOf(text: string, zone: string): Date | null {
  if (isDay(text)) return atHour(text, 0, zone)
  const [, date = '', hour = '', minute = '', second = '0', offset = ''] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? []
  if (!isDay(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  if (offset === '') return later(atHour(date, Number(hour), zone), (Number(minute) * 60 + Number(second)) * 1000)
  return /^(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(offset) ? instant(text) : null
}

function ruleLines(lang: Lang): readonly string[] {
  return aligned(CLOCK_IDS.map((id) => [`  ${id}`, say(lang)(`rule.${id}`)]))
}

type Answer = Readonly<{ ask: DeadlineAsk; inForce: boolean; deadline: Deadline; lang: Lang }>

function tableOf({ ask: { rule, zone }, inForce, deadline, lang }: Answer): readonly string[] {
  const t = say(lang)
  const head = [
    [t('cli.kept'), t(`runs.${rule.runs}`)],
    [t('cli.length'), rowLength(lang, rule)],
    [t('cli.calendar'), calendarText(rule, deadline, lang)],
    [t('cli.source'), `${rowSource(lang, rule)} (${t('unread')})`],
  ]
  const sum = deadline.steps.map((step) => stepLine(lang, step, zone))
  return [
    `${rule.id}: ${t(`rule.${rule.id}`)}${inForce ? '' : ` (${t('cli.notInForce')})`}`,
    ...aligned(head.map(([name = '', value = '']) => [`  ${name}`, value])),
    '',
    ...aligned(sum.map(({ step, value }) => [`  ${step}`, value])),
    ...(deadline.calendar ? ['', ...holidayLines(deadline.calendar, lang)] : []),
  ]
}

function calendarText(rule: ClockRow, { calendar }: Deadline, lang: Lang): string {
  return calendar ? `${rowCounting(lang, rule)} (${calendar.key})` : rowCounting(lang, rule)
}

function holidayLines({ copy, holidays }: NonNullable<Deadline['calendar']>, lang: Lang): readonly string[] {
  const t = say(lang)
  const list = holidays.map(({ day, name, source }) => [
    `  ${day}`,
    source === copy ? name[lang] : `${name[lang]} (${source})`,
  ])
  return [t('cli.holidays', { copy }), ...(list.length > 0 ? aligned(list) : [`  ${t('cli.none')}`])]
}

/** Two columns, the first as wide as its widest. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(([first = '']) => [...first].length))
  return rows.map(([first = '', second = '']) => `${first.padEnd(width + 2)}${second}`.trimEnd())
}

function jsonOf({ ask: { rule, zone, startedAt }, inForce, deadline, lang }: Answer) {
  const { target, latest, steps, calendar } = deadline
  return {
    ...{ rule: rule.id, name: say(lang)(`rule.${rule.id}`), inForce, runs: rule.runs, basis: rule.basis },
    ...{ citation: rule.citation, text: rule.text, reviewed: rule.reviewed, startedAt: startedAt.toISOString(), zone },
    ...{ target: target.toISOString(), latest: latest.toISOString() },
    steps: steps.map((step) => ({ ...step, sentence: stepLine(lang, step, zone) })),
    calendar,
  }
}
