/**
 * Before the first test: a migrated database on each engine, the tables of pg-boss in it, from which every test takes its copy (database.ts).
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  openAsBlob,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { TestProject } from 'vitest/node'
import { grantJobRights } from '../../src/platform/db/grants.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Opened, openPglite, openPostgres } from '../../src/platform/db/open.ts'
import { type Cluster, startCluster } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Server of the throw-away PostgreSQL, ending in its maintenance database. */
    postgresUrl: string
    /** File with a migrated PGlite, as a tar. */
    pgliteImage: string
    /** Folder with the same as it lies on disk: a house that is opened on a copy of it has nothing left to migrate. */
    pgliteFolder: string
  }
}

export const TEMPLATE = 'waarborg_template'

const root = fileURLToPath(new URL('../..', import.meta.url))
const migrations = join(root, 'db', 'migrations')
let cluster: Cluster | undefined
let scratch: string | undefined

export async function setup(project: TestProject): Promise<void> {
  cluster = await startCluster()
  const url = cluster.urlOf('postgres')
  const [image] = await Promise.all([migratedImage(), makeTemplate(url, cluster.urlOf(TEMPLATE))])
  // What tests put into the temporary folder goes with the run.
  scratch = mkdtempSync(join(tmpdir(), 'waarborg-tests-'))
  process.env.TMPDIR = scratch
  project.provide('postgresUrl', url)
  project.provide('pgliteImage', image)
  project.provide('pgliteFolder', await unpacked(image))
}

export async function teardown(): Promise<void> {
  await cluster?.stop()
  if (scratch) rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
}

async function makeTemplate(url: string, templateUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  await migrated(await openPostgres({ url: templateUrl }))
}

/** Kept between runs under the hash of all that made it: starting an empty PGlite takes two seconds, loading one a third. */
async function migratedImage(): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'waarborg')
  const file = join(folder, `pglite-${hashOfSchema()}.tar`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const image = await migrated(await openPglite({ memory: true }))
  if (!image) throw new Error('PGlite gave no image')
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, Buffer.from(await image.arrayBuffer()))
  renameSync(unfinished, file)
  return file
}

async function unpacked(image: string): Promise<string> {
  const folder = image.replace(/\.tar$/, '')
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  const opened = await openPglite({ dir: unfinished, load: await openAsBlob(image) })
  await opened.close()
  renameSync(unfinished, folder)
  return folder
}

async function migrated(opened: Opened): Promise<Blob | null> {
  await migrate(opened, migrations)
  await opened.asOwner(async (owner) => {
    const boss = new PgBoss({ ...owner.boss, supervise: false, schedule: false })
    await boss.start()
    await boss.stop({ graceful: false })
    await grantJobRights(owner)
  })
  const image = await opened.image()
  await opened.close()
  return image
}

function hashOfSchema(): string {
  const hash = createHash('sha256')
  for (const path of globSync(
    ['db/migrations/*.sql', 'src/platform/db/*.ts', 'test/support/setup.ts', 'package-lock.json'],
    {
      cwd: root,
    },
  ).sort()) {
    hash.update(path).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex').slice(0, 16)
}
