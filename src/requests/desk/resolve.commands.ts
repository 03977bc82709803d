/** The only place from which a request asks the records who is meant. Runs as a job after acceptance; no officer's route leads here. */

import type { Office } from '#platform/office.ts'
import type { Identifier, RecordSource, Resolved } from '#records'
import { caseState } from '../case/case.rules.ts'
import { caseById, factsOf, type Task } from '../case/case.store.ts'
import type { NewFact } from '../case/fact.rules.ts'
import { addFacts, withCase } from '../case/record.commands.ts'

/** Resolves what is not resolved yet; may run twice. */
export async function resolveCase(
  office: Office,
  records: RecordSource,
  { caseId }: { caseId: string },
): Promise<void> {
  const file = await caseById(office.db, caseId)
  if (!file) return
  const known = caseState(await factsOf(office.db, caseId))
  if (!known.isOpen || !known.acceptedAt) return
  const found: NewFact[] = []
  for (const task of file.tasks) {
    if (!known.resolved.has(task.id)) found.push(factOf(task, await records.resolve(identifierOf(task))))
  }
  if (found.length === 0) return
  await withCase(office, caseId, async (held) => {
    const fresh = found.filter(
      (fact) => fact.kind === 'identifier-resolved' && !held.state.resolved.has(fact.data.taskId),
    )
    if (held.state.isOpen && fresh.length > 0)
      await addFacts(office, held, { by: 'system', action: 'case.resolved', facts: fresh })
  })
}

function identifierOf({ kind, value, at }: Task): Identifier {
  return { kind, value, at }
}

function factOf(task: Task, resolved: Resolved): NewFact {
  const found = {
    found: () => (resolved.kind === 'found' ? [resolved.account] : []),
    ambiguous: () => (resolved.kind === 'ambiguous' ? resolved.accounts : []),
    'not-found': () => [],
  }
  return {
    kind: 'identifier-resolved',
    taskId: task.id,
    data: { taskId: task.id, result: resolved.kind, found: found[resolved.kind]() },
  }
}
