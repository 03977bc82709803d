/** What the authority answers when it hears that the user will be told. Knows nothing of the records. */
import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { accountsOf } from '../case/case.rules.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { insertArgument, owedAccounts } from './hold.store.ts'
import type { About, Ground } from './notice.rules.ts'
import { argumentHolds, isTellable } from './phase.rules.ts'
import { recordSecrecy } from './secrecy.commands.ts'
import { tellColleagues } from './telling.ts'

export type AuthorityAnswer =
  | Readonly<{ answer: 'proceed' }>
  | Readonly<{ answer: 'order'; court: string; docket: string; statute: string; endsOn: Day | null }>
  | Readonly<{ answer: 'withdraw'; text: string }>
  /** `tasks` empty: every identifier. */
  | Readonly<{ answer: 'exception'; ground: Ground; text: string; tasks: readonly string[] }>

export type AnswerRefusal =
  | 'not-asked'
  | 'already-told'
  | 'already-argued'
  | 'already-proceed'
  | 'too-late'
  | 'end-passed'
export type NoticeAnswered = { kind: 'answered' } | { kind: 'unknown' } | { kind: 'refused'; because: AnswerRefusal }

/** Somebody else's case does not exist. An answer counts until the last user has been told, also after its day. */
export async function answerNotice(
  office: Office,
  officerId: string,
  { caseId, said }: { caseId: string; said: AuthorityAnswer },
): Promise<NoticeAnswered> {
  const outcome = await withCase(office, caseId, async (held): Promise<NoticeAnswered> => {
    if (held.file.officerId !== officerId) return { kind: 'unknown' }
    const because = await refusalOf(office, held, said)
    if (because !== null) return { kind: 'refused', because }
    const facts = await factsFrom(office, held, { officerId, said })
    const argued = facts.find((fact) => fact.kind === 'exception-argued')
    const day = argued?.kind === 'exception-argued' ? argued.data.holdsUntil : null
    await tellColleagues(office, held, { what: said.answer, day, except: officerId })
    await addFacts(office, held, {
      by: officerId,
      action: 'notice.authority-answered',
      facts: [{ kind: 'authority-answered', data: { answer: said.answer, text: textOf(said) } }, ...facts],
      detail: { answer: said.answer },
    })
    if (said.answer !== 'withdraw') await office.jobs.send(held.tx, 'case.notice', { caseId })
    return { kind: 'answered' }
  })
  return outcome ?? { kind: 'unknown' }
}

async function refusalOf(office: Office, held: Held, said: AuthorityAnswer): Promise<AnswerRefusal | null> {
  const { state, facts, tx, file, now } = held
  const { announced, argument } = state.talk
  if (!announced) return 'not-asked'
  const owed = (await owedAccounts(tx, file.id)).filter((account) => !state.told.has(account))
  if (owed.length === 0 || !isTellable(state, facts)) return 'already-told'
  switch (said.answer) {
    case 'proceed':
      return announced.proceed ? 'already-proceed' : null
    case 'withdraw':
      return state.isOpen && state.state !== 'producing' ? null : 'too-late'
    case 'order':
      return said.endsOn !== null && said.endsOn <= dayIn(office.provider.zone, now) ? 'end-passed' : null
    case 'exception':
      return argument ? 'already-argued' : null
  }
}

async function factsFrom(
  office: Office,
  held: Held,
  { officerId, said }: Readonly<{ officerId: string; said: AuthorityAnswer }>,
): Promise<readonly NewFact[]> {
  switch (said.answer) {
    case 'proceed':
      return []
    case 'order': {
      const { court, statute, endsOn } = said
      return recordSecrecy(office, held, officerId, { court, statute, endsOn })
    }
    case 'withdraw': {
      const outcomes = held.file.tasks.map((task) => ({ taskId: task.id, outcome: 'withdrawn' as const }))
      return [
        { kind: 'withdrawn', data: { reason: said.text.trim() } },
        { kind: 'closed', data: { outcomes, why: 'withdrawn' } },
      ]
    }
    case 'exception':
      return [await argue(office, held, { officerId, said })]
  }
}

async function argue(
  { provider }: Office,
  held: Held,
  { officerId, said }: Readonly<{ officerId: string; said: Extract<AuthorityAnswer, { answer: 'exception' }> }>,
): Promise<NewFact> {
  const { tx, file, now } = held
  const onDay = dayIn(provider.zone, now)
  const argumentId = newId('argument')
  const holdsUntil = argumentHolds(onDay, provider.calendar)
  const { ground } = said
  const [text, accounts] = [said.text.trim(), aboutOf(held, said.tasks)]
  const kept = { id: argumentId, caseId: file.id, ground, text, accounts, onDay, holdsUntil, at: now, by: officerId }
  await insertArgument(tx, kept)
  return { kind: 'exception-argued', data: { argumentId, ground, text, accounts, holdsUntil } }
}

/** The accounts behind the identifiers that the officer ticked, whom they never see. */
function aboutOf({ state, file }: Held, tasks: readonly string[]): About {
  const named = file.tasks.filter(({ id }) => tasks.includes(id))
  if (named.length === 0) return null
  return [...new Set(named.flatMap(({ id }) => accountsOf(state, id).map(({ accountId }) => accountId)))]
}

function textOf(said: AuthorityAnswer): string {
  switch (said.answer) {
    case 'proceed':
      return ''
    case 'order':
      return said.docket.trim()
    default:
      return said.text.trim()
  }
}
