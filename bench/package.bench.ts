/**
 * MB/s of a finished package (read, second check, SHA-256 and SHA-512 of every file, SHA-256 of the archive, written to disk) against
 * `sha256sum` and then `zip -0` of the same bytes, in turns in the same run; and the memory it takes.
 */
import { execFileSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { closeSync, createReadStream, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FieldId, RecordSource, RecordValue } from '../src/records/index.ts'
import { fieldsFor } from '../src/records/index.ts'
import { verifyPackage } from '../src/requests/production/verify.ts'
import { grantReach } from '../src/requests/triage/reach.rules.ts'
import { benchIn, grantOf } from '../test/disclosure/sample.ts'

const FILES = 20
const FILE_BYTES = Number(process.env.BENCH_FILE_MB ?? 25) * 1_000_000
const ROUNDS = 3

const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'))
try {
  const plain = join(folder, 'plain')
  execFileSync('mkdir', [plain])
  for (let n = 0; n < FILES; n++) makeFile(join(plain, `file-${n}`))
  const bench = await benchIn(join(folder, 'office'))
  const signed = bench.sign(grantOf({ fields: [...fieldsFor(['recordings'], grantReach('us-search-warrant'))] }))
  const collected = await bench.gather(signed, sourceOf(plain))
  const megabytes = (FILES * FILE_BYTES) / 1e6
  const [ours, theirs, verified]: [number[], number[], number[]] = [[], [], []]
  let peak = 0
  for (let round = 0; round < ROUNDS; round++) {
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 20)
    ours.push(
      await seconds(async () => {
        const packaged = await bench.pack([{ signed, collected, withheld: [] }], `package-${round}.zip`)
        if (packaged.kind === 'refused') throw new Error(JSON.stringify(packaged.refusal))
      }),
    )
    clearInterval(watch)
    const names = readdirSync(plain)
    theirs.push(
      await seconds(async () => {
        execFileSync('sha256sum', names, { cwd: plain, stdio: 'ignore' })
        execFileSync('zip', ['-q', '-0', join(folder, `zip-${round}.zip`), ...names], { cwd: plain })
        execFileSync('sync', [join(folder, `zip-${round}.zip`)])
      }),
    )
    const made = join(bench.folder, `package-${round}.zip`)
    verified.push(
      await seconds(async () => {
        if ((await verifyPackage(made)).verdict !== 'good') throw new Error('the package does not verify')
      }),
    )
    if (statSync(made).size < FILES * FILE_BYTES) throw new Error('the package is too small')
    rmSync(made)
    rmSync(join(folder, `zip-${round}.zip`))
  }
  const best = (times: readonly number[]) => megabytes / Math.min(...times)
  const report = {
    bench: 'package',
    megabytes,
    packageMBs: Math.round(best(ours)),
    sha256sumAndZipMBs: Math.round(best(theirs)),
    ratio: Number((best(ours) / best(theirs)).toFixed(2)),
    verifyMBs: Math.round(best(verified)),
    peakRssMB: Math.round(peak / 1e6),
  }
  process.stdout.write(`${JSON.stringify(report)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit()

function makeFile(path: string): void {
  const handle = openSync(path, 'w')
  const block = Buffer.alloc(1_000_000)
  for (let left = FILE_BYTES; left > 0; left -= block.length) writeSync(handle, randomFillSync(block))
  closeSync(handle)
}

/** Every file as one recording, a minute after the other. */
function sourceOf(plain: string): Pick<RecordSource, 'read'> {
  return {
    async *read({ fields }) {
      for (const [n, name] of readdirSync(plain).sort().entries()) {
        const values: Partial<Record<FieldId, RecordValue>> = {
          'recording.made_at': `2026-09-10T08:${String(n).padStart(2, '0')}:00.000Z`,
          'recording.file': {
            mediaType: 'video/mp4',
            bytes: FILE_BYTES,
            open: () => createReadStream(join(plain, name)),
          },
        }
        yield new Map(fields.map((field) => [field, values[field] ?? null]))
      }
    },
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
