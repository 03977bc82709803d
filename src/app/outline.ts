/** The route table without a house behind it: for descriptions made from the table alone. Calling a handler of it would fail. */
import type { Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { handClock } from '#platform/time.ts'
import { openIdentity } from '#identity'
import { routesOf } from '../app.ts'
import { HALDER } from './demo/halder.ts'

export function outlineRoutes(baseUrl: string): readonly Route[] {
  const nothing = new Proxy({}, { get: (_, name) => { throw new Error(`${String(name)}: there is no house behind an outline`) } })
  const office = {
    db: nothing, clock: handClock('2026-01-01T00:00:00Z'), jobs: nothing, files: nothing, keys: nothing, provider: HALDER, demo: true, baseUrl, intakeChild: '',
  } as Office
  const identity = openIdentity({ office, secret: new Uint8Array(32), wall: office.clock })
  return routesOf({ office, identity, tools: { jobs: { list: async () => [], retry: async () => false }, passTime: async () => office.clock.now() } })
}
