import type { Provider } from '#platform/config.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import { say } from './counsel.words.ts'

export type CounselLetter = 'asked' | 'answered' | 'said'

/** To staff, whose language nobody knows: both. What was said stands on the case, behind the sign-in. */
export function counselMail({
  number,
  caseId,
  provider,
  baseUrl,
  what,
}: Readonly<{ number: string; caseId: string; provider: Provider; baseUrl: string; what: CounselLetter }>): LetterMail {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)(`mail.${what}`, { number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)(`mail.${what}`, { number }) },
      { kind: 'link', text: say(lang)('mail.open'), url: `${baseUrl}/desk/cases/${caseId}#counsel` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}
