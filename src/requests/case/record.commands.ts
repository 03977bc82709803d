import { type AuditEntry, record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { type Office, transact } from '#platform/office.ts'
import { announce } from '../webhooks/announce.commands.ts'
import { type CaseState, caseState } from './case.rules.ts'
import { type CaseFile, caseById, factsOf, insertFacts } from './case.store.ts'
import type { Fact, NewFact } from './fact.rules.ts'
import { lockCase, updateCard } from './index.store.ts'

/** A case in the hands of one writer. */
export type Held = Readonly<{ tx: Tx; file: CaseFile; facts: readonly Fact[]; state: CaseState; now: Date }>

/** Locks a case and hands over what is known of it; null when there is no such case. */
export function withCase<T>(office: Office, caseId: string, work: (held: Held) => Promise<T>): Promise<T | null> {
  return transact(office, async (tx) => {
    const held = await hold(office, tx, caseId)
    return held && work(held)
  })
}

/** The same inside a transaction, for a deed on several cases: take them in the order of their ids, so that two such deeds never wait for each other. */
export async function hold(office: Office, tx: Tx, caseId: string): Promise<Held | null> {
  if (!(await lockCase(tx, caseId))) return null
  const file = await caseById(tx, caseId)
  if (!file) return null
  const facts = await factsOf(tx, caseId)
  return { tx, file, facts, state: caseState(facts), now: office.clock.now() }
}

/** Adds facts to a held case, brings its index card up to date and writes the audit entry, all in the held transaction. */
export async function addFacts(
  office: Office,
  held: Held,
  {
    by,
    facts,
    action,
    detail,
  }: {
    by: string
    facts: readonly NewFact[]
    action: string
    detail?: AuditEntry['detail']
  },
): Promise<CaseState> {
  const { tx, file, now } = held
  const written = await insertFacts(tx, file.id, facts, { author: by, at: now, after: held.state.lastFact })
  const all = [...held.facts, ...written]
  const state = caseState(all)
  await updateCard(tx, file.id, state, findingsOf(all))
  const kinds = facts.map(({ kind }) => kind)
  await announce(office, tx, { file, before: held.state.state, after: state.state, kinds })
  await record(tx, office.clock, { who: by, action, about: file.number, caseId: file.id, ...(detail && { detail }) })
  return state
}

/** How many findings the newest check of the document had. */
export function findingsOf(facts: readonly Fact[]): { blocks: number; warns: number } {
  const checked = facts.findLast((fact) => fact.kind === 'document-checked')
  return checked?.kind === 'document-checked'
    ? { blocks: checked.data.blocks, warns: checked.data.warns }
    : { blocks: 0, warns: 0 }
}
