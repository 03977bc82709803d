/**
 * Reads a register into rows, and says of each line that it cannot read why.
 *
 * Policy  reference 5: the shapes in which these lists are published. A file is judged whole: who imports sees every bad line before anything is kept.
 * Policy  what is kept is shown to staff and goes into spreadsheets: no control characters, no letters that turn the direction of reading, no cell
 *         that begins like a formula.
 */
import { cellsOf } from '#platform/csv.rules.ts'
import { toAscii } from '../signals/punycode.rules.ts'
import { countryOf, type RegistryRow, type SourceName } from './source.rules.ts'

export type BadLine = Readonly<{
  line: number
  because: 'cells' | 'domain' | 'country' | 'control' | 'formula' | 'long' | 'shape'
}>
export type Reading = Readonly<{ rows: readonly RegistryRow[]; bad: readonly BadLine[] }>

const LONGEST_LINE = 262_144
const LONGEST_CELL = 300
/** The British list has whole paragraphs beside some names. */
const LONGEST_NOTE = 120

type Found = RegistryRow | BadLine['because'] | null
type Read = (line: string) => Found | readonly Found[]

/** Rows in the order of the file, each domain once: the first line that names it counts. */
export function readRegister(source: SourceName, text: string): Reading {
  const plain = text.replace(/^\ufeff/, '')
  return source === 'uk-patterns' ? ukPatterns(plain) : lines(plain, source)
}

function lines(text: string, source: SourceName): Reading {
  const all = text.split(/\r\n|\n|\r/)
  const [head = ''] = all
  const read = readerOf(source, head)
  if (read === null) return { rows: [], bad: [{ line: 1, because: 'shape' }] }
  const headless = source === 'nl' || source === 'disposable' || source === 'academic'
  return gather(
    all.flatMap((line, at) => {
      const skipped = (at === 0 && !headless) || line.trim() === '' || line.startsWith('//') || line.startsWith('#')
      return skipped ? [] : [{ line: at + 1, found: judged(line, read) }]
    }),
  )
}

function judged(line: string, read: Read): readonly Found[] {
  if (line.length > LONGEST_LINE) return ['long']
  if (/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(line.replaceAll('\t', ' '))) return ['control']
  const found = read(line)
  return isMany(found) ? found : [found]
}

const isMany = (found: Found | readonly Found[]): found is readonly Found[] => Array.isArray(found)

function gather(found: readonly Readonly<{ line: number; found: readonly Found[] }>[]): Reading {
  const rows = new Map<string, RegistryRow>()
  const bad: BadLine[] = []
  for (const { line, found: these } of found) {
    for (const one of these) {
      if (one === null) continue
      const wrong = typeof one === 'string' ? one : faultOf(one)
      if (wrong) bad.push({ line, because: wrong })
      else if (typeof one !== 'string' && !rows.has(one.domain)) rows.set(one.domain, one)
    }
  }
  return { rows: [...rows.values()], bad }
}

function faultOf({ organisation, region, kind, telephone }: RegistryRow): BadLine['because'] | null {
  const cells = [organisation, region, kind].filter((cell) => cell !== null)
  if (cells.some((cell) => /^[=+\-@\t]/.test(cell))) return 'formula'
  if (telephone !== null && !/^\+[0-9][0-9 ()-]{5,24}$/.test(telephone)) return 'cells'
  return cells.some((cell) => cell.length > LONGEST_CELL) ? 'long' : null
}

/** Null where the first line is not the head of a file of this kind. */
function readerOf(source: SourceName, head: string): Read | null {
  const heading = (start: string) => head.toLowerCase().startsWith(start)
  switch (source) {
    case 'us-gov':
      return heading('domain name,domain type,organization name,') ? usLine : null
    case 'de':
      return heading('domain name,domain type,agency,') ? deLine : null
    case 'world':
      if (heading('country,un_status,n_domains,regex')) return worldPattern
      return heading('domain,country,') ? worldLine : null
    case 'curated':
      return heading('domain,organisation,country,region,telephone') ? curatedLine : null
    case 'nl':
      return /^https?:\/\//.test(head) ? nlLine : null
    default:
      return toAscii(head.trim()) === null ? null : (line) => row(line, {})
  }
}

type Rest = Partial<Omit<RegistryRow, 'domain'>>

function row(domain: string, rest: Rest): Found {
  const ascii = toAscii(domain)
  if (ascii === null) return 'domain'
  const said = (text: string | null | undefined) => text?.trim() || null
  const { organisation = '', country = null, region, kind, telephone } = rest
  return {
    domain: ascii,
    organisation: organisation.trim(),
    ...{ country, region: said(region), kind: said(kind), telephone: said(telephone) },
  }
}

function usLine(line: string): Found {
  const cells = cellsOf(line)
  if (cells === null || cells.length < 6) return 'cells'
  const [domain = '', kind = '', organisation = '', unit = '', , region = ''] = cells
  const name = unit.trim() === '' ? organisation : `${organisation}, ${unit}`
  return row(domain, { organisation: name, kind, region, country: 'US' })
}

function deLine(line: string): Found {
  const cells = cellsOf(line)
  if (cells === null || cells.length < 3) return 'cells'
  const [domain = '', kind = '', organisation = '', , region = ''] = cells
  return row(domain.replace(/\/$/, ''), { organisation, kind, region, country: 'DE' })
}

function worldLine(line: string): Found {
  const cells = cellsOf(line)
  if (cells === null || cells.length < 2) return 'cells'
  const country = countryOf(cells[1] ?? '')
  return country === null ? 'country' : row(cells[0] ?? '', { country })
}

/** `ALB_albania,member,1,.*@(.*\.)?(?:gov\.al)$`: read as a list of names; no pattern of a stranger is ever run. */
function worldPattern(line: string): readonly Found[] {
  const [, word = '', pattern = ''] = /^([A-Z]{3}_\w+),[^,]*,\d*,(.*)$/.exec(line) ?? []
  const country = countryOf(word)
  if (country === null) return ['country']
  // `gov.au but not below act.gov.au` lists what it leaves out beside it, and `(.*\.)?` says what every row here means.
  const plain = pattern
    .replace(/\(\?!\(\.\*\\\.\)\?\(\?:[a-z0-9|-]+\)[a-z.\\]*\$\)/g, '')
    .replace(/(?<=[:|])\(\.\*\\\.\)\?/g, '')
  const [, names] = /^"?\.\*@(?:\(\.\*\\\.\)\?)?\(\?:([a-z0-9\\.|-]+)\)\$"?$/.exec(plain) ?? []
  return names === undefined ? ['shape'] : names.split('|').map((name) => row(name.replaceAll('\\.', '.'), { country }))
}

function curatedLine(line: string): Found {
  const cells = cellsOf(line)
  if (cells === null || cells.length < 5) return 'cells'
  const [domain = '', organisation = '', code = '', region = '', telephone = ''] = cells
  const country = countryOf(code)
  if (country === null) return 'country'
  return organisation.trim() === ''
    ? 'cells'
    : row(domain, { organisation, country, region, telephone, kind: 'curated' })
}

/** `http://www.example.nl/page,JenV`: the host without www, and the ministry it is under. */
function nlLine(line: string): Found {
  const comma = line.lastIndexOf(',')
  const host = URL.parse(line.slice(0, comma).trim())?.hostname.replace(/^www\./, '')
  return comma < 0 || host === undefined ? 'cells' : row(host, { organisation: line.slice(comma + 1), country: 'NL' })
}

const UK_DOMAIN = /^(?:\*\.)?([a-z0-9.-]+)$/

function ukPatterns(text: string): Reading {
  const domains = domainsIn(text)
  if (domains === null) return { rows: [], bad: [{ line: 1, because: 'shape' }] }
  return gather(domains.map((entry, at) => ({ line: at + 1, found: [ukRow(entry)] })))
}

function ukRow(entry: unknown): Found {
  if (typeof entry !== 'object' || entry === null) return 'shape'
  const cell = (name: string) => {
    const value: unknown = Object.getOwnPropertyDescriptor(entry, name)?.value
    return typeof value === 'string' ? value : ''
  }
  const name = UK_DOMAIN.exec(cell('domain_pattern').toLowerCase())?.[1]
  const words = `${cell('notes')}${cell('organisation_type_id')}`
  if (/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(words)) return 'control'
  return name === undefined
    ? 'domain'
    : row(name, {
        organisation: cell('notes').slice(0, LONGEST_NOTE),
        kind: cell('organisation_type_id'),
        country: 'GB',
      })
}

function domainsIn(text: string): readonly unknown[] | null {
  try {
    const read: unknown = JSON.parse(text)
    const domains: unknown =
      typeof read === 'object' && read !== null ? Object.getOwnPropertyDescriptor(read, 'domains')?.value : null
    return Array.isArray(domains) ? domains : null
  } catch {
    return null
  }
}
