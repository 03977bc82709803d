/**
 * Is there an English text of the whole demand: alone, or as a translation beside the original.
 *
 * Seed    guide, "Vereisten voor alle rechtsgebieden": requests are made in English.
 * Policy  a translation counts when it is at least half as long as the original beside it.
 */
import type { Outcome, ReadPage } from './intake.rules.ts'
import { finding, inOrder } from './text.rules.ts'

export type Language = Readonly<{ kind: 'english' | 'bilingual' | 'other' | 'unknown'; other: string | null }>

const ENOUGH_LETTERS = 120
const HALF = 0.5
/** Guesses about short stretches err now and then: under this share another language is noise. */
const NOISE = 0.2

export function languageOf(pages: readonly ReadPage[]): Language {
  const letters = new Map<string, number>()
  for (const page of pages)
    for (const [tongue, count] of Object.entries(page.tongues)) letters.set(tongue, (letters.get(tongue) ?? 0) + count)
  const english = letters.get('en') ?? 0
  const [other, most] = [...letters]
    .filter(([tongue]) => tongue !== 'en')
    .reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  const total = [...letters.values()].reduce((a, b) => a + b, 0)
  if (total < ENOUGH_LETTERS) return { kind: 'unknown', other: null }
  if (most < total * NOISE) return { kind: 'english', other: null }
  return { kind: english >= most * HALF ? 'bilingual' : 'other', other }
}

/** `taken`: languages in which a document of this kind is read without a translation; null where any is, because nobody knows its kind. */
export function languageOutcome(
  pages: readonly ReadPage[],
  { complete, taken }: Readonly<{ complete: boolean; taken: readonly string[] | null }>,
): Outcome {
  const language = languageOf(pages)
  const first = pages.find(({ words }) => words.length > 0)?.n ?? null
  const nothing: Outcome = { findings: [], facts: [], inOrder: [] }
  if (language.kind === 'unknown') return nothing
  const facts = [
    {
      kind: 'language' as const,
      value:
        language.kind === 'english'
          ? 'en'
          : language.kind === 'bilingual'
            ? `en+${language.other}`
            : (language.other ?? ''),
      page: first,
      box: null,
      quote: null,
    },
  ]
  if (taken === null) return { ...nothing, facts }
  if (language.kind !== 'other' || taken.includes(language.other ?? ''))
    return { ...nothing, facts, inOrder: [inOrder('language', language.kind === 'other' ? 'taken' : language.kind)] }
  if (!complete) return { ...nothing, facts }
  return {
    ...nothing,
    facts,
    findings: [
      {
        ...finding({
          code: 'IN_LANG',
          effect: 'blocks',
          found: language.other,
          data: { language: language.other ?? '' },
        }),
        page: first,
      },
    ],
  }
}
