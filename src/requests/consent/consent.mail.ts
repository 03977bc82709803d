import type { Provider } from '#platform/config.ts'
import { type Day, dayIn } from '#platform/time.ts'
import type { AccountContact } from '#records'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say as sayLetters } from '../letters/letters.words.ts'
import type { Category } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './consent.words.ts'

export type ConsentLetter = Readonly<{
  file: CaseFile
  agencyName: string
  contact: AccountContact
  categories: readonly Category[]
  period: Readonly<{ from: Day | null; to: Day | null }>
  answerBy: Day
  provider: Provider
  baseUrl: string
}>

/** Who says that they agree, to what, and that silence is no agreement: complete without opening a link. */
export function consentMail(letter: ConsentLetter): LetterMail {
  const { file, agencyName, contact, categories, period, answerBy, provider, baseUrl } = letter
  const { lang } = contact
  const t = say(lang)
  const full = (of: Day) => formatDay(lang, of, 'full')
  const { from, to } = period
  const parts: LetterPart[] = [
    { kind: 'text', text: t('mail.dear', { name: contact.name }) },
    {
      kind: 'text',
      text: t('mail.opening', {
        ...{ agency: agencyName, account: contact.email },
        received: full(dayIn(provider.zone, file.receivedAt)),
      }),
    },
    { kind: 'heading', text: t('mail.what') },
    { kind: 'list', items: categories.map((category) => sayTriage(lang)(`category.${category}`)) },
    ...(from && to ? [{ kind: 'text' as const, text: t('mail.period', { from: full(from), to: full(to) }) }] : []),
    { kind: 'heading', text: t('mail.choose') },
    { kind: 'text', text: t('mail.choices') },
    { kind: 'text', text: t('mail.free') },
    { kind: 'link', text: t('mail.link', { day: full(answerBy) }), url: `${baseUrl}/account/consents/${file.id}` },
    { kind: 'small', text: t('mail.small', { number: file.number }) },
  ]
  const signature = [
    sayLetters(lang)('office', { provider: provider.name }),
    provider.products.meetings.address.join(', '),
  ]
  return letterMail({ lang, subject: t('mail.subject'), parts, signature })
}
