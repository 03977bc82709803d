import type { Letter } from '#platform/mail/outbox.ts'
import { type Lang, speaker } from '#platform/words.ts'
import { letterOf } from '../identity.mail.tsx'
import { words } from './sign-in.words.ts'

const say = speaker(words)

/** The code of the second step. It stands nowhere in clear but in this mail. */
export function codeMail({
  to,
  about,
  lang,
  code,
  provider,
}: Readonly<{ to: string; about: string; lang: Lang; code: string; provider: string }>): Letter {
  const t = say(lang)
  return letterOf({
    to,
    lang,
    about,
    template: 'sign-in.code',
    subject: t('mail.subject', { code, provider }),
    paragraphs: [
      { text: t('mail.hello', { provider }) },
      { text: t('mail.code'), strong: code },
      { text: t('mail.validity') },
      { text: t('mail.notYou') },
    ],
  })
}
