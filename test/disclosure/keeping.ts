/**
 * A world of which some accounts were kept, sealed, and whose live records were deleted and changed after that. What has to be in a package then
 * is told by the same expectation, asked twice: of the world as it was, for what the copy covers, and of the world as it is.
 */
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { openSeals } from '../../src/platform/seals.ts'
import {
  type KeptSource,
  keptRecords,
  RECORD_CATEGORIES,
  type RecordCategory,
  type RecordSource,
  takeSnapshot,
  type World,
} from '../../src/records/index.ts'
import { type Dice, diceOf } from '../../src/records/world/dice.ts'
import type { Canary, Row, Table } from './canaries.ts'
import type { Combination, Held } from './expectation.ts'
import type { MemoryFiles } from './memory.ts'

/** What the copy covers, and what it was a copy of. */
export type Kept = Readonly<{
  source: KeptSource
  accounts: readonly string[]
  categories: readonly string[]
  asOf: Date
  before: Readonly<{ canaries: readonly Canary[]; held: Held }>
}>

const KEY = 'seal_disclosure'

type Sealing = Readonly<{
  folder: string
  source: RecordSource
  files: MemoryFiles
  accounts: readonly string[]
  categories: readonly RecordCategory[]
  asOf: Date
}>

/** Sealed with a key and opened again, as the office does it. */
async function seal({ folder, source, files, accounts, categories, asOf }: Sealing): Promise<KeptSource> {
  const seals = openSeals(folder)
  seals.make(KEY)
  const subjects = accounts.map((accountId) => ({ accountId, meetingId: null }))
  const put = async (path: string, bytes: Readable) => {
    const { stream, plain } = seals.seal(KEY, path, bytes)
    return { ...(await files.put(stream)), plain: plain() }
  }
  const parts = await takeSnapshot({ subjects, categories, from: new Date(0), to: asOf, source, put })
  const opened = parts.map(({ stored, ...part }) => ({
    ...part,
    stored: { bytes: stored.plain.bytes, open: () => seals.open(KEY, part.path, files.open(stored.sha256)) },
  }))
  const copy = { preservation: 'TST-2026-00000', asOf: asOf.toISOString(), manifestSha256: '0'.repeat(64) }
  return { copy, source: keptRecords({ parts: opened, subjects }) }
}

function drawCategories(dice: Dice): readonly RecordCategory[] {
  return RECORD_CATEGORIES.filter(() => dice.between(0, 3) > 0)
}

type Keeping = Readonly<{
  seed: number
  folder: string
  source: RecordSource
  files: MemoryFiles & Readonly<{ keep: () => void }>
  world: World
  /** The instant at which the world ends. */
  until: Date
  before: Kept['before']
}>

/** About half of the accounts, most of the categories, as they were some weeks before the end. */
export async function keep({ seed, folder, source, files, world, until, before }: Keeping): Promise<Kept> {
  const dice = diceOf(seed)
  const asOf = new Date(until.getTime() - dice.between(5, 40) * 86_400_000)
  const ids = world.rows.service_account.map(({ account_id }) => account_id)
  const accounts = ids.filter((_, n) => n === 0 || dice.between(0, 1) === 0)
  const categories = drawCategories(dice)
  const sealed = await seal({ folder, source, files, accounts, categories, asOf })
  files.keep()
  return { source: sealed, accounts, categories, asOf, before }
}

/** Tables from which a row can go without another that names it. */
const LEAVES: Readonly<Partial<Record<Table, string>>> = {
  service_sign_in: 'sign_in_id',
  service_participant: 'participant_id',
  service_chat_message: 'message_id',
  service_recording: 'recording_id',
  service_call: 'call_id',
}
const KEYS: Readonly<Record<Table, string>> = {
  ...{ service_account: 'account_id', service_profile: 'account_id', service_billing: 'account_id' },
  ...{ service_meeting: 'meeting_id', service_sign_in: 'sign_in_id', service_participant: 'participant_id' },
  ...{ service_chat_message: 'message_id', service_recording: 'recording_id', service_call: 'call_id' },
}
const TOKEN = /^zq[0-9a-z]{6}x$/

export type After = Readonly<{ canaries: readonly Canary[]; held: Held; deleted: number; changed: number }>

/** Of every row of the world one in three goes, where it can, and of the others one in three gets other texts. */
export async function change(db: Db, world: World, canaries: readonly Canary[], dice: Dice): Promise<After> {
  const now = new Map<Row, Row | null>()
  let [deleted, changed, minted] = [0, 0, 0]
  for (const [table, rows] of Object.entries(world.rows) as [Table, readonly Row[]][])
    for (const row of rows) {
      const leaf = LEAVES[table]
      const lot = dice.between(0, 5)
      const key = sql`${sql.id(KEYS[table])} = ${row[KEYS[table]]}`
      if (leaf && lot < 2) {
        await sql`delete from ${sql.table(table)} where ${key}`.execute(db)
        now.set(row, null)
        deleted++
      } else if (lot < 4) {
        const texts = Object.entries(row).filter(([name, value]) => isText(name, value))
        if (texts.length === 0) continue
        const fresh = Object.fromEntries(texts.map(([name]) => [name, `zq${(++minted + 1_000_000_000).toString(36)}x`]))
        const sets = Object.entries(fresh).map(([name, value]) => sql`${sql.id(name)} = ${value}`)
        await sql`update ${sql.table(table)} set ${sql.join(sets)} where ${key}`.execute(db)
        now.set(row, { ...row, ...fresh })
        changed++
      }
    }
  const today = (rows: readonly Row[]) =>
    rows.flatMap((row): readonly Row[] => {
      const is = now.get(row)
      return is === undefined ? [row] : is === null ? [] : [is]
    })
  return {
    ...{ deleted, changed },
    canaries: canaries.flatMap((canary) => canaryNow(canary, now)),
    held: {
      meetings: today(world.rows.service_meeting),
      participants: today(world.rows.service_participant),
      messages: today(world.rows.service_chat_message),
      recordings: today(world.rows.service_recording),
    },
  }
}

/** By an address a subject is found, so that one stays. */
function isText(name: string, value: unknown): boolean {
  return typeof value === 'string' && TOKEN.test(value) && name !== 'email'
}

function canaryNow(canary: Canary, now: ReadonlyMap<Row, Row | null>): readonly Canary[] {
  const row = now.get(canary.row)
  if (row === null) return []
  if (row === undefined) return [canary]
  const value = row[canary.column]
  const token = canary.token === canary.row[canary.column] && typeof value === 'string' ? value : canary.token
  return [{ ...canary, row, token }]
}

/** Tables whose rows belong to no meeting, so that a subject found by a meeting gets them from a copy of the account too. */
const OF_NO_MEETING: readonly Table[] = [
  ...(['service_account', 'service_profile', 'service_billing', 'service_sign_in', 'service_call'] as const),
]

/** The part of a combination that the copy answers of a table. */
export function coveredBy({ accounts, categories, asOf }: Kept, ask: Combination, table: Table): Combination {
  const whole = OF_NO_MEETING.includes(table)
  return {
    ...ask,
    categories: ask.categories.filter((category) => categories.includes(category)),
    subjects: ask.subjects.filter(
      ({ accountId, meetingId }) => (whole || meetingId === null) && accounts.includes(accountId),
    ),
    to: ask.to < asOf ? ask.to : asOf,
  }
}
