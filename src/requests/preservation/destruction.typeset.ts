import type { Provider } from '#platform/config.ts'
import { typeset } from '#platform/pdf.ts'
import type { Lang } from '#platform/words.ts'
import { formatInstant } from '#ui/dates.ts'
import { say } from './destruction.words.ts'
import type { Preservation } from './preservation.rules.ts'

/** A certificate of destruction, word for word. It says neither whose records they were nor whether there were any. */
export type Destruction = Readonly<{
  lang: Lang
  title: string
  facts: readonly (readonly [string, string])[]
  points: readonly string[]
  made: string
}>

type DestructionAsk = Readonly<{
  number: string
  docket: string
  provider: Provider
  lang: Lang
  now: Date
  receivedAt: Date
  ended: NonNullable<Preservation['ended']>
  manifestSha256: string | null
}>

export function destructionOf(ask: DestructionAsk): Destruction {
  const { lang, provider, ended, manifestSha256 } = ask
  const t = say(lang)
  const exact = (at: Date) => formatInstant(lang, at, provider.zone, 'exact')
  return {
    lang,
    title: t('title'),
    facts: [
      [t('case'), ask.number],
      [t('docket'), ask.docket],
      [t('received'), exact(ask.receivedAt)],
      [t(`ended.${ended.how}`), exact(ended.at)],
      [t('destroyed'), exact(ask.now)],
      ...(manifestSha256 === null ? [] : [[t('manifest'), manifestSha256] as const]),
    ],
    points: [t('points.key'), t('points.copy'), t('points.backup'), t('points.live')],
    made: t('made', { provider: provider.name, at: exact(ask.now) }),
  }
}

/** PDF/A-2a. */
export function typesetDestruction(paper: Destruction, at: Date): Promise<Uint8Array> {
  return typeset({ source: TEMPLATE, data: paper, at })
}

const TEMPLATE = `#let it = json(bytes(sys.inputs.data))
#set document(title: it.title, date: auto)
#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")
#set text(font: "IBM Plex Sans", size: 10pt, lang: it.lang)
#set par(leading: 0.7em, spacing: 1.1em)
#heading(level: 1, it.title)
#v(4mm)
#grid(columns: (48mm, 1fr), row-gutter: 4mm, ..it.facts.flatten())
#v(4mm)
#enum(spacing: 1em, ..it.points.map(point => [#point]))
#v(6mm)
#emph(it.made)
`
