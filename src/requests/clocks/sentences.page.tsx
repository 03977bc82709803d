/** A deadline in words: each step as what happened and when, in the reader's language. */
import { type Day, dayIn, instant, isDay } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { dueDay } from '#ui/due.rules.ts'
import { say } from './clock.words.ts'
import type { Step } from './deadline.rules.ts'
import { lengthText } from './row.page.tsx'

export type StepLine = Readonly<{ step: string; value: string }>

/** One line of the sum. `zone` is that in which the deadline was counted. */
export function stepLine(lang: Lang, step: Step, zone: string): StepLine {
  const t = say(lang)
  switch (step.step) {
    case 'started': {
      const wording = step.counts === null ? 'startedExact' : step.counts ? 'startedCounted' : 'started'
      return { step: t(`steps.${wording}`, { event: t(`starts.${step.event}`) }), value: begin(lang, step.at, zone) }
    }
    case 'paused': {
      const [from, to] = [begin(lang, step.from, zone), begin(lang, step.to, zone)]
      return { step: t('steps.paused', { event: t(`pause.${step.event}`) }), value: t('steps.span', { from, to }) }
    }
    case 'not-paused':
      return { step: t('steps.not-paused', { event: t(`pause.${step.event}`) }), value: '' }
    case 'added': {
      const length = lengthText(lang, Math.abs(step.amount), step.unit)
      const wording = t(step.amount < 0 ? 'steps.back' : 'steps.added', { length })
      return { step: wording, value: isDay(step.to) ? dayText(lang, step.to) : moment(lang, step.to, zone) }
    }
    case 'skipped': {
      const { off } = step
      const why = off.kind === 'holiday' ? off.holiday.name[lang] : t(`steps.${off.kind}`)
      return { step: t('steps.skipped', { why }), value: dayText(lang, step.day) }
    }
    case 'too-long-to-roll':
      return { step: t('steps.too-long-to-roll'), value: '' }
    case 'unknown-holidays':
      return { step: t('steps.unknown-holidays', { calendar: step.calendar }), value: '' }
    case 'from-full-hour':
    case 'after-pause-at':
    case 'target':
    case 'latest':
      return { step: t(`steps.${step.step}`), value: moment(lang, step.at, zone) }
    default:
      return { step: t(`steps.${step.step}`), value: dayText(lang, step.day) }
  }
}

const dayText = (lang: Lang, of: Day) => formatDay(lang, of, 'dated')

/** An instant at which something began; midnight is the day that it opens. */
function begin(lang: Lang, text: string, zone: string): string {
  const at = instant(text)
  return dueDay(at, zone).wholeDay ? dayText(lang, dayIn(zone, at)) : formatInstant(lang, at, zone, 'exact')
}

/** An instant at which something ends; one at midnight is said as the end of the day before, as people do. */
function moment(lang: Lang, text: string, zone: string): string {
  const { on, wholeDay } = dueDay(instant(text), zone)
  if (wholeDay) return say(lang)('steps.endOfDay', { day: dayText(lang, on) })
  return formatInstant(lang, instant(text), zone, 'exact')
}
