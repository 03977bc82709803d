import type { Provider } from '#platform/config.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import { say } from './webhook.words.ts'

/** To administrators, whose language nobody knows: both. */
export function failingMail({
  url,
  provider,
  baseUrl,
}: Readonly<{ url: string; provider: Provider; baseUrl: string }>): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)('mail.subject')).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)('mail.text', { url }) },
      { kind: 'link', text: say(lang)('mail.open'), url: `${baseUrl}/desk/webhooks` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
