/** The mail about rungs that lapse, on both databases: to intake, once per date and threshold, on working days. */
import { expect, test } from 'vitest'
import { createPerson } from '#identity'
import { DAY_MS, handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { bareOffice } from '#test/house.ts'
import { addAgency, addOfficer, verifyOfficer } from '../index.ts'
import { remindOfLapses } from './lapse.commands.ts'

eachDatabase('rungs that lapse', (open) => {
  test('are told to intake a month ahead and when they have, and never twice', async () => {
    const { db } = await open()
    const clock = handClock('2026-01-12T10:00:00Z')
    const office = bareOffice(db, clock)
    for (const [name, role] of [
      ['sanne', 'intake'],
      ['iris', 'reviewer'],
    ] as const)
      await createPerson(office, { kind: 'staff', name, email: `${name}@halder.example`, roles: [role], by: 'system' })
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
    const made = await createPerson(office, {
      kind: 'officer',
      name: 'Dana Whitfield',
      email: 'd@marlow.example',
      roles: ['officer'],
      agencyId,
      by: 'system',
    })
    const personId = made.kind === 'created' ? made.id : ''
    await addOfficer(office, 'system', {
      personId,
      agencyId,
      email: 'd@marlow.example',
      badge: '1',
      title: '',
      telephone: '+1',
      extension: '',
    })
    await verifyOfficer(office, 'system', { personId, level: 2, note: 'x' })
    const mails = async () => {
      await remindOfLapses(office)
      await remindOfLapses(office)
      const rows = await db.selectFrom('outbox_mail').select(['recipient', 'text_body']).orderBy('at').execute()
      return rows.map(
        ({ recipient, text_body }) => `${recipient} ${/Lapsed|LAPSED/.test(text_body) ? 'lapsed' : 'ahead'}`,
      )
    }
    expect(await mails()).toEqual([])
    clock.set('2026-12-13T10:00:00Z')
    expect(await mails()).toEqual([])
    clock.set('2026-12-14T10:00:00Z')
    expect(await mails()).toEqual(['sanne@halder.example ahead'])
    clock.set('2027-01-12T11:00:00Z')
    expect(await mails()).toEqual(['sanne@halder.example ahead', 'sanne@halder.example lapsed'])
    await verifyOfficer(office, 'system', { personId, level: 2, note: 'anew' })
    clock.advance(7 * DAY_MS)
    expect(await mails()).toHaveLength(2)
    expect(
      (await db.selectFrom('audit_entry').select('about').where('action', '=', 'rung.reminded').execute()).map(
        ({ about }) => about,
      ),
    ).toEqual([personId, personId])
  })
})
