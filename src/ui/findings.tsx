import type { ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { Tag, type TagKind } from './tag.tsx'
import { say } from './ui.words.ts'

/** A box in points of the page, from its top left corner. */
export type Box = Readonly<{ x: number; y: number; width: number; height: number }>

export type FindingData = Readonly<{
  /** Number in the list and on the page picture; counts on over the pages. */
  n: number
  severity: 'stops' | 'warns' | 'good'
  /** What is wrong. */
  title: ReactNode
  /** The words of the document, and their language. */
  quote?: string
  quoteLang?: string
  /** How to mend it, one or two sentences. */
  mend?: ReactNode
  code: string
  page?: number | null
}>

const SHAPE: Readonly<Record<FindingData['severity'], TagKind>> = { stops: 'bad', warns: 'warn', good: 'good' }

/** What the intake check found, in page order: what is wrong, the quoted words, how to mend it, then tag, code, page. */
export function Findings({ lang, findings }: Readonly<{ lang: Lang; findings: readonly FindingData[] }>) {
  return (
    <ol className="findings">
      {findings.map((finding) => (
        <Finding key={finding.n} lang={lang} {...finding} />
      ))}
    </ol>
  )
}

function Finding({
  lang,
  n,
  severity,
  title,
  quote,
  quoteLang,
  mend,
  code,
  page,
}: FindingData & Readonly<{ lang: Lang }>) {
  const t = say(lang)
  return (
    <li className={severity === 'good' ? 'finding finding--good' : 'finding'} id={`finding-${n}`} data-no={n}>
      <div className="row">
        <b>{title}</b>
      </div>
      {quote && <blockquote lang={quoteLang}>{quote}</blockquote>}
      {mend && <p className="small">{mend}</p>}
      <p className="finding__code row">
        <Tag kind={SHAPE[severity]}>{t(`finding.${severity}`)}</Tag> <span className="mono">{code}</span>{' '}
        {page ? t('finding.page', { n: page }) : null}
      </p>
    </li>
  )
}

/** The boxes of one finding on one page. */
export type Mark = Readonly<{ n: number; boxes: readonly Box[] }>

/**
 * A picture of one page that the server drew, with one link per finding over it, in points of the page.
 * `alt` says what the page is and where its text stands.
 */
export function Leaf({
  lang,
  src,
  alt,
  width,
  height,
  marks = [],
}: Readonly<{
  lang: Lang
  src: string
  alt: string
  /** Size of the page in points. */
  width: number
  height: number
  marks?: readonly Mark[]
}>) {
  const shown = marks.filter((mark) => mark.boxes.length > 0)
  return (
    <div className="leaf">
      <img src={src} width={Math.round(width)} height={Math.round(height)} alt={alt} decoding="async" />
      {shown.length > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={say(lang)('finding.onPage')}>
          {placed(shown).map(({ mark, left, top }) => (
            <a key={mark.n} href={`#finding-${mark.n}`} aria-label={say(lang)('finding.one', { n: mark.n })}>
              {mark.boxes.map((box, index) => (
                <rect key={index} x={box.x} y={box.y} width={box.width} height={box.height} />
              ))}
              <rect className="leaf__no" x={left} y={top} width={PLATE} height={PLATE} />
              <text x={left + PLATE / 2} y={top + 12.5} aria-hidden="true">
                {mark.n}
              </text>
            </a>
          ))}
        </svg>
      )}
    </div>
  )
}

/** Side of the number's plate, points. */
const PLATE = 17

/** Numbers stand in the left margin beside their first box; where two would meet, the later one moves down. */
function placed(marks: readonly Mark[]) {
  const first = (mark: Mark) => mark.boxes[0]?.y ?? 0
  const left = Math.max(
    4,
    Math.min(30, Math.min(...marks.flatMap((mark) => mark.boxes.map((box) => box.x))) - PLATE - 6),
  )
  let free = 0
  return marks
    .toSorted((a, b) => first(a) - first(b) || a.n - b.n)
    .map((mark) => {
      const top = Math.max(free, first(mark) - 1.5)
      free = top + PLATE + 1
      return { mark, left, top }
    })
}
