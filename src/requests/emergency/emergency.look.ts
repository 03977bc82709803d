/** What the page of a case shows of its emergency, asked once. */
import type { Agency } from '#agencies'
import { isOfficial } from '#agencies'
import type { Provider } from '#platform/config.ts'
import type { Tx } from '#platform/db/db.ts'
import type { CaseFile } from '../case/case.store.ts'
import { demandOf } from '../case/demand.ts'
import type { Fact } from '../case/fact.rules.ts'
import { answerTo, type DutyPage, pagesOf } from './duty.store.ts'
import { emergencyReach, isEmergency, missingIn } from './emergency.rules.ts'
import { type Emergency, emergencyOf } from './emergency.store.ts'
import { openBefore } from './release.rules.ts'
import { type EmergencyState, emergencyState } from './state.rules.ts'

export type EmergencyLook = Readonly<{
  known: Emergency
  state: EmergencyState
  registerNumber: string
  open: ReturnType<typeof openBefore>
  reach: ReturnType<typeof emergencyReach>
  pages: readonly DutyPage[]
  answer: Readonly<{ at: Date; by: string }> | null
}>

type Looking = Readonly<{
  file: CaseFile
  facts: readonly Fact[]
  agency: Agency | undefined
  to: string
  provider: Provider
}>

/** Null for a case that is no emergency. */
export async function lookAtEmergency(
  tx: Tx,
  { file, facts, agency, to, provider }: Looking,
): Promise<EmergencyLook | null> {
  const known = isEmergency(file.process) ? await emergencyOf(tx, file.id) : undefined
  if (!known || !agency) return null
  const { process, statute, receivedAt: at } = file
  return {
    known,
    state: emergencyState(facts),
    registerNumber: agency.telephone,
    open: openBefore({
      ...{ narrative: known.told.narrative, callbacks: known.callbacks, registerNumber: agency.telephone },
      official: isOfficial(to, agency.domains),
    }),
    reach: emergencyReach(demandOf({ process, statute, agency, provider, classifiedAs: null, instrument: null, at })),
    pages: await pagesOf(tx, file.id),
    answer: await answerTo(tx, file.id),
  }
}

/** The same for programs of the desk. */
export function emergencyJson(look: EmergencyLook | null) {
  if (!look) return null
  const { known, state, registerNumber, open, pages, answer } = look
  return {
    ...{ channel: known.channel, registerNumber, givenNumber: known.givenNumber },
    ...{ narrative: known.told.narrative, round: known.told.round, missing: missingIn(known.told.narrative) },
    calls: known.callbacks.map(({ at, ...call }) => ({ ...call, at: at.toISOString() })),
    open: open.filter((line) => line.open).map(({ refusal }) => refusal),
    risk: state.risk,
    called: pages.map(({ at, ...page }) => ({ ...page, at: at.toISOString() })),
    answeredBy: answer?.by ?? null,
    released: known.release !== null,
    record: known.release && { ...known.release, at: known.release.at.toISOString() },
    followUp: state.followUp.kind,
  }
}
