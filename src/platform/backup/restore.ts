/**
 * Puts a backup into an empty data folder and an empty database, of either engine. Everything is checked before anything is written.
 */
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { migrate, readMigrations } from '../db/migrate.ts'
import type { Opened, Owner } from '../db/open.ts'
import { openFiles } from '../files.ts'
import { type Archive, openArchive } from './archive.ts'
import { FILE, JOBS_FILE, type Manifest, SECRETS_FILE, TABLE_FILE } from './manifest.ts'
import { openSecrets, type Secrets } from './secrets.ts'

export type RestoreAsk = Readonly<{
  archive: string
  /** The data folder: not there, or empty. */
  dir: string
  passphrase: string
  /** Folder with the migrations of this program. */
  migrations: string
  /** Opens the target once everything else was found right; the caller holds the door and closes it. */
  open: () => Promise<Opened>
}>

export type Restored =
  | Readonly<{ kind: 'restored'; rows: number; files: number; jobs: number }>
  | Readonly<{ kind: 'refused'; line: string }>

const LINES_AT_ONCE = 500

export async function restore(ask: RestoreAsk): Promise<Restored> {
  if (!isEmpty(ask.dir)) return refused(`${ask.dir} is not empty; a backup is restored into a new data folder`)
  const checked = await openArchive(ask.archive)
  if (checked.kind === 'bad') return refused(checked.line)
  const { archive } = checked
  try {
    const secrets = openSecrets(await buffer(await archive.stream(SECRETS_FILE)), ask.passphrase, archive.manifest)
    if (secrets.kind === 'wrong passphrase') return refused('the passphrase is wrong')
    if (secrets.kind === 'changed') return refused('the manifest of the backup was changed')
    const unknown = await unknownMigration(archive.manifest, ask.migrations)
    if (unknown) return refused(unknown)
    const opened = await ask.open()
    if (await isInhabited(opened)) return refused('the database is not empty; a backup is restored into a new one')
    return await fill({ ask, archive, secrets: secrets.secrets, opened })
  } finally {
    archive.close()
  }
}

const refused = (line: string): Restored => ({ kind: 'refused', line })

/** What holds the door, or was left by whoever held it, is no content. */
function isEmpty(dir: string): boolean {
  return !existsSync(dir) || readdirSync(dir).every((name) => name === 'admin.sock' || name === 'admin.taking')
}

async function isInhabited({ asOwner }: Opened): Promise<boolean> {
  const { rows } = await asOwner(({ db }) =>
    sql`select 1 from pg_tables where schemaname in ('public', 'pgboss') limit 1`.execute(db),
  )
  return rows.length > 0
}

async function unknownMigration(manifest: Manifest, folder: string): Promise<string | null> {
  const known = new Map((await readMigrations(folder)).map((file) => [file.number, file.sha256]))
  const strange = manifest.migrations.find(({ number, sha256 }) => known.get(number) !== sha256)
  return strange ? `the backup comes from another version of Waarborg: this one does not know ${strange.name}` : null
}

type Fill = Readonly<{ ask: RestoreAsk; archive: Archive; secrets: Secrets; opened: Opened }>

/** The database last, and in one transaction: a restore that broke off has left none that could be mistaken for whole. */
async function fill({ ask, archive, secrets, opened }: Fill): Promise<Restored> {
  const { manifest } = archive
  for (const [path, bytes] of secrets) await writeSecret(join(ask.dir, normalize(join('/', path))), bytes)
  const files = await openFiles(ask.dir)
  for (const { sha256 } of manifest.files) await files.put(await archive.stream(FILE(sha256)))
  await migrate(opened, ask.migrations, manifest.migrations.at(-1)?.number)
  await opened.asOwner((owner) => fillDatabase(owner, archive))
  await migrate(opened, ask.migrations)
  return {
    kind: 'restored',
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files.length,
    jobs: manifest.jobs.rows,
  }
}

async function writeSecret(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx', flush: true })
}

async function fillDatabase({ db, exec }: Owner, archive: Archive): Promise<void> {
  const { tables, sequences } = archive.manifest
  await exec('begin')
  try {
    const keys = await foreignKeys(db)
    await exec(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')} cascade`)
    for (const { table, name } of keys) await exec(`alter table ${table} drop constraint ${name}`)
    for (const { name } of tables) {
      await exec(`alter table "${name}" disable trigger user`)
      await insertLines(db, name, await archive.stream(TABLE_FILE(name)))
    }
    await insertLines(db, 'restored_job', await archive.stream(JOBS_FILE))
    for (const { table, name, definition } of keys)
      await exec(`alter table ${table} add constraint ${name} ${definition}`)
    for (const { name } of tables) await exec(`alter table "${name}" enable trigger user`)
    for (const { name, last } of sequences) await sql`select setval(${`public.${name}`}::regclass, ${last})`.execute(db)
    await exec('commit')
  } catch (error) {
    await exec('rollback')
    throw error
  }
}

/** Taken off while rows come in table by table, and put back on, which checks every row. */
async function foreignKeys(db: Owner['db']) {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`.execute(db)
  return rows
}

async function insertLines(db: Owner['db'], table: string, stream: Readable): Promise<void> {
  const columns = await columnsOf(db, table)
  const insert = (lines: readonly string[]) =>
    sql`
    insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::json)`.execute(
      db,
    )
  let lines: string[] = []
  for await (const line of linesOf(stream)) {
    lines.push(line)
    if (lines.length === LINES_AT_ONCE) {
      await insert(lines)
      lines = []
    }
  }
  if (lines.length > 0) await insert(lines)
}

/** Columns that the database computes are computed again; of a job that waits for its queue only what it says is given. */
async function columnsOf(db: Owner['db'], table: string) {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and (table_name, column_name) <> ('restored_job', 'id')
    order by ordinal_position`.execute(db)
  return sql.join(rows.map(({ name }) => sql.ref(name)))
}

/** Only a line feed ends a line: other separators may stand inside a text. */
async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    const parts = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
}
