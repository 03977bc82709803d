/**
 * The text of a page as one string that remembers where each word stands, so that whatever a rule finds can be shown on the page.
 * Patterns given here must be linear: every repetition bounded, none inside another without a fixed sign between. Text is capped.
 *
 * Policy  what is read by OCR is compared loosely (0 and O, 1 and l): a misread sign must not make a good document look bad.
 */
import type { Box, Fact, FactKind, Finding, InOrder, ReadPage, Word } from './intake.rules.ts'

export type PageText = Readonly<{
  n: number
  text: string
  words: readonly Word[]
  starts: readonly number[]
  pictures: readonly Box[]
  /** Read from a picture by machine. */
  scanned: boolean
  /** The text folded, and where each of its signs stands in `text`. */
  fold: Readonly<{ text: string; places: readonly number[] }>
}>

/** A stretch of a page. `groups` are the pattern's own. */
export type Passage = Readonly<{
  page: PageText
  at: number
  end: number
  text: string
  groups: readonly (string | undefined)[]
}>

const MOST_LETTERS = 40_000

export function textOf(page: ReadPage): PageText {
  let text = ''
  const starts: number[] = []
  const words: Word[] = []
  let line = page.words[0]?.line ?? 0
  for (const word of page.words) {
    if (text.length > MOST_LETTERS) break
    if (text !== '') text += word.line === line ? ' ' : '\n'
    line = word.line
    starts.push(text.length)
    words.push(word)
    text += plain(word.text)
  }
  const { n, pictures } = page
  return { n, text, words, starts, pictures, scanned: page.state === 'ocr', fold: foldOf(text) }
}

/** Typographic signs as the plain ones, letter for letter, so that places stay true. */
function plain(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

export function find(pages: readonly PageText[], pattern: RegExp): Passage | null {
  for (const page of pages) {
    const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(page.text)
    if (match) return passage(page, match.index, match)
  }
  return null
}

const MOST_MATCHES = 200

export function findAll(pages: readonly PageText[], pattern: RegExp): Passage[] {
  const every = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)
  return pages.flatMap((page) => {
    const found: Passage[] = []
    for (const match of page.text.matchAll(every)) {
      if (match[0] !== '') found.push(passage(page, match.index, match))
      if (found.length >= MOST_MATCHES) break
    }
    return found
  })
}

function passage(page: PageText, at: number, match: RegExpMatchArray): Passage {
  return { page, at, end: at + match[0].length, text: match[0], groups: match.slice(1) }
}

/** Another stretch of the same page. */
export function stretch(page: PageText, at: number, end: number): Passage {
  const from = Math.max(0, at),
    to = Math.min(page.text.length, end)
  return { page, at: from, end: to, text: page.text.slice(from, to), groups: [] }
}

/** The line in which a passage begins, up to the end of the line in which it ends. */
export function wholeLine({ page, at, end }: Passage): Passage {
  const next = page.text.indexOf('\n', end)
  return stretch(page, page.text.lastIndexOf('\n', at - 1) + 1, next < 0 ? page.text.length : next)
}

export function before(passage: Passage, letters: number): string {
  return passage.page.text.slice(Math.max(0, passage.at - letters), passage.at)
}

export function after(passage: Passage, letters: number): string {
  return passage.page.text.slice(passage.end, passage.end + letters)
}

/** The sentence that holds a passage, at most `most` letters to either side. */
export function sentenceOf(passage: Passage, most = 320): Passage {
  const lead = before(passage, most)
  const overlap = Math.min(3, passage.end)
  const tail = passage.page.text.slice(passage.end - overlap, passage.end + most)
  const starts = [...lead.matchAll(SENTENCE_END)].at(-1)
  const ends = SENTENCE_END_ONCE.exec(tail)
  return stretch(
    passage.page,
    passage.at - lead.length + (starts ? starts.index + starts[0].length : 0),
    passage.end - overlap + (ends ? ends.index + 1 : tail.length),
  )
}
/** A full stop before a capital or a number on a new line; not after an abbreviation of one or two letters ("U.S.", "No."). */
const SENTENCE_END = /(?<=[a-z0-9)\]"']{3})[.!?]\s{1,4}(?=["'(]?[A-Z0-9])/g
const SENTENCE_END_ONCE = new RegExp(SENTENCE_END.source)

/** The box around all words that a passage touches; null only for a passage without words. */
export function boxOf({ page, at, end }: Passage): Box | null {
  const touched = page.words.filter((word, index) => {
    const start = page.starts[index] ?? 0
    return start < end && start + word.text.length > at
  })
  if (touched.length === 0) return null
  const x = Math.min(...touched.map(({ box }) => box.x)),
    y = Math.min(...touched.map(({ box }) => box.y))
  const right = Math.max(...touched.map(({ box }) => box.x + box.width)),
    bottom = Math.max(...touched.map(({ box }) => box.y + box.height))
  const tenths = (value: number) => Math.floor(value * 10) / 10
  return { x, y, width: tenths(right - x), height: tenths(bottom - y) }
}

const LONGEST_QUOTE = 240

export function quoteOf({ text }: Passage): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE - 1).trimEnd()}…`
}

type Plain = Pick<Finding, 'code' | 'effect'> & Partial<Pick<Finding, 'kind' | 'found' | 'data'>>

/** A finding at a passage, or about the whole document when there is none. */
export function finding(
  { code, effect, kind = 'any', found = null, data = {} }: Plain,
  where: Passage | null = null,
): Finding {
  return {
    code,
    kind,
    effect,
    page: where?.page.n ?? null,
    box: where && boxOf(where),
    quote: where && quoteOf(where),
    found,
    data,
  }
}

export function fact(kind: FactKind, value: string, where: Passage): Fact {
  return { kind, value, page: where.page.n, box: boxOf(where), quote: quoteOf(where) }
}

export function inOrder(check: InOrder['check'], found: string | null = null, where: Passage | null = null): InOrder {
  return { check, found, page: where?.page.n ?? null, box: where && boxOf(where) }
}

/** A pattern (source) for a name or address as written in the configuration: any white space, any case, dots optional, look-alike signs equal. */
export function loosely(text: string): string {
  return text
    .trim()
    .split(/[\s,]+/)
    .filter((token) => token !== '')
    .map((token) => [...token].map(loose).join(''))
    .join('[\\s,]{1,4}')
}

function loose(sign: string): string {
  const alike = ALIKE.find((group) => group.includes(sign))
  if (alike) return `[${alike}]`
  if (sign === '.') return '\\.?\\s?'
  if (sign === "'" || sign === '’') return "['’]?"
  return sign.replace(/[\\^$*+?()[\]{}|/-]/g, '\\$&')
}
const ALIKE = ['0OoQ', '1lI|i', '5Ss', '8B', '2Zz']

/** Letters and digits only, look-alikes folded: for comparing numbers and addresses that may have been misread. */
export function folded(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9@]/g, '')
    .replace(/[OQ]/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/S/g, '5')
    .replace(/B/g, '8')
    .replace(/Z/g, '2')
}

/** Where a value stands on a page, spaces and look-alike signs aside. */
export function findFolded(pages: readonly PageText[], value: string): Passage | null {
  const wanted = folded(value)
  if (wanted === '') return null
  for (const page of pages) {
    const at = page.fold.text.indexOf(wanted)
    if (at >= 0) return stretch(page, page.fold.places[at] ?? 0, (page.fold.places[at + wanted.length - 1] ?? 0) + 1)
  }
  return null
}

function foldOf(text: string): PageText['fold'] {
  const signs = [...text].map(folded)
  return { text: signs.join(''), places: signs.flatMap((sign, index) => (sign === '' ? [] : [index])) }
}
