/**
 * Pictures of numbers, drawn on the server and coloured by the style sheet, so that dark and print need no second drawing.
 * Each is drawn wide and narrow; a table with the same numbers stands beside it, which is the caller's.
 */
import type { Lang } from '#platform/words.ts'
import { formatNumber } from './figures.ts'
import { say } from './ui.words.ts'

/** s1 to s6 as in the style sheet: given most, given, given in general, and so on; hollow = refused; dust = neither. */
export type Dress = 'now' | 'then' | 's1' | 's2' | 's3' | 's4' | 's5' | 's6' | 'hollow' | 'dust'

/** The little square that explains a dress, beside its word. */
export function Swatch({ dress }: Readonly<{ dress: Dress }>) {
  return (
    <svg className="swatch chart" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <Square dress={dress} x={0} y={0} side={14} />
    </svg>
  )
}

function Square({ dress, x, y, side }: Readonly<{ dress: Dress; x: number; y: number; side: number }>) {
  if (dress === 'dust')
    return <rect className="dust" x={x + side * 0.36} y={y + side * 0.36} width={side * 0.28} height={side * 0.28} />
  const inset = dress === 'hollow' || dress === 'then' ? 1 : 0
  return <rect className={dress} x={x + inset} y={y + inset} width={side - 2 * inset} height={side - 2 * inset} />
}

export type BarRow = Readonly<{ name: string; now: number; before?: number }>

type BarProps = Readonly<{
  id: string
  lang: Lang
  title: string
  nowName: string
  beforeName?: string
  rows: readonly BarRow[]
}>

/** Bars side by side in the order given: this period solid, the other hollow, the value at the end of each. */
export function BarChart({ id, lang, title, nowName, beforeName, rows }: BarProps) {
  const most = Math.max(1, ...rows.flatMap(({ now, before }) => [now, before ?? 0]))
  return (
    <figure className="figurebox">
      <figcaption>
        <b id={`${id}-t`}>{title}</b>
        <span className="legend">
          <span className="row">
            <Swatch dress="now" />
            {nowName}
          </span>
          {beforeName && (
            <span className="row">
              <Swatch dress="then" />
              {beforeName}
            </span>
          )}
        </span>
      </figcaption>
      <Bars className="only-wide" name={title} lang={lang} rows={rows} most={most} sheet={WIDE} />
      <Bars className="only-narrow" name={title} lang={lang} rows={rows} most={most} sheet={NARROW} />
    </figure>
  )
}

/** `label` is the room for names left of the bars; null puts each name above its bar. */
type Sheet = Readonly<{ width: number; label: number | null; row: number; value: number }>
const WIDE: Sheet = { width: 1000, label: 190, row: 40, value: 80 }
const NARROW: Sheet = { width: 340, label: null, row: 60, value: 56 }

function Bars({
  className,
  name: title,
  lang,
  rows,
  most,
  sheet,
}: Readonly<{
  className: string
  name: string
  lang: Lang
  rows: readonly BarRow[]
  most: number
  sheet: Sheet
}>) {
  const left = sheet.label ?? 1
  const length = (value: number) => Math.round((value / most) * (sheet.width - left - sheet.value) * 10) / 10
  const height = rows.length * sheet.row
  return (
    <svg className={`chart ${className}`} viewBox={`0 0 ${sheet.width} ${height}`} role="img" aria-label={title}>
      {sheet.label && <line className="base" x1={left} x2={left} y1="0" y2={height} />}
      {rows.map(({ name, now, before }, index) => {
        const top = index * sheet.row + (sheet.label ? 8 : 24)
        return (
          <g key={name}>
            {sheet.label ? (
              <text className="strong" x={left - 12} y={top + 13} textAnchor="end">
                {name}
              </text>
            ) : (
              <text className="strong" x="0" y={top - 7}>
                {name}
              </text>
            )}
            <rect className="now" x={left} y={top} width={length(now)} height="16" />
            <text className="strong" x={left + length(now) + 6} y={top + 13}>
              {formatNumber(lang, now)}
            </text>
            {before !== undefined && (
              <rect
                className="then"
                x={left + 0.75}
                y={top + 18.5}
                width={Math.max(0, length(before) - 1.5)}
                height="8"
              />
            )}
            {before !== undefined && (
              <text x={left + length(before) + 6} y={top + 27} fontSize="11.5">
                {formatNumber(lang, before)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

export type SquareGroup = Readonly<{ name: string; count: number; dress: Dress }>

/** Most squares in one picture; beyond, one square stands for several requests, and the picture says so. */
const SQUARES_MOST = 450
const UNITS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]

/** One square is one request, group after group. The legend below gives each group's number. */
export function Squares({
  id,
  lang,
  title,
  aside,
  groups,
}: Readonly<{
  id: string
  lang: Lang
  title: string
  aside?: string
  groups: readonly SquareGroup[]
}>) {
  const t = say(lang)
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const unit = UNITS.find((size) => total / size <= SQUARES_MOST) ?? 100_000
  const dresses = groups.flatMap(({ count, dress }) => Array.from({ length: Math.ceil(count / unit) }, () => dress))
  const name = groups
    .map((group) => t('squares.part', { name: group.name, n: formatNumber(lang, group.count) }))
    .join(', ')
  return (
    <figure className="herofigure">
      <figcaption className="row row--apart">
        <b id={id}>{title}</b>
        {aside && <span className="soft">{aside}</span>}
      </figcaption>
      <Grid className="only-wide" name={`${title}. ${name}`} dresses={dresses} across={41} />
      <Grid className="only-narrow" name={`${title}. ${name}`} dresses={dresses} across={15} />
      <ul className="legend">
        {groups.map((group) => (
          <li className="row" key={group.name}>
            <Swatch dress={group.dress} />
            <span>
              <b>{formatNumber(lang, group.count)}</b> {group.name}
            </span>
          </li>
        ))}
      </ul>
      {unit > 1 && <p className="small soft">{t('squares.unit', { n: formatNumber(lang, unit) })}</p>}
    </figure>
  )
}

/** Side of a square and the step from one to the next. */
const SIDE = 22
const STEP = 26

function Grid({
  className,
  name,
  dresses,
  across,
}: Readonly<{ className: string; name: string; dresses: readonly Dress[]; across: number }>) {
  const rows = Math.max(1, Math.ceil(dresses.length / across))
  return (
    <svg
      className={`chart ${className}`}
      viewBox={`0 0 ${across * STEP - 4} ${rows * STEP - 4}`}
      role="img"
      aria-label={name}
    >
      {dresses.map((dress, index) => (
        <Square
          key={index}
          dress={dress}
          x={(index % across) * STEP}
          y={Math.floor(index / across) * STEP}
          side={SIDE}
        />
      ))}
    </svg>
  )
}

/** One bar of parts that make a whole; `name` says what it shows. The table below has the numbers and the swatches. */
export function StackedBar({
  name,
  parts,
}: Readonly<{ name: string; parts: readonly Readonly<{ count: number; dress: Dress }>[] }>) {
  const shown = parts.filter(({ count }) => count > 0)
  return (
    <>
      <Stack className="only-wide" name={name} parts={shown} width={1000} />
      <Stack className="only-narrow" name={name} parts={shown} width={340} />
    </>
  )
}

function Stack({
  className,
  name,
  parts,
  width,
}: Readonly<{
  className: string
  name: string
  width: number
  parts: readonly Readonly<{ count: number; dress: Dress }>[]
}>) {
  const total = Math.max(
    1,
    parts.reduce((sum, { count }) => sum + count, 0),
  )
  const room = width - 2 * Math.max(0, parts.length - 1)
  let x = 0
  return (
    <svg className={`chart ${className}`} viewBox={`0 0 ${width} 44`} role="img" aria-label={name}>
      {parts.map(({ count, dress }, index) => {
        const long = Math.round((count / total) * room * 10) / 10
        const inset = dress === 'hollow' ? 1 : 0
        const part = (
          <rect
            key={index}
            className={dress}
            x={x + inset}
            y={inset}
            width={Math.max(1, long - 2 * inset)}
            height={44 - 2 * inset}
          />
        )
        x += long + 2
        return part
      })}
    </svg>
  )
}
