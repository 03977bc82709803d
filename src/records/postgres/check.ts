/**
 * What the queries promise, asked of the provider's own database by one test account that the provider names. Prints nothing of it.
 * The cases bear the names of those for a program over HTTP, as far as there is such a thing here.
 */
import { newId } from '#platform/ids.ts'
import { instant, later } from '#platform/time.ts'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import { RELATIONS } from '../class.rules.ts'
import type { CaseName, CaseResult } from '../connector/check.ts'
import { ConnectorFault } from '../connector/exchange.ts'
import { ROW_KINDS } from '../row.rules.ts'
import { isRecordFile, type ReadRequest, type RecordRow, type RecordValue } from '../source.ts'
import { greetDatabase, type PostgresRecords, postgresRecords } from './postgres.ts'
import { fieldsAbout, queryFor } from './queries.rules.ts'

type Set = Readonly<{ request: ReadRequest; rows: readonly RecordRow[] }>
type Bench = {
  readonly records: PostgresRecords
  readonly email: string
  account: string | null
  sets: readonly Set[]
}

/** Null when all is well; a reason for people otherwise, with `skip:` before it when there was nothing to try. */
type Outcome = string | null
const SKIP = 'skip:'
const NO_ACCOUNT = `${SKIP}the test account was not found`
const NO_ROWS = `${SKIP}no rows to try it on`
/** Of each row set, so that a large test account does not take an hour. */
const ENOUGH = 300
const ALL_TIME = { from: instant('2000-01-01T00:00:00.000Z'), to: instant('2100-01-01T00:00:00.000Z') }

export async function* checkDatabase(records: PostgresRecords, email: string): AsyncGenerator<CaseResult> {
  const once = { ...records, bounds: { ...records.bounds, tries: 1 } }
  const bench: Bench = { records: once, email, account: null, sets: [] }
  for (const [name, trial] of TRIALS) {
    const why = await tried(trial, bench)
    if (why === null) yield { name, verdict: 'passed', why }
    else if (why.startsWith(SKIP)) yield { name, verdict: 'skipped', why: why.slice(SKIP.length) }
    else yield { name, verdict: 'failed', why }
  }
}

type Trial = (bench: Bench) => Promise<Outcome>

async function tried(trial: Trial, bench: Bench): Promise<Outcome> {
  try {
    return await trial(bench)
  } catch (error) {
    if (error instanceof ConnectorFault) return error.message
    throw error
  }
}

const TRIALS: readonly (readonly [CaseName, Trial])[] = [
  [
    'greeting',
    async ({ records }) => {
      const { catalogue } = await greetDatabase(records)
      return catalogue === CATALOGUE.version
        ? null
        : `written for catalogue ${catalogue}, the office has ${CATALOGUE.version}`
    },
  ],
  ['stranger', stranger],
  [
    'known',
    async (bench) => {
      const found = await resolved(bench, bench.email)
      if (found.kind !== 'found') return found.kind
      bench.account = found.account.accountId
      return null
    },
  ],
  [
    'spelling',
    async (bench) => {
      if (bench.account === null) return NO_ACCOUNT
      const found = await resolved(bench, ` ${bench.email.toUpperCase()} `)
      return found.kind === 'found' && found.account.accountId === bench.account ? null : found.kind
    },
  ],
  [
    'contact',
    async ({ records, account }) => {
      if (account === null) return NO_ACCOUNT
      return (await postgresRecords(records).contact(account)) === undefined ? 'no contact' : null
    },
  ],
  ['rows', rows],
  [
    'again',
    (bench) => overSets(bench, async ({ request, rows: had }) => same(had, await some(bench.records, request))),
  ],
  ['one-field', (bench) => overSets(bench, (set) => fieldByField(bench.records, set))],
  ['paging', (bench) => overSets(bench, (set) => rowByRow(bench.records, set))],
  ['period', (bench) => overSets(bench, (set) => halfOpen(bench.records, set))],
  ['meeting', oneMeeting],
  ['files', files],
]

function resolved({ records }: Bench, value: string) {
  return postgresRecords(records).resolve({ kind: 'email', value, at: null })
}

async function stranger(bench: Bench): Promise<Outcome> {
  const nobody = newId('nobody')
  if ((await resolved(bench, `${nobody.toLowerCase()}@waarborg.invalid`)).kind !== 'not-found') return 'identifier'
  if ((await postgresRecords(bench.records).contact(nobody)) !== undefined) return 'contact'
  for (const request of everySet(bench.records, nobody))
    if ((await some(bench.records, request)).length > 0) return nameOf(request)
  return null
}

async function rows(bench: Bench): Promise<Outcome> {
  if (bench.account === null) return NO_ACCOUNT
  const sets: Set[] = []
  for (const request of everySet(bench.records, bench.account))
    sets.push({ request, rows: await some(bench.records, request) })
  bench.sets = sets.filter((set) => set.rows.length > 0)
  return bench.sets.length === 0 ? 'the test account has no rows at all' : null
}

function everySet({ queries }: PostgresRecords, accountId: string): readonly ReadRequest[] {
  return Object.keys(ROW_KINDS).flatMap((source) =>
    RELATIONS.filter((relation) => queryFor(queries, source, relation) !== null).map((relation) => ({
      ...{ source, relation, fields: fieldsAbout(source, relation), subject: { accountId, meetingId: null } },
      ...ALL_TIME,
    })),
  )
}

async function some(records: PostgresRecords, request: ReadRequest): Promise<readonly RecordRow[]> {
  const had: RecordRow[] = []
  for await (const row of postgresRecords(records).read(request)) {
    had.push(row)
    if (had.length === ENOUGH) break
  }
  return had
}

/** Each set that has rows; the first that fails says which it was. */
async function overSets({ sets }: Bench, one: (set: Set) => Promise<boolean>): Promise<Outcome> {
  if (sets.length === 0) return NO_ROWS
  for (const set of sets) if (!(await one(set))) return `${nameOf(set.request)}: other rows`
  return null
}

async function fieldByField(records: PostgresRecords, { request, rows: had }: Set): Promise<boolean> {
  for (const field of request.fields) {
    const expected = had.map((row) => new Map([[field, row.get(field) ?? null]]))
    if (!same(expected, await some(records, { ...request, fields: [field] }))) return false
  }
  return true
}

/** A row at a time gives what comes all at once. */
async function rowByRow(records: PostgresRecords, { request, rows: had }: Set): Promise<boolean> {
  return same(had, await some({ ...records, bounds: { ...records.bounds, rowsOfPage: 1 } }, request))
}

async function halfOpen(records: PostgresRecords, { request, rows: had }: Set): Promise<boolean> {
  const begins = ROW_KINDS[request.source]?.begins ?? null
  const at = begins === null ? null : had[0]?.get(begins)
  if (begins === null || typeof at !== 'string') return true
  const [first, next] = [instant(at), later(instant(at), 1)]
  const within = await some(records, { ...request, from: first, to: next })
  const before = await some(records, { ...request, to: first })
  return (
    same(
      within,
      had.filter((row) => row.get(begins) === at),
    ) && before.length === 0
  )
}

async function oneMeeting({ records, account, sets }: Bench): Promise<Outcome> {
  const title = sets.find(({ request }) => request.source === 'meeting_title')?.rows[0]
  const [value, at] = [title?.get('meeting_title.meeting_number'), title?.get('meeting_title.started_at')]
  if (account === null || typeof value !== 'string' || typeof at !== 'string') return NO_ROWS
  const found = await postgresRecords(records).resolve({ kind: 'meeting', value, at: instant(at) })
  if (found.kind !== 'found' || found.account.accountId !== account) return found.kind
  // What is of another meeting is a fault of the reading itself.
  for (const request of everySet(records, account)) {
    const had = await some(records, { ...request, subject: found.account })
    if (request.source === 'meeting_title' && had.length !== 1) return 'not one title'
  }
  return null
}

async function files({ sets }: Bench): Promise<Outcome> {
  const found = sets
    .flatMap((set) => set.rows.flatMap((row) => [...row.values()]))
    .filter(isRecordFile)
    .slice(0, 10)
  if (found.length === 0) return NO_ROWS
  for (const file of found) {
    let bytes = 0
    for await (const chunk of file.open()) bytes += chunk.length
    if (bytes !== file.bytes) return 'the bytes are not as many as the row announced'
  }
  return null
}

function same(one: readonly RecordRow[], two: readonly RecordRow[]): boolean {
  return textOf(one) === textOf(two)
}

function textOf(list: readonly RecordRow[]): string {
  const plain = (value: RecordValue) => (isRecordFile(value) ? [value.mediaType, value.bytes] : value)
  return JSON.stringify(list.map((row) => [...row].map(([id, value]) => [id, plain(value)])))
}

function nameOf({ source, relation }: ReadRequest): string {
  return `${source}, ${relation}`
}
