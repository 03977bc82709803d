/**
 * MB/s of a finished package (read, second check, SHA-256 and SHA-512 of every file, SHA-256 of the archive, written to disk) against
 * `sha256sum` and then `zip -0` of the same bytes, in turns in the same run; how both grow with the size, and the memory it takes.
 */
import { execFileSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { generateKey } from 'openpgp'
import type { FieldId, RecordSource, RecordValue } from '../src/records/index.ts'
import { fieldsFor } from '../src/records/index.ts'
import { encrypted } from '../src/requests/encryption/encrypt.ts'
import { KEY_KINDS, type KeyKind } from '../src/requests/encryption/key.rules.ts'
import { verifyPackage } from '../src/requests/production/verify.ts'
import { grantReach } from '../src/requests/triage/reach.rules.ts'
import { benchIn, grantOf } from '../test/disclosure/sample.ts'

const FILES = 20
/** GiB of recordings in one package; `BENCH_GIB=0.1,1,5` takes others. */
const SIZES = (process.env.BENCH_GIB ?? '0.1,0.5').split(',').map(Number)

for (const gib of SIZES) {
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-bench-'))
  try {
    process.stdout.write(`${JSON.stringify(await measure(folder, gib))}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
process.exit()

async function measure(folder: string, gib: number) {
  const fileBytes = Math.ceil((gib * 1024 ** 3) / FILES)
  const plain = join(folder, 'plain')
  mkdirSync(plain)
  for (let n = 0; n < FILES; n++) makeFile(join(plain, `file-${n}`), fileBytes)
  const bench = await benchIn(join(folder, 'office'))
  const signed = bench.sign(grantOf({ fields: [...fieldsFor(['recordings'], grantReach('us-search-warrant'))] }))
  const collected = await bench.gather(signed, sourceOf(plain, fileBytes))
  const [ours, theirs, verified]: [number[], number[], number[]] = [[], [], []]
  const sealed: Record<KeyKind, number[]> = { age: [], openpgp: [] }
  let peak = 0
  // Reading the files once brings all of them, or the last of them, into the memory of the system: for whoever comes first, and in each round.
  for (let round = 0; round < (gib > 1 ? 2 : 3); round++) {
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 20)
    const name = `package-${round}.zip`
    const made = join(bench.folder, name)
    ours.push(
      await seconds(async () => {
        const packaged = await bench.pack([{ signed, collected, withheld: [] }], name)
        if (packaged.kind === 'refused') throw new Error(JSON.stringify(packaged.refusal))
      }),
    )
    clearInterval(watch)
    theirs.push(await seconds(async () => sumAndZip(plain, join(folder, name))))
    verified.push(
      await seconds(async () => {
        if ((await verifyPackage(made)).verdict !== 'good') throw new Error('the package does not verify')
      }),
    )
    for (const kind of KEY_KINDS) sealed[kind].push(await seconds(() => encrypt(made, kind)))
    if (statSync(made).size < FILES * fileBytes) throw new Error('the package is too small')
    rmSync(made)
    rmSync(join(folder, name))
  }
  const megabytes = (FILES * fileBytes) / 1e6
  const best = (times: readonly number[]) => megabytes / Math.min(...times)
  return {
    bench: 'package',
    gib,
    secondsPerGiB: Number((Math.min(...ours) / gib).toFixed(2)),
    packageMBs: Math.round(best(ours)),
    sha256sumAndZipMBs: Math.round(best(theirs)),
    ratio: Number((best(ours) / best(theirs)).toFixed(2)),
    verifyMBs: Math.round(best(verified)),
    encryptMBs: { age: Math.round(best(sealed.age)), openpgp: Math.round(best(sealed.openpgp)) },
    peakRssMB: Math.round(peak / 1e6),
  }
}

/** To a new key of its own kind, thrown away as it comes. */
async function encrypt(made: string, kind: KeyKind): Promise<void> {
  const text = kind === 'age' ? await newRecipient() : (await generateKey({ userIDs: [{ name: 'bench' }] })).publicKey
  const halves = [{ kind, text, name: text }]
  const stream = await encrypted(createReadStream(made), { kind, halves, fileName: 'package.zip', now: new Date() })
  for await (const chunk of stream) if (chunk.length === 0) throw new Error('an empty block')
}

async function newRecipient(): Promise<string> {
  return identityToRecipient(await generateX25519Identity())
}

function sumAndZip(plain: string, out: string): void {
  const names = readdirSync(plain)
  execFileSync('sha256sum', names, { cwd: plain, stdio: 'ignore' })
  execFileSync('zip', ['-q', '-0', out, ...names], { cwd: plain })
  execFileSync('sync', [out])
}

function makeFile(path: string, bytes: number): void {
  const handle = openSync(path, 'w')
  const block = Buffer.alloc(1_000_000)
  for (let left = bytes; left > 0; left -= block.length)
    writeSync(handle, randomFillSync(block), 0, Math.min(left, block.length))
  closeSync(handle)
}

/** Every file as one recording, a minute after the other. */
function sourceOf(plain: string, bytes: number): Pick<RecordSource, 'read'> {
  return {
    async *read({ fields }) {
      for (const [n, name] of readdirSync(plain).sort().entries()) {
        const values: Partial<Record<FieldId, RecordValue>> = {
          'recording.made_at': `2026-09-10T08:${String(n).padStart(2, '0')}:00.000Z`,
          'recording.file': {
            mediaType: 'video/mp4',
            bytes,
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
