/**
 * The records of one part as a page for people: one file, without script, that fetches nothing. It shows the rows that stand beside it and nothing else; each
 * is held against the grant once more on its way (second-check.rules.ts). Made twice, first to count it and then to write it, so that nothing waits on disk.
 */
import type { Lang } from '#platform/words.ts'
import { type CollectedFile, type DisclosureGrant, isFieldId, sayCatalogue, sayField } from '#records'
import { inert } from './inert.rules.ts'
import { READABLE_STYLE } from './readable.style.ts'
import { sayReadable } from './readable.words.ts'
import { checkRow } from './second-check.rules.ts'

export type ReadableAsk = Readonly<{
  lang: Lang
  number: string
  provider: string
  grant: DisclosureGrant
  files: readonly CollectedFile[]
  open: (sha256: string) => AsyncIterable<Uint8Array>
}>

/** Beyond these a page would be more than a browser opens; the rest is in the file beside it, and the page says so. */
export const SHOWN = { rows: 5_000, bytes: 16 * 1024 * 1024 } as const

type Cell = string | number | null
type Row = ReadonlyMap<string, Cell>
/** The rows of one file, as far as they are shown. */
type Table = Readonly<{ file: CollectedFile; rows: readonly Row[]; cut: boolean }>

export async function* readablePage(ask: ReadableAsk): AsyncGenerator<Uint8Array> {
  const tables = ask.files.filter(({ form }) => form === 'json-lines')
  const chats = tables.filter(isChat)
  yield Buffer.from(headOf(ask, tables))
  for (const file of tables.filter((one) => !isChat(one))) yield Buffer.from(tableOf(ask, await read(ask, file)))
  if (chats.length > 0) {
    const talk: Table[] = []
    for (const file of chats) talk.push(await read(ask, file))
    yield Buffer.from(chatOf(ask, talk))
  }
  yield Buffer.from('</main>\n</body>\n</html>\n')
}

/** A chat without times or words is a table like any other. */
function isChat({ category, fields }: CollectedFile): boolean {
  return category === 'chat' && fields.includes('chat.sent_at') && fields.includes('chat.text')
}

async function read({ grant, open }: ReadableAsk, file: CollectedFile): Promise<Table> {
  const rows: Row[] = []
  const [folder = ''] = file.path.split('/')
  const place = { folder, source: file.source, relation: file.relation }
  let [rest, bytes]: [Buffer, number] = [Buffer.alloc(0), 0]
  for await (const chunk of open(file.sha256)) {
    bytes += chunk.length
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(10); end >= 0 && rows.length < SHOWN.rows; end = rest.indexOf(10)) {
      rows.push(rowOf(rest.toString('utf8', 0, end), { place, grant }))
      rest = rest.subarray(end + 1)
    }
    if (rows.length >= SHOWN.rows || bytes >= SHOWN.bytes) break
  }
  return { file, rows, cut: rows.length < file.rows }
}

type Checking = Readonly<{ place: Parameters<typeof checkRow>[1]; grant: DisclosureGrant }>

function rowOf(line: string, { place, grant }: Checking): Row {
  const row: unknown = JSON.parse(line)
  const problem = checkRow(row, place, grant)
  if (problem !== null || typeof row !== 'object' || row === null)
    throw new Error(`a row that its grant does not name: ${problem ?? 'not-a-record'}`)
  return new Map(Object.entries(row).filter((cell): cell is [string, Cell] => isCell(cell[1])))
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

function headOf({ lang, number, provider, grant }: ReadableAsk, tables: readonly CollectedFile[]): string {
  const t = sayReadable(lang)
  const title = inert(t('title', { number }))
  const facts: readonly (readonly [string, string])[] = [
    [t('part'), inert(grant.taskId)],
    [t('identifiers'), listed(grant.subjects.map(({ identifier }) => identifier))],
    [t('accounts'), listed(grant.subjects.map(({ accountId }) => accountId))],
    [t('period'), inert(t('periodIs', { from: plain(grant.from), to: plain(grant.to) }))],
  ]
  const terms = facts.map(([name, value]) => `<dt>${inert(name)}</dt><dd>${value}</dd>`).join('')
  const categories = [...new Set(tables.map(({ category }) => category))]
  const contents = categories.map((one) => `<li>${inert(sayCatalogue(lang)(`category.${one}`))}</li>`).join('')
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${READABLE_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${inert(t('lead', { provider }))}</p>
<p>${inert(t('times'))} ${inert(t('marks'))}</p>
<dl>${terms}</dl>
<h2>${inert(t('contents'))}</h2>
<ul>${contents}</ul>
`
}

function listed(texts: readonly string[]): string {
  return [...new Set(texts)].map((text) => `<bdi>${inert(text)}</bdi>`).join(', ')
}

/** What stands above the rows of a file: what they are, about whom, and in which file they stand exactly. */
function sectionHead(ask: ReadableAsk, { file, rows, cut }: Table): string {
  const t = sayReadable(ask.lang)
  const { origin, relation, path } = file
  const from = origin.from === 'live' ? t('live') : t('kept', { when: plain(origin.asOf), number: origin.preservation })
  const count = t('rows', { n: file.rows })
  const lines = [`${t(relation)}. ${from}. ${count}.`, ...(cut ? [t('cut', { n: rows.length })] : [])]
  return `${lines.map((line, n) => `<p${n > 0 ? ' class="cut"' : ''}>${inert(line)}</p>`).join('')}<p><code>${inert(path)}</code></p>`
}

function tableOf(ask: ReadableAsk, table: Table): string {
  const columns = [...(table.rows[0]?.keys() ?? [])].filter((name) => name !== 'relation')
  const heads = columns
    .map((name) => `<th scope="col">${inert(headingOf(ask.lang, table.file.source, name))}</th>`)
    .join('')
  const rows = table.rows
    .map(
      (row) => `<tr>${columns.map((name) => `<td>${cellOf(ask, name, row.get(name) ?? null)}</td>`).join('')}</tr>\n`,
    )
    .join('')
  const title = inert(sayCatalogue(ask.lang)(`category.${table.file.category}`))
  const head = `<section>\n<h2>${title}</h2>\n${sectionHead(ask, table)}\n`
  return `${head}<div class="wide" tabindex="0" role="region" aria-label="${inert(table.file.path)}"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table></div>\n</section>\n`
}

/** In the words of the catalogue. */
function headingOf(lang: Lang, source: string, name: string): string {
  const id = `${source}.${name}`
  return isFieldId(id) ? sayField(lang)(`field.${id}`) : sayReadable(lang)('account')
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function cellOf({ lang }: ReadableAsk, name: string, cell: Cell): string {
  const t = sayReadable(lang)
  if (cell === null) return `<span class="none">${inert(t('nothing'))}</span>`
  if (typeof cell === 'number') return name.endsWith('_seconds') ? `${cell} s` : String(cell)
  if (name === 'file') return `<a href="${inert(cell)}">${inert(t('file', { name: cell }))}</a>`
  return INSTANT.test(cell) ? timeOf(cell) : `<bdi>${inert(cell)}</bdi>`
}

function timeOf(instant: string): string {
  return `<time datetime="${inert(instant)}">${inert(plain(instant))}</time>`
}

/** As it is written, without the signs that are for programs. */
function plain(instant: string): string {
  return instant.replace('T', ' ').replace(/(\.000)?Z$/, ' UTC')
}

type Said = Readonly<{ row: Row; own: boolean }>

/** What was said in each meeting, in the order of time, whoever said it and from whichever copy it comes. */
function chatOf(ask: ReadableAsk, tables: readonly Table[]): string {
  const t = sayReadable(ask.lang)
  const said = tables.flatMap(({ file, rows }) => rows.map((row): Said => ({ row, own: file.relation === 'own' })))
  const meetings = Map.groupBy(said, ({ row }) => `${textIn(row, 'subject')} ${textIn(row, 'meeting_number')}`)
  const talks = [...meetings.values()].map((all) => {
    const [first] = all
    const [number, account] = first ? [textIn(first.row, 'meeting_number'), textIn(first.row, 'subject')] : ['', '']
    const head = number === '' ? t('conversationUnnamed') : t('conversation', { number })
    const lines = all.toSorted((a, b) => compare(textIn(a.row, 'sent_at'), textIn(b.row, 'sent_at')))
    return `<h3>${inert(head)} <small>${inert(t('ofAccount', { account }))}</small></h3>\n<ol class="talk">\n${lines.map((line) => lineOf(ask, line)).join('')}</ol>\n`
  })
  const title = inert(sayCatalogue(ask.lang)('category.chat'))
  return `<section>\n<h2>${title}</h2>\n${tables.map((table) => sectionHead(ask, table)).join('\n')}\n${talks.join('')}</section>\n`
}

function lineOf(ask: ReadableAsk, { row, own }: Said): string {
  const sender = row.has('sender_name') ? `<b>${cellOf(ask, 'sender_name', row.get('sender_name') ?? null)}</b>` : ''
  const time = cellOf(ask, 'sent_at', row.get('sent_at') ?? null)
  const text = cellOf(ask, 'text', row.get('text') ?? null)
  return `<li${own ? ' class="own"' : ''}><p class="who">${time} ${sender}</p><p>${text}</p></li>\n`
}

function textIn(row: Row, name: string): string {
  return String(row.get(name) ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
