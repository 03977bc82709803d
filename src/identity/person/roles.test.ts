import { expect, test } from 'vitest'
import { handClock } from '#platform/time.ts'
import { eachDatabase } from '#test/database.ts'
import { createPerson } from './person.commands.ts'

eachDatabase('the roles of a person', (open) => {
  test('an administrator is no vault officer, whatever the program asks for', async () => {
    const { db } = await open()
    const office = { db, clock: handClock('2026-11-23T10:00:00Z') }
    const spec = { kind: 'staff', name: 'Noor', by: 'system' } as const
    const both = createPerson(office, { ...spec, email: 'a@halder.example', roles: ['administrator', 'vaultOfficer'] })
    await expect(both).rejects.toThrow(/person_role_apart/)
    const one = createPerson(office, { ...spec, email: 'b@halder.example', roles: ['counsel', 'vaultOfficer'] })
    expect((await one).kind).toBe('created')
  })
})
