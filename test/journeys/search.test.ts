/**
 * The queue's search on both databases, at a size where a word can be common (more than 300 cases) or rare: every way to look finds what a
 * reader of all the words finds, in the same order.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { copyCases } from '../../bench/servers/seed.ts'
import { QUEUE_PAGE, queue } from '../../src/requests/case/index.store.ts'

const CASES = 4_500
const EVERYTHING = { process: null, state: null, needs: null, assigned: null } as const

describe.each(ENGINES)('on %s', (engine) => {
  let w: WholeHouse
  let cards: readonly { id: string; open: boolean; due: number; received: number; words: readonly string[] }[]
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 2 })
    await w.play([
      { daysAgo: 1, officer: 'officer', kind: 'trial', account: 0, categories: ['identity'], ending: 'in-review' },
      { daysAgo: 1, officer: 'officer4', kind: 'trial', account: 1, categories: ['identity'], ending: 'refused' },
    ])
    await w.house.opened.asOwner(({ db }) => copyCases(db, CASES))
    const { db } = w.house.opened
    const words = Map.groupBy(await db.selectFrom('case_word').selectAll().execute(), ({ case_id }) => case_id)
    const rows = await db.selectFrom('case_index').select(['case_id', 'is_open', 'due_at', 'received_at']).execute()
    cards = rows.map(({ case_id: id, is_open: open, due_at, received_at }) => ({
      ...{ id, open, due: due_at.getTime(), received: received_at.getTime() },
      words: (words.get(id) ?? []).map(({ word }) => word),
    }))
  }, 300_000)
  afterAll(() => w?.close())

  /** Read from all the words, one by one. */
  const expected = (terms: readonly string[], open: boolean) =>
    cards
      .filter((card) => card.open === open)
      .filter(({ words }) => terms.every((term) => words.some((word) => word.startsWith(term))))
      .toSorted((a, b) => (open ? a.due - b.due : b.received - a.received) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id)

  test('there are common words and rare ones, open and ended', () => {
    expect(cards).toHaveLength(CASES)
    for (const open of [true, false]) expect(expected(['bch'], open).length).toBeGreaterThan(300)
    expect(expected(['person777'], true).length + expected(['person777'], false).length).toBeGreaterThan(0)
  })

  test.each([
    ['bch', ['bch']],
    ['BCH-2026-4', ['bch', '2026', '4']],
    ['example marlow', ['example', 'marlow']],
    ['person12', ['person12']],
    ['person12 example', ['person12', 'example']],
    ['person77 BCH', ['person77', 'bch']],
    ['lake sheriff', ['lake', 'sheriff']],
    ['nothinglikethis', ['nothinglikethis']],
    ['person1 nothinglikethis', ['person1', 'nothinglikethis']],
    ["'; drop--", ['drop']],
    ['%_', []],
  ] as const)('%s', async (text, terms) => {
    for (const open of [true, false])
      for (const page of [1, 2]) {
        const { rows, more } = await queue(w.house.opened.db, { ...EVERYTHING, open, text, page })
        const all = expected(terms, open)
        const from = (page - 1) * QUEUE_PAGE
        expect(rows.map(({ caseId }) => caseId)).toEqual(all.slice(from, from + QUEUE_PAGE))
        expect(more).toBe(all.length > from + QUEUE_PAGE)
      }
  })

  test('a case that closes is found among the ended, and nowhere else', async () => {
    const { db } = w.house.opened
    const [mine] = await db
      .selectFrom('case_index')
      .select(['case_id', 'number'])
      .where('state', '=', 'in-review')
      .where('case_id', 'like', 'case%')
      .execute()
    if (!mine) throw new Error('one of the played cases is open')
    const places = async () =>
      Promise.all(
        [true, false].map(async (open) => {
          const { rows } = await queue(db, { ...EVERYTHING, open, text: mine.number, page: 1 })
          return rows.some(({ caseId }) => caseId === mine.case_id)
        }),
      )
    expect(await places()).toEqual([true, false])
    const withdrawn = await w.api('officer', `/requests/${mine.case_id}/withdrawal`, {
      reason: 'Settled.',
      confirm: 'yes',
    })
    expect(withdrawn.status).toBeLessThan(400)
    expect(await places()).toEqual([false, true])
  })
})
