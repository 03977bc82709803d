/** An officer made supervisor of their agency by two of our people, and no longer one. */
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { lockAgency, officerById, standingsOf } from '../agency.store.ts'
import {
  type SupervisorRefusal,
  type SupervisorWord,
  supervisesNow,
  whyNotAnswer,
  whyNotEndSupervisor,
  whyNotPropose,
} from './supervisor.rules.ts'
import {
  insertSupervisor,
  insertSupervisorEnd,
  insertSupervisorWord,
  type Supervisor,
  supervisorsOf,
} from './supervisor.store.ts'

type Desk = Pick<Office, 'db' | 'clock'>
export type SupervisorEnd =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; because: SupervisorRefusal | 'unknown' }>
const refused = (because: SupervisorRefusal | 'unknown') => ({ kind: 'refused' as const, because })

export type ProposeAsk = Readonly<{ agencyId: string; personId: string; reason: string; by: string }>

export type ProposeEnd =
  | Readonly<{ kind: 'proposed'; supervisorId: string }>
  | Extract<SupervisorEnd, { kind: 'refused' }>

export function proposeSupervisor(office: Desk, ask: ProposeAsk): Promise<ProposeEnd> {
  const { agencyId, personId, reason, by } = ask
  return transact(office, async (tx) => {
    const at = office.clock.now()
    const officer = (await lockAgency(tx, agencyId)) ? await officerById(tx, personId, at) : undefined
    if (officer?.agencyId !== agencyId) return refused('unknown')
    const before = (await supervisorsOf(tx, agencyId)).filter((one) => one.personId === personId)
    const because = whyNotPropose(await standingOf(tx, personId, at), before)
    if (because) return refused(because)
    const id = newId('supervisor')
    await insertSupervisor(tx, { id, agencyId, personId, reason, at, by })
    await record(tx, office.clock, {
      ...{ who: by, action: 'supervisor.proposed', about: agencyId, detail: { supervisor: id, personId } },
    })
    return { kind: 'proposed', supervisorId: id }
  })
}

type Named = Readonly<{ agencyId: string; supervisorId: string; note: string; by: string }>

export function answerSupervisor(
  office: Desk,
  { agencyId, supervisorId, word, note, by }: Named & Readonly<{ word: SupervisorWord }>,
): Promise<SupervisorEnd> {
  return transact(office, async (tx) => {
    const at = office.clock.now()
    const one = await held(tx, agencyId, supervisorId)
    if (!one) return refused('unknown')
    const because = whyNotAnswer({ by, word }, one, await standingOf(tx, one.personId, at))
    if (because) return refused(because)
    await insertSupervisorWord(tx, one, { kind: word, note, at, by })
    await record(tx, office.clock, {
      ...{ who: by, action: `supervisor.${word}`, about: agencyId, detail: { supervisor: supervisorId } },
    })
    return { kind: 'done' }
  })
}

export function endSupervisor(office: Desk, { agencyId, supervisorId, note, by }: Named): Promise<SupervisorEnd> {
  return transact(office, async (tx) => {
    const one = await held(tx, agencyId, supervisorId)
    if (!one) return refused('unknown')
    const because = whyNotEndSupervisor(one)
    if (because) return refused(because)
    await insertSupervisorEnd(tx, supervisorId, { note, at: office.clock.now(), by })
    await record(tx, office.clock, {
      ...{ who: by, action: 'supervisor.ended', about: agencyId, detail: { supervisor: supervisorId } },
    })
    return { kind: 'done' }
  })
}

async function held(tx: Tx, agencyId: string, id: string): Promise<Supervisor | undefined> {
  if (!(await lockAgency(tx, agencyId))) return undefined
  return (await supervisorsOf(tx, agencyId)).find((one) => one.id === id)
}

async function standingOf(tx: Tx, personId: string, now: Date) {
  const known = (await standingsOf(tx, [personId], now)).get(personId)
  return { level: known?.level ?? 0, held: known?.held ?? true }
}

/** The agency whose cases this officer sees at this moment; null for everybody else. */
export async function supervisedBy(tx: Tx, personId: string, now: Date): Promise<string | null> {
  const officer = await officerById(tx, personId, now)
  if (!officer) return null
  const standings = (await supervisorsOf(tx, officer.agencyId)).filter((one) => one.personId === personId)
  return supervisesNow(await standingOf(tx, personId, now), standings) ? officer.agencyId : null
}
