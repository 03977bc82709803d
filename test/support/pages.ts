/** Pages without a server of their own: a sample View, and a small server with the product's styles, scripts, pictures and content policy. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Provider } from '#platform/config.ts'
import { guardHeaders } from '#platform/http/guards.ts'
import type { View } from '#platform/http/view.ts'

const UTRECHT = ['Halderkade 12', '3526 KV Utrecht', 'The Netherlands']

/** The invented provider of pages under test; the demo's own stands in its configuration. */
export const SAMPLE_PROVIDER: Provider = {
  name: 'Halder',
  casePrefix: 'HLD',
  zone: 'Europe/Amsterdam',
  calendar: 'NL',
  registration: 'Chamber of Commerce 00000000',
  emergencyTelephone: '+31 30 555 0112',
  pressContact: 'press@halder.example',
  officeEmail: 'trust@halder.example',
  products: {
    meetings: { name: 'Halder Meetings B.V.', attention: 'Trust office', address: UTRECHT },
    phone: { name: 'Halder Phone B.V.', attention: 'Trust office', address: UTRECHT },
  },
  productNames: {
    meetings: { en: 'Halder Meetings', nl: 'Halder Vergaderen' },
    phone: { en: 'Halder Phone', nl: 'Halder Bellen' },
  },
  notice: { days: 10, contact: 'notices@halder.example' },
  custodian: { name: 'R. Yilmaz', title: 'Custodian of records', place: 'outside-us' },
  delivery: { days: 14 },
  report: { licence: 'CC BY 4.0', licenceUrl: 'https://creativecommons.org/licenses/by/4.0/' },
  intake: { maxBytes: 50_000_000, maxPages: 200 },
}

/** A View as a page gets it: nobody signed in, English, Wednesday 18 November 2026, 10:24 in Utrecht. */
export function sampleView(over: Partial<View> = {}): View {
  return {
    lang: 'en',
    path: '/desk/ui',
    url: '/desk/ui',
    look: 'system',
    actor: null,
    may: () => true,
    provider: SAMPLE_PROVIDER,
    now: new Date('2026-11-18T09:24:00Z'),
    zone: 'Europe/Amsterdam',
    demo: false,
    asset: (name) => `/assets/${name}`,
    said: null,
    ...over,
  }
}

/** A whole document as the server sends it. */
export function documentOf(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}

export type PageServer = Readonly<{ url: string; close: () => Promise<void> }>

export const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** A page, nothing (404), a page with another status, or a 303. */
export type Answer = ReactElement | null | Readonly<{ status: number; page: ReactElement }> | Readonly<{ to: string }>

/** Serves pages by address and method, with styles and scripts below /assets under their plain names. */
export async function servePages(pages: (url: string, method: string) => Answer): Promise<PageServer> {
  const assets = await builtAssets()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const asset = assets.get(basename(path))
    const headers = guardHeaders('http://127.0.0.1')
    if (path.startsWith('/assets/') && asset) {
      return void response
        .writeHead(200, { ...headers, 'content-type': TYPES[extname(path)] ?? 'text/plain' })
        .end(asset)
    }
    request.resume().on('end', () => {
      const answer = pages(path, request.method ?? 'GET')
      if (!answer) return void response.writeHead(404, headers).end()
      if ('to' in answer) return void response.writeHead(303, { ...headers, location: answer.to }).end()
      const { status, page } = 'page' in answer ? answer : { status: 200, page: answer }
      response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(documentOf(page))
    })
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
      }),
  }
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo
  return address.port
}

/** Styles, fonts and scripts by their plain names. */
export async function builtAssets(): Promise<ReadonlyMap<string, Uint8Array>> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/ui/styles/waarborg.css', 'browser/page.ts'],
    outdir: '/assets',
    bundle: true,
    write: false,
    entryNames: '[name]',
    assetNames: '[name]',
    format: 'esm',
    loader: { '.woff2': 'file', '.svg': 'file' },
  })
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}
