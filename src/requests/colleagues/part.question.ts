/** Who is on a case at this moment, and as what. Asked at every reading, deed and mail; kept nowhere. */
import { agencyById, isOfficial, type KnownOfficer, officerById, officersAt, standingsOf } from '#agencies'
import { namesOf } from '#identity'
import type { Db, Tx } from '#platform/db/db.ts'
import type { CaseFile } from '../case/case.store.ts'
import { acts, type Colleague, type Part, partOf, type Someone } from './colleague.rules.ts'
import { colleaguesOf } from './colleague.store.ts'

type OfCase = Pick<CaseFile, 'id' | 'agencyId' | 'officerId'>

/** Null for whom the case does not exist. */
export async function partIn(
  db: Db | Tx,
  file: OfCase,
  { personId, now }: Readonly<{ personId: string; now: Date }>,
): Promise<Readonly<{ part: Part; address: string; level: number }> | null> {
  const officer = await officerById(db, personId, now)
  if (!officer) return null
  const [someone] = await standing(db, [officer], { agencyId: file.agencyId, now })
  if (!someone) return null
  const colleagues = await colleaguesOf(db, file.id)
  const part = partOf({ agencyId: file.agencyId, holderId: file.officerId, colleagues }, someone)
  return part && { part, address: officer.address, level: someone.level }
}

async function standing(
  db: Db | Tx,
  officers: readonly KnownOfficer[],
  { agencyId, now }: Readonly<{ agencyId: string; now: Date }>,
): Promise<readonly Someone[]> {
  const domains = (await agencyById(db, agencyId))?.domains ?? []
  const ids = officers.map(({ personId }) => personId)
  const known = await standingsOf(db, ids, now)
  return officers.map(({ personId, agencyId: own, address }) => ({
    ...{ id: personId, agencyId: own, address, official: isOfficial(address, domains) },
    ...{ level: known.get(personId)?.level ?? 0, held: known.get(personId)?.held ?? false },
  }))
}

/** A colleague with the account that proved the address; null while nobody has one, or it may not be used. */
export type Seated = Colleague & Readonly<{ person: Readonly<{ id: string; name: string; level: number }> | null }>

export async function seated(db: Db | Tx, file: OfCase, now: Date): Promise<readonly Seated[]> {
  const colleagues = await colleaguesOf(db, file.id)
  if (colleagues.length === 0) return []
  const addresses = colleagues.map(({ address }) => address)
  const officers = await officersAt(db, { agencyId: file.agencyId, addresses, now })
  const people = await standing(db, officers, { agencyId: file.agencyId, now })
  const names = await namesOf(
    db,
    people.map(({ id }) => id),
  )
  const onCase = { agencyId: file.agencyId, holderId: file.officerId, colleagues }
  return colleagues.map((colleague) => {
    const someone = people.find((one) => one.address === colleague.address && partOf(onCase, one) !== null)
    const { address } = colleague
    return {
      ...colleague,
      person: someone ? { id: someone.id, name: names.get(someone.id) ?? address, level: someone.level } : null,
    }
  })
}

/** What an officer's deed that is not theirs comes to: nothing there, or not for a follower. */
export type NotActing = Readonly<{ kind: 'unknown' }> | Readonly<{ kind: 'not-yours' }>

/** Null for the holder and a deputy. */
export async function whyNotAct(
  db: Db | Tx,
  file: OfCase | undefined,
  who: Readonly<{ personId: string; now: Date }>,
): Promise<NotActing | null> {
  const mine = file ? await partIn(db, file, who) : null
  if (!mine) return { kind: 'unknown' }
  return acts(mine.part) ? null : { kind: 'not-yours' }
}
