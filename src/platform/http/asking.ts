/** One request, read once: where from, in which language, with which cookies. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { Look, NavGroup, View } from '#platform/http/view.ts'
import type { Office } from '#platform/office.ts'
import type { Lang } from '#platform/words.ts'
import { addressOf, cookiesOf, languageOf } from './guards.ts'
import type { Actor } from './route.ts'

export type Bindings = { Bindings: { incoming?: IncomingMessage } }

export type Asking = Readonly<{
  id: string
  c: Context<Bindings>
  header: (name: string) => string | undefined
  path: string
  search: URLSearchParams
  /** Path with query. */
  url: string
  cookies: ReadonlyMap<string, string>
  lang: Lang
  from: string
  /** Under /api/: a token is looked at and no cookie. Elsewhere the other way round. */
  api: boolean
  /** An answer in JSON is wanted: under /api/, or because our own script asks for it. */
  program: boolean
}>

export function askingOf(c: Context<Bindings>, trusted: ReadonlySet<string>): Asking {
  const incoming: IncomingMessage | undefined = c.env?.incoming
  const header = (name: string) => {
    const value = incoming ? incoming.headers[name] : c.req.header(name)
    return Array.isArray(value) ? value.join(', ') : value
  }
  const path = c.req.path
  const query = c.req.url.indexOf('?')
  const search = query < 0 ? '' : c.req.url.slice(query).replace(/#.*$/, '')
  const params = new URLSearchParams(search)
  const cookies = cookiesOf(header('cookie'))
  const api = path.startsWith('/api/')
  return {
    // By chance and not in order: a gap would tell of requests that are in no log.
    id: randomBytes(6).toString('hex'),
    c,
    header,
    path,
    search: params,
    url: path + search,
    cookies,
    api,
    lang: languageOf(params.get('lang') ?? cookies.get('lang'), header('accept-language')),
    from: addressOf(incoming?.socket.remoteAddress, header('x-forwarded-for'), trusted),
    program: api || (header('accept') ?? '').startsWith('application/json'),
  }
}

export type ViewParts = Readonly<{
  office: Pick<Office, 'provider' | 'clock' | 'demo'>
  assets: { url: (name: string) => string }
  nav?: (view: View) => readonly NavGroup[]
}>

export function viewOf(asking: Asking, actor: Actor | null, { office, assets, nav }: ViewParts): View {
  const look = asking.cookies.get('look')
  const said = asking.cookies.get('said')
  const view: View = {
    lang: asking.lang,
    path: asking.path,
    url: asking.url,
    actor,
    look: isLook(look) ? look : 'system',
    may: (permission) => permission === 'anyone' || (actor?.may.has(permission) ?? false),
    provider: office.provider,
    now: office.clock.now(),
    zone: office.provider.zone,
    demo: office.demo,
    asset: assets.url,
    said: said ? Buffer.from(said, 'base64url').toString('utf8').slice(0, 500) : null,
  }
  return actor && nav ? { ...view, nav: nav(view) } : view
}

export function isLook(text: string | undefined): text is Look {
  return text === 'system' || text === 'light' || text === 'dark'
}
