import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { GOOD_LETTER, pageOf } from '../../../test/corpus/page.ts'
import {
  CODES,
  type Declared,
  type Entities,
  NOTHING_DECLARED,
  type Reading,
  type ReadPage,
  type Structure,
} from './intake.rules.ts'
import { checkSentence, sentencesOf } from './sentences.ts'
import { judge } from './verdict.rules.ts'

const ADDRESS = ['Halderkade 12', '3526 KV Utrecht', 'the Netherlands']
const entities: Entities = {
  products: {
    meetings: { name: 'Halder Meetings B.V.', address: ADDRESS, poBoxAllowed: false },
    phone: { name: 'Halder Phone B.V.', address: ADDRESS, poBoxAllowed: false },
  },
}
const declared: Declared = {
  product: 'meetings',
  process: 'us-subpoena-grand-jury',
  agency: "Marlow County Sheriff's Office",
  officerName: 'J. Doyle',
  docketNumber: 'GJ-26-1183',
  dueOn: day('2026-11-30'),
  signedOn: day('2026-11-06'),
  statute: 'R.C. 2939.12',
  identifiers: [
    { kind: 'email', value: 'r.vantil@postino.example' },
    { kind: 'meeting', value: '91244710368' },
  ],
  from: day('2026-09-01'),
  to: day('2026-09-30'),
  categories: null,
  portal: true,
  languages: ['en'],
}
const whole: Structure = {
  format: 'pdf',
  bytes: 9000,
  opened: 'yes',
  pages: 1,
  encrypted: false,
  script: false,
  launch: false,
  embedded: false,
  form: false,
  truncated: false,
  repaired: false,
  opaque: false,
}
const limits = { maxBytes: 50_000_000, maxPages: 300 }
const today = day('2026-11-20')
const readingOf = (pages: readonly ReadPage[], structure: Partial<Structure> = {}): Reading => ({
  structure: { ...whole, pages: pages.length, ...structure },
  pages,
  end: 'finished',
})
const codesOf = (lines: readonly string[], changed: Partial<Declared> = {}) =>
  judge({
    reading: readingOf([pageOf(lines)]),
    declared: { ...declared, ...changed },
    entities,
    today,
    limits,
  }).findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)
const swap = (from: RegExp, to: string) => GOOD_LETTER.map((line) => line.replace(from, to))

test('a good letter is in order in every check', () => {
  const verdict = judge({ reading: readingOf([pageOf(GOOD_LETTER)]), declared, entities, today, limits })
  expect(verdict.findings).toEqual([])
  expect(verdict.inOrder.map(({ check }) => check).sort()).toEqual([
    'address',
    'agency',
    'class',
    'docket',
    'due',
    'entity',
    'file',
    'identifier',
    'language',
    'meeting-time',
    'process',
    'range',
    'scope',
    'secrecy',
    'signature',
    'signed-on',
    'statute',
  ])
})

test('checked alone, without a form, nothing is compared and the same letter is in order', () => {
  expect(
    judge({ reading: readingOf([pageOf(GOOD_LETTER)]), declared: NOTHING_DECLARED, entities, today, limits }).findings,
  ).toEqual([])
})

test.each([
  ['the telephone company', swap(/Meetings B\.V\./, 'Phone B.V.'), 'IN_ENTITY other-product blocks'],
  ['a stranger', swap(/Halder Meetings B\.V\./, 'Other Calls, Inc.'), 'IN_ENTITY other-company blocks'],
  ['nobody', GOOD_LETTER.filter((_, n) => n < 3 || n > 6), 'IN_ENTITY_MISSING any blocks'],
  ['a PO box', swap(/Halderkade 12/, 'P.O. Box 310'), 'IN_ADDR po-box blocks'],
  ['a Postbus', swap(/Halderkade 12/, 'Postbus 310'), 'IN_ADDR po-box blocks'],
  ['another street', swap(/Halderkade 12/, 'Vredenburg 40, 100 Main Street'), 'IN_ADDR other blocks'],
  ['a search warrant', swap(/GRAND JURY SUBPOENA/, 'SEARCH WARRANT'), 'IN_PROCESS differs blocks'],
  ['a trial subpoena', swap(/GRAND JURY SUBPOENA/, 'TRIAL SUBPOENA'), 'IN_PROCESS differs blocks'],
  ['no docket number', swap(/Case No\. .*/, 'Ohio'), 'IN_DOCKET not-there blocks'],
  ['another docket number', swap(/GJ-26-1183/, 'GJ-26-1184'), 'IN_DOCKET differs blocks'],
  ['no statute', swap(/under R\.C\. 2939\.12 and 18 U\.S\.C\. § 2703\(c\)\(2\)/, ''), 'IN_STATUTE missing blocks'],
  [
    'a statute for orders',
    swap(/under R\.C\. 2939\.12 and 18 U\.S\.C\. § 2703\(c\)\(2\)/, 'under 18 U.S.C. § 2703(d)'),
    'IN_STATUTE unfit warns',
  ],
  ['no signature', GOOD_LETTER.slice(0, -2), 'IN_SIGN any blocks'],
  ['no date of signature', swap(/Dated: .*/, 'Marlow'), 'IN_DATE_SIGN missing blocks'],
  ['a date in the future', swap(/Dated: .*/, 'Dated: November 26, 2026'), 'IN_FUTURE any blocks'],
  ['no due date', swap(/on or before November 30, 2026, /, ''), 'IN_DUE missing blocks'],
  ['a due date passed', swap(/on or before November 30, 2026/, 'on or before November 19, 2026'), 'IN_DUE past blocks'],
  [
    'another due date',
    swap(/on or before November 30, 2026/, 'on or before December 1, 2026'),
    'IN_DUE differs blocks',
  ],
  ['another identifier', swap(/r\.vantil/, 'x.other'), 'IN_ID differs blocks'],
  ['local time', swap(/13:00 UTC/, '9:00 EDT'), 'IN_TIME_UTC zone blocks'],
  ['no time', swap(/ of 14 September 2026, 13:00 UTC/, ''), 'IN_TIME_UTC missing blocks'],
  ['an open period', swap(/to September 30, 2026/, 'to the present'), 'IN_RANGE open warns'],
  ['a long period', swap(/September 1, 2026 to/, 'January 1, 2026 to'), 'IN_RANGE long warns'],
  ['everything', swap(/2\. Records of .*/, '2. Any and all other records.'), 'IN_SCOPE any warns'],
  ['participants', swap(/2\. Records of .*/, '2. Names of all participants.'), 'IN_CLASS participants warns'],
  ['the title', swap(/2\. Records of .*/, '2. The title of the meeting.'), 'IN_CLASS title warns'],
  ['chat', swap(/2\. Records of .*/, '2. Chat messages.'), 'IN_CLASS chat warns'],
  ['recordings', swap(/2\. Records of .*/, '2. Any recordings of the meeting.'), 'IN_CLASS recordings warns'],
  [
    'secrecy by a court without end',
    swap(
      /This subpoena does not .*/,
      'The Court orders that you shall not disclose the existence of this subpoena to the subscriber until further order.',
    ),
    'IN_NDO_OPEN any warns',
  ],
  [
    'secrecy without a court',
    swap(/This subpoena does not .*/, 'Please do not notify the subscriber of this subpoena.'),
    'IN_NDO_NO_ORDER any blocks',
  ],
])('%s', (_, lines, expected) => {
  expect(codesOf(lines)).toEqual([expected])
})

test('a secrecy order with a last day is in order', () => {
  expect(
    codesOf(
      swap(
        /This subpoena does not .*/,
        'By order of the Marlow County Court you shall not disclose this subpoena to the subscriber until March 1, 2027.',
      ),
    ),
  ).toEqual([])
})

test('an agency that the document does not name', () => {
  expect(codesOf(GOOD_LETTER, { agency: 'Denholm Harbor Police' })).toEqual(['IN_AGENCY any warns'])
})

test('a letter in another language is told so, and nothing is guessed about the rest; beside a translation it passes', () => {
  const dutch = { ...pageOf(['Wij verzoeken u de gegevens te verstrekken.']), tongues: { nl: 900 } }
  const judged = (pages: readonly ReadPage[]) =>
    judge({ reading: readingOf(pages), declared, entities, today, limits }).findings.map(({ code }) => code)
  expect(judged([dutch])).toEqual(['IN_LANG'])
  expect(judged([dutch, { ...pageOf(GOOD_LETTER, 2), tongues: { en: 800 } }])).toEqual([])
})

test('while a page waits for OCR nothing is called missing, and nothing that needs the whole document is in order', () => {
  const waiting: ReadPage = {
    n: 2,
    width: 612,
    height: 792,
    state: 'ocr-pending',
    words: [],
    tongues: {},
    pictures: [],
  }
  const verdict = judge({
    reading: readingOf([pageOf(GOOD_LETTER.slice(0, 4)), waiting]),
    declared,
    entities,
    today,
    limits,
  })
  expect(verdict.complete).toBe(false)
  expect(verdict.findings.map(({ code, kind }) => `${code} ${kind}`)).toEqual(['IN_SCAN pending'])
  expect(verdict.inOrder.map(({ check }) => check)).not.toContain('scope')
  expect(verdict.inOrder.map(({ check }) => check)).not.toContain('file')
})

test.each([
  ['busy', 'IN_PDF_UNREADABLE busy warns'],
  ['too-slow', 'IN_PDF_UNREADABLE too-slow blocks'],
  ['crashed', 'IN_PDF_UNREADABLE crashed blocks'],
  ['not-understood', 'IN_PDF_UNREADABLE crashed blocks'],
] as const)('a reader that ended %s', (end, expected) => {
  const verdict = judge({ reading: { ...readingOf([], { pages: 1 }), end }, declared, entities, today, limits })
  expect(verdict.findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)).toEqual([expected])
  expect(verdict.complete).toBe(false)
})

const text = fc.oneof(
  fc.constantFrom(
    ...GOOD_LETTER,
    'until further order of the court',
    'TO:',
    '/s/',
    'any and all records',
    '09/31/2026',
    'meeting ID 1 2 3',
    '¶§•…',
  ),
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

test('whatever is on the pages: a verdict, known codes, sentences in both languages, boxes inside the page', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), fc.boolean(), (lines, compared) => {
      const verdict = judge({
        reading: readingOf([pageOf(lines)]),
        declared: compared ? declared : NOTHING_DECLARED,
        entities,
        today,
        limits,
      })
      for (const finding of verdict.findings) {
        expect(CODES).toContain(finding.code)
        for (const lang of ['en', 'nl'] as const)
          expect(
            Object.values(sentencesOf(lang, finding)).every(
              (sentence) => sentence.length > 5 && !/[{}]/.test(sentence),
            ),
          ).toBe(true)
        if (finding.box)
          expect(
            finding.box.x >= 0 &&
              finding.box.y >= 0 &&
              finding.box.x + finding.box.width <= 612 &&
              finding.box.y + finding.box.height <= 792,
          ).toBe(true)
      }
      for (const entry of verdict.inOrder) expect(checkSentence('nl', entry).length).toBeGreaterThan(3)
    }),
    { numRuns: 300 },
  )
})

test('rules are linear: 40,000 signs of anything that looks like a match take well under a second each', () => {
  for (const bait of [
    'a@',
    '1 ',
    'not disclose ',
    'any and all other ',
    'U.S.C. ',
    'Case No. ',
    'on or before ',
    'names of all the ',
    '( ',
    '\u00a7',
    'meeting ID 1',
    '/s/ ',
    'A. ',
    'TO: ',
  ]) {
    const page = {
      ...pageOf([]),
      words: Array.from({ length: 8000 }, (_, n) => ({
        text: bait.trim().repeat(3),
        line: n >> 3,
        box: { x: 0, y: 0, width: 1, height: 1 },
      })),
    }
    const started = performance.now()
    judge({ reading: readingOf([page]), declared, entities, today, limits })
    const took = performance.now() - started
    expect(took, bait).toBeLessThan(8000)
  }
})
