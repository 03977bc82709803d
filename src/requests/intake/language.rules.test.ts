import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { languageOf, languageOutcome } from './language.rules.ts'

const page = (tongues: Record<string, number>) => ({ ...pageOf(['text']), tongues })

test.each([
  [{ en: 900 }, 'english'],
  [{ en: 900, fr: 80 }, 'english'],
  [{ nl: 900 }, 'other'],
  [{ nl: 900, en: 200 }, 'other'],
  [{ nl: 900, en: 700 }, 'bilingual'],
  [{ en: 60 }, 'unknown'],
])('%o is %s', (tongues, kind) => {
  expect(languageOf([page(tongues)]).kind).toBe(kind)
})

test('the languages of all pages count together: a translation on the next page is one', () => {
  expect(languageOf([page({ de: 800 }), page({ en: 750 })])).toEqual({ kind: 'bilingual', other: 'de' })
})

test('a text that is not English is reported only when every page has been read', () => {
  expect(languageOutcome([page({ nl: 900 })], { complete: true, taken: ['en', 'nl'] }).findings).toEqual([])
  expect(languageOutcome([page({ nl: 900 })], { complete: true, taken: null }).findings).toEqual([])
  expect(languageOutcome([page({ nl: 900 })], { complete: true, taken: ['en'] }).findings).toMatchObject([
    { code: 'IN_LANG', found: 'nl' },
  ])
  expect(languageOutcome([page({ nl: 900 })], { complete: false, taken: ['en'] }).findings).toEqual([])
})
