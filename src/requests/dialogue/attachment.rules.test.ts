import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading, ReadPage, Structure } from '../intake/intake.rules.ts'
import {
  CASE_BYTES_MOST,
  CASE_FILES_MOST,
  FILES_MOST,
  hasRoom,
  judgeFile,
  mayBring,
  pageNumber,
  reachesOfficers,
  type Unfit,
} from './attachment.rules.ts'

const LIMITS = { maxBytes: 1_000, maxPages: 3 }
const leaf = (over: Partial<ReadPage> = {}): ReadPage => ({
  ...{ n: 1, width: 595, height: 842, state: 'text', tongues: {}, pictures: [] },
  words: [{ text: 'Order', line: 0, box: { x: 1, y: 1, width: 9, height: 9 } }],
  ...over,
})
const whole: Structure = {
  ...{ format: 'pdf', bytes: 900, opened: 'yes', pages: 1, encrypted: false, script: false, launch: false },
  ...{ embedded: false, form: false, truncated: false, repaired: false, opaque: false },
}
const reading = (
  structure: Partial<Structure> = {},
  pages: readonly ReadPage[] = [leaf()],
  end: Reading['end'] = 'finished',
): Reading => ({ structure: { ...whole, ...structure }, pages, end })

describe('a file beside a message', () => {
  test('is taken with the size and the words of its pages', () => {
    expect(judgeFile(reading(), LIMITS)).toEqual({ pages: [{ width: 595, height: 842, text: 'Order' }] })
    const scan = reading({}, [leaf({ state: 'ocr-pending', words: [] })])
    expect(judgeFile(scan, LIMITS)).toMatchObject({ pages: [{ text: '' }] })
    expect(judgeFile(reading({ repaired: true }), LIMITS)).toHaveProperty('pages')
  })

  test('is cut as text: a letter of two halves that the cut goes through is none', () => {
    const long = { line: 0, box: { x: 1, y: 1, width: 9, height: 9 }, text: `a${'\u{1f600}'.repeat(1_900)}` }
    const found = judgeFile(reading({}, [leaf({ words: Array.from({ length: 8 }, () => long) })]), LIMITS)
    const [page] = typeof found === 'string' ? [] : found.pages
    expect([page?.text.length, page?.text.isWellFormed()]).toEqual([20_000, true])
  })

  test.each<[Unfit, Reading]>([
    ['not-pdf', reading({ format: 'html', opened: 'unread', pages: null }, [])],
    ['not-pdf', reading({ format: 'docx', opened: 'unread', pages: null }, [])],
    ['not-pdf', reading({ format: 'unknown', opened: 'unread', pages: null }, [])],
    ['protected', reading({ opened: 'password', pages: null }, [])],
    ['protected', reading({ encrypted: true })],
    ['acts', reading({ script: true })],
    ['acts', reading({ launch: true })],
    ['acts', reading({ embedded: true })],
    ['acts', reading({ form: true })],
    ['damaged', reading({ opened: 'damaged', pages: null }, [])],
    ['damaged', reading({ opened: 'damaged', truncated: true, pages: null }, [])],
    ['damaged', reading({ opaque: true })],
    ['damaged', reading({ pages: 0 }, [])],
    ['too-many-pages', reading({ pages: 4 }, [leaf(), leaf(), leaf()])],
    ['unreadable', reading({ pages: 2 })],
    ['unreadable', reading({}, [leaf({ state: 'unreadable' })])],
    ['unreadable', reading({}, [leaf()], 'crashed')],
    ['unreadable', reading({}, [leaf()], 'too-much-memory')],
    ['unreadable', reading({ format: 'unknown' }, [], 'too-slow')],
    ['busy', reading({}, [], 'busy')],
    ['blank', reading({}, [leaf({ state: 'blank', words: [] })])],
    ['page-size', reading({}, [leaf({ width: 14_401, height: 14_000 })])],
    ['page-size', reading({}, [leaf({ width: 100, height: 1_001 })])],
    ['page-size', reading({}, [leaf({ width: 0, height: 0 })])],
  ])('is kept out: %s', (why, of) => {
    expect(judgeFile(of, LIMITS)).toBe(why)
  })

  test('a page of any size is either shown within bounds or kept out', () => {
    const side = fc.double({ min: 0, max: 2_000_000, noNaN: true })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const found = judgeFile(reading({}, [leaf({ width, height })]), LIMITS)
        const drawn = typeof found === 'string' ? 0 : 1_200 * (1_200 * (height / width))
        expect(drawn).toBeLessThanOrEqual(1_200 * 12_000)
      }),
    )
  })
})

describe('how many', () => {
  const file = (bytes: number, name = 'a.pdf') => ({ name, bytes })

  test('five with a message, none of them empty, together no larger than one document', () => {
    const five = Array.from({ length: FILES_MOST }, () => file(200))
    expect(mayBring([], LIMITS)).toBe('fine')
    expect(mayBring(five, LIMITS)).toBe('fine')
    expect(mayBring([...five, file(0)], LIMITS)).toEqual({ because: 'too-many', name: '' })
    expect(mayBring([file(1_001)], LIMITS)).toEqual({ because: 'too-large', name: '' })
    expect(mayBring([file(1_000), file(1)], LIMITS)).toEqual({ because: 'too-large', name: '' })
    expect(mayBring([file(1), file(0, 'b.pdf')], LIMITS)).toEqual({ because: 'empty', name: 'b.pdf' })
  })

  test('a case has room for forty and for 250 MB', () => {
    const kept = Array.from({ length: CASE_FILES_MOST - 1 }, () => file(1))
    expect(hasRoom([file(1)], kept)).toBe(true)
    expect(hasRoom([file(1), file(1)], kept)).toBe(false)
    expect(hasRoom([file(1)], [file(CASE_BYTES_MOST - 1)])).toBe(true)
    expect(hasRoom([file(2)], [file(CASE_BYTES_MOST - 1)])).toBe(false)
  })
})

test('reaches the officers where one of them sent it, or the office said it to them; what staff record beside an order does not', () => {
  const seen = (from: 'office' | 'officer', beside: Parameters<typeof reachesOfficers>[0]['beside']) =>
    reachesOfficers({ from, beside })
  expect(seen('officer', 'officer-wrote')).toBe(true)
  expect(seen('officer', 'secrecy-recorded')).toBe(true)
  expect(seen('office', 'office-wrote')).toBe(true)
  expect(seen('office', 'question-asked')).toBe(true)
  expect(seen('office', 'secrecy-recorded')).toBe(false)
})

test('a page number is digits', () => {
  expect(['1', '12', '300'].map(pageNumber)).toEqual([1, 12, 300])
  for (const odd of ['', '0', '01', '1e0', '0x1', '1.0', '+1', '-1', ' 1', '1\n', '\u0661', '9'.repeat(30)])
    expect(pageNumber(odd), odd).toBeNull()
})
