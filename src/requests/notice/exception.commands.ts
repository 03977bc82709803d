/** Exceptions to telling the user: one person proposes with reason and last day, another grants. An argued one is refused by one. */
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { insertArgumentRefusal, insertException, insertExceptionWord, owedAccounts } from './hold.store.ts'
import type { About, Ground } from './notice.rules.ts'
import {
  checkException,
  checkWord,
  type ExceptionRefusal,
  isTellable,
  openArgument,
  type WordRefusal,
} from './phase.rules.ts'
import { tellAuthority, tellColleagues } from './telling.ts'

type Done<Kind extends string, Refusal> = { kind: Kind } | { kind: 'unknown' } | { kind: 'not-done'; because: Refusal }

export async function proposeException(
  office: Office,
  by: string,
  asked: Readonly<{ caseId: string; ground: Ground; reason: string; endsOn: Day; accounts: readonly string[] }>,
): Promise<Done<'proposed', ExceptionRefusal>> {
  const { caseId, ground, endsOn } = asked
  const outcome = await withCase(office, caseId, async (held): Promise<Done<'proposed', ExceptionRefusal>> => {
    const { tx, state, now } = held
    const today = dayIn(office.provider.zone, now)
    const owed = await stillOwed(held)
    const verdict = checkException({ reason: asked.reason, endsOn, today }, { talk: state.talk, owed: owed.length })
    if (verdict !== 'fine') return { kind: 'not-done', because: verdict }
    const exceptionId = newId('exception')
    const [reason, accounts] = [asked.reason.trim(), aboutOf(asked.accounts, owed)]
    const argumentId = openArgument(state.talk, today)?.argumentId ?? null
    const kept = { id: exceptionId, caseId, argumentId, ground, reason, accounts, onDay: today, endsOn, at: now, by }
    await insertException(tx, kept)
    await tellColleagues(office, held, { what: 'proposed', except: by })
    await addFacts(office, held, {
      by,
      action: 'notice.exception-proposed',
      facts: [{ kind: 'exception-proposed', data: { exceptionId, ground, reason, endsOn, accounts } }],
      detail: { ground, endsOn },
    })
    return { kind: 'proposed' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** The second person's word. Granted, the notice waits until the last day and not longer. */
export async function answerException(
  office: Office,
  by: string,
  asked: Readonly<{ caseId: string; exceptionId: string; word: 'granted' | 'declined'; reason: string }>,
): Promise<Done<'granted' | 'declined', WordRefusal>> {
  const { caseId, exceptionId, word } = asked
  const outcome = await withCase(office, caseId, async (held): Promise<Done<'granted' | 'declined', WordRefusal>> => {
    const { tx, state, now } = held
    const exception = state.talk.exceptions.find((known) => known.exceptionId === exceptionId)
    const today = dayIn(office.provider.zone, now)
    const owed = (await stillOwed(held)).length
    const verdict = checkWord({ word, reason: asked.reason, by, today }, exception, owed)
    if (verdict !== 'fine' || !exception)
      return { kind: 'not-done', because: verdict === 'fine' ? 'not-open' : verdict }
    const reason = asked.reason.trim()
    await insertExceptionWord(tx, { exceptionId, caseId, proposedBy: exception.by, word, reason, at: now, by })
    if (word === 'granted' && state.talk.argument)
      await tellAuthority(office, held, { kind: 'granted', endsOn: exception.endsOn })
    await addFacts(office, held, {
      by,
      action: `notice.exception-${word}`,
      facts: [
        word === 'granted'
          ? { kind: 'exception-granted', data: { exceptionId, endsOn: exception.endsOn, reason } }
          : { kind: 'exception-declined', data: { exceptionId, reason } },
      ],
      detail: { ground: exception.ground, endsOn: exception.endsOn },
    })
    await office.jobs.send(tx, 'case.notice', { caseId })
    return { kind: word }
  })
  return outcome ?? { kind: 'unknown' }
}

/** No exception for what the authority argued; the officer reads why. */
export async function refuseArgument(
  office: Office,
  by: string,
  { caseId, reason }: { caseId: string; reason: string },
): Promise<Done<'refused', 'reason-missing' | 'not-open'>> {
  if (reason.trim() === '') return { kind: 'not-done', because: 'reason-missing' }
  const outcome = await withCase(office, caseId, async (held): Promise<Done<'refused', 'not-open'>> => {
    const { tx, state, now } = held
    const argument = openArgument(state.talk, dayIn(office.provider.zone, now))
    if (!argument) return { kind: 'not-done', because: 'not-open' }
    const { argumentId } = argument
    await insertArgumentRefusal(tx, { argumentId, reason: reason.trim(), at: now, by })
    await tellAuthority(office, held, { kind: 'refused', reason: reason.trim() })
    await addFacts(office, held, {
      by,
      action: 'notice.exception-refused',
      facts: [{ kind: 'exception-refused', data: { argumentId, reason: reason.trim() } }],
    })
    await office.jobs.send(tx, 'case.notice', { caseId })
    return { kind: 'refused' }
  })
  return outcome ?? { kind: 'unknown' }
}

async function stillOwed({ tx, file, facts, state }: Held): Promise<readonly string[]> {
  if (!isTellable(state, facts)) return []
  return (await owedAccounts(tx, file.id)).filter((account) => !state.told.has(account))
}

/** Those of the chosen accounts that are still to be told; none chosen is all. */
function aboutOf(chosen: readonly string[], owed: readonly string[]): About {
  const known = owed.filter((account) => chosen.includes(account))
  return known.length === 0 ? null : known
}
