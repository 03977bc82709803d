/** A lookup as facts in the reader's language, and as data for programs. */
import { dayIn } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { Likeness } from '../signals/look-alike.rules.ts'
import { signalText, signalWhy, weightText } from '../signals/signals.words.ts'
import type { Lookup } from './lookup.question.ts'
import { say } from './lookup.words.ts'

export type LookupLine = Readonly<{ name: string; lines: readonly string[] }>

/** Everything but the signals, which a page shows with their reasons. */
export function lookupLines(lang: Lang, zone: string, found: Lookup): readonly LookupLine[] {
  const t = say(lang)
  const { address, registers, bound, likes, reach } = found
  const kinds = [found.freeMail && t('free'), found.disposable && t('disposable'), found.academic && t('academic')]
  const list = (lines: readonly string[], empty: string) => (lines.length > 0 ? lines : [empty])
  return [
    { name: t('address'), lines: [address.address] },
    { name: t('domain'), lines: [address.registrable ?? address.domain] },
    ...(address.unicode === address.domain ? [] : [{ name: t('read'), lines: [address.unicode] }]),
    {
      name: t('registers'),
      lines: list(
        registers.map(({ source, organisation, domain, country, readAt }) =>
          t('registerLine', {
            ...{ source: t(`source.${source}`), organisation: organisation || (country ?? ''), domain },
            day: formatDay(lang, dayIn(zone, readAt), 'plain'),
          }),
        ),
        t('noRegister'),
      ),
    },
    {
      name: t('bound'),
      lines: list(
        bound.map(({ agency, domain }) => `${agency} (${domain})`),
        t('noBound'),
      ),
    },
    {
      name: t('likes'),
      lines: list(
        likes.map(({ domain, how }) => likeText(lang, domain, how)),
        t('noLikes'),
      ),
    },
    {
      name: t('kinds'),
      lines: list(
        kinds.filter((kind) => kind !== false),
        t('ordinary'),
      ),
    },
    { name: t('reach'), lines: [`${t('level', { level: reach.level })}: ${t(`because.${reach.because}`)}`] },
  ]
}

function likeText(lang: Lang, domain: string, how: Likeness): string {
  return signalText(lang, { code: 'look-alike', weight: 3, about: { domain, how } })
}

/** Signals as lines: how heavy, what, and why it counts. */
export function signalLines(lang: Lang, { signals }: Pick<Lookup, 'signals'>): readonly string[] {
  return signals.length === 0
    ? [say(lang)('noSignals')]
    : signals.map((one) => `${weightText(lang, one)}: ${signalText(lang, one)}. ${signalWhy(lang, one)}`)
}

/** The same for every program: command line and API. */
export function lookupJson({ address, registers, bound, likes, reach, signals, ...kinds }: Lookup) {
  return {
    address: address.address,
    domain: address.domain,
    registrable: address.registrable,
    registers: registers.map(({ readAt, ...one }) => ({ ...one, readAt: readAt.toISOString() })),
    bound: [...bound],
    likes: [...likes],
    ...{ freeMail: kinds.freeMail, disposable: kinds.disposable, academic: kinds.academic },
    reach,
    signals: [...signals],
  }
}
