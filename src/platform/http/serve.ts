/** The route table as a running server: each line becomes a page and an API call, with the same checks before both. */
import { performance } from 'node:perf_hooks'
import { type Context, Hono } from 'hono'
import { answerRoute, planOf } from './answer.ts'
import { type Asking, askingOf, type Bindings, isLook } from './asking.ts'
import { ASSETS_PATH, serveAsset } from './assets.ts'
import { readBody } from './body.ts'
import { cookie, guardHeaders, isOurHost, isOwnForm } from './guards.ts'
import { answerHidden, hideGuarded, isUnseen } from './hidden.ts'
import { type HttpParts, type Kit, type LogLine, refuse, tooMany } from './kit.ts'
import { meter } from './metrics.ts'
import { openApi } from './openapi.ts'
import { limiter, usualRates } from './rates.ts'
import { readingDesk } from './reading.ts'
import type { Route } from './route.ts'

export function httpApp(parts: HttpParts): Hono<Bindings> {
  const kit = kitOf(parts)
  const app = new Hono<Bindings>({ strict: false })
  health(app, kit)
  app.get(`${ASSETS_PATH}*`, (c) => {
    const file = parts.assets.find(c.req.path.slice(ASSETS_PATH.length))
    return file
      ? serveAsset(file, c.req.header('accept-encoding'))
      : around(kit, 'asset', async (asking) => refuse(kit, asking, 'notFound'))(c)
  })
  const description = Response.json(
    openApi(parts.routes, {
      title: `${parts.office.provider.name} · Waarborg`,
      version: parts.version,
      baseUrl: parts.office.baseUrl,
    }),
  )
  app.get(
    '/api/openapi.json',
    around(
      kit,
      'openapi',
      async () =>
        new Response(description.clone().body, {
          headers: { ...kit.head, 'content-type': 'application/json', 'cache-control': 'no-cache' },
        }),
    ),
  )
  app.post(
    '/look',
    around(kit, 'look.choose', (asking) => chooseLook(kit, asking)),
  )
  const plans = checked(parts.routes).map(planOf)
  for (const plan of plans.filter(({ route }) => !route.hidden)) {
    for (const path of pathsOf(plan.route))
      app.on(
        plan.route.method,
        path,
        around(kit, plan.route.id, (asking) => answerRoute(kit, plan, asking)),
      )
  }
  for (const [path, methods] of methodsByPath(parts.routes.filter(({ hidden }) => !hidden))) {
    app.all(
      path,
      around(kit, 'method', async (asking) =>
        refuse(kit, asking, 'method', { methods: methods.join(', ') }, { allow: methods.join(', ') }),
      ),
    )
  }
  const hidden = plans.filter(({ route }) => route.hidden)
  app.notFound(
    around(
      kit,
      'none',
      async (asking) => (await answerHidden(kit, hidden, asking)) ?? refuse(kit, asking, 'notFound'),
      (asking, refused) => hideGuarded(kit, hidden, asking, refused),
    ),
  )
  return app
}

function kitOf(parts: HttpParts): Kit {
  const record = parts.recordAll ?? oneByOne(parts)
  return {
    ...parts,
    reads: readingDesk({ db: parts.office.db, lanes: parts.readLanes ?? 1, record }),
    head: guardHeaders(parts.office.baseUrl),
    counted: meter(),
    secure: parts.office.baseUrl.startsWith('https:'),
    limits: limiter(parts.rates ?? usualRates, () => performance.now()),
    trusted: new Set(parts.trustedProxies ?? []),
  }
}

function oneByOne({ recordAccess }: Pick<HttpParts, 'recordAccess'>): NonNullable<HttpParts['recordAll']> {
  return async (tx, entries) => {
    for (const entry of entries) await recordAccess(tx, entry)
  }
}

function health(app: Hono<Bindings>, kit: Kit): void {
  const text = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  app.get('/healthz', () => new Response('ok\n', { headers: text }))
  app.get('/readyz', async () => {
    const ready = await kit.ready().catch(() => false)
    return new Response(ready ? 'ready\n' : 'not ready\n', { status: ready ? 200 : 503, headers: text })
  })
  app.get(
    '/metrics',
    async () =>
      new Response(kit.counted.text(await kit.metrics?.().catch(() => [])), {
        headers: { ...text, 'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8' },
      }),
  )
}

/** Counts, logs, and turns what should not have happened into a calm page. */
function around(
  kit: Kit,
  route: string,
  work: (asking: Asking) => Promise<Response>,
  onGuarded?: (asking: Asking, refused: Response) => Promise<void>,
) {
  return async (c: Context<Bindings>): Promise<Response> => {
    const started = performance.now()
    const asking = askingOf(c, kit.trusted)
    let response: Response
    let failure: unknown = null
    try {
      const before = await guarded(kit, asking)
      if (before) await onGuarded?.(asking, before)
      response = before ?? (await work(asking))
    } catch (error) {
      failure = error
      response = refuse(kit, asking, 'broken', { id: asking.id })
    }
    if (isUnseen(response)) return response
    const ms = Math.round((performance.now() - started) * 10) / 10
    kit.counted.count(route, response.status, ms)
    kit.log({
      level: failure ? 'error' : 'info',
      request: asking.id,
      method: c.req.method,
      route,
      status: response.status,
      ms,
      ...(failure !== null && errorFacts(failure)),
    })
    return response
  }
}

/** What holds for every request: our own host name, forms only from our own pages, not too often, a language chosen by a link. */
async function guarded(kit: Kit, asking: Asking): Promise<Response | null> {
  const { method } = asking.c.req
  const host = asking.header('host') ?? new URL(asking.c.req.url).host
  if (!isOurHost(host, kit.office.baseUrl)) return refuse(kit, asking, 'host', { url: kit.office.baseUrl })
  const wait = kit.limits.take('page', asking.from)
  if (wait > 0) return tooMany(kit, asking, wait)
  if (asking.api && asking.header('authorization') && asking.header('cookie')) return refuse(kit, asking, 'both')
  if (method === 'GET' || method === 'HEAD') return asking.api ? null : chosenLanguage(kit, asking)
  const own = asking.api || isOwnForm({ site: asking.header('sec-fetch-site'), origin: asking.header('origin'), host })
  return own ? null : refuse(kit, asking, 'crossSite')
}

function chosenLanguage(kit: Kit, asking: Asking): Response | null {
  const lang = asking.search.get('lang')
  if (lang !== 'nl' && lang !== 'en') return null
  const rest = new URLSearchParams(asking.search)
  rest.delete('lang')
  const to = rest.size > 0 ? `${asking.path}?${rest}` : asking.path
  const headers = new Headers({ ...kit.head, location: to, 'cache-control': 'no-store' })
  headers.append('set-cookie', cookie('lang', lang, { maxAge: YEAR_S, secure: kit.secure }))
  return new Response(null, { status: 303, headers })
}

const YEAR_S = 31_536_000

/** Light, dark or as the system says; back to the page where it was chosen. */
async function chooseLook(kit: Kit, asking: Asking): Promise<Response> {
  const body = await readBody(asking.c.req.raw, {
    most: 1000,
    uploads: false,
    lists: new Set(),
    uploadFolder: kit.uploadFolder,
  })
  const look = body.kind === 'read' ? body.typed.look : undefined
  if (typeof look !== 'string' || !isLook(look)) return refuse(kit, asking, 'unreadable')
  const wanted =
    body.kind === 'read' && typeof body.typed.back === 'string' ? body.typed.back : asking.header('referer')
  const headers = new Headers({
    ...kit.head,
    location: backFrom(wanted, kit.office.baseUrl),
    'cache-control': 'no-store',
  })
  headers.append('set-cookie', cookie('look', look, { maxAge: YEAR_S, secure: kit.secure }))
  return new Response(null, { status: 303, headers })
}

/** Only a path of our own; whatever host it names is left out. */
function backFrom(wanted: string | undefined, baseUrl: string): string {
  const url = wanted && URL.canParse(wanted, baseUrl) ? new URL(wanted, baseUrl) : null
  return url && !url.pathname.startsWith('//') ? url.pathname + url.search : '/'
}

function errorFacts(error: unknown): Pick<LogLine, 'error' | 'where'> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
  return { error: `${error.name}${code}`, where: frames.map((frame) => frame.trim()) }
}

export function pathsOf(route: Route): readonly string[] {
  return [route.page, route.api === null ? null : `/api/v1${route.api.replace(/\/$/, '')}`].filter(
    (path) => path !== null,
  )
}

/** The table cannot hold a name or a path twice: the second would never be reached. */
function checked(routes: readonly Route[]): readonly Route[] {
  const seen = new Set<string>()
  for (const route of routes) {
    for (const name of [route.id, ...pathsOf(route).map((path) => `${route.method} ${path.replace(/:\w+/g, ':')}`)]) {
      if (seen.has(name)) throw new RangeError(`twice in the route table: ${name}`)
      seen.add(name)
    }
  }
  return routes
}

function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const route of routes) {
    for (const path of pathsOf(route)) {
      const methods = found.get(path) ?? []
      methods.push(...(route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]))
      found.set(path, methods)
    }
  }
  return found
}
