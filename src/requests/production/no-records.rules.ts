/**
 * When an authority is given a paper that nothing was found, and of what it speaks.
 *
 * Policy  only where two people refused because no account was found, the request was accepted, every identifier was looked up, and the process
 *         reaches something of what was asked: a paper is an answer, and answers nothing that the process could not ask (no account oracle).
 */
import type { Task } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import type { RejectReason } from '../case/proposal.rules.ts'
import type { Unknown } from './phrases.ts'

/** The identifiers by which no account was found, each as it was looked up last. */
export function unknownIn(tasks: readonly Task[], facts: readonly Fact[]): readonly Unknown[] {
  return tasks.flatMap(({ id, kind, value, at }) => {
    const looked = facts.findLast((fact) => fact.kind === 'identifier-resolved' && fact.data.taskId === id)
    if (looked?.kind !== 'identifier-resolved' || looked.data.result !== 'not-found') return []
    return [{ kind, value, at: at?.toISOString() ?? null, searchedAt: looked.at.toISOString() }]
  })
}

export type PaperAsk = Readonly<{
  because: RejectReason
  accepted: boolean
  tasks: number
  unknown: number
  /** Whether the tables of law reach anything of what was asked. */
  reaches: boolean
}>

export function mayCertifyNothing({ because, accepted, tasks, unknown, reaches }: PaperAsk): boolean {
  return because === 'NO_SUCH_ACCOUNT' && accepted && reaches && tasks > 0 && unknown === tasks
}
