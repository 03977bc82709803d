import { transact } from '#platform/office.ts'
import { DOORS, doorOfKind } from '../door/door.rules.ts'
import type { House } from '../house.ts'
import { personById } from '../person/person.store.ts'
import { openSession } from './session.commands.ts'

/** A session without a door, for tests, screenshots and measuring: the cookie as `name=value`, and the path where it counts. There is no route to it. */
export async function openVisit(house: House, personId: string, device = ''): Promise<{ pair: string; path: string }> {
  return transact(house.office, async (tx) => {
    const person = await personById(tx, personId)
    if (!person || person.suspendedAt) throw new Error('nobody to visit as')
    const door = doorOfKind(person.kind)
    const token = await openSession(house, tx, { door, person, way: 'app', device })
    return { pair: `${DOORS[door].cookie}=${token}`, path: DOORS[door].path }
  })
}
