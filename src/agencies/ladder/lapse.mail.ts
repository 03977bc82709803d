import type { Provider } from '#platform/config.ts'
import { dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { LapseThreshold } from './ladder.rules.ts'
import { say } from './lapse.words.ts'

export type Lapsing = Readonly<{ name: string; agency: string; at: Date; threshold: LapseThreshold }>

type LapseLetter = Readonly<{
  officers: readonly Lapsing[]
  provider: Provider
  baseUrl: string
  /** The reader's language, or both while it is not known. */
  langs: readonly Lang[]
}>

/** Who has to be verified anew: names, agencies and dates, and nothing of any case. */
export function lapseMail(letter: LapseLetter): LetterMail {
  const { officers, provider, langs } = letter
  const [lang = 'en'] = langs
  const subject = langs.map((one) => say(one)('subject', { n: officers.length })).join(' / ')
  const signature = [say(lang)('office', { provider: provider.name })]
  return letterMail({ lang, subject, parts: langs.flatMap((one) => partsIn(one, letter)), signature })
}

function partsIn(lang: Lang, { officers, provider, baseUrl }: LapseLetter): readonly LetterPart[] {
  const t = say(lang)
  const shown = (['lapsed', 'ahead'] as const).flatMap((threshold): readonly LetterPart[] => {
    const these = officers.filter((one) => one.threshold === threshold)
    if (these.length === 0) return []
    const items = these.map(({ name, agency, at }) =>
      t('item', { name, agency, day: formatDay(lang, dayIn(provider.zone, at), 'dated') }),
    )
    return [
      { kind: 'heading', text: t(`heading.${threshold}`) },
      { kind: 'list', items },
    ]
  })
  return [
    { kind: 'text', text: t('lead') },
    ...shown,
    { kind: 'link', text: t('open'), url: `${baseUrl}/desk/agencies` },
    { kind: 'small', text: t('once') },
  ]
}
