import { expect, test } from 'vitest'
import { DAY_MS, handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { addAgency, addOfficer, officerById, standingsOf, verifyOfficer } from './index.ts'

eachDatabase('officers', (open) => {
  test('are known with their agency and the newest rung', async () => {
    const { db } = await open()
    const clock = handClock('2026-11-23T10:00:00Z')
    const office = { db, clock }
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
    const known = { agency: 'Marlow County', country: 'US', held: false }
    const standings = async () => standingsOf(db, ['person_1', 'person_2', 'person_3'], clock.now())
    await verifyOfficer(office, 'person_9', { personId: 'person_1', level: 1, note: 'link opened' })
    expect((await standings()).get('person_1')).toEqual({ ...known, level: 1 })
    clock.advance(1000)
    await verifyOfficer(office, 'person_9', { personId: 'person_1', level: 2, note: 'read in the register' })
    expect(await standings()).toEqual(
      new Map([
        ['person_1', { ...known, level: 2 }],
        ['person_2', { ...known, level: 0 }],
      ]),
    )
    expect((await officerById(db, 'person_1', clock.now()))?.verification).toMatchObject({ level: 2, by: 'person_9' })
    clock.advance(366 * DAY_MS)
    expect((await standings()).get('person_1')).toEqual({ ...known, level: 0 })
    expect(await standingsOf(db, [], clock.now())).toEqual(new Map())
  })
})
