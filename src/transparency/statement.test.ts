import { expect, test } from 'vitest'
import { addDays, day, handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { bareOffice } from '#test/house.ts'
import { type BandLine, stateBands } from './bands.rules.ts'
import { publishedStatements, publishStatement } from './statement.commands.ts'
import { statements } from './statement.store.ts'

const publishedOn = day('2026-11-23')
const came = [{ kind: 'letter', receivedOn: day('2026-11-01'), selectors: 1, first: false, secret: true }] as const

eachDatabase('bands in the report', (open) => {
  test('what the rule states is taken once; a band, a period or a day that the law does not let us say is refused', async () => {
    const { db } = await open()
    const office = bareOffice(db, handClock('2026-11-23T10:00:00Z'))
    const put = (
      id: string,
      structure: 'six' | 'two' | 'two-yearly',
      change: Partial<BandLine> = {},
      on = publishedOn,
    ) => {
      const stated = stateBands({ structure, publishOn: on, today: on, came, lastOn: null })
      const [first, ...rest] = stated.kind === 'stated' ? stated.lines : []
      if (!first) throw new Error('nothing stated')
      return publishStatement(office, {
        id,
        structure,
        publishedOn: on,
        lines: [{ ...first, ...change }, ...rest],
      })
    }
    const refusals: readonly Partial<BandLine>[] = [
      { low: 0, high: 500 },
      { low: 1, high: 500 },
      { low: 0, high: 249 },
      { to: publishedOn },
      { line: 'content-orders' },
      { line: 'all' },
    ]
    for (const change of refusals) await expect(put('bands_0', 'six', change), JSON.stringify(change)).rejects.toThrow()
    await expect(put('bands_0', 'two-yearly', { to: addDays(publishedOn, -364) })).rejects.toThrow()
    expect(await publishedStatements(db)).toEqual([])
    await put('bands_1', 'six')
    await put('bands_1', 'six')
    await expect(put('bands_2', 'two', {}, addDays(publishedOn, 179))).rejects.toThrow('too soon')
    await put('bands_2', 'two', {}, addDays(publishedOn, 180))
    const kept = await statements(db)
    expect(kept.map(({ id, lines }) => [id, lines.map(({ line, low, high }) => `${line} ${low}-${high}`)])).toEqual([
      ['bands_2', ['all 0-249', 'all-selectors 0-249']],
      [
        'bands_1',
        [
          ...['letters 0-499', 'letter-selectors 0-499', 'content-orders 0-499', 'content-selectors 0-499'],
          ...['record-orders 0-499', 'record-selectors 0-499'],
        ],
      ],
    ])
    expect(kept[1]?.lines[2]).toMatchObject({ from: '2025-11-29', to: '2026-05-27' })
    await expect(db.deleteFrom('band_line').execute()).rejects.toThrow()
  })
})
