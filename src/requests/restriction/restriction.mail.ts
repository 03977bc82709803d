/** What the authority and the user read of a restriction. */
import type { Provider } from '#platform/config.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type LetterMail, type LetterPart, letterMail } from '#ui/letter.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Restricting } from './restriction.rules.ts'
import { say, whereText } from './restriction.words.ts'

type Letter = Readonly<{ file: CaseFile; provider: Provider; baseUrl: string; lang: Lang }>
type Decided = Pick<Restricting, 'measure' | 'countries' | 'startsOn' | 'endsOn'>

/** Regulation (EU) 2022/2065 art. 9(1): the effect given, and when. Also to an authority that no such article serves. */
export function effectMail(
  { file, provider, baseUrl, lang }: Letter,
  { decided, explanation }: Readonly<{ decided: Decided; explanation: string }>,
): LetterMail {
  const t = say(lang)
  const parts: LetterPart[] = [
    { kind: 'text', text: t('mail.effect', { docket: file.docketNumber }) },
    { kind: 'facts', facts: factsOf(lang, decided) },
    { kind: 'text', text: explanation },
    { kind: 'link', text: t('mail.link'), url: `${baseUrl}/lers/cases/${file.id}` },
  ]
  return letterMail({
    lang,
    subject: t('mail.effectSubject', { number: file.number }),
    parts,
    signature: signed(provider, lang),
  })
}

export type RestrictedLetter = Letter &
  Readonly<{
    contact: Readonly<{ name: string; email: string }>
    agencyName: string
    decided: Decided
    /** Our own rule, where the measure rests on it. */
    rule: string | null
    act: string
  }>

/** Regulation (EU) 2022/2065 art. 9(5): reasons, the order's reach, and the ways to contest it, complete without opening a link. */
export function restrictedMail(letter: RestrictedLetter): LetterMail {
  const { file, provider, baseUrl, lang, contact, agencyName, decided, rule, act } = letter
  const t = say(lang)
  const parts: LetterPart[] = [
    { kind: 'text', text: t('mail.dear', { name: contact.name }) },
    { kind: 'text', text: t('mail.told', { agency: agencyName, account: contact.email }) },
    { kind: 'facts', facts: factsOf(lang, decided) },
    { kind: 'heading', text: t('mail.whyHead') },
    { kind: 'text', text: act },
    ...(rule === null ? [] : [{ kind: 'text' as const, text: t('mail.rule', { rule }) }]),
    { kind: 'heading', text: t('mail.canHead') },
    { kind: 'text', text: t('mail.can', { contact: provider.notice.contact }) },
    { kind: 'link', text: t('mail.own'), url: `${baseUrl}/account` },
    { kind: 'small', text: t('mail.small', { number: file.number }) },
  ]
  return letterMail({ lang, subject: t('mail.subject'), parts, signature: signed(provider, lang) })
}

function factsOf(
  lang: Lang,
  { measure, countries, startsOn, endsOn }: Decided,
): readonly (readonly [string, string])[] {
  const t = say(lang)
  return [
    [t('measure'), t(`measures.${measure}`)],
    [t('where'), whereText(lang, measure, countries)],
    [t('from'), formatDay(lang, startsOn, 'long')],
    [t('until'), endsOn === null ? t('noEnd') : formatDay(lang, endsOn, 'long')],
  ]
}

function signed(provider: Provider, lang: Lang): string[] {
  return [say(lang)('mail.office', { provider: provider.name }), provider.products.meetings.address.join(', ')]
}
