/** What two people do with a process. The collector, the jobs and the mail have no part in it: an answer is made by hand and written down here. */
import { newId } from '#platform/ids.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { processRow } from '#requests'
import { type DeedOutcome, doDeed } from '../book/deed.commands.ts'
import type { Capacity, DeedOf } from '../book/entry.rules.ts'
import type { Held } from '../book/vault.rules.ts'
import type { Inside } from '../door/door.ts'
import type { Vaulted } from '../door/enter.commands.ts'
import { decide, givable, type Ruling } from './decide.rules.ts'
import type { FieldName, ProcessFacts } from './facts.rules.ts'
import { secrecyOf } from './secrecy.rules.ts'

type At = Pick<Vaulted, 'office' | 'book'>
type In = Readonly<{ at: At; inside: Inside }>

export type ProposalBecause = 'question-open' | 'not-reached' | 'nothing-chosen' | 'reason-missing'
export type SecrecyBecause = 'secrecy-binds' | 'in-future'

export function rulingOf(held: Held, today: Day): Ruling {
  return decide({ facts: held.facts, row: processRow(held.facts.kind), advice: held.advice, today })
}

export async function enterProcess(
  { at, inside }: In,
  {
    facts,
    paper,
  }: Readonly<{
    facts: Omit<ProcessFacts, 'paper'>
    paper: Readonly<{ name: string; content: Uint8Array; sha256: string }> | null
  }>,
): Promise<DeedOutcome & Readonly<{ process: string }>> {
  const [process, paperId] = [newId('held'), newId('paper')]
  const kept = paper && { id: paperId, name: paper.name, bytes: paper.content.byteLength, sha256: paper.sha256 }
  const done = await doDeed(at, inside, () => ({
    deed: { did: 'entered', process, facts: { ...facts, paper: kept } },
    ...(paper && { paper: { id: paperId, content: paper.content } }),
  }))
  return { ...done, process }
}

/** Signs that they are bound, which opens the process to them. */
export const bind = ({ at, inside }: In, process: string, as: Capacity) =>
  doDeed(at, inside, () => ({ deed: { did: 'bound', process, as } }))

export const look = ({ at, inside }: In, process: string) =>
  doDeed(at, inside, () => ({ deed: { did: 'looked', process } }))

export const take = ({ at, inside }: In, process: string, what: 'paper' | 'told') =>
  doDeed(at, inside, () => ({ deed: { did: 'took', process, what } }))

/** A line that asks for nothing but its own words: who was told, what counsel said, that it was sent. */
export const writeDown = (
  { at, inside }: In,
  deed: DeedOf<'told'> | DeedOf<'advised'> | DeedOf<'sent'> | DeedOf<'declined'>,
) => doDeed(at, inside, () => ({ deed }))

export type Proposing = Readonly<{
  process: string
  answer: 'give' | 'refuse'
  fields: readonly FieldName[]
  reason: string
}>

export function propose(
  { at, inside }: In,
  { process, answer, fields, reason }: Proposing,
): Promise<DeedOutcome<ProposalBecause>> {
  return doDeed<ProposalBecause>(at, inside, ({ processes }) => {
    const held = processes.get(process)
    const because = held ? unfit(rulingOf(held, today(at)), { answer, fields, reason }) : null
    if (because !== null) return { refused: because }
    const given = answer === 'give' ? [...fields] : []
    return { deed: { did: 'proposed', process, proposal: newId('answer'), answer, fields: given, reason } }
  })
}

/** Judged again: what counsel said since may have shut what was proposed. */
export function agree({ at, inside }: In, process: string, proposal: string): Promise<DeedOutcome<ProposalBecause>> {
  return doDeed<ProposalBecause>(at, inside, ({ processes }) => {
    const held = processes.get(process)
    const made = held?.proposals.find(({ id }) => id === proposal)
    const because = held && made ? unfit(rulingOf(held, today(at)), made) : null
    return because === null ? { deed: { did: 'agreed', process, proposal } } : { refused: because }
  })
}

export function secrecyStep({ at, inside }: In, deed: DeedOf<'secrecy'>): Promise<DeedOutcome<SecrecyBecause>> {
  return doDeed<SecrecyBecause>(at, inside, ({ processes }) => {
    const held = processes.get(deed.process)
    if (deed.on > today(at)) return { refused: 'in-future' }
    const state = held && secrecyOf(held)
    if (deed.step === 'user-told' && (state === 'binds' || state === 'counsel')) return { refused: 'secrecy-binds' }
    return { deed }
  })
}

const today = ({ office }: At): Day => dayIn(office.provider.zone, office.clock.now())

function unfit(ruling: Ruling, { answer, fields, reason }: Omit<Proposing, 'process'>): ProposalBecause | null {
  if (answer === 'refuse') return reason.trim() === '' ? 'reason-missing' : null
  if (ruling.open.length > 0) return 'question-open'
  if (fields.length === 0) return 'nothing-chosen'
  const may = givable(ruling)
  return fields.every((field) => may.includes(field)) ? null : 'not-reached'
}
