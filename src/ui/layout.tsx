/** The four frames of a page. Each gives a whole document; the route writes `<!doctype html>` before it. */
import type { ReactNode } from 'react'
import type { NavGroup, View } from '#platform/http/view.ts'
import { Alert } from './panels.tsx'
import {
  Brand,
  DemoStrip,
  EmergencyStrip,
  Footer,
  LookSwitch,
  ownPlace,
  PLACES,
  signInPlace,
  signOutPlace,
  Tongues,
} from './shell.tsx'
import { say } from './ui.words.ts'

export type PageProps = Readonly<{
  view: View
  /** Title of the window; the page itself has its own h1 (PageHead, DeskHead). */
  title: string
  /** True on a page that gives a form back with errors: the title says so first. */
  wrong?: boolean
  /** Further scripts by plain name, as `passkey.js`; `page.js` is always there. The page works without any. */
  scripts?: readonly string[]
  children: ReactNode
}>

/** Public pages: masthead, wide text, footer. */
export function PublicPage(props: PageProps) {
  const { view, children } = props
  return (
    <Document {...props} frame="public">
      <Skip view={view} to="skipText" />
      <DemoStrip view={view} />
      <Masthead view={view} />
      <main className="wrap" id="main">
        <Said view={view} />
        {children}
      </main>
      <Footer view={view} />
    </Document>
  )
}

/** Pages for officers, from /lers on: as public ones, with the emergency telephone below the masthead, before sign-in too. */
export function OfficerPage(props: PageProps) {
  const { view, children } = props
  return (
    <Document {...props} frame="public">
      <Skip view={view} to="skipText" />
      <DemoStrip view={view} />
      <Masthead view={view} />
      <EmergencyStrip view={view} />
      <main className="wrap" id="main">
        <Said view={view} />
        {children}
      </main>
      <Footer view={view} />
    </Document>
  )
}

/**
 * The desk of the staff. `head` is a case head, which runs to the edges above the matter; `role` is what the reader does
 * here, in words. Where one can go comes with `view.nav`.
 */
export function DeskPage(props: PageProps & Readonly<{ head?: ReactNode; role?: string }>) {
  const { view, head, role, children } = props
  return (
    <Document {...props} frame="desk">
      <Skip view={view} to="skipWork" />
      <DemoStrip view={view} />
      <header className="deskbar">
        <div className="deskbar__in">
          <Brand view={view} place={say(view.lang)('desk')} href={view.nav?.[0]?.items[0]?.href ?? PLACES.desk} />
          <Who view={view} role={role} />
          <Tongues view={view} />
        </div>
      </header>
      <div className="deskframe">
        <DeskNav view={view} />
        <main id="main">
          {head}
          <div className="deskmain">
            <Said view={view} />
            {children}
          </div>
        </main>
        <footer className="deskfoot no-print">
          <LookSwitch view={view} />
        </footer>
      </div>
    </Document>
  )
}

/** Doors: sign-in, codes, invitations. The first child is the form, the second the other doors. `emergency` for officers' doors. */
export function DoorPage(props: PageProps & Readonly<{ emergency?: boolean }>) {
  const { view, emergency, children } = props
  return (
    <Document {...props} frame="door">
      <Skip view={view} to="skipText" />
      <div>
        <DemoStrip view={view} />
        <header className="masthead">
          <div className="wrap">
            <Brand view={view} place={say(view.lang)('office')} href={PLACES.home} />
            <span className="sitenav" />
            <Tongues view={view} />
          </div>
        </header>
        {emergency && <EmergencyStrip view={view} />}
      </div>
      <main className="wrap" id="main">
        {children}
      </main>
      <Footer view={view} />
    </Document>
  )
}

type Frame = 'public' | 'desk' | 'door'
const BODY: Readonly<Record<Frame, string | undefined>> = { public: undefined, desk: 'desk', door: 'door' }

function Document({ view, title, wrong, scripts = [], frame, children }: PageProps & Readonly<{ frame: Frame }>) {
  const t = say(view.lang)
  const whole = t(frame === 'desk' ? 'titleDesk' : 'titlePublic', { title, provider: view.provider.name })
  return (
    <html lang={view.lang} data-theme={view.look === 'system' ? undefined : view.look}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={view.look === 'system' ? 'light dark' : view.look} />
        <title>{wrong ? t('titleWrong', { title: whole }) : whole}</title>
        <link rel="stylesheet" href={view.asset('waarborg.css')} />
        {['page.js', ...scripts].map((name) => (
          <script key={name} type="module" src={view.asset(name)} />
        ))}
      </head>
      <body className={BODY[frame]}>{children}</body>
    </html>
  )
}

function Skip({ view, to }: Readonly<{ view: View; to: 'skipText' | 'skipWork' }>) {
  return (
    <a className="skip" href="#main">
      {say(view.lang)(to)}
    </a>
  )
}

/** What the last deed brought about, once. */
function Said({ view }: Readonly<{ view: View }>) {
  return view.said ? (
    <div className="said">
      <Alert kind="good" live>
        {view.said}
      </Alert>
    </div>
  ) : null
}

function Masthead({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const places = [
    { href: PLACES.transparency, name: t('nav.transparency') },
    { href: PLACES.authorities, name: t('nav.authorities') },
    { href: PLACES.file, name: t(view.actor?.kind === 'officer' ? 'myRequests' : 'nav.file') },
  ]
  return (
    <header className="masthead">
      <div className="wrap">
        <Brand view={view} place={t('office')} href={PLACES.home} />
        <nav className="sitenav" aria-label={t('main')}>
          {places.map(({ href, name }) => (
            <a key={href} href={href} aria-current={isIn(view.path, href) ? 'page' : undefined}>
              {name}
            </a>
          ))}
        </nav>
        <div className="row">
          <Tongues view={view} />
          {view.actor ? (
            <Who view={view} />
          ) : (
            <a className="button button--second button--s" href={signInPlace(view.path)}>
              {t('signIn')}
            </a>
          )}
        </div>
      </div>
    </header>
  )
}

/** Who is signed in, and the way out; a form, because leaving changes something. */
function Who({ view, role }: Readonly<{ view: View; role?: string | undefined }>) {
  const { actor } = view
  if (!actor) return null
  return (
    <div className="deskbar__who">
      <a className="who" href={ownPlace(actor.kind)}>
        <b>{actor.name}</b>
      </a>{' '}
      {role && <span className="faint">{role}</span>} <span aria-hidden="true">{'·'}</span>{' '}
      <form className="signout" method="post" action={signOutPlace(actor.kind)}>
        <button type="submit" className="linkish">
          {say(view.lang)('signOut')}
        </button>
      </form>
    </div>
  )
}

/** Beside the matter where there is room, else in a fold above it that names the place one is at: the same list, of which one is seen. */
function DeskNav({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const groups = view.nav ?? []
  if (groups.length === 0) return null
  const here = groups
    .flatMap(({ items }) => items)
    .filter(({ href }) => isIn(view.path, href))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  const list = groups.map((group) => <NavList key={group.name} group={group} here={here?.href} />)
  return (
    <>
      <nav className="desknav" aria-label={t('desk')}>
        {list}
      </nav>
      <details className="deskmenu">
        <summary>
          {t('menu')} {here && <b>{here.name}</b>}
        </summary>
        <nav aria-label={t('desk')}>{list}</nav>
      </details>
    </>
  )
}

function NavList({ group: { name, items }, here }: Readonly<{ group: NavGroup; here: string | undefined }>) {
  return (
    <section className="navgroup">
      <h2>{name}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.href === here ? 'page' : undefined}>
              {item.name}
              {item.count !== undefined && (
                <>
                  {' '}
                  <span className={item.bad ? 'count count--bad' : 'count'}>{item.count}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** True on a page and on all pages below it. */
function isIn(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`)
}
