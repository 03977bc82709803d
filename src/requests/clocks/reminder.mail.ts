import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { dueDay } from '#ui/due.rules.ts'
import { dueText } from '#ui/due.tsx'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import { say as sayClock } from './clock.words.ts'
import type { DueCase } from './feed.store.ts'
import { countsInHours, THRESHOLDS, type Threshold } from './reminder.rules.ts'
import { say } from './reminder.words.ts'

export type ReminderLetter = Readonly<{
  cases: readonly (DueCase & Readonly<{ threshold: Threshold }>)[]
  provider: Provider
  baseUrl: string
  now: Date
  /** The reader's language, or both while it is not known. */
  langs: readonly Lang[]
}>

/** Which cases are due when and by which clock: numbers and dates, and nothing of whom they are about. */
export function reminderMail(letter: ReminderLetter): LetterMail {
  const { cases, provider, langs } = letter
  const [lang = 'en'] = langs
  const urgent = THRESHOLDS.findLast((threshold) => cases.some((one) => one.threshold === threshold)) ?? 'ahead'
  const key = cases.some(({ rule }) => countsInHours(rule)) ? 'subjectHours' : 'subject'
  const subject = langs.map((one) => say(one)(`${key}.${urgent}`, { n: cases.length })).join(' / ')
  const signature = [say(lang)('office', { provider: provider.name })]
  return letterMail({ lang, subject, parts: langs.flatMap((one) => partsIn(one, letter)), signature })
}

function partsIn(lang: Lang, { cases, provider, baseUrl, now }: ReminderLetter): readonly LetterPart[] {
  const t = say(lang)
  const view = { lang, zone: provider.zone, now }
  const [only] = cases.length === 1 ? cases : []
  const inHours = cases.some(({ rule }) => countsInHours(rule))
  return [
    ...THRESHOLDS.toReversed().flatMap((threshold): readonly LetterPart[] => {
      const these = cases.filter((one) => one.threshold === threshold)
      if (these.length === 0) return []
      const items = these.map(({ number, dueAt, rule }) =>
        t('item', {
          number,
          day: countsInHours(rule)
            ? formatInstant(lang, dueAt, provider.zone, 'exact')
            : formatDay(lang, dueDay(dueAt, provider.zone).on, 'dated'),
          when: dueText(view, { due: dueAt }),
          clock: sayClock(lang)(`rule.${rule}`),
        }),
      )
      return [
        { kind: 'heading', text: t(`${inHours ? 'hours' : 'heading'}.${threshold}`) },
        { kind: 'list', items },
      ]
    }),
    {
      kind: 'link',
      text: t(only ? 'openCase' : 'openQueue'),
      url: `${baseUrl}/desk${only ? `/cases/${only.caseId}` : ''}`,
    },
    { kind: 'small', text: t(inHours ? 'onceHours' : 'once') },
  ]
}
