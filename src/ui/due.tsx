import type { ReactNode } from 'react'
import { clockIn, formatDay } from './dates.ts'
import { type Deadline, type DueWording, dueDay, dueWording } from './due.rules.ts'
import { formatShare } from './figures.ts'
import { Fold } from './panels.tsx'
import { DayTime, type Reading } from './time.tsx'
import { say } from './ui.words.ts'

const TONE: Readonly<Record<DueWording['tone'], string>> = {
  late: 'due due--late',
  soon: 'due due--soon',
  plain: 'due',
}

/** A deadline in words, the date below: "In 5 days / Mon 23 Nov". `note` stands in place of the date, as in "answer due Mon 30 Nov". */
export function Due({ view, note, ...deadline }: Readonly<{ view: Reading; note?: ReactNode }> & Deadline) {
  const wording = dueWording(deadline, view.now, view.zone)
  return (
    <span className={TONE[wording.tone]}>
      {dueText(view, deadline, wording)}
      <small>{note ?? <DueDate view={view} due={deadline.due} wording={wording} />}</small>
    </span>
  )
}

function DueDate({ view, due, wording }: Readonly<{ view: Reading; due: Date; wording: DueWording }>) {
  const { lang, zone } = view
  if (wording.say === 'still') return say(lang)('due.since', { day: formatDay(lang, wording.since, 'short') })
  if (wording.wholeDay) return <DayTime view={view} of={wording.on} as="short" />
  const text = say(lang)('due.at', { day: formatDay(lang, wording.on, 'short'), time: clockIn(zone, due) })
  return <time dateTime={due.toISOString()}>{text}</time>
}

/** The wording alone, for a sentence or a mail: "Overdue by 1 day". */
export function dueText(
  { lang, zone, now }: Reading,
  deadline: Deadline,
  wording: DueWording = dueWording(deadline, now, zone),
): string {
  switch (wording.say) {
    case 'still':
      return say(lang)('due.still')
    case 'today':
      return say(lang)('due.today')
    case 'tomorrow':
      return say(lang)('due.tomorrow')
    case 'todayAt':
      return say(lang)('due.todayAt', { time: clockIn(zone, deadline.due) })
    case 'inDays':
    case 'lateMinutes':
    case 'lateHours':
    case 'lateDays':
      return say(lang)(`due.${wording.say}`, { n: wording.n })
  }
}

/** One line of a calculation: "+ 10 days", "Thu 19 Nov". The last line is the result. */
export type SumLine = Readonly<{ step: ReactNode; value: ReactNode }>

type ClockProps = Readonly<{
  view: Reading
  name: string
  /** When the clock began to run; null while it waits to be started. */
  start: Date | null
  /** Said instead of the deadline where there is none yet, as in "Starts on approval". */
  waits?: string
  /** When the clock was over before its time or after it, and what is said of that. */
  over?: Readonly<{ at: Date; text: string }> | undefined
  /** Line by line: start (not counted), steps, shift for weekends, end. */
  sum: readonly SumLine[]
  /** Rule and calendar, as in "Rule US_RETURN_DATE. Calendar NL, copy of 9 Nov 2026." */
  rule: ReactNode
}> &
  (Deadline | Readonly<{ due: null }>)

/** Name, word, bar of the time used, and the sum behind it. There is no clock without the fold. */
export function Clock(props: ClockProps) {
  const { view, name, start, waits, over, sum, rule } = props
  const deadline = props.due === null ? null : props
  const tone = over ? 'plain' : deadline ? dueWording(deadline, view.now, view.zone).tone : 'soon'
  const used = deadline && start ? shareUsed(start, deadline.due, over?.at ?? view.now) : 0
  const heading = deadline
    ? say(view.lang)('clock.how', { day: formatDay(view.lang, dueDay(deadline.due, view.zone).on, 'dated') })
    : say(view.lang)('clock.will')
  return (
    <div className={tone === 'plain' ? 'clock' : `clock clock--${tone}`}>
      <div className="row row--apart">
        <b>{name}</b>
        <span className={TONE[tone]}>{over?.text ?? (deadline ? dueText(view, deadline) : waits)}</span>
      </div>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={say(view.lang)('clock.used', { share: formatShare(view.lang, used) })}
      >
        <rect className="bed" width="100" height="6" />
        <rect className="gone" width={Math.round(used * 100)} height="6" />
      </svg>
      <Fold small summary={heading}>
        <Sum caption={say(view.lang)('clock.sum', { name })} lines={sum} />
        <p className="small faint">{rule}</p>
      </Fold>
    </div>
  )
}

/** A calculation line by line; the caption is unseen because the part around it names it. */
export function Sum({ caption, lines }: Readonly<{ caption: string; lines: readonly SumLine[] }>) {
  return (
    <table className="sum">
      <caption className="unseen">{caption}</caption>
      <tbody>
        {lines.map(({ step, value }, index) => (
          <tr key={index}>
            <th scope="row">{step}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shareUsed(start: Date, due: Date, now: Date): number {
  const whole = due.getTime() - start.getTime()
  if (whole <= 0) return 1
  return Math.min(1, Math.max(0, (now.getTime() - start.getTime()) / whole))
}
