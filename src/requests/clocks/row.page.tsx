/** A row of the table of clocks in words: its length, how it is counted, and where it is written. */
import type { Lang } from '#platform/words.ts'
import type { ClockRow, Unit } from './clock.rules.ts'
import { say, words } from './clock.words.ts'

/** "10 days"; of one that counts backwards "3 working days before". */
export function rowLength(lang: Lang, { amount, unit }: ClockRow): string {
  const t = say(lang)
  if (unit === 'date') return t('length.date')
  if (amount === null) return t('length.configured')
  const length = lengthText(lang, Math.abs(amount), unit)
  return amount < 0 ? t('length.before', { length }) : length
}

/** By which calendar a row is counted, what stops it, and whether the day itself counts. */
export function rowCounting(lang: Lang, row: ClockRow): string {
  const t = say(lang)
  const events = row.pausedBy.map((event) => t(`pause.${event}`)).join(', ')
  return [
    t(`calendar.${row.calendar}`),
    ...(row.countsDay0 ? [t('list.firstDay')] : []),
    ...(events ? [t('list.stops', { events })] : []),
  ].join('; ')
}

/** So many of a unit: "10 days". */
export function lengthText(lang: Lang, n: number, unit: Exclude<Unit, 'date'>): string {
  return say(lang)(`length.${unit}`, { n })
}

/** Law or policy, where it is written, what was read of it, and what else there is to know. */
export function rowSource(lang: Lang, { id, basis, citation, text }: ClockRow): string {
  const t = say(lang)
  const cited = citation === null ? '' : `: ${lang === 'nl' ? citation.replace(/^Reg\./, 'Verordening') : citation}`
  return [
    t(`basis.${basis}`) + cited,
    ...(text === null || text === 'read' ? [] : [t(`text.${text}`)]),
    ...(isNoted(id) ? [t(`note.${id}`)] : []),
  ].join('; ')
}

function isNoted(id: string): id is keyof typeof words.en.note {
  return Object.hasOwn(words.en.note, id)
}
