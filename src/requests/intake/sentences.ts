/** A finding, or a check in order, as a reader's sentences. Days, languages and kinds of process are written out in the reader's language. */
import { isDay } from '#platform/time.ts'
import { type Lang, speaker } from '#platform/words.ts'
import type { Finding, InOrder } from './intake.rules.ts'
import { words } from './intake.words.ts'

const say = speaker(words)
type Key = Parameters<ReturnType<typeof say>>[0]
export type Sentences = Readonly<{ what: string; mend: string }>

/** What is wrong, and how to mend it. */
export function sentencesOf(lang: Lang, finding: Finding): Sentences {
  const stem = [`findings.${finding.code}.${finding.kind}`, `findings.${finding.code}.any`].find((key) =>
    isKey(`${key}.what`),
  )
  const data = { ...finding.data, ...(finding.found === null ? {} : { found: finding.found }) }
  return { what: speak(lang, `${stem}.what`, data), mend: speak(lang, `${stem}.mend`, data) }
}

/** One line of "what is in order". */
export function checkSentence(lang: Lang, { check, found }: InOrder): string {
  return speak(lang, `checks.${check}`, { found: check === 'file' ? Number(found) : (found ?? 'never') })
}

function speak(lang: Lang, key: string, data: Readonly<Record<string, string | number>>): string {
  if (!isKey(key)) throw new Error(`no words for ${key}`)
  const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, readable(lang, name, value)]))
  return say(lang)(key, values).replace(DOUBLE_STOP, '.')
}
/** A name that ends in a full stop ("B.V.") ends its sentence too. */
const DOUBLE_STOP = /\.\.(?=\s|$)/g

function readable(lang: Lang, name: string, value: string | number): string | number {
  if (typeof value === 'number') return value
  if (name === 'language')
    return new Intl.DisplayNames([lang], { type: 'language' }).of(value === '' ? 'und' : value) ?? value
  const process = `processes.${value}`
  if (isKey(process)) return say(lang)(process)
  if (value.includes('/') && value.split('/').every(isDay))
    return value
      .split('/')
      .map((day) => dayIn(lang, day))
      .join(lang === 'nl' ? ' t/m ' : ' to ')
  return isDay(value) ? dayIn(lang, value) : value
}

function dayIn(lang: Lang, day: string): string {
  return new Intl.DateTimeFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`))
}

function isKey(key: string): key is Key {
  let place: unknown = words.en
  for (const step of key.split('.'))
    place = typeof place === 'object' && place !== null ? Reflect.get(place, step) : undefined
  return typeof place === 'string'
}
