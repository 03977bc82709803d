/** What staff add to an emergency before it is decided: the call to the agency, and more of what was told. */
import { agencyById, officerById } from '#agencies'
import { personById } from '#identity'
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { missingIn, type Narrative } from './emergency.rules.ts'
import { emergencyOf, insertCallback, insertNarrative } from './emergency.store.ts'
import type { CallOutcome } from './release.rules.ts'
import { assess } from './risk.commands.ts'

/** For this request the agency itself stands in for the officer (requests 2.4, V3). */
const LEVEL_AFTER_CALL = 3

export type Calling = Readonly<{ caseId: string; outcome: CallOutcome; spokeWith: string; note: string }>
export type CallRecorded =
  | { kind: 'recorded' }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: 'no-emergency' | 'closed' | 'spoke-with-missing' }

/**
 * Records a call to the agency. The number is the register's, whoever asks: there is nothing to type. One that the agency confirmed
 * makes the request ours to look into; a later one that it denied takes that back for the release.
 */
export async function recordCall(office: Office, by: string, calling: Calling): Promise<CallRecorded> {
  const { caseId, outcome, note } = calling
  const spokeWith = calling.spokeWith.trim()
  const done = await withCase(office, caseId, async (held): Promise<CallRecorded> => {
    const { tx, file, state, now } = held
    const known = await emergencyOf(tx, caseId)
    const agency = await agencyById(tx, file.agencyId)
    if (!known || !agency) return { kind: 'refused', because: 'no-emergency' }
    if (!state.isOpen) return { kind: 'refused', because: 'closed' }
    if (outcome !== 'not-reached' && spokeWith === '') return { kind: 'refused', because: 'spoke-with-missing' }
    const [callbackId, number] = [newId('call'), agency.telephone]
    const call = { id: callbackId, number, outcome, spokeWith, note: note.trim(), at: now, by }
    await insertCallback(tx, caseId, { ...call, round: known.callbacks.length + 1 })
    const accepted = outcome === 'confirmed' && state.acceptedAt === null
    const facts: NewFact[] = [{ kind: 'agency-called', data: { callbackId, outcome, number, spokeWith } }]
    if (accepted) {
      facts.push({ kind: 'accepted', data: { level: LEVEL_AFTER_CALL } })
      await office.jobs.send(tx, 'case.resolve', { caseId }, { onceKey: caseId })
    }
    await addFacts(office, held, { by, action: 'emergency.agency-called', facts, detail: { outcome, number } })
    return { kind: 'recorded' }
  })
  return done ?? { kind: 'unknown' }
}

export type TellOutcome =
  | { kind: 'told' }
  | { kind: 'unknown' }
  | { kind: 'refused'; because: 'no-emergency' | 'closed' | 'proposal-open' | 'already-decided' }

/** More of what was told. A decision rests on what stood there: while one lies open, or stands, nothing is added. */
export async function tellMore(
  office: Office,
  by: string,
  { caseId, narrative }: { caseId: string; narrative: Narrative },
): Promise<TellOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<TellOutcome> => {
    const known = await emergencyOf(held.tx, caseId)
    if (!known) return { kind: 'refused', because: 'no-emergency' }
    if (!held.state.isOpen) return { kind: 'refused', because: 'closed' }
    if (held.state.approved) return { kind: 'refused', because: 'already-decided' }
    if (held.state.open) return { kind: 'refused', because: 'proposal-open' }
    await insertNarrative(held.tx, caseId, { round: known.told.round + 1, narrative, at: held.now, by })
    await addFacts(office, held, {
      ...{ by, action: 'emergency.told' },
      facts: [
        { kind: 'narrative-added', data: { round: known.told.round + 1, missing: missingIn(narrative).length } },
        ...(await assessed(held, known.givenNumber, narrative)),
      ],
    })
    return { kind: 'told' }
  })
  return outcome ?? { kind: 'unknown' }
}

async function assessed(
  { tx, file, now }: Held,
  givenNumber: string,
  narrative: Narrative,
): Promise<readonly NewFact[]> {
  const agency = await agencyById(tx, file.agencyId)
  if (!agency) return []
  const person = await personById(tx, file.officerId)
  const officer = await officerById(tx, file.officerId, now)
  const enrolledNumber = person && officer ? officer.telephone : null
  const { to: email } = await officerAddress(tx, file)
  return [await assess(tx, { file, agency, enrolledNumber, email, givenNumber, narrative, now })]
}
