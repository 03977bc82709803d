/**
 * The conformance suite: what the contract promises, asked of a provider's own implementation. It reads one test account that the
 * provider names and prints nothing of it.
 */
import { createHash } from 'node:crypto'
import { newId } from '#platform/ids.ts'
import { instant, later } from '#platform/time.ts'
import { FIELD_IDS, type FieldId, fieldRow } from '../catalogue.rules.ts'
import { CATALOGUE } from '../catalogue-form.rules.ts'
import { RELATIONS, type Relation } from '../class.rules.ts'
import { ROW_KINDS } from '../row.rules.ts'
import type { ReadRequest } from '../source.ts'
import type { NamedRow } from './answer.rules.ts'
import type { NamedFile } from './contract.rules.ts'
import { ask, ConnectorFault, type Fault, type Question, type Remote } from './exchange.ts'
import { filePiece, namedRows, type Page, readPage, remoteRecords } from './remote.ts'

export const CASES = [
  'greeting',
  'secret',
  'stranger',
  'known',
  'spelling',
  'contact',
  'rows',
  'again',
  'one-field',
  'paging',
  'period',
  'meeting',
  'unknown',
  'cursor',
  'files',
] as const
export type CaseName = (typeof CASES)[number]

/** `why` is null where it passed. A case is skipped when the test account has nothing to try it on, or an earlier case failed. */
export type CaseResult = Readonly<{ name: CaseName; verdict: 'passed' | 'failed' | 'skipped'; why: string | null }>

type Set = Readonly<{ request: ReadRequest; rows: readonly NamedRow[] }>
type Bench = { readonly remote: Remote; readonly email: string; account: string | null; sets: readonly Set[] | null }

/** A reason for people, or null when all is well; `skip:` before it when there was nothing to try. */
type Outcome = string | null

export async function* checkConnector(remote: Remote, email: string): AsyncGenerator<CaseResult> {
  const bench: Bench = {
    remote: { ...remote, bounds: { ...remote.bounds, tries: 1 } },
    email,
    account: null,
    sets: null,
  }
  for (const name of CASES) yield { name, ...verdictOf(await tried(name, bench)) }
}

const SKIP = 'skip:'

function verdictOf(outcome: Outcome): Omit<CaseResult, 'name'> {
  if (outcome === null) return { verdict: 'passed', why: null }
  if (!outcome.startsWith(SKIP)) return { verdict: 'failed', why: outcome }
  return { verdict: 'skipped', why: outcome.slice(SKIP.length) }
}

async function tried(name: CaseName, bench: Bench): Promise<Outcome> {
  try {
    return await TRIALS[name](bench)
  } catch (error) {
    if (error instanceof ConnectorFault) return error.message
    throw error
  }
}

const TRIALS: Readonly<Record<CaseName, (bench: Bench) => Promise<Outcome>>> = {
  greeting: async ({ remote }) => {
    const { catalogue } = await remoteRecords(remote).hello()
    return catalogue === CATALOGUE.version ? null : `it knows catalogue ${catalogue}, the office ${CATALOGUE.version}`
  },
  secret: async ({ remote }) => {
    for (const secret of ['', 'x'.repeat(40)])
      for (const question of EVERY_DOOR) {
        const got = await faultOf({ ...remote, secret: () => secret }, question)
        if (got !== 'secret-refused') return `${question.method} ${question.path}: ${got ?? 'answered'}`
      }
    return null
  },
  stranger: async ({ remote }) => {
    const records = remoteRecords(remote)
    const nobody = `${newId('nobody').toLowerCase()}@waarborg.invalid`
    if ((await records.resolve({ kind: 'email', value: nobody, at: null })).kind !== 'not-found') return 'identifier'
    const account = newId('nobody')
    if ((await records.contact(account)) !== undefined) return 'contact'
    for (const request of everySet(account)) if ((await some(remote, request)).length > 0) return nameOf(request)
    return null
  },
  known: async (bench) => {
    const found = await remoteRecords(bench.remote).resolve({ kind: 'email', value: bench.email, at: null })
    if (found.kind !== 'found') return found.kind
    bench.account = found.account.accountId
    return null
  },
  spelling: async ({ remote, email, account }) => {
    if (account === null) return NO_ACCOUNT
    const value = ` ${email.toUpperCase()} `
    const found = await remoteRecords(remote).resolve({ kind: 'email', value, at: null })
    return found.kind === 'found' && found.account.accountId === account ? null : found.kind
  },
  contact: async ({ remote, account }) => {
    if (account === null) return NO_ACCOUNT
    return (await remoteRecords(remote).contact(account)) === undefined ? 'no contact' : null
  },
  rows: async (bench) => {
    if (bench.account === null) return NO_ACCOUNT
    const sets: Set[] = []
    for (const request of everySet(bench.account)) sets.push({ request, rows: await some(bench.remote, request) })
    bench.sets = sets.filter(({ rows }) => rows.length > 0)
    return bench.sets.length === 0 ? 'the test account has no rows at all' : null
  },
  again: (bench) =>
    overSets(bench, 1, async ({ request, rows }) => same(rows, await some(bench.remote, request)) || 'other rows'),
  'one-field': (bench) => overSets(bench, 1, (set) => fieldByField(bench.remote, set)),
  paging: (bench) => overSets(bench, 2, (set) => rowByRow(bench.remote, set)),
  period: (bench) => overSets(bench, 1, (set) => halfOpen(bench.remote, set)),
  meeting: (bench) => oneMeeting(bench),
  unknown: ({ remote, account }) => refusesUnknown(remote, account ?? newId('nobody')),
  cursor: (bench) => overSets(bench, 2, (set) => cursorKept(bench.remote, set)),
  files: (bench) => filesOf(bench),
}

const NO_ACCOUNT = `${SKIP}the test account was not found`
const NO_ROWS = `${SKIP}no rows to try it on`
/** Of each row set, so that a large test account does not take an hour. */
const ENOUGH = 300
const ALL_TIME = { from: instant('2000-01-01T00:00:00.000Z'), to: instant('2100-01-01T00:00:00.000Z') }

function everySet(accountId: string): readonly ReadRequest[] {
  return Object.keys(ROW_KINDS).flatMap((source) =>
    RELATIONS.flatMap((relation) => {
      const fields = fieldsOf(source, relation)
      return fields.length === 0
        ? []
        : [{ source, relation, fields, subject: { accountId, meetingId: null }, ...ALL_TIME }]
    }),
  )
}

function fieldsOf(source: string, relation: Relation): readonly FieldId[] {
  return FIELD_IDS.filter((id) => fieldRow(id).source === source && fieldRow(id).class[relation] !== null)
}

async function some(remote: Remote, request: ReadRequest): Promise<readonly NamedRow[]> {
  const rows: NamedRow[] = []
  for await (const row of namedRows(remote, request)) {
    rows.push(row)
    if (rows.length === ENOUGH) break
  }
  return rows
}

/** Each set with enough rows in its turn; the first that fails says which it was. */
async function overSets(
  { sets }: Bench,
  least: number,
  one: (set: Set) => Promise<true | null | string>,
): Promise<Outcome> {
  const enough = (sets ?? []).filter(({ rows }) => rows.length >= least)
  if (enough.length === 0) return NO_ROWS
  for (const set of enough) {
    const wrong = await one(set)
    if (typeof wrong === 'string') return `${nameOf(set.request)}: ${wrong}`
  }
  return null
}

function nameOf({ source, relation }: ReadRequest): string {
  return `${source}, ${relation}`
}

function same(one: readonly NamedRow[], two: readonly NamedRow[]): boolean {
  return textOf(one) === textOf(two)
}

function textOf(rows: readonly NamedRow[]): string {
  return JSON.stringify(rows.map(({ at, values }) => [at, [...values].sort(([a], [b]) => (a < b ? -1 : 1))]))
}

async function fieldByField(remote: Remote, { request, rows }: Set): Promise<Outcome> {
  for (const field of request.fields) {
    const alone = await some(remote, { ...request, fields: [field] })
    const expected = rows.map(({ at, values }) => ({ at, values: new Map([[field, values.get(field) ?? null]]) }))
    if (!same(alone, expected)) return `${field} alone gives other rows`
  }
  return null
}

async function rowByRow(remote: Remote, { request, rows }: Set): Promise<Outcome> {
  const few = rows.slice(0, 20)
  const got: NamedRow[] = []
  let page: Page = await readPage(remote, request, { cursor: null, after: null, limit: 1 })
  for (;;) {
    got.push(...page.rows)
    if (page.next === null || page.rows.length === 0 || got.length >= few.length) break
    page = await readPage(remote, request, { cursor: page.next, after: got.at(-1)?.at ?? null, limit: 1 })
  }
  return same(got, few) ? null : 'one row at a time gives other rows'
}

async function halfOpen(remote: Remote, { request, rows }: Set): Promise<Outcome> {
  const at = rows[0]?.at ?? null
  if (at === null) return null
  const [first, next] = [instant(at), later(instant(at), 1)]
  const within = await some(remote, { ...request, from: first, to: next })
  if (
    !same(
      within,
      rows.filter((row) => row.at === at),
    )
  )
    return 'its first instant gives other rows'
  const before = await some(remote, { ...request, to: first })
  return before.length === 0 ? null : 'the end of the period is not left out'
}

async function oneMeeting({ remote, account, sets }: Bench): Promise<Outcome> {
  const title = sets?.find(({ request }) => request.source === 'meeting_title')?.rows[0]
  const [value, at] = [title?.values.get('meeting_title.meeting_number'), title?.at]
  if (account === null || typeof value !== 'string' || !at) return NO_ROWS
  const found = await remoteRecords(remote).resolve({ kind: 'meeting', value, at: instant(at) })
  if (found.kind !== 'found' || found.account.accountId !== account) return found.kind
  const subject = found.account
  // What is of another meeting is a fault of the reading itself.
  for (const request of everySet(account)) await some(remote, { ...request, subject })
  const titles = everySet(account).find(({ source }) => source === 'meeting_title')
  return titles && (await some(remote, { ...titles, subject })).length === 1 ? null : 'not one title'
}

type Body = Readonly<Record<string, unknown>>

async function refusesUnknown(remote: Remote, accountId: string): Promise<Outcome> {
  const good = {
    ...{ source: 'sign_in', relation: 'own', fields: ['sign_in.port'], subject: { accountId, meetingId: null } },
    ...{ from: ALL_TIME.from.toISOString(), to: ALL_TIME.to.toISOString(), cursor: null, limit: 1 },
  }
  const wrong: readonly (readonly [string, Body])[] = [
    ['an unknown field', { fields: ['sign_in.port', 'sign_in.password'] }],
    ['a field of another source', { fields: ['profile.name'] }],
    ['a field that is not about such a person', { relation: 'other' }],
    ['an unknown source', { source: 'passwords', fields: ['passwords.password'] }],
    ['no field', { fields: [] }],
    ['an invented cursor', { cursor: 'invented' }],
  ]
  for (const [what, changed] of wrong) {
    const got = await faultOf(remote, { ...POST_ROWS, body: { ...good, ...changed } })
    if (got !== 'refused') return `${what}: ${got ?? 'answered'}`
  }
  const file = await faultOf(remote, { ...GET_FILE, path: `/files/${newId('nothing')}` })
  return file === 'refused' ? null : `an unknown file: ${file ?? 'answered'}`
}

/** The same cursor gives the same page again, and none to another question. */
async function cursorKept(remote: Remote, { request }: Set): Promise<Outcome> {
  const first = await readPage(remote, request, { cursor: null, after: null, limit: 1 })
  if (first.next === null) return 'no cursor though there is more'
  const from = { cursor: first.next, after: null, limit: 1 }
  const twice = [await readPage(remote, request, from), await readPage(remote, request, from)] as const
  if (!same(twice[0].rows, twice[1].rows)) return 'the same cursor gives another page'
  const { source, relation, fields } = request
  const elsewhere = {
    ...{ source, relation, fields, subject: { accountId: newId('nobody'), meetingId: null }, cursor: first.next },
    ...{ from: request.from.toISOString(), to: request.to.toISOString(), limit: 1 },
  }
  const got = await faultOf(remote, { ...POST_ROWS, body: elsewhere })
  return got === 'refused' ? null : `a cursor of another question: ${got ?? 'answered'}`
}

async function filesOf({ remote, sets }: Bench): Promise<Outcome> {
  const values = (sets ?? []).flatMap(({ rows }) => rows.flatMap((row) => [...row.values.values()]))
  const files = values.filter((value): value is NamedFile => typeof value === 'object' && value !== null).slice(0, 10)
  if (files.length === 0) return NO_ROWS
  for (const file of files) {
    const whole = await bytesOf(remote, file, 0)
    const hash = createHash('sha256').update(whole).digest('hex')
    if (whole.length !== file.bytes || hash !== file.sha256) return 'the bytes are not those that the row announced'
    const half = Math.floor(file.bytes / 2)
    if (!(await bytesOf(remote, file, half)).equals(whole.subarray(half))) return 'a part gives other bytes'
  }
  return null
}

async function bytesOf(remote: Remote, file: NamedFile, at: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of filePiece(remote, file, at)) parts.push(chunk)
  return Buffer.concat(parts)
}

const POST_ROWS = { method: 'POST', path: '/rows', accept: 'application/x-ndjson' } as const
const GET_FILE = { method: 'GET', path: '/files/none', accept: '*/*' } as const
type Door = Pick<Question, 'method' | 'path' | 'accept' | 'body'>
const EVERY_DOOR: readonly Door[] = [
  { method: 'GET', path: '/', accept: 'application/json' },
  {
    method: 'POST',
    path: '/lookup',
    accept: 'application/json',
    body: { kind: 'email', value: 'a@b.example', at: null },
  },
  { method: 'POST', path: '/contact', accept: 'application/json', body: { accountId: 'a' } },
  { ...POST_ROWS, body: {} },
  GET_FILE,
]

/** Null when it was answered. */
async function faultOf(remote: Remote, door: Door): Promise<Fault | null> {
  try {
    const { bytes } = await ask(remote, { ...door, withinMs: remote.bounds.patienceMs, where: door.path })
    for await (const _ of bytes) break
    return null
  } catch (error) {
    if (error instanceof ConnectorFault) return error.because
    throw error
  }
}
