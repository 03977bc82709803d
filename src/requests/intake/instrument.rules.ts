/**
 * Which legal process the document is, and on which statute it rests.
 *
 * Law     18 U.S.C. § 2703(c)(2): an administrative subpoena must be authorized by a federal or state statute; a grand jury or trial
 *         subpoena, federal or state. § 2703(d) is an order for records, § 2703(a) and (b) are for warrants;
 *         § 2703(f) is for keeping; § 2702(b)(8), § 2518 and § 3123 are for instruments that no officer can file here.
 * Law     18 U.S.C. § 2703(c)(1) is a closed list: an order that does not rest on subsection (d) is for counsel to name.
 * Seed    guide, table "Soort juridisch verzoek".
 * Policy  a warrant and another order are often signed on a form without a citation: that warns, and stops only what 2703(c)(2) or (d)
 *         asks for.
 */
import type { Declared, DeclaredProcess, Effect, Finding, Outcome } from './intake.rules.ts'
import { findMisread } from './misread.rules.ts'
import {
  fact,
  find,
  findAll,
  findFolded,
  finding,
  folded,
  inOrder,
  type PageText,
  type Passage,
  quoteOf,
  stretch,
  wholeLine,
} from './text.rules.ts'

export type FoundProcess =
  | DeclaredProcess
  | 'us-subpoena'
  | 'emergency'
  | 'mutual-legal-assistance'
  | 'national-security-letter'
  | 'interception'

const SUBPOENA = /\bsub\s?p[oœ]e?na\b/i
type Subpoena = Extract<DeclaredProcess, `us-subpoena-${string}`>
const TYPES: readonly Readonly<{ process: Subpoena; sign: RegExp }>[] = [
  { process: 'us-subpoena-grand-jury', sign: /\bgrand\s{1,3}jur(?:y|ies|ors?)\b/gi },
  {
    process: 'us-subpoena-administrative',
    sign: /\badministrative(?:ly)?\b|\binvestigat(?:ive|ory)\s{1,3}(?:subpoena|demand)\b|\bsubpoena\s{1,3}by\s{1,3}the\s{1,3}(?:attorney\s{1,3}general|department|commission)\b/gi,
  },
  {
    process: 'us-subpoena-trial',
    sign: /\btrial\b|\bhearing\b|\bsubpoena\s{1,3}in\s{1,3}a\s{1,3}criminal\s{1,3}case\b|\bplaintiff\b|\bdefendant\b|\sv(?:s)?\.\s/gi,
  },
]
const PRESERVATION =
  /\bpreservation\s{1,3}(?:request|letter|order|demand|of\s{1,3}(?:records|evidence|data))\b|\brequest\s{1,3}(?:to\s{1,3}preserve|for\s{1,3}(?:the\s{1,3})?preservation)\b/gi
const OTHERS: readonly Readonly<{ process: FoundProcess; sign: RegExp }>[] = [
  {
    process: 'us-search-warrant',
    sign: /\bsearch\s{1,3}(?:and\s{1,3}seizure\s{1,3})?warrant\b|\bwarrant\s{1,3}(?:to|for)\s{1,3}(?:search|seize)\b/gi,
  },
  {
    process: 'emergency',
    sign: /\bemergency\s{1,3}(?:disclosure|data|information)?\s{0,3}(?:request|disclosure)\b|\bexigent\s{1,3}circumstances\b/gi,
  },
  {
    process: 'us-preservation',
    sign: PRESERVATION,
  },
  { process: 'mutual-legal-assistance', sign: /\bmutual\s{1,3}legal\s{1,3}assistance\b|\bletters?\s{1,3}rogatory\b/gi },
  { process: 'national-security-letter', sign: /\bnational\s{1,3}security\s{1,3}letter\b/gi },
  {
    process: 'interception',
    sign: /\bpen\s{1,3}register\b|\btrap\s{1,3}and\s{1,3}trace\b|\binterception\s{1,3}order\b/gi,
  },
  {
    process: 'us-court-order-other',
    sign: /\bcourt\s{1,3}order\b|\border\s{1,3}(?:pursuant|under|for\s{1,3}disclosure|to\s{1,3}disclose|directing)\b|(?:^|\n)\s{0,3}ORDER\s{0,3}(?:\n|$)|\bapplication\s{1,3}for\s{1,3}an?\s{1,3}order\b/gi,
  },
]

type Seen = Readonly<{ process: FoundProcess; where: Passage }>

/** The kind of process, by its title lines first, then by the head of a page, then by the body. */
export function processOf(pages: readonly PageText[]): Seen | null {
  const seen = kindOf(pages)
  return seen?.process === 'us-court-order-other' && find(pages, UNDER_D)
    ? { ...seen, process: 'us-court-order-2703d' }
    : seen
}

/** Subsection (d) of 18 U.S.C. § 2703, however it is set. */
const UNDER_D = /\b2703\s?\(\s?[dD]\s?\)/

function kindOf(pages: readonly PageText[]): Seen | null {
  const titles = pages.flatMap((page) => titleLines(page))
  const titled = titles.find((line) => SUBPOENA.test(line.text))
  const otherTitle = firstOf(OTHERS, titles)
  if (otherTitle && (!titled || before(otherTitle.where, titled))) return otherTitle
  const kept = titled ? null : preservationIn(pages)
  if (kept) return kept
  const where = titled ?? find(pages, SUBPOENA)
  if (!where)
    return firstOf(
      OTHERS,
      pages.map((page) => stretch(page, 0, page.text.length)),
    )
  return { process: typeOf(pages, where), where: titled ? where : stretch(where.page, where.at, where.end) }
}

/** A letter has no title, and speaks of the subpoena or warrant that is to follow: its subsection says what it is. */
function preservationIn(pages: readonly PageText[]): Seen | null {
  const sign = find(pages, UNDER_F) && find(pages, PRESERVATION)
  return sign ? { process: 'us-preservation', where: sign } : null
}

/** Subsection (f) of 18 U.S.C. § 2703, however it is set. */
const UNDER_F = /\b2703\s?\(\s?[fF]\s?\)/

function before(one: Passage, other: Passage): boolean {
  return one.page.n < other.page.n || (one.page.n === other.page.n && one.at < other.at)
}

function firstOf(kinds: typeof OTHERS, passages: readonly Passage[]): Seen | null {
  for (const where of passages) {
    const kind = kinds.find(({ sign }) => new RegExp(sign.source, 'i').test(where.text))
    if (kind)
      return {
        process: kind.process,
        where: where.text.length > 200 ? (find([where.page], kind.sign) ?? where) : where,
      }
  }
  return null
}

/** Lines that look like a heading: short, and mostly capitals or every word with one. Two or three in a row are one title. */
function titleLines(page: PageText): Passage[] {
  const head = page.text.slice(0, 1800)
  const titles: Passage[] = []
  let at = 0
  let open: { at: number; end: number; lines: number } | null = null
  for (const line of head.split('\n')) {
    if (isTitle(line))
      open =
        open && open.lines < 3
          ? { at: open.at, end: at + line.length, lines: open.lines + 1 }
          : { at, end: at + line.length, lines: 1 }
    else if (open) open = keep(open)
    at += line.length + 1
  }
  if (open) keep(open)
  return titles
  function keep(range: { at: number; end: number }): null {
    titles.push(stretch(page, range.at, range.end))
    return null
  }
}

function isTitle(line: string): boolean {
  const letters = line.replace(/[^A-Za-z]/g, '')
  if (letters.length < 5 || line.length > 90 || /[,;]$/.test(line)) return false
  const capitals = letters.replace(/[a-z]/g, '').length
  if (capitals > letters.length * 0.7) return true
  const words = line.split(/\s+/).filter((word) => /^[A-Za-z]{4,}/.test(word))
  return line.length < 75 && words.length > 0 && words.every((word) => /^[A-Z]/.test(word)) && !/\.$/.test(line)
}

/** A sign in the title weighs most, one near the head of the same page some, one elsewhere little. */
function typeOf(pages: readonly PageText[], title: Passage): Subpoena | 'us-subpoena' {
  const around = stretch(title.page, title.at - 160, title.end + 160).text
  const scores = TYPES.map(({ process, sign }) => {
    const count = (text: string) => [...text.matchAll(sign)].length
    const elsewhere = pages.reduce((sum, page) => sum + count(page.text), 0)
    return {
      process,
      score: 20 * Math.min(1, count(title.text)) + 5 * Math.min(2, count(around)) + Math.min(4, elsewhere),
    }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.process : 'us-subpoena'
}

export function processOutcome(pages: readonly PageText[], declared: Declared, complete: boolean): Outcome {
  const found = processOf(pages)
  if (!found) {
    return {
      findings: complete
        ? [
            finding({
              code: 'IN_PROCESS',
              effect: 'blocks',
              kind: 'unknown',
              data: { declared: declared.process ?? 'none' },
            }),
          ]
        : [],
      facts: [],
      inOrder: [],
    }
  }
  const facts = [fact('process', found.process, found.where)]
  const data = { found: found.process, declared: declared.process ?? 'none' }
  if (found.process === 'us-subpoena') {
    return {
      findings: [
        finding({ code: 'IN_PROCESS', effect: 'warns', kind: 'unclear', found: found.process, data }, found.where),
      ],
      facts,
      inOrder: [],
    }
  }
  if (declared.process && declared.process !== found.process) {
    return {
      findings: [
        finding({ code: 'IN_PROCESS', effect: 'blocks', kind: 'differs', found: found.process, data }, found.where),
      ],
      facts,
      inOrder: [],
    }
  }
  return { findings: [], facts, inOrder: [inOrder('process', found.process, found.where)] }
}

const MARK = '(?:(?:§{1,2}|[$&8](?=\\s?\\d{2})|[Ss]ec(?:tion|\\.)s?|SECTION|S(?=\\s\\d{3}))\\s{0,3})?'
const SUBSECTIONS = '(?:\\s?\\([0-9A-Za-z]{1,4}\\)){0,4}'
const CITATIONS: readonly RegExp[] = [
  new RegExp(
    `\\b\\d{1,2}\\s{0,2}U\\.?\\s?S\\.?\\s?C\\.?(?:\\s?A\\.?)?\\s{0,3}${MARK}\\d{1,5}[a-z]?${SUBSECTIONS}`,
    'g',
  ),
  new RegExp(
    `\\bTitle\\s{1,3}\\d{1,2},?\\s{1,3}(?:of\\s{1,3}the\\s{1,3})?(?:United\\s{1,3}States\\s{1,3}Code|U\\.?S\\.?\\s{1,3}Code|U\\.?S\\.?C\\.?),?\\s{0,3}(?:[Ss]ections?|§{1,2})\\s{0,3}\\d{1,5}[a-z]?${SUBSECTIONS}`,
    'gi',
  ),
  new RegExp(`\\b[Ss]ection\\s{1,3}\\d{1,5}[a-z]?${SUBSECTIONS}\\s{1,3}of\\s{1,3}[Tt]itle\\s{1,3}\\d{1,2}`, 'g'),
  /\b(?:R\.\s?C\.|ORC|O\.R\.C\.|Ohio\s{1,3}(?:Revised|Rev\.)\s{1,3}Code)\s{0,3}(?:Ann\.\s{0,3})?(?:§{1,2}|[Ss]ections?|[$])?\s{0,3}\d{1,4}\.\d{1,3}(?:\([A-Z0-9]{1,3}\)){0,3}/g,
  /\b(?:(?:Penal|Criminal|Civil|Revised|Government|General|Crimes|Judicial)\s{1,3}){0,2}(?:Penal|Criminal|Procedure|Government|Revised|Civil|Family|Health|General|Annotated|Consolidated|Statutes?|Stat\.|Stats\.|Laws?|Code|C\.P\.L\.|CPL|G\.L\.|C\.R\.S\.|R\.S\.|RCW|A\.R\.S\.|Act|K\.S\.A\.|O\.C\.G\.A\.|I\.C\.|M\.C\.L\.|T\.C\.A\.)[,\s]{1,3}(?:c(?:h|hapter)?\.?\s{0,2}\d{1,4},?\s{0,3}|art(?:icle|\.)\s{0,2})?(?:§{1,2}|[Ss]ections?|[Ss]ecs?\.|[Aa]rt(?:icle|\.)|[$])\s{0,3}\d{1,5}(?:[.:-]\d{1,5}){0,3}[A-Za-z]?(?:\([A-Za-z0-9]{1,3}\)){0,3}/g,
  /\b(?:RCW|A\.R\.S\.|C\.R\.S\.|K\.S\.A\.|O\.C\.G\.A\.|CPL|C\.P\.L\.)\s{0,3}(?:§{1,2}\s{0,2})?\d{1,5}[.-]\d{1,5}(?:[.-]\d{1,5})?/g,
  /\b[Ss]ection\s{1,3}\d{1,5}(?:[.:-]\d{1,5}){0,3}[a-z]?(?:\([A-Za-z0-9]{1,3}\)){0,3}\s{1,3}of\s{1,3}the\s{1,3}[A-Za-z.]{3,20}(?:\s{1,3}(?:[A-Z][A-Za-z.]{2,20}|of|and)){0,4}\s{1,3}(?:Code|Law|Laws|Act|Statutes)\b/g,
  /§{1,2}\s{0,2}\d{2,5}[a-z]?(?:\s?\([0-9A-Za-z]{1,4}\)){0,4}/g,
  /\b(?:Fed(?:eral|\.)?\s{0,2}R(?:ules?|\.)\s{0,3}(?:of\s{1,3})?Crim(?:inal|\.)?\s{0,2}(?:P(?:rocedure|\.)?)?|Crim(?:inal|\.)?\s{0,2}R(?:ule|\.)|Rule)\s{0,3}\d{1,3}(?:\([a-zA-Z0-9]\)){0,3}/g,
]

/** Sections that are for other instruments: alone they do not carry this one. */
const FOR_OTHERS = {
  subpoena: /2703\s?\((?:a|b|d|f)\)|2702|2518|3123|3122|2709|2705/,
  order: /2703\s?\((?:a|b|f)\)|2702|2518|3123|3122|2709|2705/,
  warrant: /2703\s?\((?:d|f)\)|2702|2518|3123|3122|2709|2705/,
  preservation: /2703\s?\((?:a|b|d)\)|2702|2518|3123|3122|2709|2705/,
} as const
const SCA_ALONE = /\b2703\b/

function forOthers(instrument: string | undefined): RegExp {
  if (instrument === 'us-search-warrant') return FOR_OTHERS.warrant
  if (instrument === 'us-preservation') return FOR_OTHERS.preservation
  return instrument?.startsWith('us-court-order') ? FOR_OTHERS.order : FOR_OTHERS.subpoena
}

/** Signed on forms that cite nothing, and none the worse for it. */
const UNCITED: readonly (string | undefined)[] = ['us-search-warrant', 'us-court-order-other', 'us-preservation']

export function statutesIn(pages: readonly PageText[]): Passage[] {
  const all = CITATIONS.flatMap((pattern) => findAll(pages, pattern)).sort((a, b) => a.page.n - b.page.n || a.at - b.at)
  return all.filter(
    (one, index) =>
      !all.some(
        (other, at) =>
          at !== index &&
          other.page === one.page &&
          other.at <= one.at &&
          other.end >= one.end &&
          (other.end - other.at > one.end - one.at || at < index),
      ),
  )
}

export function statuteOutcome(pages: readonly PageText[], declared: Declared, complete: boolean): Outcome {
  const cited = statutesIn(pages)
  const facts = cited.slice(0, 20).map((where) => fact('statute', quoteOf(where), where))
  const [first] = cited
  const instrument = declared.process ?? processOf(pages)?.process
  const doubt = first ? doubtAbout(cited, { pages, declared, instrument }) : 'missing'
  if (first && !doubt)
    return { findings: [], facts, inOrder: [inOrder('statute', cited.slice(0, 4).map(quoteOf).join('; '), first)] }
  const others = doubt === 'missing' ? null : forOthers(instrument)
  const misread = sectionOnScan(pages, declared.statute ?? '', others)
  const effect = UNCITED.includes(instrument) ? 'warns' : 'blocks'
  const said = misread ? misreadStatute(misread, declared) : doubted({ doubt, first: first ?? null, declared, effect })
  return { findings: complete ? [said] : [], facts, inOrder: [] }
}

type Doubted = Readonly<{ doubt: Doubt | 'missing' | null; first: Passage | null; declared: Declared; effect: Effect }>

function doubted({ doubt, first, declared, effect }: Doubted): Finding {
  if (!first || !doubt) return finding({ code: 'IN_STATUTE', effect, kind: 'missing' })
  const data = { statute: quoteOf(first), declared: declared.statute ?? '' }
  return finding({ code: 'IN_STATUTE', effect: 'warns', kind: doubt, found: quoteOf(first), data }, first)
}

function misreadStatute(where: Passage, declared: Declared): Finding {
  const data = { declared: declared.statute ?? '' }
  return finding({ code: 'IN_SCAN', effect: 'warns', kind: 'misread', found: quoteOf(where), data }, where)
}

/**
 * The line of a scan that holds a section of the form in a citation too misread to be one: "8 27.03 (c)(:2)". Where others are
 * cited, it must be one that can carry the instrument.
 */
function sectionOnScan(pages: readonly PageText[], declared: string, others: RegExp | null): Passage | null {
  const scanned = pages.filter((page) => page.scanned)
  for (const [number] of declared.matchAll(/\d[\d.:-]{2,12}\d/g)) {
    if (others && (SCA_ALONE.test(number) || others.test(number))) continue
    const signs = [...number.replace(/\D/g, '')]
    const ends = signs.length < 6 ? '\\s?\\(' : '(?!\\d)'
    const exact = find(scanned, new RegExp(`(?<![\\w.])${signs.join('[\\s.:-]?')}${ends}`))
    const where = exact ?? findMisread(scanned, signs.join(''))
    if (where) return wholeLine(where)
  }
  return null
}

type Doubt = 'unfit' | 'authority' | 'differs'

/** `unfit`: all are about other instruments. `authority`: none lets the agency issue it. `differs`: the form names another. */
function doubtAbout(
  cited: readonly Passage[],
  { pages, declared, instrument }: { pages: readonly PageText[]; declared: Declared; instrument: string | undefined },
): Doubt | null {
  const others = forOthers(instrument)
  if (cited.every(({ text }) => others.test(text))) return 'unfit'
  const onlyRecords = cited.every(({ text }) => others.test(text) || SCA_ALONE.test(text))
  if (instrument === 'us-subpoena-administrative' && onlyRecords) return 'authority'
  return declared.statute && !namesAny(pages, declared.statute) ? 'differs' : null
}

/** The form may list several statutes, and write § where the document writes "section": one section number in common is enough. */
function namesAny(pages: readonly PageText[], declared: string): boolean {
  const numbers = declared.match(/\d{2,5}(?:[.:-]\d{1,5}){0,3}/g) ?? []
  return numbers.length === 0 || numbers.some((number) => findFolded(pages, number) !== null || folded(declared) === '')
}
