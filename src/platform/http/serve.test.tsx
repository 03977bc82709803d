import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { serve as listen } from '@hono/node-server'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Office } from '#platform/office.ts'
import { handClock } from '#platform/time.ts'
import { wordsOf } from '#platform/words.ts'
import { freshDb } from '#test/database.ts'
import { noAssets } from './assets.ts'
import { teller } from './issues.ts'
import type { AccessEntry, HttpParts, LogLine } from './kit.ts'
import { plainProblemPage } from './problem.page.tsx'
import { type Actor, get, type Permission, page, post, problem, saying, seeOther, type Upload } from './route.ts'
import { httpApp } from './serve.ts'

declare module './route.ts' {
  interface PermissionNames {
    'thing.read': true
    'thing.write': true
  }
}

const told = teller(wordsOf({ en: { early: 'Too early.' }, nl: { early: 'Te vroeg.' } }))
const Thing = z.object({
  name: z.string().max(10),
  due: z.iso.date().refine((due) => due > '2026-01-01', told('early')),
  tags: z.array(z.string()).default([]),
  rows: z.array(z.object({ kind: z.enum(['a', 'b']), value: z.string() })).default([]),
})
const nothing = z.object({})

const jansen: Actor = {
  id: 'person_j',
  kind: 'staff',
  name: 'Jansen',
  email: 'j@x.example',
  roles: [],
  may: new Set(['thing.read']),
  agencyId: null,
  via: 'session',
}
const okafor: Actor = { ...jansen, id: 'person_o', may: new Set<Permission>(['thing.read', 'thing.write']) }

async function house(more: Partial<HttpParts> = {}) {
  const fresh = await freshDb()
  const entries: AccessEntry[] = []
  const lines: LogLine[] = []
  const seen: { uploads: readonly Upload[]; input: unknown; kept: string[] } = { uploads: [], input: null, kept: [] }
  const uploadFolder = mkdtempSync(join(tmpdir(), 'wb-up-'))
  const base = { may: 'thing.read', audit: 'thing.viewed', query: nothing, replies: nothing } as const
  const routes = [
    get({
      ...base,
      id: 'home',
      page: '/',
      api: null,
      may: 'anyone',
      audit: 'none',
      answer: async ({ view }) => page({}, () => <p lang={view.lang}>{view.said ?? view.look}</p>),
    }),
    get({
      ...base,
      id: 'thing',
      page: '/desk/things/:thing',
      api: '/things/:thing',
      query: z.object({ n: z.coerce.number().optional() }),
      answer: async ({ params, actor, query }) =>
        params.thing === 'gone'
          ? problem(404, 'gone', 'Gone', 'It is gone.')
          : page({ id: params.thing, by: actor.id, n: query.n }, () => <h1>{params.thing}</h1>),
    }),
    get({
      ...base,
      id: 'broken',
      page: '/desk/broken',
      api: '/broken',
      answer: async () => {
        throw new Error('secret jane@x.example')
      },
    }),
    get({
      ...base,
      id: 'stream',
      page: '/desk/file',
      api: '/file',
      replies: 'application/zip',
      rate: 'picture',
      answer: async () => ({
        kind: 'stream',
        name: 'a"b\r\nx: y.zip',
        type: 'application/zip',
        stream: Readable.from([Buffer.from('one'), Buffer.from('two')]),
        bytes: 6,
        inline: false,
      }),
    }),
    post({
      ...base,
      id: 'thing.make',
      page: '/desk/things',
      api: '/things',
      may: 'thing.write',
      form: Thing,
      answer: async ({ input }) => {
        seen.input = input
        return saying(seeOther('/desk/things/1', { id: 1 }, 201), 'Made — één.')
      },
      invalid: async ({ typed }, errors) =>
        page({ errors }, () => (
          <form>
            <input defaultValue={String(typed.name)} />
            {Object.entries(errors).map(([f, e]) => (
              <p key={f}>
                {f}: {e}
              </p>
            ))}
          </form>
        )),
    }),
    post({
      ...base,
      id: 'thing.file',
      page: '/desk/upload',
      api: '/upload',
      may: 'thing.write',
      form: z.object({ note: z.string() }),
      uploads: true,
      bodyBytes: 100_000,
      answer: async ({ uploads }) => {
        seen.uploads = uploads
        seen.kept = uploads.map((u) => readFileSync(u.path, 'utf8'))
        return seeOther('/', {})
      },
      invalid: null,
    }),
  ]
  const office = {
    db: fresh.db,
    clock: handClock('2026-11-23T10:00:00Z'),
    demo: false,
    baseUrl: 'http://127.0.0.1:8080',
    provider: { name: 'Halder', zone: 'Europe/Amsterdam' },
  } as unknown as Office
  const app = httpApp({
    routes,
    office,
    assets: noAssets,
    problemPage: plainProblemPage,
    uploadFolder,
    version: '0',
    ready: async () => true,
    log: (line) => lines.push(line),
    signInAt: () => '/desk/sign-in',
    recordAccess: async (_tx, entry) => void entries.push(entry),
    signedIn: async ({ cookies, bearer }) =>
      ({ jansen, okafor })[cookies.get('who') ?? bearer?.replace('token-', '').slice(0, 6) ?? ''] ?? null,
    ...more,
  })
  const ask = (path: string, init: RequestInit & { as?: string } = {}) =>
    app.request(`http://127.0.0.1:8080${path}`, {
      ...init,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(init.as && { cookie: `who=${init.as}` }),
        ...(init.headers as object),
      },
    })
  return { ask, app, entries, lines, seen, uploadFolder, [Symbol.asyncDispose]: fresh[Symbol.asyncDispose] }
}

const form = (fields: Record<string, string> | string) => ({ method: 'POST', body: new URLSearchParams(fields) })
const token = (name: string) => ({ authorization: `Bearer token-${name}-aaaaaaaaaaaaaaaa` })

test('a read is on the record before it is answered, as page and as JSON', async () => {
  await using h = await house()
  const seen = await h.ask('/desk/things/7?n=4', { as: 'jansen' })
  expect([seen.status, await seen.text(), seen.headers.get('cache-control')]).toEqual([
    200,
    '<!doctype html><h1>7</h1>',
    'no-store',
  ])
  const api = await h.ask('/api/v1/things/7?n=4', { headers: token('jansen') })
  expect(await api.json()).toEqual({ id: '7', by: 'person_j', n: 4 })
  expect(h.entries).toMatchObject([{ action: 'thing.viewed', about: '7', allowed: true }, { about: '7' }])
  expect(h.lines.map(({ route, status }) => [route, status])).toEqual([
    ['thing', 200],
    ['thing', 200],
  ])
  expect(JSON.stringify(h.lines)).not.toContain('/things/7')
})

test('who is not signed in goes to the door and back; a program is told', async () => {
  await using h = await house()
  const seen = await h.ask('/desk/things/7?n=1')
  expect([seen.status, seen.headers.get('location')]).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fthings%2F7%3Fn%3D1'])
  const api = await h.ask('/api/v1/things/7', { as: 'jansen' })
  expect([api.status, api.headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8'])
  expect((await h.ask('/api/v1/things/7', { as: 'jansen', headers: token('jansen') })).status).toBe(400)
  expect((await h.ask('/desk/things/7', { headers: token('jansen') })).status).toBe(303)
})

test('a refused attempt is on the record', async () => {
  await using h = await house()
  const seen = await h.ask('/desk/things', { ...form({ name: 'x', due: '2026-02-03' }), as: 'jansen' })
  expect(seen.status).toBe(403)
  expect(h.entries).toMatchObject([{ action: 'thing.viewed', allowed: false }])
  expect(await seen.text()).toContain('not open to you')
})

test('a form becomes the same object as JSON: lists, rows, empty fields', async () => {
  await using h = await house()
  const made = await h.ask('/desk/things', {
    ...form('name=x&due=2026-02-03&tags=one&rows.0.kind=a&rows.0.value=v&rows.2.kind=b&rows.2.value=w&__proto__.x=1'),
    as: 'okafor',
  })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/desk/things/1'])
  const expected = {
    name: 'x',
    due: '2026-02-03',
    tags: ['one'],
    rows: [
      { kind: 'a', value: 'v' },
      { kind: 'b', value: 'w' },
    ],
  }
  expect(h.seen.input).toEqual(expected)
  const api = await h.ask('/api/v1/things', {
    method: 'POST',
    body: JSON.stringify(expected),
    headers: { ...token('okafor'), 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' },
  })
  expect([api.status, await api.json()]).toEqual([201, { id: 1 }])
  const next = await h.ask('/', { headers: { cookie: made.headers.get('set-cookie')?.split(';')[0] ?? '' } })
  expect(await next.text()).toContain('Made — één.')
  expect(next.headers.get('set-cookie')).toContain('said=;')
})

test('what is wrong is said in the reader’s language, on the filled page and as problem+json', async () => {
  await using h = await house()
  const wrong = { name: 'far too long a name', due: '2025-01-01', 'rows.0.kind': 'z', 'rows.0.value': '' }
  const seen = await h.ask('/desk/things', {
    ...form(wrong),
    as: 'okafor',
    headers: { 'accept-language': 'nl-NL,nl;q=0.9' },
  })
  const text = await seen.text()
  expect(seen.status).toBe(422)
  for (const part of [
    'value="far too long a name"',
    'Dit is te lang: schrijf ten hoogste 10 tekens.',
    'Te vroeg.',
    'rows.0.kind: Kies een',
    'rows.0.value: Vul dit in.',
  ])
    expect(text).toContain(part)
  const api = await h.ask('/api/v1/things', {
    method: 'POST',
    body: '{"due":"2026-13-01"}',
    headers: { ...token('okafor'), 'content-type': 'application/json' },
  })
  expect(await api.json()).toMatchObject({
    status: 422,
    errors: {
      name: 'Fill this in.',
      due: 'This is not a day in the calendar. Write it as year-month-day, such as 2026-11-30.',
    },
  })
  const bad = await h.ask('/api/v1/things/7?n=x', { headers: token('jansen') })
  expect([bad.status, (await bad.json()).errors]).toEqual([400, { n: 'This is not a number.' }])
})

test('what no database can hold is said at its field, from a form, an address or a program', async () => {
  await using h = await house()
  const half = JSON.parse('"\\ud83d"') as string
  const typed = await h.ask('/desk/things', { ...form({ name: 'a\0b', due: '2026-12-01' }), as: 'okafor' })
  expect([typed.status, await typed.text()]).toEqual([422, expect.stringContaining('a sign in it that cannot be kept')])
  for (const name of ['a\0b', half]) {
    const body = JSON.stringify({ name, due: '2026-12-01' })
    const headers = { ...token('okafor'), 'content-type': 'application/json' }
    const told = await h.ask('/api/v1/things', { method: 'POST', body, headers })
    expect([told.status, Object.keys((await told.json()).errors)]).toEqual([422, ['name']])
  }
  expect((await h.ask('/desk/things/%00', { as: 'jansen' })).status).toBe(404)
  expect((await h.ask('/desk/things/1?n=%00', { as: 'jansen' })).status).toBe(400)
})

test('files stream to disk, hashed, and are gone when no command took them', async () => {
  await using h = await house()
  const body = new FormData()
  body.set('note', 'hello')
  body.set('file', new File(['%PDF-1.7 content'], '../../evil\u202Efdp.pdf', { type: 'application/pdf' }))
  body.set('none', new File([], ''))
  expect((await h.ask('/desk/upload', { method: 'POST', body, as: 'okafor' })).status).toBe(303)
  expect(h.seen.kept).toEqual(['%PDF-1.7 content'])
  expect(h.seen.uploads).toMatchObject([
    { field: 'file', name: 'evilfdp.pdf', bytes: 16, type: 'application/pdf', truncated: false },
  ])
  expect(h.seen.uploads[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(h.uploadFolder)).toEqual([])
  body.set('file', new File([new Uint8Array(200_000)], 'big.pdf'))
  const big = await h.ask('/desk/upload', { method: 'POST', body, as: 'okafor' })
  expect([big.status, await big.text()]).toEqual([413, expect.stringContaining('at most 100 kB')])
  const cut = await h.ask('/desk/upload', {
    method: 'POST',
    body: '--x\r\nContent-Disposition: form-data; name="note"\r\n\r\nhal',
    as: 'okafor',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  expect(cut.status).toBe(400)
  expect(readdirSync(h.uploadFolder)).toEqual([])
})

test('bodies of another kind, or too large, are refused', async () => {
  await using h = await house()
  const send = async (type: string, body: string) =>
    (await h.ask('/desk/things', { method: 'POST', body, as: 'okafor', headers: { 'content-type': type } })).status
  expect(await send('text/plain', 'x')).toBe(415)
  expect(await send('multipart/form-data; boundary=x', 'x')).toBe(415)
  expect(await send('application/json', '[1]')).toBe(400)
  expect(await send('application/json', '{')).toBe(400)
  expect(await send('application/x-www-form-urlencoded', `name=${'x'.repeat(70_000)}`)).toBe(413)
})

test('over a real line an upload far too large gets its answer, and a stream arrives whole', async () => {
  await using h = await house()
  const server = listen({ fetch: h.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const at = `http://127.0.0.1:${port}`
  const headers = { cookie: 'who=okafor', 'sec-fetch-site': 'same-origin' }
  const body = new FormData()
  body.set('file', new File([new Uint8Array(9_000_000)], 'big.pdf'))
  expect((await fetch(`${at}/desk/upload`, { method: 'POST', body, headers })).status).toBe(413)
  const file = await fetch(`${at}/desk/file`, { headers })
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="a_bx: y.zip"; filename*=UTF-8''a%22b%0D%0Ax%3A%20y.zip`,
  )
  expect([await file.text(), file.headers.get('content-length')]).toEqual(['onetwo', '6'])
  const head = await fetch(`${at}/desk/file`, { method: 'HEAD', headers })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '6', ''])
  server.close()
})

test('a form from elsewhere, and a strange host name, are turned away', async () => {
  await using h = await house()
  const from = async (headers: Record<string, string>) =>
    (await h.ask('/desk/things', { ...form({ name: 'x', due: '2026-02-03' }), as: 'okafor', headers })).status
  expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await from({ 'sec-fetch-site': 'same-site' })).toBe(403)
  const plain = (origin: Record<string, string>) =>
    h.app.request('http://127.0.0.1:8080/desk/things', {
      ...form({ name: 'x', due: '2026-02-03' }),
      headers: { cookie: 'who=okafor', host: '127.0.0.1:8080', ...origin },
    })
  expect((await plain({})).status).toBe(403)
  expect((await plain({ origin: 'null' })).status).toBe(403)
  expect((await plain({ origin: 'http://evil.example' })).status).toBe(403)
  expect((await plain({ origin: 'http://127.0.0.1:8080' })).status).toBe(303)
  expect((await h.ask('/', { headers: { host: 'rebind.example' } })).status).toBe(421)
})

test('language and look are chosen by link and form', async () => {
  await using h = await house()
  const chosen = await h.ask('/?lang=nl&x=1')
  expect([chosen.status, chosen.headers.get('location'), chosen.headers.get('set-cookie')]).toEqual([
    303,
    '/?x=1',
    expect.stringContaining('lang=nl; Path=/'),
  ])
  expect(await (await h.ask('/', { headers: { cookie: 'lang=nl; look=dark', 'accept-language': 'en' } })).text()).toBe(
    '<!doctype html><p lang="nl">dark</p>',
  )
  const look = await h.ask('/look', {
    ...form({ look: 'dark' }),
    headers: { referer: 'http://127.0.0.1:8080/desk/things/7?n=1' },
  })
  expect([look.status, look.headers.get('location')]).toEqual([303, '/desk/things/7?n=1'])
  const away = await h.ask('/look', form({ look: 'dark', back: '//evil.example//evil.example/x' }))
  expect(away.headers.get('location')).toBe('/')
})

test('what breaks is calm outside and in the log, without what was said', async () => {
  await using h = await house()
  const seen = await h.ask('/desk/broken', { as: 'jansen' })
  const text = await seen.text()
  expect(seen.status).toBe(500)
  expect(text).toContain('Something went wrong on our side')
  expect(text + JSON.stringify(h.lines)).not.toContain('jane@x.example')
  expect(h.lines[0]).toMatchObject({ level: 'error', error: 'Error', status: 500 })
  expect((await h.ask('/nowhere')).status).toBe(404)
  expect((await h.ask('/api/v1/nowhere')).headers.get('content-type')).toContain('problem+json')
  const wrong = await h.ask('/desk/things/7', { method: 'POST', as: 'jansen' })
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  expect((await h.ask('/desk/things/gone', { as: 'jansen' })).status).toBe(404)
})

test('who asks too often waits', async () => {
  const rate = { atOnce: 3, perSecond: 0.5 }
  await using h = await house({ rates: { page: rate, 'sign-in': rate, code: rate, upload: rate, picture: rate } })
  for (let n = 0; n < 3; n++) expect((await h.ask('/')).status).toBe(200)
  const late = await h.ask('/', { headers: { 'accept-language': 'nl' } })
  expect([late.status, late.headers.get('retry-after')]).toEqual([429, '2'])
  expect(await late.text()).toContain('Wacht 2 seconden')
})

test('who has too many pictures drawn waits, and nobody else does', async () => {
  const [rate, ample] = [
    { atOnce: 2, perSecond: 0.5 },
    { atOnce: 99, perSecond: 9 },
  ]
  await using h = await house({
    rates: { page: ample, 'sign-in': rate, code: rate, upload: rate, picture: rate },
  })
  const draw = async (as: string) => (await h.ask('/desk/file', { as })).status
  for (let n = 0; n < 2; n++) expect(await draw('jansen')).toBe(200)
  expect([await draw('jansen'), await draw('okafor')]).toEqual([429, 200])
  expect((await h.ask('/', { as: 'jansen' })).status).toBe(200)
})

test('headers, health, metrics and the description for programs', async () => {
  await using h = await house()
  const { headers } = await h.ask('/')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'same-origin'])
  expect(await (await h.ask('/readyz')).text()).toBe('ready\n')
  expect(await (await h.ask('/metrics')).text()).toMatch(
    /waarborg_requests_total\{route="home",status="200"\} 1[\s\S]*# EOF/,
  )
  const api = await (await h.ask('/api/openapi.json')).json()
  expect(api.openapi).toBe('3.1.0')
  expect(Object.keys(api.paths)).toEqual(['/things/{thing}', '/broken', '/file', '/things', '/upload'])
  expect(api.paths['/things'].post.requestBody.content['application/json'].schema.required).toEqual(['name', 'due'])
})
