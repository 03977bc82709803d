/**
 * Words that would tell that somebody asked, and who: they never stand in a referral.
 *
 * Law     Regulation (EU) 2023/1543 art. 13(4): an addressee ensures the confidentiality of an order and of the data it concerns.
 * Law     18 U.S.C. § 2705(b): an order may forbid telling anybody of the existence of the process.
 * Law     Regulation (EU) 2016/679 art. 5(1)(b), (c) and 10: what was given for one purpose, and data on offences, are not used for another.
 * Policy  what leaves rests on our own records alone: no word of the demand, of who made it, or that there was one.
 */

/** What of the case may not be found again. */
export type Guarded = Readonly<{
  /** Numbers, names, addresses, the offence: not whole, and not without their dots and strokes. */
  names: readonly string[]
  /** Of agencies and people: none of their words by itself either. */
  titles: readonly string[]
  /** What others wrote: no run of their words. */
  texts: readonly string[]
}>

/** So many words in a row are a quotation. */
const RUN = 5
const SHORTEST_SQUEEZED = 5
/** A word of a name that is no chance inside other words. */
const LONG = 7

/** Beginnings of words that say that an authority asked; whole words where the beginning is too common. */
const TELLTALE = [
  ...[
    'subpoena',
    'warrant',
    'prosecut',
    'police',
    'government',
    'authorit',
    'agenc',
    'investigat',
    'detective',
    'sheriff',
  ],
  ...[
    'attorney',
    'magistrate',
    'judicial',
    'docket',
    'preservation',
    'officer',
    'tribunal',
    'custody',
    'suspect',
    'interpol',
    'europol',
  ],
  ...[
    'politie',
    'justitie',
    'vorder',
    'rechtbank',
    'rechter',
    'rechercheur',
    'recherche',
    'overheid',
    'autoriteit',
    'opsporing',
  ],
  ...[
    'officier',
    'dagvaarding',
    'verdachte',
    'zaaknummer',
    'parket',
    'ambtenaar',
    'gerechtelijk',
    'bevriez',
    'epoc',
    'marechaussee',
  ],
]
const TELLTALE_WHOLE: ReadonlySet<string> = new Set([
  ...[
    'court',
    'judge',
    'fbi',
    'dea',
    'doj',
    'ndo',
    'nsl',
    'fisa',
    'crime',
    'criminal',
    'secrecy',
    'jury',
    'mlat',
    'usc',
  ],
  ...['bevel', 'instantie', 'instanties', 'strafzaak', 'misdrijf', 'geheimhouding', 'fiod'],
])
const COMMON: ReadonlySet<string> = new Set([
  ...[
    'the',
    'and',
    'for',
    'van',
    'der',
    'den',
    'het',
    'een',
    'voor',
    'von',
    'des',
    'les',
    'united',
    'states',
    'state',
    'city',
    'unit',
  ],
  ...['department', 'office', 'national', 'nederland', 'eenheid', 'team', 'bureau', 'service', 'with', 'that', 'from'],
])

/** Words in small letters without accents, signs dropped. */
function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** What of `text` may not leave, in the order found; empty when it may. */
export function wordsThatTell(text: string, { names, titles, texts }: Guarded): readonly string[] {
  const words = wordsIn(text)
  const found = new Set<string>(words.filter(isTelltale))
  for (const name of [...names, ...titles]) if (holds(words, wordsIn(name))) found.add(name)
  const single = new Set(titles.flatMap(wordsIn).filter((word) => word.length > 2 && !COMMON.has(word)))
  for (const word of words) if (single.has(word)) found.add(word)
  for (const word of single) if (word.length >= LONG && words.join('').includes(word)) found.add(word)
  for (const run of quoted(words, texts)) found.add(run)
  return [...found]
}

const isTelltale = (word: string) => TELLTALE_WHOLE.has(word) || TELLTALE.some((begins) => word.startsWith(begins))

/** As whole words in a row; and, where it is long enough to be no chance, as letters in a row whatever stands between them. */
function holds(words: readonly string[], name: readonly string[]): boolean {
  if (name.length === 0) return false
  if (` ${words.join(' ')} `.includes(` ${name.join(' ')} `)) return true
  const squeezed = name.join('')
  return squeezed.length >= SHORTEST_SQUEEZED && words.join('').includes(squeezed)
}

function quoted(words: readonly string[], texts: readonly string[]): readonly string[] {
  const runs = new Set(texts.flatMap((text) => runsOf(wordsIn(text))))
  return runsOf(words).filter((run) => runs.has(run))
}

function runsOf(words: readonly string[]): readonly string[] {
  return words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '))
}
