/** The route table without a house behind it: for descriptions made from the table alone. Calling a handler of it would fail. */

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { openIdentity } from '#identity'
import type { Route } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { handClock } from '#platform/time.ts'
import { routesOf } from '../app.ts'
import { HALDER } from './demo/halder.ts'

const unconnected = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
}

export function outlineRoutes(baseUrl: string): readonly Route[] {
  const nobody = (): never => {
    throw new Error('there is no house behind an outline')
  }
  const office: Office = {
    db: new Kysely({ dialect: unconnected }),
    clock: handClock('2026-01-01T00:00:00Z'),
    jobs: { send: nobody },
    provider: HALDER,
    demo: true,
    baseUrl,
    intakeChild: '',
    files: { incoming: '', put: nobody, adopt: nobody, path: nobody, open: nobody, has: nobody, destroy: nobody },
    keys: { sign: nobody, verify: nobody, publicKeyPem: nobody, currentKeyId: '', keyIds: [] },
    documents: {
      get root() {
        return nobody()
      },
      signer: nobody,
    },
    seals: { make: nobody, has: nobody, seal: nobody, derive: nobody, inspect: nobody, open: nobody, destroy: nobody },
  }
  const identity = openIdentity({ office, secret: new Uint8Array(32), wall: office.clock, standings: nobody })
  return routesOf({
    office,
    identity,
    book: { isFurnished: () => false, unlock: nobody, read: nobody, write: nobody, furnish: nobody },
    tools: { jobs: { list: async () => [], retry: async () => false }, passTime: async () => office.clock.now() },
  })
}
