/**
 * Style sheets, fonts and scripts, as the build left them: names with the hash of their content, so each may be kept for ever,
 * and `manifest.json`, which knows them by their plain names.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { z } from 'zod'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

export type AssetFile = Readonly<{ type: string; plain: Uint8Array; br: Uint8Array | null; gzip: Uint8Array | null }>
export type Assets = Readonly<{
  /** URL of a file by its plain name, such as `waarborg.css`. */
  url(name: string): string
  /** By what stands after `/assets/`. */
  find(path: string): AssetFile | undefined
}>

export const ASSETS_PATH = '/assets/'

/** Reads the build's `static` folder once, at start. A page that asks for a name that is not in it is wrong, and throws. */
export async function assetsFrom(folder: string): Promise<Assets> {
  const manifest = z
    .record(z.string(), z.string())
    .parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  const names = (await readdir(folder)).filter((name) => extname(name) in TYPES)
  const files = new Map(await Promise.all(names.map(async (name) => [name, await fileOf(folder, name)] as const)))
  const urls = new Map([...names.map((name) => [name, name] as const), ...Object.entries(manifest)])
  return {
    url(name) {
      const there = urls.get(name)
      if (!there) throw new RangeError(`no static file ${name}`)
      return ASSETS_PATH + there
    },
    find: (path) => files.get(path),
  }
}

/** For tests of routes: any name has a URL, none has content. */
export const noAssets: Assets = { url: (name) => `${ASSETS_PATH}${name}`, find: () => undefined }

async function fileOf(folder: string, name: string): Promise<AssetFile> {
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  const plain = await readFile(join(folder, name))
  if (!/^text|svg/.test(type)) return { type, plain, br: null, gzip: null }
  return { type, plain, br: await promisify(brotliCompress)(plain), gzip: await promisify(gzip)(plain, { level: 9 }) }
}

export function serveAsset(file: AssetFile, accepts: string | undefined): Response {
  const coding = file.br && accepts?.includes('br') ? 'br' : file.gzip && accepts?.includes('gzip') ? 'gzip' : null
  const bytes = (coding && file[coding]) ?? file.plain
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.type,
      'content-length': String(bytes.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...(file.br && { vary: 'accept-encoding' }),
      ...(coding && { 'content-encoding': coding }),
    },
  })
}
