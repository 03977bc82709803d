/** The provider contests an instrument at a court. Nothing is approved until the court, or one of the parties, has ended it. */
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { addFacts, withCase } from '../case/record.commands.ts'
import type { Done } from './counsel.commands.ts'
import type { ChallengeOutcome } from './counsel.rules.ts'
import { insertChallenge, insertChallengeOutcome } from './counsel.store.ts'
import { type ChallengeEndRefusal, type ChallengeRefusal, mayChallenge, mayEndChallenge } from './word.rules.ts'

export async function fileChallenge(
  office: Office,
  by: string,
  { caseId, court, docket, filedOn }: { caseId: string; court: string; docket: string; filedOn: Day },
): Promise<Done<ChallengeRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<ChallengeRefusal>> => {
    const verdict = mayChallenge({ filedOn, today: dayIn(office.provider.zone, held.now) }, held.state)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const challengeId = newId('chal')
    const filed = { court: court.trim(), docket: docket.trim(), filedOn }
    await insertChallenge(held.tx, { id: challengeId, caseId, ...filed, at: held.now, by })
    await addFacts(office, held, {
      by,
      action: 'challenge.filed',
      facts: [{ kind: 'challenge-filed', data: { challengeId, ...filed } }],
      detail: { docket: filed.docket },
    })
    return { kind: 'done' }
  })
  return outcome ?? { kind: 'unknown' }
}

export type ChallengeEnd = Readonly<{
  caseId: string
  challengeId: string
  outcome: ChallengeOutcome
  /** Day of the court's decision, or of giving up. */
  on: Day
  reason: string
}>

export async function endChallenge(
  office: Office,
  by: string,
  { caseId, challengeId, outcome: how, on, reason }: ChallengeEnd,
): Promise<Done<ChallengeEndRefusal>> {
  const outcome = await withCase(office, caseId, async (held): Promise<Done<ChallengeEndRefusal>> => {
    const today = dayIn(office.provider.zone, held.now)
    const verdict = mayEndChallenge({ challengeId, on, today, reason }, held.state)
    if (verdict !== 'fine') return { kind: 'refused', because: verdict }
    const ended = { challengeId, outcome: how, on, reason: reason.trim() }
    await insertChallengeOutcome(held.tx, { ...ended, at: held.now, by })
    await addFacts(office, held, {
      by,
      action: 'challenge.ended',
      facts: [{ kind: 'challenge-ended', data: ended }],
      detail: { outcome: how },
    })
    return { kind: 'done' }
  })
  return outcome ?? { kind: 'unknown' }
}
