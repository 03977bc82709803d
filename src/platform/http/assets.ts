/** Style sheet, fonts and scripts. The whole folder has one hash in its address, so each file may be cached for ever. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

export type AssetFile = Readonly<{ type: string; plain: Uint8Array; br: Uint8Array | null; gzip: Uint8Array | null }>
export type Assets = Readonly<{
  /** URL of a file by its plain name, such as `waarborg.css` or `fonts/plex.woff2`. */
  url(name: string): string
  /** By what stands after `/assets/`. */
  find(path: string): AssetFile | undefined
}>

export const ASSETS_PATH = '/assets/'

/** Reads a folder once, at start. A name that is not in it throws: the page that asks for it is wrong. */
export async function assetsFrom(folder: string): Promise<Assets> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
    .sort()
  const whole = createHash('sha256')
  const files = new Map<string, AssetFile>()
  for (const name of names) {
    const plain = await readFile(join(folder, name))
    whole.update(`${name}\0`).update(plain)
    files.set(name, await compressed(TYPES[extname(name)] ?? 'application/octet-stream', plain))
  }
  const version = whole.digest('hex').slice(0, 12)
  return {
    url(name) {
      if (!files.has(name)) throw new RangeError(`no static file ${name}`)
      return `${ASSETS_PATH}${version}/${name}`
    },
    find: (path) => (path.startsWith(`${version}/`) ? files.get(path.slice(version.length + 1)) : undefined),
  }
}

/** For tests of routes: any name has a URL, none has content. */
export const noAssets: Assets = { url: (name) => `${ASSETS_PATH}none/${name}`, find: () => undefined }

async function compressed(type: string, plain: Uint8Array): Promise<AssetFile> {
  if (!/^text|svg|manifest/.test(type)) return { type, plain, br: null, gzip: null }
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
