/** Guesses the language of each stretch of a page, so that a translation beside its original is recognised. */
import { eld } from 'eld/extrasmall'
import type { Word } from '../intake.rules.ts'

eld.setLanguageSubset([
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
])

/** Letters per language. Names, numbers and addresses say nothing about a language, so only lower-case words are weighed. */
export function tonguesOf(words: readonly Word[]): Record<string, number> {
  const letters: Record<string, number> = {}
  for (const stretch of stretches(words)) {
    const found = eld.detect(stretch)
    if (found.language === '') continue
    letters[found.language] = (letters[found.language] ?? 0) + stretch.length
  }
  return letters
}
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
