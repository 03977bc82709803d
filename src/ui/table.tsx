import { Fragment, type ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { Cell, type CellKind } from './tag.tsx'
import { say } from './ui.words.ts'

export type Column<Row> = Readonly<{
  /** Also the name of the cell on a phone. */
  head: string
  cell: (row: Row) => ReactNode
  /** Right, in figures of one width. */
  number?: boolean
  /** The cell that names the row; a table has one, by default the first column. */
  names?: boolean
  /** Left out on a phone. */
  wideOnly?: boolean
  /** The heading is read but not shown, as above tick boxes. */
  unseenHead?: boolean
  className?: string
  /** Where the heading leads to sort by this column, and how it is sorted now. */
  sort?: Readonly<{ href: string; now: 'ascending' | 'descending' | null }>
}>

export type TableProps<Row> = Readonly<{
  caption: string
  /** Shows the caption; left out where a heading above says the same. */
  captionSeen?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Cells of the last line, one per column; the first names it. */
  foot?: readonly ReactNode[]
  /** Each row becomes a card on a phone: for wide tables. Number tables slide instead; put them in a Scroll. */
  cards?: boolean
  dense?: boolean
  /** Padded at the sides, inside a panel. */
  pad?: boolean
  hover?: boolean
  /** Extra class, as `queue` or `decide`. */
  className?: string
  /** A heading row wherever this changes; rows come sorted by it. */
  group?: (row: Row) => string
  isHere?: (row: Row) => boolean
  /** j and k move through the rows, Enter opens the row's link, x ticks it. */
  keys?: boolean
}>

/** Rows by columns: caption always, `th scope` always, rules only across. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, foot, group, isHere } = props
  return (
    <table className={tableClass(props)} data-keys={props.keys ? '' : undefined}>
      <caption className={props.captionSeen ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.head} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Fragment key={rowKey(row)}>
            {group && group(row) !== (at > 0 ? group(rows[at - 1] ?? row) : '') && (
              <tr className="group">
                <th scope="colgroup" colSpan={columns.length}>
                  {group(row)}
                </th>
              </tr>
            )}
            <tr className={isHere?.(row) ? 'is-here' : undefined}>
              {columns.map((column, n) => (
                <BodyCell
                  key={column.head}
                  column={column}
                  names={column.names ?? (n === 0 && !columns.some((c) => c.names))}
                  row={row}
                />
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
      {foot && <Foot columns={columns} cells={foot} />}
    </table>
  )
}

function tableClass<Row>({ cards, dense, pad, hover, className }: TableProps<Row>): string {
  return [
    'table',
    dense && 'table--dense',
    cards && 'table--cards',
    pad && 'table--pad',
    hover && 'table--hover',
    className,
  ]
    .filter(Boolean)
    .join(' ')
}

function cellClass<Row>({ number, wideOnly, className }: Column<Row>): string | undefined {
  return [number && 'n', wideOnly && 'only-wide', className].filter(Boolean).join(' ') || undefined
}

function Head<Row>({ column }: Readonly<{ column: Column<Row> }>) {
  const { head, sort, unseenHead } = column
  const text = unseenHead ? <span className="unseen">{head}</span> : head
  if (!sort)
    return (
      <th scope="col" className={cellClass(column)}>
        {text}
      </th>
    )
  const arrow = { ascending: ' ↑', descending: ' ↓', none: '' }[sort.now ?? 'none']
  return (
    <th scope="col" className={cellClass(column)} aria-sort={sort.now ?? undefined}>
      <a href={sort.href}>
        {text}
        <span aria-hidden="true">{arrow}</span>
      </a>
    </th>
  )
}

function BodyCell<Row>({ column, names, row }: Readonly<{ column: Column<Row>; names: boolean; row: Row }>) {
  if (names)
    return (
      <th scope="row" className={cellClass(column)}>
        {column.cell(row)}
      </th>
    )
  return (
    <td className={cellClass(column)} data-label={column.wideOnly ? undefined : column.head}>
      {column.cell(row)}
    </td>
  )
}

function Foot<Row>({ columns, cells }: Readonly<{ columns: readonly Column<Row>[]; cells: readonly ReactNode[] }>) {
  return (
    <tfoot>
      <tr>
        {columns.map((column, n) =>
          n === 0 ? (
            <th key={column.head} scope="row">
              {cells[n]}
            </th>
          ) : (
            <td key={column.head} className={cellClass(column)} data-label={cells[n] ? column.head : undefined}>
              {cells[n]}
            </td>
          ),
        )}
      </tr>
    </tfoot>
  )
}

/** Slides sideways where it must, also by keyboard; the region has a name. */
export function Scroll({ lang, name, children }: Readonly<{ lang: Lang; name: string; children: ReactNode }>) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={say(lang)('table', { name })}>
      {children}
    </div>
  )
}

export type MatrixCell = Readonly<{ kind: CellKind; text: ReactNode }>
export type MatrixRow = Readonly<{ key: string; name: ReactNode; note?: ReactNode; cells: readonly MatrixCell[] }>

/** Data down, process across; the first column stays when it slides. Every cell has a square and a word. */
export function Matrix({
  lang,
  caption,
  corner,
  columns,
  groups,
}: Readonly<{
  lang: Lang
  caption: string
  corner: string
  columns: readonly Readonly<{ key: string; name: ReactNode; note?: ReactNode }>[]
  /** `name` null: rows without a group heading. */
  groups: readonly Readonly<{ name: string | null; rows: readonly MatrixRow[] }>[]
}>) {
  return (
    <Scroll lang={lang} name={caption}>
      <table className="matrix">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ key, name, note }) => (
              <th key={key} scope="col">
                {name}
                {note && <small>{note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group, at) => (
          <tbody key={group.name ?? at}>
            {group.name && (
              <tr className="group">
                <th scope="rowgroup" colSpan={columns.length + 1}>
                  {group.name}
                </th>
              </tr>
            )}
            {group.rows.map(({ key, name, note, cells }) => (
              <tr key={key}>
                <th scope="row">
                  {name}
                  {note && <small>{note}</small>}
                </th>
                {cells.map(({ kind, text }, n) => (
                  <td key={columns[n]?.key ?? n}>
                    <Cell kind={kind}>{text}</Cell>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  )
}
