/**
 * A backup while the office goes on serving: the database as of one instant, every stored file, and the keys under a passphrase,
 * in one ZIP with the SHA-256 of each part.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, globSync } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import type { Opened } from '../db/open.ts'
import { SEALED_KEYS } from '../seals.ts'
import { type Clock, instant } from '../time.ts'
import { dump } from './dump.ts'
import {
  type Contents,
  FILE,
  JOBS_FILE,
  MANIFEST_FILE,
  type Manifest,
  partsOf,
  SECRETS_FILE,
  TABLE_FILE,
} from './manifest.ts'
import { sealSecrets } from './secrets.ts'

export type BackupAsk = Readonly<{
  opened: Opened
  clock: Clock
  /** The data folder. */
  dir: string
  /** The archive to write; refused where something stands already. */
  out: string
  passphrase: string
  /** Further paths below the data folder that belong to the secrets, such as `demo.json`; those that are not there are left out. */
  also?: readonly string[]
}>

export type Backup =
  | Readonly<{ kind: 'written'; out: string; bytes: number; sha256: string; rows: number; files: number; jobs: number }>
  | Readonly<{ kind: 'refused'; line: string }>

export const SHORTEST_PASSPHRASE = 12

/** The book of the vault below the data folder, always of one length; it goes along among the secrets, so that the archive names it nowhere. */
export const BOOK_FILE = join('vault', 'book')

export async function backup(ask: BackupAsk): Promise<Backup> {
  const out = resolve(ask.out)
  if (existsSync(out)) return { kind: 'refused', line: `${ask.out} is already there` }
  if (ask.passphrase.length < SHORTEST_PASSPHRASE)
    return { kind: 'refused', line: `a passphrase has at least ${SHORTEST_PASSPHRASE} characters` }
  await mkdir(dirname(out), { recursive: true })
  const work = await mkdtemp(join(ask.dir, 'backup-'))
  const partial = `${out}.partial`
  try {
    const manifest = await gather(ask, work)
    const written = await writeArchive({ manifest, work, dir: ask.dir, to: partial })
    await rename(partial, out)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { kind: 'written', out, ...written, rows, files: manifest.files.length, jobs: manifest.jobs.rows }
  } finally {
    await rm(work, { recursive: true, force: true })
    await rm(partial, { force: true })
  }
}

async function gather({ opened, clock, dir, passphrase, also = [] }: BackupAsk, work: string): Promise<Manifest> {
  await mkdir(join(work, 'database'))
  // The database first: a file is stored before the row that names it, so every file of this snapshot is there by now.
  const database = await dump(opened, work)
  const paths = globSync('??/*', { cwd: join(dir, 'files') }).sort()
  const files = await Promise.all(
    paths.map(async (path) => ({ sha256: basename(path), bytes: (await stat(join(dir, 'files', path))).size })),
  )
  const contents: Contents = { format: 'waarborg-backup-1', madeAt: clock.now().toISOString(), ...database, files }
  const keys = globSync(['keys/*.{pem,key}', `${SEALED_KEYS}/*.key`, BOOK_FILE], { cwd: dir }).sort()
  const names = [...keys, ...also.filter((path) => existsSync(join(dir, path)))]
  const secrets = new Map(
    await Promise.all(names.map(async (path) => [path, await readFile(join(dir, path))] as const)),
  )
  const { bytes, seal } = sealSecrets(secrets, passphrase, contents)
  const file = await open(join(work, SECRETS_FILE), 'wx', 0o600)
  await file.writeFile(bytes)
  await file.close()
  return { ...contents, secrets: seal }
}

type Archive = Readonly<{ manifest: Manifest; work: string; dir: string; to: string }>

async function writeArchive({ manifest, work, dir, to }: Archive): Promise<{ bytes: number; sha256: string }> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : new Error(String(error))))
  const mtime = instant(manifest.madeAt)
  const add = (name: string, path: string, compress: boolean) =>
    zip.addReadStreamLazy(name, { mtime, compress, mode: 0o100600 }, (give) =>
      // yazl does not listen to the errors of what it is given.
      give(
        null,
        checked(createReadStream(path), name, manifest).on('error', (error) => output.destroy(error)),
      ),
    )
  for (const { name } of manifest.tables) add(TABLE_FILE(name), join(work, TABLE_FILE(name)), true)
  add(JOBS_FILE, join(work, JOBS_FILE), true)
  add(SECRETS_FILE, join(work, SECRETS_FILE), false)
  for (const { sha256 } of manifest.files) add(FILE(sha256), join(dir, 'files', sha256.slice(0, 2), sha256), false)
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST_FILE, { mtime, mode: 0o100600 })
  zip.end()
  const hash = createHash('sha256')
  let bytes = 0
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(output, count, createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}

/** A stored file whose bytes no longer fit its name would make a backup that cannot be restored. */
function checked(stream: Readable, name: string, manifest: Manifest): Readable {
  const expected = partsOf(manifest).get(name)
  const hash = createHash('sha256')
  const check = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      done(null, chunk)
    },
    flush: (done) =>
      done(
        hash.digest('hex') === expected?.sha256 ? null : new Error(`${name} is damaged: its bytes do not fit its hash`),
      ),
  })
  stream.on('error', (error) => check.destroy(error))
  return stream.pipe(check)
}
