/**
 * The collector: reads from its sources what a signed grant names, and nothing else, into files of the office. Sealed copies come
 * first, then the live records; a row that both hold is written once, as the copy has it, and a row that was changed since in both forms.
 * The same grant over the same records gives the same bytes, so a job that was cut off simply runs again.
 */

import { type Cell, csvLine } from '#platform/csv.rules.ts'
import type { Files } from '#platform/files.ts'
import { instant } from '#platform/time.ts'
import { classOf, FIELD_IDS, type FieldId, fieldRow, type GrantedField } from './catalogue.rules.ts'
import { type DataClass, RECORD_CATEGORIES, type RecordCategory, type Relation, widestClass } from './class.rules.ts'
import {
  checkGrant,
  type DisclosureGrant,
  type GrantContext,
  type GrantRefusal,
  type SignedGrant,
} from './grant.rules.ts'
import { KeptRows, keyOf } from './kept-rows.ts'
import type { Lines } from './row.rules.ts'
import { isRecordFile, type RecordFile, type RecordRow, type RecordSource } from './source.ts'
import { putCounted, textWriter, type Written } from './writing.ts'

/** Of which copy: the case of the preservation, the day that it shows, and the hash of the list of its parts. */
export type CopyName = Readonly<{ preservation: string; asOf: string; manifestSha256: string }>
export type KeptSource = Readonly<{ copy: CopyName; source: Pick<RecordSource, 'read'> }>

/** Where the rows of a file come from. `noLongerLive`: the lines that the live records no longer hold in this form. */
export type Origin = Readonly<{ from: 'live' }> | (Readonly<{ from: 'kept'; noLongerLive: Lines }> & CopyName)

/** One file of a production. `path` lies below the task's folder and says nothing about anyone. */
export type CollectedFile = Written &
  Readonly<{
    path: string
    category: RecordCategory
    source: string
    relation: Relation
    class: DataClass
    form: 'json-lines' | 'csv' | 'record-file'
    mediaType: string
    fields: readonly FieldId[]
    subjects: readonly string[]
    rows: number
    origin: Origin
  }>

/** Plain data: it can be kept between two steps of a job. */
export type Collected = Readonly<{
  grantId: string
  taskId: string
  files: readonly CollectedFile[]
  /** Categories of the grant of which the service holds no record in the period. */
  noneHeld: readonly RecordCategory[]
  /** Fields of the grant that are empty in every record found, such as a card number that is not kept. */
  emptyFields: readonly FieldId[]
}>

export type Collection =
  | Readonly<{ kind: 'collected'; collected: Collected }>
  | Readonly<{ kind: 'refused'; because: GrantRefusal }>

export type CollectAsk = Readonly<{
  signed: SignedGrant
  source: Pick<RecordSource, 'read'>
  /** Sealed copies that this production may draw on, the newest first. */
  kept?: readonly KeptSource[]
  files: Pick<Files, 'put'>
  context: GrantContext
  progress?: (done: number, of: number) => void
}>

/** Only what the grant names is asked of the source; whatever else the records hold is not read at all. */
export async function collect({
  signed,
  source,
  kept = [],
  files,
  context,
  progress,
}: CollectAsk): Promise<Collection> {
  const check = checkGrant(signed, context)
  if (check.kind === 'refused') return check
  const { grant } = check
  const sets = rowSetsOf(grant)
  const done: Collector = { grant, source, kept, files, collected: [], filled: new Set(), counters: new Map() }
  for (const [n, set] of sets.entries()) {
    await collectSet(done, set)
    progress?.(n + 1, sets.length)
  }
  const held = new Set(done.collected.map(({ category }) => category))
  const asked = RECORD_CATEGORIES.filter((category) => sets.some((set) => set.category === category))
  const empty = sets
    .filter(({ category }) => held.has(category))
    .flatMap(({ fields }) => fields)
    .filter((field) => !done.filled.has(field))
  return {
    kind: 'collected',
    collected: {
      grantId: grant.grantId,
      taskId: grant.taskId,
      files: done.collected,
      noneHeld: asked.filter((category) => !held.has(category)),
      emptyFields: [...new Set(empty)],
    },
  }
}

type RowSet = Readonly<{ category: RecordCategory; source: string; relation: Relation; fields: readonly FieldId[] }>

type Collector = Readonly<{
  grant: DisclosureGrant
  source: Pick<RecordSource, 'read'>
  kept: readonly KeptSource[]
  files: Pick<Files, 'put'>
  collected: CollectedFile[]
  filled: Set<FieldId>
  /** Record files named so far in each category. */
  counters: Map<RecordCategory, number>
}>

/** The fields of a grant by source and relation, in the order of the catalogue whatever the order in the grant. */
function rowSetsOf(grant: DisclosureGrant): readonly RowSet[] {
  const sets = new Map<string, GrantedField[]>()
  for (const granted of grant.fields) {
    const key = `${fieldRow(granted.field).source} ${granted.relation}`
    sets.set(key, [...(sets.get(key) ?? []), granted])
  }
  return [...sets.values()]
    .flatMap((granted) => {
      const [first] = granted
      if (!first) return []
      const { category, source } = fieldRow(first.field)
      const named = new Set(granted.map(({ field }) => field))
      return [{ category, source, relation: first.relation, fields: FIELD_IDS.filter((field) => named.has(field)) }]
    })
    .sort((a, b) => order(a) - order(b) || compare(a.source, b.source) || compare(a.relation, b.relation))
}

function order({ category }: RowSet): number {
  return RECORD_CATEGORIES.indexOf(category)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function collectSet(collector: Collector, set: RowSet): Promise<void> {
  const { source, kept, collected } = collector
  const rows = kept.length > 0 ? new KeptRows() : null
  const copied: Draft[] = []
  for (const [n, one] of kept.entries()) {
    const first = rows?.begin() ?? 0
    const name = `-kept-${n + 1}`
    const draft = await collectFrom(collector, set, {
      name,
      source: one.source,
      isNew: (key) => rows?.isNew(key) ?? true,
    })
    copied.push({ ...draft, originOf: (from, count) => originOf(one.copy, rows?.gone(first + from, count) ?? []) })
  }
  rows?.begin()
  const isNew = rows ? (key: string) => !rows.meetsLive(key) : null
  const live = await collectFrom(collector, set, { name: '', source, isNew })
  for (const { files, originOf } of [...copied, live])
    for (const { at, ...file } of files) collected.push({ ...file, origin: originOf(at, file.rows) })
}

const LIVE: Origin = { from: 'live' }

function originOf(copy: CopyName, noLongerLive: Lines): Origin {
  return { from: 'kept', ...copy, noLongerLive }
}

/** Files of one origin before the live records were read to their end. `at` is the row, counted from none, with which a file begins. */
type Draft = Readonly<{
  files: readonly (Omit<CollectedFile, 'origin'> & Readonly<{ at: number }>)[]
  originOf: (at: number, rows: number) => Origin
}>

/** `name` sets the files of one origin apart; `isNew` is null where there is nothing to compare with. */
type From = Readonly<{
  name: string
  source: Pick<RecordSource, 'read'>
  isNew: ((key: string) => boolean) | null
}>

async function collectFrom(collector: Collector, set: RowSet, { name, source, isNew }: From): Promise<Draft> {
  const names = set.fields.map((field) => fieldRow(field).exportName)
  const [lines, table] = [textWriter(collector.files), textWriter(collector.files)]
  const files: Draft['files'][number][] = []
  const subjects: string[] = []
  let rows = 0
  for await (const found of rowsOf(collector.grant, set, source)) {
    const { accountId } = found
    const cells = await readCells(collector, set, found)
    if (isNew && !isNew(keyOf(accountId, set.relation, cells.map(known)))) continue
    const written = cells.map((cell) => {
      if (!isStored(cell)) return cell
      const file = nameFile(collector, set, { cell, accountId })
      files.push({ ...file, at: rows })
      return file.path
    })
    if (rows === 0) await table.write(csvLine(['subject', 'relation', ...names]))
    await lines.write(jsonLine(names, [accountId, set.relation, ...written]))
    await table.write(csvLine([accountId, set.relation, ...written]))
    if (!subjects.includes(accountId)) subjects.push(accountId)
    rows++
  }
  const draft = { files, originOf: () => LIVE }
  if (rows === 0) return draft
  const path = `${set.category}/${set.source.replaceAll('_', '-')}-${set.relation}${name}`
  const common = { ...set, class: classOfSet(set), subjects, rows, at: 0 }
  const asLines = { path: `${path}.jsonl`, form: 'json-lines', mediaType: 'application/x-ndjson' } as const
  const asTable = { path: `${path}.csv`, form: 'csv', mediaType: 'text/csv' } as const
  files.push({ ...common, ...(await lines.end()), ...asLines }, { ...common, ...(await table.end()), ...asTable })
  return draft
}

type FoundRow = Readonly<{ row: RecordRow; accountId: string }>

async function* rowsOf(
  { subjects, from, to }: DisclosureGrant,
  { source: name, relation, fields }: RowSet,
  source: From['source'],
): AsyncGenerator<FoundRow> {
  for (const { accountId, meetingId } of subjects) {
    const subject = { accountId, meetingId }
    const request = { source: name, relation, fields, subject, from: instant(from), to: instant(to) }
    for await (const row of source.read(request)) yield { row, accountId }
  }
}

function classOfSet({ fields, relation }: RowSet): DataClass {
  return widestClass(fields.map((field) => classOf(field, relation)))
}

function jsonLine(names: readonly string[], cells: readonly Cell[]): string {
  const keys = ['subject', 'relation', ...names]
  return `{${keys.map((key, n) => `${JSON.stringify(key)}:${JSON.stringify(cells[n] ?? null)}`).join(',')}}\n`
}

/** A recorded file that is put away and has no name yet. */
type Stored = Readonly<{ written: Written; field: FieldId; mediaType: string }>

function isStored(cell: Cell | Stored): cell is Stored {
  return typeof cell === 'object' && cell !== null
}

/** What a cell is known by: of a file its bytes. */
function known(cell: Cell | Stored): Cell {
  return isStored(cell) ? cell.written.sha256 : cell
}

async function readCells(collector: Collector, set: RowSet, { row }: FoundRow): Promise<(Cell | Stored)[]> {
  const cells: (Cell | Stored)[] = []
  for (const field of set.fields) {
    const value = row.get(field) ?? null
    if (value !== null) collector.filled.add(field)
    cells.push(isRecordFile(value) ? await storeFile(collector, value, field) : value)
  }
  return cells
}

async function storeFile({ files }: Collector, { mediaType, open }: RecordFile, field: FieldId): Promise<Stored> {
  return { written: await putCounted(files, open()), field, mediaType }
}

type FoundFile = Readonly<{ cell: Stored; accountId: string }>

/** A recording keeps nothing of its name: titles and people stand in names. Its path stands in the row instead. */
function nameFile(
  { counters }: Collector,
  set: RowSet,
  { cell: { written, field, mediaType }, accountId }: FoundFile,
): Omit<CollectedFile, 'origin'> {
  const n = (counters.get(set.category) ?? 0) + 1
  counters.set(set.category, n)
  const path = `${set.category}/file-${String(n).padStart(4, '0')}${ENDINGS[mediaType] ?? '.bin'}`
  const { category, source, relation } = set
  return {
    ...{ ...written, path, category, source, relation, class: classOf(field, relation), form: 'record-file' },
    ...{ mediaType, fields: [field], subjects: [accountId], rows: 1 },
  }
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'audio/wav': '.wav',
  'video/mp4': '.mp4',
  'text/plain': '.txt',
}
