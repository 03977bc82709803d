import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { assetsFrom, serveAsset } from './assets.ts'

test('a page names a file plainly; its URL has the hash, and is kept for ever', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wb-assets-'))
  writeFileSync(join(folder, 'waarborg-AB12.css'), 'p { color: red }'.repeat(50))
  writeFileSync(join(folder, 'manifest.json'), '{"waarborg.css":"waarborg-AB12.css"}')
  const assets = await assetsFrom(folder)
  expect(assets.url('waarborg.css')).toBe('/assets/waarborg-AB12.css')
  expect(() => assets.url('none.css')).toThrow(RangeError)
  expect(assets.find('../manifest.json')).toBe(undefined)
  expect(assets.find('manifest.json')).toBe(undefined)
  const file = assets.find('waarborg-AB12.css')
  if (!file) throw new Error('no file')
  const packed = serveAsset(file, 'gzip, br')
  expect([packed.headers.get('content-encoding'), packed.headers.get('cache-control')]).toEqual([
    'br',
    'public, max-age=31536000, immutable',
  ])
  expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toContain('color: red')
  expect(serveAsset(file, undefined).headers.has('content-encoding')).toBe(false)
})
