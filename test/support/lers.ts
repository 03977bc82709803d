/** Officers, their agency and the pages under /lers, over real HTTP: who asks is said by a cookie, or by a token of a program. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { addAgency, addOfficer, verifyOfficer } from '#agencies'
import { accessLog, record } from '#audit'
import type { Engine } from '#platform/db/open.ts'
import { openFiles } from '#platform/files.ts'
import { type AssetFile, type Assets, noAssets } from '#platform/http/assets.ts'
import { plainProblemPage } from '#platform/http/problem.page.tsx'
import { noRates } from '#platform/http/rates.ts'
import type { Actor, Route } from '#platform/http/route.ts'
import { httpApp } from '#platform/http/serve.ts'
import type { Office } from '#platform/office.ts'
import type { Scanner } from '#platform/scan/clamd.ts'
import { handClock } from '#platform/time.ts'
import { memoryDocuments } from '../disclosure/memory.ts'
import { type FreshDb, freshDb } from './database.ts'
import { HALDER } from './halder.ts'

const LERS_URL = 'http://127.0.0.1:8080'
const root = fileURLToPath(new URL('../..', import.meta.url))

const officer = (id: string, name: string, email: string): Actor => ({
  id,
  kind: 'officer',
  name,
  email,
  roles: ['officer'],
  may: new Set(['request.file', 'request.follow', 'package.download']),
  agencyId: null,
  via: 'session',
})

export type LersHouse = Awaited<ReturnType<typeof lersHouse>>

/** Whitfield and Ferrante are of one agency of the United States, Vermeer of a Dutch one; the cookie `who` says who asks, or the second part of a program's token. */
export async function lersHouse(
  routesOf: (office: Office) => readonly Route[],
  {
    engine = 'pglite',
    styled = false,
    scanner = null,
  }: { engine?: Engine; styled?: boolean; scanner?: Scanner | null } = {},
) {
  const fresh = await freshDb(engine)
  const { office, clock } = await officeOf(fresh)
  const byName = await peopleOf(office)
  const app = httpApp({
    routes: routesOf(office),
    office,
    assets: styled ? await styles() : noAssets,
    problemPage: plainProblemPage,
    uploadFolder: office.files.incoming,
    scanner,
    version: '0',
    ready: async () => true,
    log: ({ level, error, where }) => {
      if (level === 'error' && !error?.startsWith('virus scanner')) throw new Error(`${error} ${where?.join('\n')}`)
    },
    rates: noRates,
    signInAt: () => '/lers/sign-in',
    signedIn: async ({ cookies, bearer }) => byName.get(cookies.get('who') ?? bearer?.split('-')[1] ?? '') ?? null,
    recordAccess: (tx, { actor, ...entry }) => record(tx, office.clock, { who: actor?.id ?? 'anyone', ...entry }),
  })
  return {
    office,
    app,
    clock,
    ...asking(app),
    log: async () => (await accessLog(fresh.db, { limit: 200 })).entries.toReversed(),
    [Symbol.asyncDispose]: fresh[Symbol.asyncDispose],
  }
}

/** Each look at the clock is a millisecond later, so that what was written first comes first. */
async function officeOf({ db }: FreshDb) {
  const clock = handClock('2026-11-18T09:24:00Z')
  const now = () => {
    clock.advance(1)
    return clock.now()
  }
  const office = {
    db,
    clock: { now },
    files: await openFiles(mkdtempSync(join(tmpdir(), 'wb-lers-'))),
    demo: false,
    baseUrl: LERS_URL,
    provider: HALDER,
    documents: memoryDocuments,
    jobs: { send: async () => {} },
    intakeChild: join(root, 'src/requests/intake/reading/child.ts'),
  } as unknown as Office
  return { office, clock }
}

async function peopleOf(office: Office): Promise<ReadonlyMap<string, Actor>> {
  const people = {
    whitfield: officer('person_whitfield', 'Dana R. Whitfield', 'whitfield@sheriff.marlowcounty.example'),
    ferrante: officer('person_ferrante', 'Luis Ferrante', 'ferrante@sheriff.marlowcounty.example'),
  }
  const vermeer = officer('person_vermeer', 'Anna Vermeer', 'a.vermeer@recherche.example')
  const { agencyId } = await addAgency(office, 'system', {
    ...{
      name: 'Marlow County Sheriff’s Office',
      unit: 'Financial Crimes Unit',
      country: 'US',
      region: 'Ohio',
      usGovernmental: true,
    },
    address: ['410 Courthouse Square', 'Marlow, OH 44000', 'United States'],
    ...{ telephone: '+1 330 555 0100', source: 'test', domains: ['sheriff.marlowcounty.example'] },
  })
  for (const { id, email } of Object.values(people)) {
    const known = { badge: '4471', title: 'Detective', telephone: '+13305550142', extension: '17' }
    await addOfficer(office, 'system', { personId: id, email, agencyId, ...known })
    await verifyOfficer(office, 'system', { personId: id, level: 2, note: 'test' })
  }
  const police = await addAgency(office, 'system', {
    ...{ name: 'Recherche Oost', unit: 'Digitaal', country: 'NL', region: null, usGovernmental: false },
    address: ['Keizerstraat 1', '7411 HC Deventer', 'Nederland'],
    ...{ telephone: '+31 570 555 010', source: 'test', domains: ['recherche.example'] },
  })
  const dutch = { badge: '88213', title: 'Rechercheur', telephone: '+31570555011', extension: '0' }
  await addOfficer(office, 'system', {
    ...{ personId: vermeer.id, email: vermeer.email, agencyId: police.agencyId, ...dutch },
  })
  await verifyOfficer(office, 'system', { personId: vermeer.id, level: 2, note: 'test' })
  return new Map([
    ...Object.entries(people).map(([name, actor]) => [name, { ...actor, agencyId }] as const),
    ['vermeer', { ...vermeer, agencyId: police.agencyId }],
  ])
}

type App = { request: (url: string, init?: RequestInit) => Response | Promise<Response> }
type Fields = Record<string, string | readonly string[]>

function asking(app: App) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { 'sec-fetch-site': 'same-origin', ...(init.headers as object) }
    const response = await app.request(LERS_URL + path, { ...init, headers })
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      headers: response.headers,
      text: await response.text(),
    }
  }
  const cookies = (who: string | null, lang: string) => ({ cookie: `lang=${lang}${who ? `; who=${who}` : ''}` })
  return {
    get: (path: string, who: string | null = 'whitfield', lang = 'en') => ask(path, { headers: cookies(who, lang) }),
    /** The answer itself, for what is no text. */
    raw: async (path: string, who = 'whitfield') =>
      app.request(LERS_URL + path, { headers: { 'sec-fetch-site': 'same-origin', ...cookies(who, 'en') } }),
    post: (path: string, fields: Fields | FormData = {}, who = 'whitfield', lang = 'en') =>
      ask(path, {
        method: 'POST',
        headers: cookies(who, lang),
        body: fields instanceof FormData ? fields : encoded(fields),
      }),
    api: async (path: string, body?: object, who = 'whitfield') => {
      const form = body instanceof FormData
      const answer = await ask(`/api/v1${path}`, {
        headers: {
          authorization: `Bearer token-${who}-aaaaaaaaaaaaaaaa`,
          ...(body && !form && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: form ? body : JSON.stringify(body) }),
      })
      return { ...answer, json: JSON.parse(answer.text) as Record<string, unknown> }
    },
  }
}

function encoded(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
}

/** Styles and scripts under their plain names, for a browser. */
async function styles(): Promise<Assets> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/ui/styles/waarborg.css', 'browser/page.ts'],
    outdir: '/assets',
    bundle: true,
    write: false,
    entryNames: '[name]',
    assetNames: '[name]',
    format: 'esm',
    loader: { '.woff2': 'file', '.svg': 'file', '.ttf': 'file' },
  })
  const files = new Map(
    outputFiles.map(({ path, contents }): [string, AssetFile] => {
      const name = path.split('/').at(-1) ?? ''
      return [
        name,
        { type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain', plain: contents, br: null, gzip: null },
      ]
    }),
  )
  return { url: (name) => `/assets/${name}`, find: (path) => files.get(path) }
}
