/**
 * An officer's account frozen, closed or restored by the desk. Every session and token ends at once; at the door the officer is told what anybody
 * is told whose password is wrong, and no mail says why.
 */
import { record } from '#audit'
import { type House, letIn, shutOut } from '#identity'
import { newId } from '#platform/ids.ts'
import { transact } from '#platform/office.ts'
import { officerById } from '../agency.store.ts'
import { type HoldKind, type HoldRefusal, whyNotHold } from './hold.rules.ts'
import { holdsOf, insertHold } from './hold.store.ts'

export type HoldAsk = Readonly<{ personId: string; kind: HoldKind; reason: string; by: string }>
export type HoldEnd = Readonly<{ kind: 'done' }> | Readonly<{ kind: 'refused'; because: HoldRefusal | 'unknown' }>

export async function holdOfficer(house: House, ask: HoldAsk): Promise<HoldEnd> {
  const { office } = house
  const end = await transact(office, async (tx): Promise<HoldEnd> => {
    const { personId, kind, reason, by } = ask
    if (!(await officerById(tx, personId, office.clock.now()))) return { kind: 'refused', because: 'unknown' }
    const last = (await holdsOf(tx, [personId])).get(personId)
    const because = whyNotHold({ kind, by }, last)
    await record(tx, office.clock, { who: by, action: `officer.${kind}`, about: personId, allowed: because === null })
    if (because) return { kind: 'refused', because }
    await insertHold(tx, { id: newId('hold'), personId, kind, reason, at: office.clock.now(), by })
    if (kind === 'restored') await letIn(tx, personId)
    else await shutOut(house, tx, personId)
    return { kind: 'done' }
  })
  house.passes.forgetAll()
  return end
}
