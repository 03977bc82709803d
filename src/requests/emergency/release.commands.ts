/** The last door before an emergency's data: what has to be true, and the record of who believed it and why. */
import { agencyById, isOfficial } from '#agencies'
import { personById } from '#identity'
import { canonical } from '#platform/canonical.ts'
import type { Office } from '#platform/office.ts'
import type { NewFact } from '../case/fact.rules.ts'
import type { Proposal } from '../case/proposal.store.ts'
import type { Held } from '../case/record.commands.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { deadlineOf } from '../clocks/deadline.rules.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { processRow } from '../triage/process.rules.ts'
import { isEmergency } from './emergency.rules.ts'
import { type Emergency, emergencyOf, insertRelease } from './emergency.store.ts'
import { scheduleFollowUp } from './follow.commands.ts'
import { type Decider, type ReleaseRefusal, releaseRefusals } from './release.rules.ts'
import { emergencyState } from './state.rules.ts'

type Releasing = Readonly<{ proposal: Proposal; approver: Decider; reason: string }>

/** Every reason why this approval may not let anything out; empty for a case that is no emergency. */
export async function refusalsOf(
  held: Held,
  { proposal, approver }: Omit<Releasing, 'reason'>,
): Promise<readonly ReleaseRefusal[]> {
  const { tx, file, facts } = held
  if (!isEmergency(file.process) || proposal.body.decision.kind !== 'disclose') return []
  const [known, agency] = [await emergencyOf(tx, file.id), await agencyById(tx, file.agencyId)]
  if (!known || !agency) return ['narrative-incomplete']
  const { to } = await officerAddress(tx, file)
  return releaseRefusals({
    ...{ narrative: known.told.narrative, callbacks: known.callbacks, registerNumber: agency.telephone },
    official: isOfficial(to, agency.domains),
    level: emergencyState(facts).risk?.level ?? 'high',
    ...{ proposer: await deciderOf(held, proposal.by), approver },
  })
}

/** Signs what was believed on which facts, and starts the 72 hours. Answers with the fact of it. */
export async function releaseEmergency(
  office: Office,
  held: Held,
  { proposal, approver, reason }: Releasing,
): Promise<readonly NewFact[]> {
  const { tx, file, now } = held
  if (!isEmergency(file.process)) return []
  const known = await emergencyOf(tx, file.id)
  const call = known?.callbacks.at(-1)
  if (!known || !call) throw new Error('an emergency was released without a call')
  const { zone, calendar: calendarCountry } = office.provider
  const rule = newestClock('EDR_FOLLOWUP_72H')
  const { target } = deadlineOf({ rule, startedAt: now, zone, calendarCountry })
  const deciders = [
    { ...(await deciderOf(held, proposal.by)), at: proposal.at },
    { ...approver, at: now },
  ]
  const text = canonical({
    ...{ version: 1, caseNumber: file.number, caseId: file.id, proposalHash: proposal.hash },
    belief: BELIEF,
    citation: processRow(file.process).citation,
    ...factsOf(known, held),
    deciders: deciders.map(({ id, roles, at }) => ({ id, roles: [...roles], at: at.toISOString() })),
    ...{ explanation: proposal.body.explanation, reason, at: now.toISOString(), followUpDue: target.toISOString() },
  })
  const { signature, keyId } = office.keys.sign(text)
  await insertRelease(tx, { caseId: file.id, proposalId: proposal.id, text, signature, keyId, at: now })
  await scheduleFollowUp(office, tx, { caseId: file.id, due: target })
  const followUpDue = target.toISOString()
  return [{ kind: 'emergency-released', data: { proposalId: proposal.id, callbackId: call.id, followUpDue } }]
}

const BELIEF =
  'The office believed in good faith that an emergency involving danger of death or serious physical injury to a person required disclosure without delay.'

/** What they knew: what was told, who was called, what spoke against it. */
function factsOf({ told, callbacks, channel }: Emergency, { facts }: Held) {
  const { neededWithin, ...narrative } = told.narrative
  const risk = emergencyState(facts).risk
  return {
    ...{ channel, narrative: { ...narrative, neededWithin } },
    told: { round: told.round, by: told.by, at: told.at.toISOString() },
    calls: callbacks.map(({ at, id: _, ...call }) => ({ ...call, at: at.toISOString() })),
    risk: risk && {
      score: risk.score,
      level: risk.level,
      signals: risk.signals.map(({ code, weight }) => ({ code, weight })),
    },
  }
}

async function deciderOf({ tx }: Held, id: string): Promise<Decider> {
  return { id, roles: (await personById(tx, id))?.roles ?? [] }
}
