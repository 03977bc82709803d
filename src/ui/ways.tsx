import { Fragment, type ReactNode } from 'react'
import type { Lang } from '#platform/words.ts'
import { say } from './ui.words.ts'

/** The way back: the last one is here and has no link. A name may be a button where leaving by a link would lose something. */
export function Crumbs({
  lang,
  items,
}: Readonly<{ lang: Lang; items: readonly Readonly<{ name: ReactNode; href?: string }>[] }>) {
  return (
    <nav aria-label={say(lang)('crumbs')} className="no-print">
      <ol className="crumbs">
        {items.map(({ name, href }, index) =>
          href ? (
            <li key={index}>
              <a href={href}>{name}</a>
            </li>
          ) : (
            <li key={index} aria-current={index === items.length - 1 ? 'page' : undefined}>
              {name}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}

/** Steps of a form; each may be a link, or a `way` of its own where leaving by a link would lose something. */
export function Steps({
  lang,
  items,
}: Readonly<{
  lang: Lang
  items: readonly Readonly<{ name: string; state: 'done' | 'now' | 'open'; href?: string; way?: ReactNode }>[]
}>) {
  return (
    <ol className="steps" aria-label={say(lang)('steps')}>
      {items.map(({ name, state, href, way = href ? <a href={href}>{name}</a> : name }) => (
        <li
          key={name}
          className={state === 'done' ? 'is-done' : undefined}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          {state === 'now' ? name : way}
          {state === 'done' && <span className="unseen">{` ${say(lang)('done')}`}</span>}
        </li>
      ))}
    </ol>
  )
}

export type Way = Readonly<{ href: string; name: ReactNode; count?: number; here?: boolean }>

/** Parts of one thing; each is a link. `within` when they lead to places on the same page. */
export function Tabs({
  name,
  items,
  within = false,
}: Readonly<{ name: string; items: readonly Way[]; within?: boolean }>) {
  return (
    <nav className="tabs" aria-label={name}>
      <Ways items={items} current={within ? 'location' : 'page'} />
    </nav>
  )
}

/** Ways of looking at a list: due first, needs me. */
export function Views({ name, items }: Readonly<{ name: string; items: readonly Way[] }>) {
  return (
    <nav className="views" aria-label={name}>
      <Ways items={items} current="page" />
    </nav>
  )
}

function Ways({ items, current }: Readonly<{ items: readonly Way[]; current: 'page' | 'location' }>) {
  return items.map(({ href, name, count, here }) => (
    <a key={href} href={href} aria-current={here ? current : undefined}>
      {name}
      {count !== undefined && (
        <>
          {' '}
          <span className="count">{count}</span>
        </>
      )}
    </a>
  ))
}

/** Pages of a list or a document. Shows the first, the last, and those around here. `short` leaves out the words. */
export function Pager({
  lang,
  name,
  page,
  pages,
  href,
  short = false,
}: Readonly<{
  lang: Lang
  name?: string
  page: number
  pages: number
  href: (page: number) => string
  short?: boolean
}>) {
  if (pages < 2) return null
  const t = say(lang)
  return (
    <nav className="pager" aria-label={name ?? t('pages.name')}>
      {!short && page > 1 && (
        <a href={href(page - 1)} rel="prev">
          {t('pages.previous')}
        </a>
      )}
      {pageNumbers(page, pages).map((n, index, all) => (
        <Fragment key={n}>
          {index > 0 && n - (all[index - 1] ?? 0) > 1 && (
            <span>
              <span aria-hidden="true">{'…'}</span>
              <span className="unseen">{t('pages.gap')}</span>
            </span>
          )}
          {n === page ? (
            <span aria-current="page">{n}</span>
          ) : (
            <a href={href(n)} aria-label={t('pages.page', { n })}>
              {n}
            </a>
          )}
        </Fragment>
      ))}
      {!short && page < pages && (
        <a href={href(page + 1)} rel="next">
          {t('pages.next')}
        </a>
      )}
    </nav>
  )
}

function pageNumbers(page: number, pages: number): readonly number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  return [...new Set(near)].toSorted((a, b) => a - b)
}

/** Where one can go, with a sentence each. */
export function LinkList({
  items,
}: Readonly<{ items: readonly Readonly<{ href: string; name: ReactNode; note: ReactNode }>[] }>) {
  return (
    <ul className="linklist">
      {items.map(({ href, name, note }) => (
        <li key={href}>
          <a href={href}>
            <b>{name}</b>
            <span>{note}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The keys of a view, small, at its foot; hidden on touch. A script adds the switch that turns single letters off. */
export function Keys({
  lang,
  items,
}: Readonly<{ lang: Lang; items: readonly Readonly<{ keys: readonly string[]; does: ReactNode }>[] }>) {
  const t = say(lang)
  return (
    <div className="keys" role="group" aria-label={t('keyboard')}>
      {items.map(({ keys, does }, index) => (
        <span key={index}>
          {keys.map((key) => (
            <Fragment key={key}>
              <kbd>{key}</kbd>{' '}
            </Fragment>
          ))}
          {does}
        </span>
      ))}
      <button
        type="button"
        className="linkish"
        hidden
        data-keys-switch=""
        data-off={t('keysOff')}
        data-on={t('keysOn')}
      >
        {t('keysOff')}
      </button>
    </div>
  )
}
