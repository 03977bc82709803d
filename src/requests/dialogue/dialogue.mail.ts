import type { Provider } from '#platform/config.ts'
import type { Day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './dialogue.words.ts'

export type DialogueLetter = Readonly<{
  file: Pick<CaseFile, 'id' | 'number' | 'docketNumber'>
  provider: Provider
  baseUrl: string
  lang: Lang
  what: 'message' | 'question' | 'reminder' | 'narrowing'
  /** Last day for an answer, where one is asked. */
  answerBy: Day | null
}>

/** Says that something waits on the page of the request. What it is stands there, behind the officer's sign-in. */
export function officerMail({ file, provider, baseUrl, lang, what, answerBy }: DialogueLetter): LetterMail {
  const t = say(lang)
  const { number, docketNumber: docket } = file
  const parts: LetterPart[] = [
    { kind: 'text', text: t(`mail.${what}.text`, { docket }) },
    ...(answerBy === null
      ? []
      : [{ kind: 'text' as const, text: t('mail.until', { day: formatDay(lang, answerBy, 'long') }) }]),
    { kind: 'link', text: t('mail.open'), url: `${baseUrl}/lers/cases/${file.id}#dialogue` },
  ]
  const signature = [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
  return letterMail({ lang, subject: t(`mail.${what}.subject`, { number }), parts, signature })
}

/** To staff, whose language nobody knows: both. */
export function staffMail({
  number,
  caseId,
  provider,
  baseUrl,
  what,
}: Readonly<{
  number: string
  caseId: string
  provider: Provider
  baseUrl: string
  what: 'wrote' | 'answered' | 'agreed' | 'declined' | 'lapsed'
}>): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)(`staff.${what}`, { number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)(`staff.${what}`, { number }) },
      { kind: 'link', text: say(lang)('staff.open'), url: `${baseUrl}/desk/cases/${caseId}#dialogue` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
