import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { fileOutcome, isComplete } from './file.rules.ts'
import type { Reading, Structure } from './intake.rules.ts'

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
const reading = (structure: Partial<Structure>): Reading => ({
  structure: { ...whole, ...structure },
  pages: [pageOf(['text'])],
  end: 'finished',
})

test.each<[Partial<Structure>, string]>([
  [{ bytes: 60_000_000 }, 'IN_PDF_TOO_LARGE any blocks'],
  [{ format: 'empty', opened: 'unread' }, 'IN_PDF_NOT_PDF empty blocks'],
  [{ format: 'unknown', opened: 'unread' }, 'IN_PDF_NOT_PDF any blocks'],
  [{ format: 'docx', opened: 'unread' }, 'IN_FORMAT docx blocks'],
  [{ opened: 'password' }, 'IN_PDF_ENCRYPTED password blocks'],
  [{ encrypted: true }, 'IN_PDF_ENCRYPTED any blocks'],
  [{ opened: 'damaged' }, 'IN_PDF_MALFORMED any blocks'],
  [{ opened: 'damaged', truncated: true }, 'IN_PDF_TRUNCATED any blocks'],
  [{ truncated: true, repaired: true }, 'IN_PDF_TRUNCATED readable warns'],
  [{ repaired: true }, 'IN_PDF_MALFORMED readable warns'],
  [{ opaque: true }, 'IN_PDF_MALFORMED opaque blocks'],
  [{ pages: 0 }, 'IN_PDF_NO_PAGES any blocks'],
  [{ pages: 301 }, 'IN_PDF_TOO_MANY_PAGES any blocks'],
  [{ script: true }, 'IN_PDF_SCRIPT any blocks'],
  [{ launch: true }, 'IN_PDF_LAUNCH any blocks'],
  [{ embedded: true }, 'IN_PDF_EMBEDDED any blocks'],
  [{ form: true }, 'IN_PDF_FORM any blocks'],
])('%o: %s', (structure, expected) => {
  const outcome = fileOutcome(reading(structure), limits)
  expect(outcome.findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)).toEqual([expected])
  expect(outcome.inOrder).toEqual([])
})

test('a page that could not be read is named, and the document is not complete', () => {
  const page = { ...pageOf([]), state: 'unreadable' as const }
  expect(fileOutcome({ ...reading({}), pages: [page] }, limits).findings).toMatchObject([
    { code: 'IN_PDF_UNREADABLE', kind: 'page', page: 1 },
  ])
  expect(isComplete({ ...reading({}), pages: [page] })).toBe(false)
})

test('fewer pages read than the file has is not complete', () => {
  expect(isComplete(reading({}))).toBe(true)
  expect(isComplete(reading({ pages: 2 }))).toBe(false)
})
