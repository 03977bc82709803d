import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db/db.ts'
import { eachDatabase } from '#test/database.ts'
import type { AccessEntry } from './kit.ts'
import { readingDesk } from './reading.ts'

const entry = (about: string): AccessEntry => ({
  actor: null,
  action: 'thing.read',
  about,
  caseId: null,
  allowed: true,
})

eachDatabase('reads that come together', (open) => {
  const desk = async (lanes: number) => {
    const { db } = await open()
    const recorded: string[][] = []
    const read = readingDesk({
      db,
      lanes,
      record: async (_tx, entries) => {
        recorded.push(entries.map(({ about }) => about))
      },
    })
    return { read, recorded }
  }
  const answer = (n: number) => ({
    entry: entry(`thing ${n}`),
    work: async (tx: Tx) => (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]?.n,
  })

  test('each gets its own answer, every one is recorded, and they share transactions', async () => {
    const { read, recorded } = await desk(1)
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => read(answer(n))))
    expect(answers).toEqual(Array.from({ length: 30 }, (_, n) => n))
    expect(recorded.flat().toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `thing ${n}`).toSorted())
    expect(recorded.length).toBeLessThan(10)
  })

  test('one that breaks takes none of the others with it, and is not recorded', async () => {
    const { read, recorded } = await desk(2)
    const broken = { entry: entry('broken'), work: async (tx: Tx) => sql`select 1 / 0`.execute(tx) }
    const all = await Promise.allSettled([read(answer(1)), read(broken), read(answer(2)), read(answer(3))])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(recorded.flat().toSorted()).toEqual(['thing 1', 'thing 2', 'thing 3'])
  })

  test('a public page without an entry is answered too', async () => {
    const { read, recorded } = await desk(1)
    expect(await read({ ...answer(7), entry: null })).toBe(7)
    expect(recorded.flat()).toEqual([])
  })
})
