/**
 * The invented world with a value of its own in every stored field, so that each can be found again in the bytes of a package.
 * Texts become tokens, instants become unique to the millisecond, ports and durations unique numbers; keys are unique already.
 */
import type { World, WorldRows } from '../../src/records/index.ts'

export type Table = keyof WorldRows
export type Row = Readonly<Record<string, unknown>>
/** `token` as it would stand in a package. */
export type Canary = Readonly<{ token: string; table: Table; column: string; row: Row }>

const KEYS = /_id$/
const MADE_ELSEWHERE = ['picture_sha256', 'picture_type', 'picture_bytes', 'file_sha256', 'media_type', 'file_bytes']
/** Ends whose distance from the beginning is a field of its own. */
const ENDS: Readonly<Record<string, string>> = {
  signed_out_at: 'signed_in_at',
  left_at: 'joined_at',
  ended_at: 'started_at',
}

type Mint = { next: number; instants: Set<number>; readonly canaries: Canary[] }

/** Replaces the values in place; call `fileCanaries` when the files have their hashes. */
export function markWorld(world: World, notes: Map<string, Uint8Array>): readonly Canary[] {
  const mint: Mint = { next: 0, instants: new Set(), canaries: [] }
  for (const [table, rows] of Object.entries(world.rows) as [Table, Record<string, unknown>[]][]) {
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) markCell(mint, { table, row, column, value })
    for (const row of rows) markEnds(mint, table, row)
  }
  for (const [key, bytes] of world.files) {
    const token = tokenOf(mint)
    notes.set(key, withNote(bytes, token))
    const owner = ownerOf(world, key)
    mint.canaries.push({ token, table: owner.table, column: owner.column, row: owner.row })
  }
  return mint.canaries
}

type Cell = Readonly<{ table: Table; row: Record<string, unknown>; column: string; value: unknown }>

function markCell(mint: Mint, { table, row, column, value }: Cell): void {
  if (value === null || value === undefined || MADE_ELSEWHERE.includes(column) || column in ENDS) return
  if (KEYS.test(column)) {
    if (isOwnKey(table, column)) mint.canaries.push({ token: String(value), table, column, row })
    return
  }
  const { stored, token } = minted(mint, column, value)
  row[column] = stored
  mint.canaries.push({ token, table, column, row })
}

function minted(mint: Mint, column: string, value: unknown): Readonly<{ stored: unknown; token: string }> {
  if (value instanceof Date) {
    const at = unique(mint, value.getTime())
    return { stored: at, token: at.toISOString() }
  }
  if (typeof value === 'number') {
    const port = 20_000 + mint.next++
    return { stored: port, token: String(port) }
  }
  const token =
    column === 'plan_started_on'
      ? new Date(Date.UTC(1950, 0, 1 + mint.next++)).toISOString().slice(0, 10)
      : tokenOf(mint)
  return { stored: token, token }
}

/** A table's own key; keys of other tables are marked there. */
function isOwnKey(table: Table, column: string): boolean {
  const own: Record<Table, string> = {
    service_account: 'account_id',
    service_profile: '',
    service_billing: '',
    service_sign_in: 'sign_in_id',
    service_meeting: 'meeting_id',
    service_participant: 'participant_id',
    service_chat_message: 'message_id',
    service_recording: 'recording_id',
    service_call: 'call_id',
  }
  return own[table] === column
}

function markEnds(mint: Mint, table: Table, row: Record<string, unknown>): void {
  for (const [end, start] of Object.entries(ENDS)) {
    const [began, ended] = [row[start], row[end]]
    if (!(began instanceof Date) || !(ended instanceof Date)) continue
    const seconds = 100_000 + 7 * mint.next++
    const at = unique(mint, began.getTime() + seconds * 1000)
    row[end] = at
    mint.canaries.push({ token: at.toISOString(), table, column: end, row })
    // The database rounds half a second up, so the number that a package shows is that of the stored instants.
    const shown = Math.round((at.getTime() - began.getTime()) / 1000)
    mint.canaries.push({ token: String(shown), table, column: 'duration', row })
  }
}

function unique(mint: Mint, wanted: number): Date {
  let at = wanted
  while (mint.instants.has(at)) at += 1
  mint.instants.add(at)
  return new Date(at)
}

function tokenOf(mint: Mint): string {
  return `zq${(mint.next++).toString(36).padStart(6, '0')}x`
}

/** After the last byte of each format readers stop, so the token may stand there. */
function withNote(bytes: Uint8Array, token: string): Uint8Array {
  return Buffer.concat([bytes, Buffer.from(token)])
}

function ownerOf(world: World, key: string): Pick<Canary, 'table' | 'column' | 'row'> {
  const profile = world.rows.service_profile.find((row) => row.picture_sha256 === key)
  if (profile) return { table: 'service_profile', column: 'picture', row: profile }
  const recording = world.rows.service_recording.find((row) => row.file_sha256 === key)
  if (recording) return { table: 'service_recording', column: 'file', row: recording }
  throw new Error(`a file that no row names: ${key}`)
}

/** The hash of a stored file gives the file away as well as its bytes do. */
export function hashCanaries(canaries: readonly Canary[], hashOf: (key: string) => string): readonly Canary[] {
  return canaries.flatMap((canary) => {
    const key =
      canary.column === 'picture' ? canary.row.picture_sha256 : canary.column === 'file' ? canary.row.file_sha256 : null
    return typeof key === 'string' ? [{ ...canary, token: hashOf(key) }] : []
  })
}

const TOKENS =
  /zq[0-9a-z]{6}x|\b[a-z]{3,4}_[0-9a-z]{12,14}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|\b[0-9a-f]{64}\b|\b\d{4}-\d\d-\d\d\b|\b\d{5,6}\b/g

/** Everything in a text that could be a canary. */
export function tokensIn(text: string): Set<string> {
  return new Set(text.match(TOKENS))
}
