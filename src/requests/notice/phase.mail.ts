import type { Provider } from '#platform/config.ts'
import type { Day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './notice.words.ts'

export type AuthorityWord =
  | Readonly<{ kind: 'announced'; answerBy: Day; tellOn: Day }>
  | Readonly<{ kind: 'granted'; endsOn: Day }>
  | Readonly<{ kind: 'refused'; reason: string }>

export type AuthorityLetter = Readonly<{
  file: Pick<CaseFile, 'id' | 'number' | 'docketNumber'>
  provider: Provider
  baseUrl: string
  lang: Lang
  what: AuthorityWord
}>

/** To the officer about telling the user: when, whether it waits, or why it does not. */
export function authorityMail({ file, provider, baseUrl, lang, what }: AuthorityLetter): LetterMail {
  const t = say(lang)
  const { subject, texts } = saidIn(lang, file, what)
  const parts: LetterPart[] = [
    ...texts.map((text) => ({ kind: 'text' as const, text })),
    { kind: 'link', text: t('mail.open'), url: `${baseUrl}/lers/cases/${file.id}#notice` },
  ]
  const signature = [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
  return letterMail({ lang, subject, parts, signature })
}

function saidIn(lang: Lang, file: AuthorityLetter['file'], what: AuthorityWord): { subject: string; texts: string[] } {
  const t = say(lang)
  const { number, docketNumber: docket } = file
  switch (what.kind) {
    case 'announced':
      return {
        subject: t('mail.announcedSubject', { number }),
        texts: [
          t('mail.announced', { docket, day: formatDay(lang, what.tellOn, 'full') }),
          t('mail.announcedCan', { day: formatDay(lang, what.answerBy, 'full') }),
        ],
      }
    case 'granted': {
      const day = formatDay(lang, what.endsOn, 'full')
      return { subject: t('mail.grantedSubject', { number, day }), texts: [t('mail.granted', { docket, day })] }
    }
    case 'refused':
      return {
        subject: t('mail.refusedSubject', { number }),
        texts: [t('mail.refused', { docket }), what.reason, t('mail.orderStill')],
      }
  }
}

export type StaffWord = 'proceed' | 'order' | 'withdraw' | 'exception' | 'proposed'

/** To staff, whose language nobody knows: both. */
export function staffNoticeMail({
  number,
  caseId,
  provider,
  baseUrl,
  what,
  day,
}: Readonly<{
  number: string
  caseId: string
  provider: Provider
  baseUrl: string
  what: StaffWord
  day: Day | null
}>): LetterMail {
  const line = (lang: Lang) =>
    what === 'exception'
      ? say(lang)('staff.exception', { number, day: day === null ? '' : formatDay(lang, day, 'long') })
      : say(lang)(`staff.${what}`, { number })
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map(line).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: line(lang) },
      { kind: 'link', text: say(lang)('staff.open'), url: `${baseUrl}/desk/cases/${caseId}#notice` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
