import { expect, test } from 'vitest'
import { LANGS, type Messages } from '#platform/words.ts'
import { CHECKS, CODES, PROCESSES } from './intake.rules.ts'
import { words } from './intake.words.ts'
import { checkSentence, sentencesOf } from './sentences.ts'

test('codes, checks and processes are each named once', () => {
  for (const list of [CODES, CHECKS, PROCESSES]) expect(new Set<string>(list).size).toBe(list.length)
})

test('codes say where they come from', () => {
  for (const code of CODES) expect(code).toMatch(/^IN_[A-Z_]+$/)
})

const nothing = { kind: 'any', effect: 'blocks', page: null, box: null, quote: null, found: null } as const

test('days and kinds of process are written out in the language of the reader', () => {
  const past = { ...nothing, code: 'IN_DUE', kind: 'past', data: { date: '2026-11-06', today: '2026-11-20' } } as const
  expect(sentencesOf('en', past)).toEqual({
    what: 'The due date, 6 November 2026, has passed.',
    mend: 'Have it issued again with a due date after 20 November 2026.',
  })
  const differs = {
    ...nothing,
    code: 'IN_PROCESS',
    kind: 'differs',
    data: { found: 'us-search-warrant', declared: 'us-subpoena-trial' },
  } as const
  expect(sentencesOf('nl', differs).what).toBe(
    'Het document is een huiszoekingsbevel; het formulier zegt een trial subpoena.',
  )
  expect(sentencesOf('nl', { ...nothing, code: 'IN_LANG', data: { language: 'de' } }).what).toBe(
    'Het is niet in het Engels. Wij lezen het als Duits.',
  )
})

test('the PO box is said as plainly as that', () => {
  const address = 'Halderkade 12, 3526 KV Utrecht, the Netherlands'
  expect(sentencesOf('en', { ...nothing, code: 'IN_ADDR', kind: 'po-box', data: { address } })).toEqual({
    what: 'It is addressed to a PO box.',
    mend: `Write: ${address}.`,
  })
})

test.each(['Halder Meetings B.V.', 'Halder Phone, Inc.', 'Halder Ltd.'])('%s ends its sentence by itself', (found) => {
  const data = { entity: found, address: 'Halderkade 12' }
  for (const lang of ['en', 'nl'] as const) {
    for (const kind of ['other-product', 'other-company']) {
      const { what } = sentencesOf(lang, { ...nothing, code: 'IN_ENTITY', kind, found, data })
      expect([what.endsWith(` ${found}`), what.includes('..')]).toEqual([true, false])
    }
  }
})

test('what is wrong is said of the document: officer and staff read the same sentence', () => {
  const told = LANGS.flatMap((lang) =>
    Object.values<Messages>(words[lang].findings).flatMap((kinds) => Object.values(kinds)),
  )
  const said = told.map((sentences) => (typeof sentences === 'string' ? sentences : String(sentences['what'])))
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((what) => /\b(?:you|yours?|uw?)\b/i.test(what))).toEqual([])
})

test('what is in order is a sentence too', () => {
  expect(checkSentence('en', { check: 'range', found: '2026-09-01/2026-09-30', page: 1, box: null })).toBe(
    'Period: 1 September 2026 to 30 September 2026',
  )
  expect(checkSentence('nl', { check: 'secrecy', found: null, page: null, box: null })).toBe(
    'Geen geheimhouding gevraagd',
  )
})
