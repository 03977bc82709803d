import type { Letter } from '#platform/mail/outbox.ts'
import type { Lang } from '#platform/words.ts'
import { letterMail } from '#ui/letter.ts'
import { say } from './application.words.ts'

type Base = Readonly<{ to: string; about: string; lang: Lang; provider: string }>

/** The code that proves the mailbox. Complete without opening a link, and the same for everybody. */
export function codeMail({ to, about, lang, provider, code }: Base & Readonly<{ code: string }>): Letter {
  const t = say(lang)
  const subject = t('mail.codeSubject', { code, provider })
  const parts = [
    { kind: 'text', text: t('mail.codeHello', { provider }) },
    { kind: 'facts', facts: [[t('mail.code'), code]] },
    { kind: 'text', text: t('mail.codeValid') },
    { kind: 'small', text: t('mail.notYou') },
  ] as const
  return {
    to,
    about,
    template: 'application.code',
    ...letterMail({ lang, subject, parts, signature: [t('mail.office', { provider })] }),
  }
}

export function refusedMail({
  to,
  about,
  lang,
  provider,
  name,
  reason,
}: Base & Readonly<{ name: string; reason: string }>): Letter {
  const t = say(lang)
  const subject = t('mail.refusedSubject', { provider })
  const parts = [
    { kind: 'text', text: t('mail.refusedHello', { name, provider }) },
    { kind: 'text', text: reason },
    { kind: 'text', text: t('mail.refusedMend') },
  ] as const
  return {
    to,
    about,
    template: 'application.refused',
    ...letterMail({ lang, subject, parts, signature: [t('mail.office', { provider })] }),
  }
}
