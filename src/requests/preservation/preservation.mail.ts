import type { Day } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { RenewalRefusal } from '../case/fact.rules.ts'
import type { OfficerLetter } from '../letters/officer.mail.ts'
import { say } from './mail.words.ts'

type Dated = OfficerLetter & Readonly<{ lastDay: Day }>

/** What we hold is kept. The same letter whether or not there is such an account. */
export function keptMail(letter: Dated): LetterMail {
  const t = say(letter.lang)
  const day = formatDay(letter.lang, letter.lastDay, 'long')
  return written(letter, t('kept.subject', { number: letter.file.number }), [
    { kind: 'text', text: t('kept.text', { docket: letter.file.docketNumber, day }) },
    { kind: 'text', text: t('kept.nothing') },
    { kind: 'text', text: t('kept.next') },
  ])
}

export function reminderMail(letter: Dated & Readonly<{ days: number; renewable: boolean }>): LetterMail {
  const { lang, file, days, renewable } = letter
  const t = say(lang)
  const day = formatDay(lang, letter.lastDay, 'long')
  return written(letter, t('reminder.subject', { number: file.number, days }), [
    { kind: 'text', text: t('reminder.text', { docket: file.docketNumber, day }) },
    { kind: 'text', text: t(renewable ? 'reminder.renew' : 'reminder.last') },
  ])
}

type Renewed = Dated & Readonly<{ officialName: string; officialTitle: string; request: string }>

/** Says the request back word for word: it is the officer's proof of what was asked. */
export function renewedMail(letter: Renewed): LetterMail {
  const { lang, file, officialName, officialTitle, request } = letter
  const t = say(lang)
  return written(letter, t('renewed.subject', { number: file.number }), [
    { kind: 'text', text: t('renewed.text', { day: formatDay(lang, letter.lastDay, 'long') }) },
    { kind: 'text', text: t('renewed.once') },
    { kind: 'heading', text: t('renewed.asked') },
    { kind: 'text', text: t('renewed.by', { name: officialName, title: officialTitle }) },
    { kind: 'text', text: request },
  ])
}

export function renewalRefusedMail(letter: OfficerLetter & Readonly<{ because: RenewalRefusal }>): LetterMail {
  const t = say(letter.lang)
  return written(letter, t('notRenewed.subject', { number: letter.file.number }), [
    { kind: 'text', text: t(`notRenewed.because.${letter.because}`) },
  ])
}

export function endedMail(letter: Dated & Readonly<{ how: 'lapsed' | 'released' }>): LetterMail {
  const { lang, file, how } = letter
  const t = say(lang)
  const named = { docket: file.docketNumber, day: formatDay(lang, letter.lastDay, 'long') }
  return written(letter, t('ended.subject', { number: file.number }), [
    { kind: 'text', text: t(`ended.${how}`, named) },
    { kind: 'text', text: t('ended.certificate') },
  ])
}

function written(letter: OfficerLetter, subject: string, parts: readonly LetterPart[]): LetterMail {
  const { lang, provider, baseUrl, file } = letter
  const t = say(lang)
  const link: LetterPart = { kind: 'link', text: t('link'), url: `${baseUrl}/lers/cases/${file.id}` }
  const signature = [t('office', { provider: provider.name }), provider.products[file.product].address.join(', ')]
  return letterMail({ lang, subject, parts: [...parts, link], signature })
}
