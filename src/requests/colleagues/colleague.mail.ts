import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Post } from './colleague.rules.ts'
import { say } from './colleague.words.ts'

export type Turn = 'added' | 'ended'

export type ColleagueLetter = Readonly<{
  file: Pick<CaseFile, 'id' | 'number'>
  provider: Provider
  baseUrl: string
  /** Name of the officer with whom the case is. */
  holder: string
  post: Post
  turn: Turn
}>

/** To a mailbox that may have no account: no word of what is asked, and no way in but the ordinary door. */
export function colleagueMail(letter: ColleagueLetter & Readonly<{ lang: Lang }>): LetterMail {
  const { file, provider, baseUrl, holder, post, turn, lang } = letter
  const t = say(lang)
  const { number, id } = file
  const parts: LetterPart[] =
    turn === 'ended'
      ? [{ kind: 'text', text: t('mail.ended.text', { number }) }]
      : [
          { kind: 'text', text: t('mail.added.text', { holder, number, provider: provider.name }) },
          { kind: 'text', text: t(`mail.added.${post}`) },
          { kind: 'link', text: t('mail.open'), url: `${baseUrl}/lers/cases/${id}` },
          { kind: 'text', text: t('mail.noAccount') },
          { kind: 'link', text: t('mail.apply'), url: `${baseUrl}/lers/apply` },
          { kind: 'small', text: t('mail.stranger', { email: provider.officeEmail }) },
        ]
  const signature = [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
  return letterMail({ lang, subject: t(`mail.${turn}.subject`, { number }), parts, signature })
}

/** To staff, whose language nobody knows: both. */
export function deskMail(letter: ColleagueLetter & Readonly<{ address: string }>): LetterMail {
  const { file, provider, baseUrl, post, turn, address } = letter
  const langs = ['nl', 'en'] as const
  const { number, id } = file
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)(`staff.${turn}.subject`, { number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)(`staff.${turn}.text`, { number, address, post: say(lang)(`post.${post}`) }) },
      { kind: 'link', text: say(lang)('staff.open'), url: `${baseUrl}/desk/cases/${id}#colleagues` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
