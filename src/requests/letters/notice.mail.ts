import type { Provider } from '#platform/config.ts'
import { dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { ProposalBody, ProposedRow } from '../case/proposal.rules.ts'
import type { Wait } from '../notice/notice.rules.ts'
import { categoryRow } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { say } from './letters.words.ts'

type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>

export type NoticeLetter = Readonly<{
  file: CaseFile
  agencyName: string
  decision: Disclosure
  contact: Readonly<{ name: string; email: string; lang: Lang }>
  /** The user's time before production; null when an order held the notice back and the data are already with the authority. */
  wait: Wait | null
  provider: Provider
  baseUrl: string
}>

/** Who asks, what we give, what we refused, until when the user can go to court: complete without opening a link. */
export function noticeMail(letter: NoticeLetter): LetterMail {
  const { file, agencyName, decision, contact, wait, provider, baseUrl } = letter
  const { lang } = contact
  const t = say(lang)
  const opening = {
    received: formatDay(lang, dayIn(provider.zone, file.receivedAt), 'full'),
    agency: agencyName,
    process: sayTriage(lang)(`process.${file.process}`),
    account: contact.email,
  }
  const parts: LetterPart[] = [
    { kind: 'text', text: t('notice.dear', { name: contact.name }) },
    { kind: 'text', text: wait ? t('notice.openingNow', opening) : t('notice.openingHeld', opening) },
    { kind: 'text', text: t('notice.checked') },
    {
      kind: 'heading',
      text: wait
        ? t('notice.discloseHead', { on: formatDay(lang, dayIn(provider.zone, wait.from), 'full') })
        : t('notice.disclosedHead'),
    },
    {
      kind: 'list',
      items: decision.rows
        .filter((row) => row.verdict === 'disclose')
        .map((row) => sayTriage(lang)(`category.${row.category}`)),
    },
    ...refused(lang, decision.rows),
    ...(wait
      ? ([
          { kind: 'heading', text: t('notice.canHead', { day: formatDay(lang, wait.lastDay, 'long') }) },
          { kind: 'text', text: t('notice.can', { contact: provider.notice.contact }) },
        ] satisfies LetterPart[])
      : ([{ kind: 'text', text: t('notice.after', { contact: provider.notice.contact }) }] satisfies LetterPart[])),
    { kind: 'link', text: t('notice.link'), url: `${baseUrl}/account` },
    { kind: 'small', text: t('notice.small', { number: file.number }) },
  ]
  const signature = [t('office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
  return letterMail({ lang, subject: t('notice.subject'), parts, signature })
}

function refused(lang: Lang, rows: readonly ProposedRow[]): LetterPart[] {
  const withheld = rows.filter((row) => row.verdict === 'withhold')
  if (withheld.length === 0) return []
  const t = say(lang)
  const items = withheld.map((row) => {
    const category = sayTriage(lang)(`category.${row.category}`)
    const needs = NEEDED[categoryRow(row.category).dataClass]
    return needs
      ? t('notice.refusedItem', { category, needs: sayTriage(lang)(`needsSentence.${needs}`) })
      : t('notice.withheldItem', { category })
  })
  return [
    { kind: 'heading', text: t('notice.refusedHead') },
    { kind: 'list', items },
  ]
}

const NEEDED = { existence: null, subscriber: null, 'non-content': 'court-order', content: 'search-warrant' } as const
