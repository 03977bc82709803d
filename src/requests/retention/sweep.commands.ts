/**
 * Every night: what is over goes on the list, what stood there for fourteen days goes, and then its files. Each case in a transaction of
 * its own, so that a machine that dies in between has taken a part whole or not at all, and the next night goes on.
 */
import { agencyById } from '#agencies'
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn, later } from '#platform/time.ts'
import { type Held, hold } from '../case/record.commands.ts'
import { deleteQueued, filesToDestroy, isFileInUse } from './file.store.ts'
import { PARTS, type Part } from './period.rules.ts'
import { candidates } from './preview.ts'
import { destroyDay } from './retention.rules.ts'
import { destroyPart, heldInDatabase, insertListing } from './retention.store.ts'
import { retentionOf } from './standing.ts'
import { countedOf } from './tombstone.rules.ts'
import { insertTombstone } from './tombstone.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'retention.sweep': Record<string, never>
    'retention.files': Record<string, never>
  }
}

/** One run destroys no more than this; what is left waits for the next, a minute later. */
const MOST_AT_ONCE = 200
const PAGE = 100
const NEXT_RUN_MS = 60_000

export type Swept = Readonly<{ listed: number; destroyed: number; more: boolean }>

export async function sweepRetention(office: Office, most = MOST_AT_ONCE): Promise<Swept> {
  let [listed, destroyed] = [0, 0]
  for (const part of PARTS.filter((one) => one !== 'log')) {
    for await (const caseId of candidates(office.db, { part, provider: office.provider, now: office.clock.now() })) {
      if (destroyed >= most) {
        await transact(office, (tx) =>
          office.jobs.send(tx, 'retention.sweep', {}, { at: later(office.clock.now(), NEXT_RUN_MS), onceKey: 'more' }),
        )
        return { listed, destroyed, more: true }
      }
      const done = await sweepPart(office, caseId, part)
      if (done === 'listed') listed += 1
      if (done === 'destroyed') destroyed += 1
    }
  }
  return { listed, destroyed, more: false }
}

async function sweepPart(office: Office, caseId: string, part: Part): Promise<'listed' | 'destroyed' | 'kept'> {
  const { provider } = office
  return transact(office, async (tx) => {
    const held = await hold(office, tx, caseId)
    if (!held) return 'kept'
    const { now } = held
    const today = dayIn(provider.zone, now)
    const standing = (await retentionOf(tx, { ...held, provider })).parts.find((one) => one.part === part)?.standing
    if (standing?.kind === 'due') {
      const [dueOn, destroyOn] = [standing.until, destroyDay(today)]
      await insertListing(tx, { caseId, part, dueOn, onDay: today, destroyOn, at: now })
      const detail = { part, dueOn, destroyOn }
      await record(tx, office.clock, {
        who: 'system',
        action: 'retention.listed',
        about: held.file.number,
        caseId,
        detail,
      })
      return 'listed'
    }
    // Where the database sees a reason that the rules do not, the part stays.
    if (standing?.kind !== 'ready' || (await heldInDatabase(tx, caseId, part, today)) !== null) return 'kept'
    await destroy(office, held, part)
    return 'destroyed'
  })
}

async function destroy(office: Office, { tx, file, facts, now }: Held, part: Part): Promise<void> {
  const { id: caseId, number, process, receivedAt } = file
  if (part === 'case') {
    const country = (await agencyById(tx, file.agencyId))?.country ?? ''
    const authority = file.instrument?.authority ?? true
    await insertTombstone(tx, { caseId, number, process, country, authority, receivedAt, ...countedOf(facts) })
  }
  const today = dayIn(office.provider.zone, now)
  const counts = await destroyPart(tx, { caseId, part, today, at: now })
  await office.jobs.send(tx, 'retention.files', {}, { onceKey: 'files' })
  await record(tx, office.clock, {
    ...{ who: 'system', action: 'retention.destroyed', about: number, caseId },
    detail: { part, ...counts },
  })
}

/** Files that nobody needs any more leave the disk. One that was cut off goes on where it was. */
export async function destroyFiles(office: Office): Promise<number> {
  let [gone, after] = [0, '']
  for (;;) {
    const page = await filesToDestroy(office.db, PAGE, after)
    const last = page.at(-1)
    if (last === undefined) break
    for (const sha256 of page) if (await destroyFile(office, sha256)) gone += 1
    after = last
  }
  if (gone > 0)
    await transact(office, (tx) =>
      record(tx, office.clock, { who: 'system', action: 'retention.files', about: 'files', detail: { files: gone } }),
    )
  return gone
}

async function destroyFile(office: Office, sha256: string): Promise<boolean> {
  const settled = (tx: Tx) => deleteQueued(tx, sha256)
  if (await isFileInUse(office.db, sha256)) {
    await transact(office, settled)
    return false
  }
  const done = await office.files.destroy(sha256)
  if (done !== 'too-fresh') await transact(office, settled)
  return done === 'destroyed'
}
