/** The only place from which a request asks the records who is meant. Runs as a job after acceptance; no officer's route leads here. */

import { type Office, transact } from '#platform/office.ts'
import { type AccountContact, type Identifier, keepContacts, type RecordSource, type Resolved } from '#records'
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
  await refreshContacts(office, records, { caseId, accounts: accountsIn(found) })
  await withCase(office, caseId, async (held) => {
    const fresh = found.filter(
      (fact) => fact.kind === 'identifier-resolved' && !held.state.resolved.has(fact.data.taskId),
    )
    if (held.state.isOpen && fresh.length > 0)
      await addFacts(office, held, { by: 'system', action: 'case.resolved', facts: fresh })
  })
}

/** Where the holders of a case's accounts are written to, asked anew; a job that is to tell them begins with this. */
export async function askContacts(office: Office, records: RecordSource, caseId: string): Promise<void> {
  if (records.contact)
    await refreshContacts(office, records, { caseId, accounts: accountsIn(await factsOf(office.db, caseId)) })
}

type Named = Readonly<{ caseId: string; accounts: readonly string[] }>

async function refreshContacts(office: Office, { contact }: RecordSource, { caseId, accounts }: Named): Promise<void> {
  if (!contact) return
  const contacts: AccountContact[] = []
  for (const accountId of accounts) contacts.push(...[(await contact(accountId)) ?? []].flat())
  await transact(office, (tx) => keepContacts(tx, { caseId, contacts, at: office.clock.now() }))
}

function accountsIn(facts: readonly NewFact[]): readonly string[] {
  const found = facts.flatMap((fact) => (fact.kind === 'identifier-resolved' ? fact.data.found : []))
  return [...new Set(found.map(({ accountId }) => accountId))]
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
