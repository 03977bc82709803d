import type { Provider } from '#platform/config.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import { say } from './look.words.ts'

/** To counsel, whose language nobody knows: both. */
export function lookMail({
  number,
  lookId,
  provider,
  baseUrl,
}: Readonly<{ number: string; lookId: string; provider: Provider; baseUrl: string }>): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)('mail.subject', { number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)('mail.text', { number }) },
      { kind: 'link', text: say(lang)('mail.open'), url: `${baseUrl}/desk/second-looks/${lookId}` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
