/**
 * What a name looks like, whatever letters it is made of: two names with one skeleton can be taken for each other.
 *
 * Norm    Unicode UTS 39, section 4 (confusable detection): decompose, leave out marks, put each letter's look-alike in its place. Our
 *         table has the letters that a registry lets into a domain and that look like a Latin letter or a digit.
 * Norm    Unicode UTS 39, section 5.1: letters of different scripts in one label.
 * Policy  beyond the norm: figures for letters (0 o, 1 l i, 5 s) and pairs (rn m, vv w, cl d), as forgers of police addresses use them.
 */
const LOOKS: Readonly<Record<string, string>> = {
  a: 'аαɑ4',
  b: 'ьвƅ8',
  c: 'сϲᴄⅽ',
  d: 'ԁɗⅾ',
  e: 'еєҽ3ℯ',
  f: 'ƒẝ',
  g: 'ɡցɢ9',
  h: 'һհн',
  i: 'іıιɩⅰ1lǀӏ|ł',
  j: 'јʝϳ',
  k: 'κкҝĸ',
  m: 'мⅿ',
  n: 'ոпηɴ',
  o: 'оοօσ0øө',
  p: 'рρƿ',
  q: 'ԛգ',
  r: 'гᴦɼ',
  s: 'ѕʂꜱ5',
  t: 'тτŧ7',
  u: 'υսʋц',
  v: 'ѵνᴠ',
  w: 'ԝաωш',
  x: 'хχⅹ',
  y: 'уүγʏ',
  z: 'ᴢʐ2',
}

const LIKE: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS).flatMap(([plain, others]) => Array.from(others, (other) => [other, plain] as const)),
)
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/ci/g, 'd'],
]

/** Hyphens do not count, and neither do case and accents. `cl` reads as `d`: the l has become an i by then. */
export function skeletonOf(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}|[\u200b-\u200f\u2060\ufeff-]/gu, '')
    .toLowerCase()
  const letters = Array.from(plain, (letter) => LIKE.get(letter) ?? letter).join('')
  return PAIRS.reduce((text, [pair, one]) => text.replace(pair, one), letters)
}

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Georgian',
  'Cherokee',
  'Hangul',
] as const
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** The scripts that the letters of one label come from; Chinese characters with kana count as one. */
export function scriptsOf(label: string): readonly string[] {
  const found: string[] = SCRIPTS.filter((script) => new RegExp(`\\p{Script=${script}}`, 'u').test(label))
  return JAPANESE.test(label) ? [...found, 'Han'] : found
}
