/**
 * Every string of the product stands in a `.words.ts` file in Dutch and English; messages are ICU, read by use-intl.
 */
import { createTranslator } from 'use-intl/core'

export type Lang = 'en' | 'nl'
export const LANGS: readonly Lang[] = ['en', 'nl']

export type Messages = { readonly [key: string]: string | Messages }
/** The same keys as `English`, other strings: a word missing in Dutch does not compile. */
export type SameKeys<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : SameKeys<English[Key]>
}
export type Words<English extends Messages> = Readonly<{ en: English; nl: SameKeys<English> }>

type Leaves<M> = { [Key in keyof M & string]: M[Key] extends string ? Key : `${Key}.${Leaves<M[Key]>}` }[keyof M &
  string]
type Value = string | number | Date
export type Say<M> = (key: Leaves<M>, values?: Readonly<Record<string, Value>>) => string

/** Checks at compile time that Dutch has exactly the keys of English. */
export function wordsOf<const English extends Messages>(words: { en: English; nl: SameKeys<English> }): Words<English> {
  return words
}

/** `const say = speaker(words)` at the top of a page file, then `say(view.lang)('queue.title', { n })`. A missing value throws: a page never shows a raw key. */
export function speaker<English extends Messages>(words: Words<English>): (lang: Lang) => Say<English> {
  const spoken = new Map<Lang, Say<English>>()
  return (lang) => {
    const known = spoken.get(lang)
    if (known) return known
    const translate = createTranslator({
      locale: lang,
      messages: words[lang] as never,
      timeZone: 'UTC',
      onError: (error) => {
        throw error
      },
    }) as (key: string, values?: Readonly<Record<string, Value>>) => string
    // A sentence without values is the same each time, and a page has hundreds of them.
    const fixed = new Map<string, string>()
    const say: Say<English> = (key, values) => {
      if (values) return translate(key, values)
      const text = fixed.get(key) ?? translate(key)
      fixed.set(key, text)
      return text
    }
    spoken.set(lang, say)
    return say
  }
}

const regions: Readonly<Record<Lang, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  nl: new Intl.DisplayNames('nl', { type: 'region' }),
}

/** The name of a country by its ISO 3166-1 alpha-2 code, from the runtime's own tables; the code itself where it is no country. */
export function countryName(lang: Lang, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions[lang].of(code) ?? code) : code
}
