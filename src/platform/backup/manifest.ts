import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const part = z.strictObject({ sha256, bytes: z.int().min(0) })
const tableName = z.string().regex(/^[a-z_][a-z0-9_]*$/)

/** What a backup holds, and the SHA-256 of each part. */
export const Manifest = z.strictObject({
  format: z.literal('waarborg-backup-1'),
  madeAt: z.iso.datetime(),
  /** Migrations of the database, in order. */
  migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), sha256 })),
  /** `database/<name>.jsonl`, one row a line as PostgreSQL writes it. */
  tables: z.array(part.extend({ name: tableName, rows: z.int().min(0) })),
  sequences: z.array(z.strictObject({ name: tableName, last: z.int() })),
  /** `jobs.jsonl`: jobs that waited or ran. */
  jobs: part.extend({ rows: z.int().min(0) }),
  /** `files/<sha256>` */
  files: z.array(part),
  /** `secrets.bin`: keys of the office under the passphrase. */
  secrets: z.strictObject({
    salt: z.base64(),
    check: z.base64(),
    iv: z.base64(),
    tag: z.base64(),
    sha256,
    bytes: z.int().min(0),
  }),
})

export type Manifest = z.output<typeof Manifest>
export type Contents = Omit<Manifest, 'secrets'>

export const TABLE_FILE = (name: string) => `database/${name}.jsonl`
export const JOBS_FILE = 'jobs.jsonl'
export const SECRETS_FILE = 'secrets.bin'
export const MANIFEST_FILE = 'manifest.json'
export const FILE = (hash: string) => `files/${hash}`

/** Path → what it must hold; the manifest itself is not among them. */
export function partsOf(manifest: Manifest): ReadonlyMap<string, { sha256: string; bytes: number }> {
  return new Map([
    ...manifest.tables.map((table) => [TABLE_FILE(table.name), table] as const),
    [JOBS_FILE, manifest.jobs] as const,
    [SECRETS_FILE, manifest.secrets] as const,
    ...manifest.files.map((file) => [FILE(file.sha256), file] as const),
  ])
}
