/**
 * Which known domain a new one could be taken for.
 *
 * Norm    Unicode UTS 39, section 4: equal skeletons.
 * Policy  reference 2.4, "lookalike domain (Levenshtein/homoglyph vs registry)": one letter more, less, other or swapped, in names of six
 *         letters and more; the same name under another ending; a word put to it (-gov, -police); a known domain written in front of a
 *         stranger's.
 */
import { type DomainName, domainNameOf, liesUnder } from './domain.rules.ts'
import { skeletonOf } from './skeleton.rules.ts'

export const LIKENESSES = ['homoglyph', 'other-ending', 'in-front', 'added-word', 'swapped', 'one-letter'] as const
export type Likeness = (typeof LIKENESSES)[number]

const SHORTEST_FOR_EDITS = 6
/** Also joined without a hyphen. */
const LONG_WORDS =
  'gov govt government police sheriff state usa mail email secure portal online official legal court justice doj fbi law dept office service info help support county city'.split(
    ' ',
  )
const SHORT_WORDS = 'us uk nl de eu fr pd le my the web id lea leo so da ag'.split(' ')
const WORDS = new Set([...LONG_WORDS, ...SHORT_WORDS])
/** Words that are also the whole name of an authority. */
const NAMES = new Set(['fbi', 'doj'])
/** As they are compared, but for those names: what is built around them is not a look-alike of each `gov`. */
const GENERIC = new Set([...WORDS].filter((word) => !NAMES.has(word)).map(skeletonOf))
const SHORTEST_CORE = 3

/** How the first can be taken for the second; null where it cannot, or where it is the same or lies below it. */
export function likenessOf(one: DomainName, known: DomainName): Likeness | null {
  return likenessTo(lookOf(one), known)
}

/** What is compared of an unknown domain, made once for all that it is compared with. */
type Look = Readonly<{ one: DomainName; skeleton: string; cores: readonly string[] }>

const lookOf = (one: DomainName): Look => ({ one, skeleton: skeletonOf(one.label), cores: coresOf(one.label) })

function likenessTo({ one, skeleton: mine, cores }: Look, known: DomainName): Likeness | null {
  if (known.registrable === null || one.registrable === null || liesUnder(one.domain, known.registrable)) return null
  if (standsInFront(one, known.registrable)) return 'in-front'
  if (one.label === known.label) return 'other-ending'
  const theirs = skeletonOf(known.label)
  if (mine === theirs) return 'homoglyph'
  if (cores.includes(theirs)) return 'added-word'
  if (Math.min(mine.length, theirs.length) < SHORTEST_FOR_EDITS) return null
  return editBetween(mine, theirs)
}

/** `marlowcounty.gov.files.example`, `marlowcounty.gov-files.example`. */
function standsInFront({ unicode, registrable }: DomainName, known: string): boolean {
  return (
    registrable !== known &&
    (unicode.startsWith(`${known}.`) || unicode.startsWith(`${known}-`) || unicode.includes(`.${known}.`))
  )
}

/** Skeletons of what is left of a label without the words that forgers put to it; the longest first. */
export function coresOf(label: string): readonly string[] {
  const parts = label.toLowerCase().split('-')
  const byHyphen = parts.filter((part) => !WORDS.has(part)).join('')
  const joined = parts.join('')
  const ends = LONG_WORDS.flatMap((word) => [
    joined.endsWith(word) ? joined.slice(0, -word.length) : '',
    joined.startsWith(word) ? joined.slice(word.length) : '',
  ])
  const cores = [...(parts.length > 1 ? [byHyphen] : []), ...ends].filter(
    (core) => core.length >= SHORTEST_CORE && core !== joined && !GENERIC.has(skeletonOf(core)),
  )
  return [...new Set(cores.map(skeletonOf))]
}

/** One letter more, less or other (`one-letter`), or two neighbours changed places (`swapped`); null for anything further away. */
export function editBetween(one: string, other: string): 'swapped' | 'one-letter' | null {
  if (one === other || Math.abs(one.length - other.length) > 1) return null
  let head = 0
  while (head < one.length && one[head] === other[head]) head += 1
  const rest = (text: string, skip: number) => text.slice(head + skip)
  if (one.length === other.length) {
    if (rest(one, 1) === rest(other, 1)) return 'one-letter'
    const swapped = one[head] === other[head + 1] && one[head + 1] === other[head]
    return swapped && rest(one, 2) === rest(other, 2) ? 'swapped' : null
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return rest(short, 0) === rest(long, 1) ? 'one-letter' : null
}

/**
 * What a known domain is found by: its skeleton, and each skeleton without one of its letters. Two names that are one edit apart share one of
 * these, so an index finds them without comparing each with each.
 */
export function keysOf(label: string): readonly string[] {
  const skeleton = skeletonOf(label)
  return skeleton === '' ? [] : [...new Set([skeleton, ...nearKeys(skeleton)])]
}

function nearKeys(skeleton: string): readonly string[] {
  if (skeleton.length < SHORTEST_FOR_EDITS - 1) return []
  return Array.from(skeleton, (_, at) => `~${skeleton.slice(0, at)}${skeleton.slice(at + 1)}`).concat(`~${skeleton}`)
}

/** What to look for where an unknown domain is asked about: its own keys, and those of what it may be built around. */
export function searchKeysOf({ label, unicode, registrable }: DomainName): readonly string[] {
  if (registrable === null) return []
  const front = unicode.split(/[.-]/).map(skeletonOf)
  return [
    ...new Set([
      ...keysOf(label),
      ...coresOf(label),
      ...front.filter((part) => part.length >= SHORTEST_CORE && !GENERIC.has(part)),
    ]),
  ]
}

/** The likenesses that were found among candidates, the most deceptive first, at most `most`. */
export function likenessesOf(
  one: DomainName,
  candidates: readonly string[],
  most = 5,
): readonly Readonly<{ domain: string; how: Likeness }>[] {
  const look = lookOf(one)
  const found = candidates.flatMap((domain) => {
    const known = domainNameOf(domain)
    const how = known && likenessTo(look, known)
    return how ? [{ domain, how }] : []
  })
  return found
    .toSorted((a, b) => LIKENESSES.indexOf(a.how) - LIKENESSES.indexOf(b.how) || (a.domain < b.domain ? -1 : 1))
    .slice(0, most)
}
