import type { Letter } from '#platform/mail/outbox.ts'
import { type Lang, speaker } from '#platform/words.ts'
import { letterOf } from '../identity.mail.tsx'
import { words } from './link.words.ts'

const say = speaker(words)

type LinkMail = Readonly<{
  to: string
  about: string
  lang: Lang
  url: string
  days: number
  provider: string
  name: string
}>

/** The link by which an invited person chooses a password. */
export function linkMail({ to, about, lang, url, days, provider, name }: LinkMail): Letter {
  const t = say(lang)
  return letterOf({
    to,
    lang,
    about,
    template: 'person.link',
    subject: t('mail.subject', { provider }),
    paragraphs: [
      { text: t('mail.hello', { name }) },
      { text: t('mail.text', { provider, days }) },
      { text: t('mail.button'), href: url },
      { text: t('mail.notYou') },
    ],
  })
}
