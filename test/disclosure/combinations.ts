/**
 * Random combinations of process × categories × subjects × period, each taken all the way: decide, sign a grant, collect, package,
 * then the bytes of the finished archive are read and compared with the expectation.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { day } from '#platform/time.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { type Opened, openPglite, openPostgres } from '../../src/platform/db/open.ts'
import type { DisclosureGrant, RecordCategory, RecordSource } from '../../src/records/index.ts'
import {
  collect,
  fieldsFor,
  insertWorld,
  serviceRecords,
  signGrant,
  storeWorldFiles,
  worldOf,
} from '../../src/records/index.ts'
import { type Dice, diceOf } from '../../src/records/world/dice.ts'
import { groundOf } from '../../src/requests/consent/consent.rules.ts'
import { type Packaged, writePackage } from '../../src/requests/production/packager.ts'
import { signedCertificate } from '../../src/requests/production/typeset.ts'
import { CATEGORY_IDS } from '../../src/requests/triage/category.rules.ts'
import { PROCESS_IDS, type Process } from '../../src/requests/triage/process.rules.ts'
import { decideReach, grantReach, usualIssuer } from '../../src/requests/triage/reach.rules.ts'
import { type Canary, hashCanaries, markWorld, tokensIn } from './canaries.ts'
import { type Combination, ENTITLED, expected, type Held } from './expectation.ts'
import { change, coveredBy, type Kept, keep } from './keeping.ts'
import { memoryDocuments, memoryFiles, memoryKeys } from './memory.ts'
import { pageOf, textOfArchive, tokensOfPdf } from './reading.ts'

export type Counts = {
  combinations: number
  packages: number
  nonEmpty: number
  pdfsRead: number
  pagesRead: number
  valuesExpected: number
  valuesFound: number
  canaries: number
  byProcess: Record<string, number>
}
export type Outcome = Readonly<{ seed: number; counts: Counts; failures: readonly string[] }>

const UNTIL = new Date('2026-11-01T00:00:00Z')
const NOW = new Date('2026-11-10T12:00:00Z')
const DAYS = 60
const WORLD_EACH = 2500

type Stage = Readonly<{
  source: RecordSource
  files: ReturnType<typeof memoryFiles>
  keys: ReturnType<typeof memoryKeys>
  canaries: readonly Canary[]
  byToken: ReadonlyMap<string, readonly Canary[]>
  held: Held
  /** Null where nothing was kept. */
  kept: Kept | null
  folder: string
  close: () => Promise<void>
}>

/** An empty database with the schema, to be closed by whoever asked. */
export type OpenDatabase = () => Promise<Opened>

export async function freshPglite(): Promise<Opened> {
  const opened = await openPglite({ memory: true })
  await migrate(opened, MIGRATIONS)
  return opened
}

/** Databases on a running server, named one after the other. */
export function freshPostgres(urlOf: (database: string) => string): OpenDatabase {
  let made = 0
  return async () => {
    const name = `disclosure_${process.pid}_${++made}`
    const server = await openPostgres({ url: urlOf('postgres') })
    await server.asOwner(({ exec }) => exec(`create database ${name}`))
    await server.close()
    const opened = await openPostgres({ url: urlOf(name) })
    await migrate(opened, MIGRATIONS)
    return opened
  }
}

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url))

export type RunAsk = Readonly<{
  seed: number
  howMany: number
  database: OpenDatabase
  report?: (done: number) => void
  /** Some accounts were kept, and live records deleted and changed since. */
  kept?: boolean
  /** Draws all, but takes only this one all the way: to look into a failure. */
  only?: number
}>

/** Runs so many combinations; a new world every 2,500. `report` is called now and then. */
export async function runCombinations({
  seed,
  howMany,
  database,
  report = () => {},
  only,
  kept = false,
}: RunAsk): Promise<Outcome> {
  const dice = diceOf(seed)
  const counts: Counts = {
    combinations: 0,
    packages: 0,
    nonEmpty: 0,
    pdfsRead: 0,
    pagesRead: 0,
    valuesExpected: 0,
    valuesFound: 0,
    canaries: 0,
    byProcess: {},
  }
  const failures: string[] = []
  let stage: Stage | undefined
  try {
    for (let n = 0; n < howMany && failures.length < 20; n++) {
      if (n % WORLD_EACH === 0) {
        await stage?.close()
        stage = await openStage(seed + n, database, kept)
        counts.canaries += stage.canaries.length
      }
      if (!stage) continue
      const ask = await drawAsk(stage, dice)
      if (only === undefined || only === n) await runOne(stage, ask, { n, counts, failures })
      if (n % 500 === 499) report(n + 1)
    }
  } finally {
    await stage?.close()
  }
  return { seed, counts, failures }
}

async function openStage(seed: number, database: OpenDatabase, keeping: boolean): Promise<Stage> {
  const opened = await database()
  const world = worldOf({ seed, accounts: 6, until: UNTIL, days: DAYS, meetingsPerAccount: 2, signInsPerAccount: 3 })
  const notes = new Map<string, Uint8Array>()
  const marked = markWorld(world, notes)
  const files = memoryFiles()
  const hashes = await storeWorldFiles(files, { ...world, files: notes })
  files.keep()
  const canaries = [...marked, ...hashCanaries(marked, (key) => hashes.get(key) ?? key)]
  await opened.db.transaction().execute((tx) => insertWorld(tx, { ...world, files: notes }, hashes))
  const folder = mkdtempSync(join(tmpdir(), 'waarborg-disclosure-'))
  const source = serviceRecords({ db: opened.db, files })
  const { service_meeting: meetings, service_participant: participants } = world.rows
  const { service_chat_message: messages, service_recording: recordings } = world.rows
  const before = { canaries, held: { meetings, participants, messages, recordings } }
  const kept = keeping ? await keep({ seed, folder, source, files, world, until: UNTIL, before }) : null
  const now = kept ? await change(opened.db, world, canaries, diceOf(seed + 1)) : before
  const all = kept ? [...canaries, ...now.canaries] : canaries
  return {
    ...{ source, files, folder, kept, keys: memoryKeys(), canaries: now.canaries, held: now.held },
    byToken: Map.groupBy(all, ({ token }) => token),
    close: async () => {
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Run = Readonly<{ n: number; counts: Counts; failures: string[] }>

async function runOne(stage: Stage, ask: Asked, { n, counts, failures }: Run): Promise<void> {
  const fail = (what: string) => failures.push(`combination ${n} (${JSON.stringify(ask)}): ${what}`)
  counts.combinations++
  counts.byProcess[ask.process] = (counts.byProcess[ask.process] ?? 0) + 1
  const out = join(stage.folder, `${n}.zip`)
  const packaged = await produce(stage, ask, out)
  const text = packaged.kind === 'packaged' ? await textOfArchive(out) : ''
  if (packaged.kind === 'refused' && packaged.refusal.because !== 'no-part')
    fail(`refused: ${JSON.stringify(packaged.refusal)}`)
  const wanted = wantedTokens(stage, ask, packaged)
  const found = new Set([...tokensIn(text)].filter((token) => stage.byToken.has(token)))
  for (const token of found)
    if (!wanted.has(token)) fail(`over-disclosed ${nameOf(stage, token)} in “${around(text, token)}”`)
  for (const token of wanted) if (!found.has(token)) fail(`missing ${nameOf(stage, token)}`)
  if (packaged.kind === 'packaged' && packaged.files > 0) {
    const page = tokensIn(await pageOf(out))
    for (const token of wantedOnPage(stage, ask)) if (!page.has(token)) fail(`not to be read: ${nameOf(stage, token)}`)
    for (const token of page)
      if (stage.byToken.has(token) && !wanted.has(token)) fail(`over-disclosed to be read: ${nameOf(stage, token)}`)
    counts.pagesRead++
  }
  counts.valuesExpected += wanted.size
  counts.valuesFound += found.size
  if (packaged.kind === 'packaged') {
    counts.packages++
    if (packaged.files > 0) counts.nonEmpty++
    if (n % 100 === 0) {
      counts.pdfsRead++
      // That nothing was found has to name what was searched for; the certificate of records names nobody.
      const named = packaged.files === 0 ? [...ask.emails, ask.from.toISOString(), ask.to.toISOString()] : []
      for (const token of await tokensOfPdf(out, stage.folder))
        if (stage.byToken.has(token) && !named.includes(token)) fail(`in the certificate: ${nameOf(stage, token)}`)
    }
    rmSync(out)
  }
  stage.files.forget()
}

type Asked = Combination &
  Readonly<{
    process: Process
    categories: readonly RecordCategory[]
    asked: readonly RecordCategory[]
    heldBack: readonly RecordCategory[]
    entitled: boolean
    statute: string
    emails: readonly string[]
  }>

const OFTEN = [
  ...(['us-subpoena-grand-jury', 'us-subpoena-trial', 'us-search-warrant', 'us-court-order-2703d'] as const),
  'owner-consent',
] as const

/** Subjects are found by the e-mail address that the officer names, now and then by a meeting. */
async function drawAsk(stage: Stage, dice: Dice): Promise<Asked> {
  const process = dice.pick(dice.between(0, 1) === 0 ? PROCESS_IDS : OFTEN)
  const asked = CATEGORY_IDS.filter(() => dice.between(0, 2) > 0)
  const heldBack = asked.filter(() => dice.between(0, 9) === 0)
  const entitled = dice.between(0, 19) > 0
  const statute = dice.between(0, 9) > 0 ? '21 U.S.C. § 876' : ''
  const from = new Date(UNTIL.getTime() - dice.between(1, DAYS) * 86_400_000 - dice.between(0, 86_399_999))
  const to = new Date(from.getTime() + dice.between(1, DAYS * 24) * 3_600_000)
  const subjects: { accountId: string; meetingId: string | null }[] = []
  const emails: string[] = []
  for (let left = dice.between(1, 3); left > 0; left--) {
    const byMeeting = dice.between(0, 4) === 0
    const meeting = dice.pick(stage.held.meetings)
    const email = dice.pick(
      stage.canaries.filter(({ table, column }) => table === 'service_account' && column === 'email'),
    ).token
    const resolved =
      byMeeting && meeting.started_at instanceof Date
        ? await stage.source.resolve({ kind: 'meeting', value: digitsOf(meeting.number), at: meeting.started_at })
        : await stage.source.resolve({ kind: 'email', value: email, at: null })
    if (resolved.kind !== 'found' || subjects.some(({ accountId }) => accountId === resolved.account.accountId))
      continue
    subjects.push({ accountId: resolved.account.accountId, meetingId: resolved.account.meetingId })
    emails.push(byMeeting ? 'a meeting' : email)
  }
  const agreed = process === 'owner-consent' ? asked.filter(() => dice.between(0, 3) > 0) : null
  const country = ENTITLED[process] ?? 'US'
  const asker = entitled
    ? { authority: true, country, usGovernmentalEntity: country === 'US' }
    : { authority: true, country: country === 'US' ? 'US' : 'BR', usGovernmentalEntity: false }
  const { rulings } = decideReach({
    demand: {
      ...{ process, asker, statute, issuer: usualIssuer(process), on: day('2026-11-22'), home: 'NL' },
      ...{ validatedBy: null, classifiedAs: null, emergency: false },
      consent: agreed && groundOf(agreed),
    },
    accounts: dice.pick([[], ['US'], ['NL', 'GB']]),
    categories: asked,
  })
  const categories = rulings
    .filter(({ verdict, category }) => verdict === 'disclose' && !heldBack.includes(category))
    .map(({ category }) => category)
  return { process, asked, heldBack, entitled, statute, categories, agreed, subjects, emails, from, to }
}

function digitsOf(value: unknown): string {
  return String(value)
}

async function produce(stage: Stage, ask: Asked, out: string): Promise<Packaged> {
  const fields = fieldsFor(ask.categories, grantReach(ask.process))
  const { source, files, keys } = stage
  const typeset = signedCertificate(memoryDocuments, 'Halder')
  const tools = { files, keys, now: NOW, reachOf: grantReach, typeset, documentRoot: memoryDocuments.root }
  const common = {
    caseNumber: 'TST-2026-00001',
    docketNumber: '26-GJ-0001',
    agency: 'Test County',
    provider: 'Test Meetings',
    custodian: { name: 'A. Custodian', title: 'custodian' },
    place: 'outside-us',
    lang: 'en',
    text: 'us',
    searchedAt: NOW.toISOString(),
    unknown: [],
  } as const
  if (fields.length === 0 || ask.subjects.length === 0) return writePackage({ ...common, parts: [] }, tools, out)
  const grant: DisclosureGrant = {
    version: 1,
    grantId: 'grant_1',
    caseNumber: common.caseNumber,
    caseId: 'case_1',
    taskId: 'task_1',
    process: ask.process,
    legalBasis: ['18 U.S.C. § 2703'],
    proposalHash: '0'.repeat(64),
    approvals: [
      { by: 'one', role: 'proposer', at: '2026-11-09T00:00:00Z' },
      { by: 'two', role: 'counsel', at: '2026-11-09T00:00:00Z' },
    ],
    subjects: ask.subjects.map((subject, n) => ({ ...subject, identifier: ask.emails[n] ?? '?' })),
    fields: [...fields],
    from: ask.from.toISOString(),
    to: ask.to.toISOString(),
    issuedAt: '2026-11-10T00:00:00Z',
    expiresAt: '2026-12-10T00:00:00Z',
  }
  const signed = signGrant(keys, grant)
  const kept = stage.kept ? [stage.kept.source] : []
  const collection = await collect({ signed, source, kept, files, context: { keys, now: NOW, reachOf: grantReach } })
  if (collection.kind === 'refused')
    return { kind: 'refused', refusal: { because: 'grant', grant: collection.because } }
  const withheld = ask.asked
    .filter((category) => !ask.categories.includes(category))
    .map((category) => ({ category, basis: '18 U.S.C. § 2703', needs: null, reason: 'test' }))
  return writePackage({ ...common, parts: [{ signed, collected: collection.collected, withheld }] }, tools, out)
}

/** What has to be in the package: every value granted, the accounts and meetings named, and what the officer had named. */
function wantedTokens({ canaries, held, kept }: Stage, ask: Asked, packaged: Packaged): Set<string> {
  const wanted = new Set<string>()
  if (packaged.kind !== 'packaged') {
    // Nothing was compelled: then no value at all may be expected but for the names of the subjects.
    for (const { token, table, column, row } of canaries) {
      if (!/_id$/.test(column) && expected(table, column, { row, held, ask })) wanted.add(token)
    }
    return wanted
  }
  for (const { token, table, column, row } of canaries)
    if (expected(table, column, { row, held, ask })) wanted.add(token)
  if (kept) for (const token of keptTokens(kept, ask)) wanted.add(token)
  // A period may begin on an instant of a record; the grant names it, not the record.
  for (const token of [...ask.emails, ask.from.toISOString(), ask.to.toISOString()])
    if (canaries.some((canary) => canary.token === token)) wanted.add(token)
  return wanted
}

/** What the copy has to bring, whatever became of the live records. */
function keptTokens(kept: Kept, ask: Asked): readonly string[] {
  const { canaries, held } = kept.before
  return canaries.flatMap(({ token, table, column, row }) =>
    expected(table, column, { row, held, ask: coveredBy(kept, ask, table) }) ? [token] : [],
  )
}

/** What a person has to be able to read: every value granted but the files themselves, whose bytes no page shows. */
function wantedOnPage({ canaries, held, kept }: Stage, ask: Asked): readonly string[] {
  const shown = ({ column }: Canary) => !['picture', 'file'].includes(column) && !/_id$/.test(column)
  const live = canaries.filter((one) => shown(one) && expected(one.table, one.column, { row: one.row, held, ask }))
  const before = kept?.before.canaries.filter(shown) ?? []
  const copied = kept ? keptTokens({ ...kept, before: { ...kept.before, canaries: before } }, ask) : []
  return [...live.map(({ token }) => token), ...copied]
}

function nameOf({ byToken }: Stage, token: string): string {
  return `${token} = ${(byToken.get(token) ?? []).map(({ table, column }) => `${table}.${column}`).join(', ')}`
}

/** What stands around the first place of a token, for a person to look at. */
function around(text: string, token: string): string {
  const at = text.indexOf(token)
  return text.slice(Math.max(0, at - 80), at + token.length + 40).replaceAll(/\s+/g, ' ')
}
