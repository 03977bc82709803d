import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import { say } from './workspace.words.ts'

type About = Readonly<{ file: Pick<CaseFile, 'id' | 'number'>; provider: Provider; baseUrl: string }>
export type HandoverLetter = About & Readonly<{ from: string; to: string }>

/** To who held it and to who holds it now; the request itself stands behind the sign-in. */
export function handoverMail(letter: HandoverLetter & Readonly<{ lang: Lang; turn: 'from' | 'to' }>): LetterMail {
  const { file, provider, baseUrl, from, to, lang, turn } = letter
  const t = say(lang)
  const { number, id } = file
  const parts: LetterPart[] = [
    { kind: 'text', text: t(`mail.${turn}.text`, { number, from, to }) },
    ...(turn === 'to'
      ? [{ kind: 'link' as const, text: t('mail.open'), url: `${baseUrl}/lers/cases/${id}` }]
      : [{ kind: 'small' as const, text: t('mail.wrong', { email: provider.officeEmail }) }]),
  ]
  return letterMail({
    lang,
    subject: t(`mail.${turn}.subject`, { number }),
    parts,
    signature: [t('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')],
  })
}

/** To staff, whose language nobody knows: both. */
export function deskHandoverMail({ file, provider, baseUrl, ...of }: HandoverLetter & Readonly<{ reason: string }>) {
  const langs = ['nl', 'en'] as const
  return letterMail({
    lang: 'nl',
    subject: langs.map((lang) => say(lang)('staff.subject', { number: file.number })).join(' / '),
    parts: langs.flatMap((lang): readonly LetterPart[] => [
      { kind: 'text', text: say(lang)('staff.text', { number: file.number, ...of }) },
      { kind: 'link', text: say(lang)('staff.open'), url: `${baseUrl}/desk/cases/${file.id}#colleagues` },
    ]),
    signature: [say('nl')('mail.office', { provider: provider.name })],
  })
}

/** Without a language to staff, in both. */
export function joinedMail({
  file,
  provider,
  baseUrl,
  address,
  lang,
}: About & Readonly<{ address: string; lang?: Lang }>): LetterMail {
  const langs = lang ? [lang] : (['nl', 'en'] as const)
  const { number, id } = file
  const url = lang ? `${baseUrl}/lers/cases/${id}#colleagues` : `${baseUrl}/desk/cases/${id}#colleagues`
  return letterMail({
    lang: lang ?? 'nl',
    subject: langs.map((one) => say(one)('joined.subject', { number })).join(' / '),
    parts: langs.flatMap((one): readonly LetterPart[] => [
      { kind: 'text', text: say(one)('joined.text', { number, address }) },
      { kind: 'link', text: say(one)('mail.open'), url },
    ]),
    signature: [say(lang ?? 'nl')('mail.office', { provider: provider.name })],
  })
}
