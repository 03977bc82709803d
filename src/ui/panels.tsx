import type { ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { say } from './ui.words.ts'

/** The one h1 of a page, its crumbs above and its lead below. `aside` stands at the right: "Saved at 10:21". */
export function PageHead({
  title,
  lead,
  crumbs,
  aside,
  children,
}: Readonly<{
  title: ReactNode
  lead?: ReactNode
  crumbs?: ReactNode
  aside?: ReactNode
  children?: ReactNode
}>) {
  return (
    <div className="pagehead">
      {crumbs}
      {aside ? (
        <div className="row row--apart">
          <h1>{title}</h1>
          <p className="small soft">{aside}</p>
        </div>
      ) : (
        <h1>{title}</h1>
      )}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}

/** The head of a desk page: h1 at the left, a line of facts at the right. */
export function DeskHead({ title, aside }: Readonly<{ title: ReactNode; aside?: ReactNode }>) {
  return (
    <div className="row row--apart deskhead">
      <h1>{title}</h1>
      {aside && <p className="small soft">{aside}</p>}
    </div>
  )
}

/** An ink rule, the heading in the first three columns, the matter in the other nine; `full` for wide tables. Children are one element. */
export function Section({
  id,
  title,
  aside,
  full = false,
  children,
}: Readonly<{
  id: string
  title: ReactNode
  aside?: ReactNode
  full?: boolean
  children: ReactNode
}>) {
  const heading = <h2 id={`${id}-h`}>{title}</h2>
  return (
    <section className={full ? 'section section--full' : 'section'} id={id} aria-labelledby={`${id}-h`}>
      {aside ? (
        <div className="row row--apart">
          {heading}
          <p className="small soft">{aside}</p>
        </div>
      ) : (
        heading
      )}
      <div className="stack">{children}</div>
    </section>
  )
}

/** A panel of the desk: ink rule, head with an aside, matter, foot. `bare` leaves out the padding, for a table to the edge. */
export function Panel({
  id,
  title,
  aside,
  foot,
  bare = false,
  children,
}: Readonly<{
  id: string
  title: ReactNode
  aside?: ReactNode
  foot?: ReactNode
  bare?: boolean
  children: ReactNode
}>) {
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-h`}>
      <div className="panel__head">
        <h2 id={`${id}-h`}>{title}</h2>
        {aside && <span className="small soft">{aside}</span>}
      </div>
      {bare ? children : <div className="panel__in stack">{children}</div>}
      {foot && <div className="panel__foot">{foot}</div>}
    </section>
  )
}

export type AlertKind = 'note' | 'good' | 'warn' | 'bad'

/** Something the reader must know now. `live` announces it when the page was loaded because of it (after a deed). */
export function Alert({
  kind = 'note',
  title,
  live = false,
  children,
}: Readonly<{
  kind?: AlertKind
  title?: ReactNode
  live?: boolean
  children?: ReactNode
}>) {
  const role = live ? (kind === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={kind === 'note' ? 'alert' : `alert alert--${kind}`} role={role}>
      {title && (
        <p>
          <strong>{title}</strong>
        </p>
      )}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

/** Says what will come and when, and one thing to do. `action` is a LinkButton. */
export function Empty({
  title,
  action,
  children,
}: Readonly<{ title: ReactNode; action?: ReactNode; children: ReactNode }>) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      <p className="soft">{children}</p>
      {action}
    </div>
  )
}

/** `details`: opens without script. */
export function Fold({
  summary,
  open = false,
  small = false,
  children,
}: Readonly<{
  summary: ReactNode
  open?: boolean
  small?: boolean
  children: ReactNode
}>) {
  return (
    <details className="fold" open={open}>
      <summary className={small ? 'small' : undefined}>{summary}</summary>
      <div className="fold__in">{children}</div>
    </details>
  )
}

/** A dialog that the browser opens by itself. Put a `PopoverButton` with the same id beside it. */
export function Popover({ id, title, children }: Readonly<{ id: string; title: ReactNode; children: ReactNode }>) {
  return (
    <div className="pop" id={id} popover="auto" role="dialog" aria-labelledby={`${id}-h`}>
      <div className="stack">
        <h2 id={`${id}-h`} className="plainhead">
          {title}
        </h2>
        {children}
      </div>
    </div>
  )
}

/** How far a job is: words, then the bar. The server draws it; `live` lets a script look again every few seconds without moving the focus. */
export function Progress({
  id,
  lang,
  label,
  value,
  max,
  note,
  live,
}: Readonly<{
  id: string
  lang: Lang
  label: ReactNode
  value: number
  max: number
  note?: ReactNode
  /** Path of the page that shows this progress. The page is loaded anew when it no longer holds this part. */
  live?: string
}>) {
  return (
    <div className="progress" id={`${id}-part`} data-live={live}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={max} value={value}>
        {say(lang)('of', { value, max })}
      </progress>
      {note && <p className="small soft">{note}</p>}
      {live && (
        <noscript>
          <p className="small">
            <a href={live}>{say(lang)('lookAgain')}</a>
          </p>
        </noscript>
      )}
    </div>
  )
}

/** Big numbers side by side, each with its meaning and a comparison. */
export function Figures({
  items,
}: Readonly<{ items: readonly Readonly<{ value: string; name: ReactNode; note?: ReactNode }>[] }>) {
  return (
    <div className="figures">
      {items.map(({ value, name, note }, index) => (
        <div className="figure" key={index}>
          <b>{value}</b>
          <span>
            <strong>{name}</strong>
            {note && (
              <>
                <br />
                {note}
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  )
}
