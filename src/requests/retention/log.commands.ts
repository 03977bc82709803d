/**
 * The log of a case that is gone for its time, and what the log says about no case: emptied in small batches, each with the entry that
 * tells of it, so that the chain can be recomputed ever after.
 */
import { eraseEntries } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { atHour, dayIn } from '#platform/time.ts'
import { backBy, periodFor } from './period.rules.ts'
import { destroyDay, NOTHING_FOUND, type Standing, standingOf } from './retention.rules.ts'
import {
  casesWithLog,
  type Destroyed,
  heldInDatabase,
  holdsOf,
  insertDestruction,
  insertListing,
  listingsOf,
} from './retention.store.ts'

/** Entries in one transaction, and batches in one night. */
const BATCH = 500
const BATCHES = 40

export async function sweepLogs(office: Office): Promise<number> {
  let erased = 0
  const { period } = periodFor('log', office.provider.retention ?? {})
  const today = dayIn(office.provider.zone, office.clock.now())
  for (const gone of await casesWithLog(office.db, backBy(period, today), BATCHES))
    erased += await sweepLog(office, gone)
  return erased + (await eraseElsewhere(office))
}

async function sweepLog(office: Office, gone: Destroyed): Promise<number> {
  const standing = await logStanding(office, gone)
  const { caseId } = gone
  const now = office.clock.now()
  const today = dayIn(office.provider.zone, now)
  if (standing.kind === 'due') {
    const listing = { caseId, part: 'log' as const, dueOn: standing.until, onDay: today, destroyOn: destroyDay(today) }
    await transact(office, (tx) => insertListing(tx, { ...listing, at: now }))
    return 0
  }
  if (standing.kind !== 'ready' || (await heldInDatabase(office.db, caseId, 'log', today)) !== null) return 0
  const entries = await eraseAll(office, (id) => ({ id, caseId, today, most: BATCH }))
  const counts = { entries }
  await transact(office, (tx) =>
    insertDestruction(tx, { ...gone, part: 'log', dueOn: standing.until, on: today, counts, at: now }),
  )
  return entries
}

async function logStanding({ db, provider, clock }: Office, gone: Destroyed): Promise<Standing> {
  return standingOf({
    ...{
      part: 'log',
      from: gone.on,
      row: periodFor('log', provider.retention ?? {}),
      changes: [],
      going: NOTHING_FOUND,
    },
    placed: await holdsOf(db, gone.caseId),
    listing: (await listingsOf(db, gone.caseId)).get('log') ?? null,
    ...{ destroyedOn: null, today: dayIn(provider.zone, clock.now()) },
  })
}

async function eraseElsewhere(office: Office): Promise<number> {
  const { provider, clock } = office
  const today = dayIn(provider.zone, clock.now())
  const { period } = periodFor('access-log', provider.retention ?? {})
  const before = atHour(backBy(period, today), 0, provider.zone)
  return eraseAll(office, (id) => ({ id, before, today, most: BATCH }))
}

type Ask = Parameters<typeof eraseEntries>[2]

async function eraseAll(office: Office, ask: (id: string) => Ask): Promise<number> {
  let all = 0
  for (let batch = 0; batch < BATCHES; batch++) {
    const erased = await transact(office, (tx) => eraseEntries(tx, office.clock, ask(newId('erasure'))))
    all += erased
    if (erased < BATCH) break
  }
  return all
}
