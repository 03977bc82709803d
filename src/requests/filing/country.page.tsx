/** Names of countries in the reader's language, from the runtime's own tables. */

import type { Lang } from '#platform/words.ts'
import type { Option } from '#ui/fields.tsx'
import { COUNTRIES } from './country.rules.ts'

const names: Readonly<Record<Lang, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  nl: new Intl.DisplayNames('nl', { type: 'region' }),
}

/** The code itself where it is no country. */
export function countryName(code: string, lang: Lang): string {
  return COUNTRIES.includes(code) ? (names[lang].of(code) ?? code) : code
}

export function countryOptions(lang: Lang): readonly Option[] {
  return COUNTRIES.map((value) => ({ value, text: countryName(value, lang) })).toSorted((a, b) =>
    a.text.localeCompare(b.text, lang),
  )
}
