import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { formatInstant } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './letters.words.ts'

type OfficerLetter = Readonly<{ file: CaseFile; provider: Provider; baseUrl: string; lang: Lang }>

/** To the agency's own mailbox, at once: also the one who did not call must hear that somebody did so in their name. */
export function receivedMail({ file, provider, baseUrl, lang }: OfficerLetter): LetterMail {
  const t = say(lang)
  return letterMail({
    lang,
    subject: t('received.subject', { number: file.number }),
    parts: [
      { kind: 'text', text: t('received.text', { at: formatInstant(lang, file.receivedAt, provider.zone, 'exact') }) },
      { kind: 'text', text: t('received.callback') },
      { kind: 'text', text: t('received.notYou', { telephone: provider.emergencyTelephone }) },
      { kind: 'link', text: t('received.link'), url: `${baseUrl}/lers/cases/${file.id}` },
    ],
    signature: [t('office', { provider: provider.name })],
  })
}

/** A day before the 72 hours end. */
export function followUpMail({
  file,
  provider,
  baseUrl,
  lang,
  due,
}: OfficerLetter & Readonly<{ due: Date }>): LetterMail {
  const t = say(lang)
  return letterMail({
    lang,
    subject: t('followUp.subject', { number: file.number }),
    parts: [
      { kind: 'text', text: t('followUp.text', { due: formatInstant(lang, due, provider.zone, 'exact') }) },
      { kind: 'text', text: t('followUp.how', { email: provider.officeEmail, number: file.number }) },
      { kind: 'link', text: t('received.link'), url: `${baseUrl}/lers/cases/${file.id}` },
    ],
    signature: [t('office', { provider: provider.name })],
  })
}

type StaffLetter = Readonly<{ provider: Provider; baseUrl: string; langs: readonly Lang[] }>

/** To whoever is called out: which case, and where to say that they are on it. Nothing of whom it is about. */
export function dutyMail(
  letter: StaffLetter & Readonly<{ caseId: string; number: string; step: number; now: Date }>,
): LetterMail {
  const { caseId, number, step, now, provider, baseUrl } = letter
  return toStaff(letter, `duty.subject`, { number }, (lang) => {
    const t = say(lang)
    const at = formatInstant(lang, now, provider.zone, 'exact')
    return [
      { kind: 'text', text: t(step === 0 ? 'duty.first' : 'duty.next', { number, at }) },
      { kind: 'link', text: t('duty.link'), url: `${baseUrl}/desk/cases/${caseId}` },
      { kind: 'small', text: t('duty.until') },
    ]
  })
}

/** To counsel: the agency has not followed up. */
export function overdueMail(letter: StaffLetter & Readonly<{ file: CaseFile; due: Date }>): LetterMail {
  const { file, due, provider, baseUrl } = letter
  return toStaff(letter, 'overdue.subject', { number: file.number }, (lang) => [
    { kind: 'text', text: say(lang)('overdue.text', { due: formatInstant(lang, due, provider.zone, 'exact') }) },
    { kind: 'link', text: say(lang)('duty.link'), url: `${baseUrl}/desk/cases/${file.id}` },
  ])
}

/** One letter in every language that its reader may have. */
function toStaff(
  { provider, langs }: StaffLetter,
  subject: 'duty.subject' | 'overdue.subject',
  named: Readonly<{ number: string }>,
  partsIn: (lang: Lang) => readonly LetterPart[],
): LetterMail {
  const [lang = 'en'] = langs
  return letterMail({
    lang,
    subject: langs.map((one) => say(one)(subject, named)).join(' / '),
    parts: langs.flatMap(partsIn),
    signature: [say(lang)('office', { provider: provider.name })],
  })
}
