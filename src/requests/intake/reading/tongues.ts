/** Guesses the language of each stretch of a page, so that a translation beside its original is recognised. */
import type { Word } from '../intake.rules.ts'

/** Letters per language. Names, numbers and addresses say nothing about a language, so only lower-case words are weighed. */
export async function tonguesOf(words: readonly Word[]): Promise<Record<string, number>> {
  const letters: Record<string, number> = {}
  for (const stretch of stretches(words)) {
    const tongue = plainEnglish(stretch) ? 'en' : (await detector()).detect(stretch).language
    if (tongue !== '') letters[tongue] = (letters[tongue] ?? 0) + stretch.length
  }
  return letters
}

/** The small words of English that are no words of its neighbours. A stretch full of them needs no further guess. */
const ENGLISH = /\b(?:the|and|to|this|that|for|by|with|from|shall|or|any|you|your|which|not|be|are)\b/g

function plainEnglish(stretch: string): boolean {
  return [...stretch.matchAll(ENGLISH)].length * 6 >= stretch.split(' ').length
}

/** The tables take a third of a second to load, and most documents do not need them. */
async function detector() {
  const { eld } = await import('eld/extrasmall')
  eld.setLanguageSubset(LANGUAGES)
  return eld
}
const LANGUAGES = [
  'en',
  'nl',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'cs',
  'hu',
  'ro',
  'sv',
  'da',
  'no',
  'fi',
  'tr',
  'ru',
  'uk',
  'el',
  'ar',
  'he',
  'zh',
  'ja',
  'ko',
]

const SHORTEST = 40,
  LONGEST = 220

function stretches(words: readonly Word[]): string[] {
  const found: string[] = []
  let held = ''
  const plain = words
    .map((word) => word.text.replace(/[^\p{L}'’-]/gu, ''))
    .filter((text) => /^\p{Ll}|[^\x00-\u024f]/u.test(text))
  for (const text of plain) {
    held += `${text} `
    if (held.length >= LONGEST) {
      found.push(held)
      held = ''
    }
  }
  if (held.length >= SHORTEST) found.push(held)
  return found
}
