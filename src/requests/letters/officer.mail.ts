import type { Provider } from '#platform/config.ts'
import { type Day, dayIn, later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { RejectReason } from '../case/proposal.rules.ts'
import { keepsRecords } from '../preservation/preservation.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './letters.words.ts'

/** What every letter to an officer is made from. */
export type OfficerLetter = Readonly<{ file: CaseFile; provider: Provider; baseUrl: string; lang: Lang }>

/** The receipt: number, fingerprint, when it came, when it is due, what happens next. */
export function receiptMail(letter: OfficerLetter & Readonly<{ sha256: string; documentName: string }>): LetterMail {
  const { file, provider, lang, sha256, documentName } = letter
  const t = say(lang)
  return written(
    letter,
    t('receipt.subject', { number: file.number }),
    [
      {
        kind: 'text',
        text: t('receipt.opening', {
          process: sayTriage(lang)(`process.${file.process}`),
          docket: file.docketNumber,
          at: formatInstant(lang, file.receivedAt, provider.zone, 'exact'),
        }),
      },
      {
        kind: 'facts',
        facts: [
          [t('case'), file.number],
          [t('received'), formatInstant(lang, file.receivedAt, provider.zone, 'stamp')],
          [t('due'), formatDay(lang, lastDayBefore(file.dueAt, provider.zone), 'long')],
          [t('document'), documentName],
          [t('sha256'), sha256],
        ],
      },
      { kind: 'heading', text: t('receipt.nextHead') },
      { kind: 'text', text: t('receipt.next') },
      { kind: 'text', text: noticeText(letter) },
    ],
    t('receipt.link'),
  )
}

/** What the law and our policy say of telling the user, for a request of this kind. */
function noticeText({ file: { process }, lang, provider: { notice } }: OfficerLetter): string {
  const t = say(lang)
  const { family, toldBy } = processRow(process)
  if (keepsRecords(process)) return t('receipt.kept')
  if (toldBy === 'authority') return t('receipt.noticeByAuthority')
  if (family === 'restriction') return t('receipt.noticeOfMeasure')
  return t('receipt.notice', { days: notice.days, authorityDays: notice.authorityDays ?? 0 })
}

export function refusalMail(
  letter: OfficerLetter & Readonly<{ because: RejectReason | 'OBJECTION_UPHELD'; explanation: string }>,
): LetterMail {
  const { file, lang, because, explanation } = letter
  const t = say(lang)
  return written(
    letter,
    t('refusal.subject', { number: file.number }),
    [
      { kind: 'text', text: t('refusal.opening', { docket: file.docketNumber }) },
      { kind: 'heading', text: t('refusal.why') },
      { kind: 'text', text: sayTriage(lang)(`reject.${because}`) },
      { kind: 'heading', text: t('refusal.wordsOfReviewer') },
      { kind: 'text', text: explanation },
      { kind: 'text', text: t('refusal.way', { number: file.number }) },
    ],
    t('refusal.link'),
  )
}

/** The answer to a question: general information, and nothing of any user. */
export function informMail(letter: OfficerLetter & Readonly<{ explanation: string }>): LetterMail {
  const { file, lang, explanation } = letter
  const t = say(lang)
  return written(
    letter,
    t('inform.subject', { number: file.number }),
    [
      { kind: 'text', text: t('inform.opening') },
      { kind: 'text', text: explanation },
      { kind: 'text', text: t('inform.way') },
    ],
    t('refusal.link'),
  )
}

/** Asks for a fixed term; nothing in it says whether the account exists. */
export function contestMail(letter: OfficerLetter): LetterMail {
  const t = say(letter.lang)
  return written(
    letter,
    t('contest.subject', { number: letter.file.number }),
    [
      { kind: 'text', text: t('contest.opening', { docket: letter.file.docketNumber }) },
      { kind: 'text', text: t('contest.position') },
    ],
    t('contest.link'),
  )
}

export function readyMail(
  letter: OfficerLetter &
    Readonly<{ until: Day; sha256: string; bytes: number; form: 'bag' | 'paper'; secret: string }>,
): LetterMail {
  const { file, lang, until, sha256, bytes, form, secret, baseUrl } = letter
  const t = say(lang)
  const words = form === 'bag' ? 'ready' : 'nothing'
  const day = formatDay(lang, until, 'long')
  const parts: LetterPart[] = [
    { kind: 'text', text: t(`${words}.opening`, { docket: file.docketNumber, until: day }) },
    {
      kind: 'facts',
      facts: [
        [t('case'), file.number],
        [t('ready.bytes'), String(bytes)],
        [t(`${words}.fingerprint`), sha256],
      ],
    },
    { kind: 'text', text: t(`${words}.how`) },
    { kind: 'link', text: t(`${words}.link`), url: `${baseUrl}/lers/packages/${secret}` },
  ]
  const subject = t(`${words}.subject`, { number: file.number })
  return letterMail({ lang, subject, parts, signature: signature(letter) })
}

/** A due instant is the first of the next day; people read the day before it. */
export function lastDayBefore(dueAt: Date, zone: string): Day {
  return dayIn(zone, later(dueAt, -1))
}

function written(letter: OfficerLetter, subject: string, parts: readonly LetterPart[], link: string): LetterMail {
  const url = `${letter.baseUrl}/lers/cases/${letter.file.id}`
  return letterMail({
    lang: letter.lang,
    subject,
    parts: [...parts, { kind: 'link', text: link, url }],
    signature: signature(letter),
  })
}

function signature({ provider, lang }: Pick<OfficerLetter, 'provider' | 'lang'>): string[] {
  return [say(lang)('office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
}
