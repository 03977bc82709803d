/** The countries that can be chosen, in the reader's language. */

import { countryName, type Lang } from '#platform/words.ts'
import type { Option } from '#ui/fields.tsx'
import { COUNTRIES } from './country.rules.ts'

export function countryOptions(lang: Lang): readonly Option[] {
  return COUNTRIES.map((value) => ({ value, text: countryName(lang, value) })).toSorted((a, b) =>
    a.text.localeCompare(b.text, lang),
  )
}
