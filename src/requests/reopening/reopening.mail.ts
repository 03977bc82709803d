import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './reopening.words.ts'

type Parts = Readonly<{
  file: Pick<CaseFile, 'id' | 'number' | 'docketNumber'>
  provider: Provider
  baseUrl: string
}>

/** To counsel, whose language nobody knows: both. */
export function counselAskedMail({ file, provider, baseUrl }: Parts): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)('mail.asked', { number: file.number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)('mail.asked', { number: file.number }) },
      { kind: 'link', text: say(lang)('mail.open'), url: `${baseUrl}/desk/cases/${file.id}#decision` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}

/** To the officer: that we look again, and that what we said before does not count for now. */
export function reopenedMail({ file, provider, baseUrl, lang }: Parts & Readonly<{ lang: Lang }>): LetterMail {
  const t = say(lang)
  const { number, docketNumber: docket } = file
  return letterMail({
    lang,
    subject: t('mail.reopened', { number }),
    parts: [
      { kind: 'text', text: t('mail.reopenedText', { docket }) },
      { kind: 'link', text: t('mail.openRequest'), url: `${baseUrl}/lers/cases/${file.id}` },
    ],
    signature: [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')],
  })
}
