import { expect, test } from 'vitest'
import type { Office } from '#platform/office.ts'
import { handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { addAgency, addOfficer, standingsOf, verifyOfficer } from './index.ts'

eachDatabase('officers', (open) => {
  test('are known with their agency and the newest rung', async () => {
    const { db } = await open()
    const clock = handClock('2026-11-23T10:00:00Z')
    const office = { db, clock } as unknown as Office
    const { agencyId } = await addAgency(office, 'system', {
      ...{
        name: 'Marlow County',
        unit: null,
        country: 'US',
        region: 'OH',
        usGovernmental: true,
        address: ['1 Court St'],
      },
      ...{ telephone: '+1 740 555 0100', source: 'register', domains: ['marlow.example'] },
    })
    for (const personId of ['person_1', 'person_2'])
      expect(
        await addOfficer(office, 'system', {
          ...{ personId, agencyId, email: `${personId}@marlow.example`, badge: '12', title: 'Detective' },
          ...{ telephone: '+1 740 555 0101', extension: '' },
        }),
      ).toEqual({ kind: 'added' })
    for (const level of [1, 3, 2] as const) {
      await verifyOfficer(office, 'system', { personId: 'person_1', level, note: 'called back' })
      clock.advance(1000)
    }
    const known = { agency: 'Marlow County', country: 'US' }
    expect(await standingsOf(db, ['person_1', 'person_2', 'person_3'])).toEqual(
      new Map([
        ['person_1', { ...known, level: 2 }],
        ['person_2', { ...known, level: 0 }],
      ]),
    )
    expect(await standingsOf(db, [])).toEqual(new Map())
  })
})
