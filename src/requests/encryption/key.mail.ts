import type { Provider } from '#platform/config.ts'
import { LANGS } from '#platform/words.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { KeyKind } from './key.rules.ts'
import { say } from './key.words.ts'

export type KeyLetter = Readonly<{
  kind: KeyKind
  name: string
  turn: 'added' | 'ended'
  provider: Provider
  baseUrl: string
}>

/** To an account, whose language nobody knows: both. */
export function keyMail({ kind, name, turn, provider, baseUrl }: KeyLetter): LetterMail {
  return letterMail({
    lang: 'en',
    subject: LANGS.map((lang) => say(lang)(`mail.${turn}.subject`)).join(' / '),
    parts: LANGS.flatMap((lang): readonly LetterPart[] => {
      const t = say(lang)
      return [
        { kind: 'text', text: t(`mail.${turn}.text`) },
        { kind: 'facts', facts: [[t(`kind.${kind}`), name]] },
        { kind: 'text', text: t('mail.notYou', { email: provider.officeEmail }) },
        { kind: 'link', text: t('mail.open'), url: `${baseUrl}/lers/keys` },
      ]
    }),
    signature: LANGS.map((lang) => say(lang)('mail.office', { provider: provider.name })),
  })
}
