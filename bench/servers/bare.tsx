/**
 * The reference of the bench: the same query and the same page in a bare Hono route, without sign-in, access log, limits or headers.
 * Bundled and started by pages.bench.ts.
 */
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { renderToStaticMarkup } from 'react-dom/server'
import { HALDER } from '../../src/app/demo/halder.ts'
import { openPglite, openPostgres } from '../../src/platform/db/open.ts'
import type { View } from '../../src/platform/http/view.ts'
import { queue } from '../../src/requests/case/index.store.ts'
import { COUNT_MOST, filterOf, NEEDS, QueueQuery, queueHref, VIEWS } from '../../src/requests/desk/queue.form.ts'
import { QueuePage } from '../../src/requests/desk/queue.page.tsx'

const [where = '', port = '0'] = process.argv.slice(2)
const opened = where.startsWith('postgres') ? await openPostgres({ url: where }) : await openPglite({ dir: where })
const view: View = {
  lang: 'en',
  path: '/desk',
  url: '/desk',
  look: 'system',
  actor: null,
  may: () => true,
  provider: HALDER,
  now: new Date(),
  zone: 'Europe/Amsterdam',
  demo: true,
  asset: (name) => `/assets/${name}`,
  said: null,
}
const app = new Hono()
const read = () => queue(opened.db, filterOf(QueueQuery.parse({}), { id: 'nobody', may: new Set() }))
app.get('/desk', async (c) => {
  const { rows, more } = await read()
  const look = {
    asked: QueueQuery.parse({}),
    rows,
    more,
    names: new Map<string, string>(),
    emergencies: [],
    countMost: COUNT_MOST,
    moves: NEEDS,
    views: VIEWS.map(({ key, ask }) => ({ key, href: queueHref(ask), n: 0, here: false })),
    href: (to: number) => `?page=${to}`,
    saved: { views: [], fields: {}, returned: null },
  }
  return c.html(`<!doctype html>${renderToStaticMarkup(<QueuePage view={view} look={look} />)}`)
})
app.get('/api', async (c) => c.json(await read()))
createAdaptorServer({ fetch: app.fetch }).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
