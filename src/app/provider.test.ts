import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { HALDER } from './demo/halder.ts'
import { readProviderFile } from './provider.ts'

const folder = mkdtempSync(join(tmpdir(), 'wb-provider-'))
afterAll(() => rmSync(folder, { recursive: true }))
const secretFile = join(folder, 'secret')
writeFileSync(secretFile, 'x'.repeat(40), { mode: 0o600 })

async function reading(records: object) {
  const path = join(folder, 'provider.json')
  writeFileSync(path, JSON.stringify({ ...HALDER, records }))
  const found = await readProviderFile(path)
  return found.kind === 'read' ? found.provider.records : found.lines
}

test('where the records are is read strictly, and every fault is one line that names its place', async () => {
  const good = { kind: 'http', url: 'https://records.example/waarborg', secretFile }
  expect(await reading(good)).toEqual(good)
  expect(await reading({ ...good, url: 'http://[::1]:9000', patienceSeconds: 5 })).toMatchObject({ patienceSeconds: 5 })
  expect(await reading({ ...good, url: 'http://records.example' })).toEqual([
    expect.stringMatching(/^records\.url: https/),
  ])
  expect(await reading({ ...good, secret: 'x' })).toEqual([expect.stringMatching(/^records: .*secret/)])
  expect(await reading({ ...good, secretFile: 'secret' })).toEqual([
    expect.stringMatching(/^records\.secretFile: a path/),
  ])
  expect(await reading({ ...good, secretFile: join(folder, 'none') })).toEqual([
    expect.stringMatching(/^records\.secretFile: .*cannot be read$/),
  ])
  expect(await reading({ ...good, caFile: join(folder, 'none') })).toEqual([
    expect.stringMatching(/^records\.caFile: .*cannot be read$/),
  ])
})
