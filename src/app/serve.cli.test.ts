import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Ended = Readonly<{ code: number; said: string }>

function serve(dataDir: string, port: number): Promise<Ended> {
  const env = { PATH: process.env['PATH'], HOME: dataDir, WAARBORG_DATA: dataDir, PORT: String(port), LANG: 'C' }
  return new Promise((resolve) => {
    execFile(join(root, 'bin/waarborg'), ['serve', '--demo-if-empty'], { env }, (error, _out, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    )
  })
}

test('a taken port is said before a demo is filled, and nothing is left behind', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wb-serve-'))
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    const { code, said } = await serve(dataDir, port)
    expect(code).toBe(2)
    expect(said).toContain(`port ${port} is taken; choose another with PORT`)
    expect(said).not.toContain('Filling')
    expect(existsSync(join(dataDir, 'db'))).toBe(false)
  } finally {
    other.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
