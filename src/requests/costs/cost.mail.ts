import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './officer.words.ts'
import type { QuoteAnswer } from './quote.rules.ts'

type About = Readonly<{
  file: Pick<CaseFile, 'id' | 'number' | 'docketNumber'>
  provider: Provider
  baseUrl: string
}>

/** To the officer: that there is something to look at. No amount and nothing of the demand stands in it. */
export function costsMail({
  file,
  provider,
  baseUrl,
  lang,
  what,
}: About & Readonly<{ lang: Lang; what: 'quote' | 'withdrawn' | 'invoice' | 'credit' }>): LetterMail {
  const t = say(lang)
  const { number, docketNumber: docket } = file
  return letterMail({
    lang,
    subject: t(`mail.${what}.subject`, { number }),
    parts: [
      { kind: 'text', text: t(`mail.${what}.text`, { docket }) },
      { kind: 'link', text: t('mail.open'), url: `${baseUrl}/lers/cases/${file.id}#costs` },
    ],
    signature: [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')],
  })
}

/** To whoever made the quote, whose language nobody knows: both. */
export function answeredMail({
  file,
  provider,
  baseUrl,
  answer,
}: About & Readonly<{ answer: QuoteAnswer }>): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)(`staff.${answer}`, { number: file.number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)(`staff.${answer}`, { number: file.number }) },
      { kind: 'link', text: say(lang)('staff.open'), url: `${baseUrl}/desk/cases/${file.id}#costs` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
