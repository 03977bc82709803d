/** From an approved proposal to signed grants, one per task. */

import { newId } from '#platform/ids.ts'
import type { Office } from '#platform/office.ts'
import { addDays, DAY_MS, type Day, later } from '#platform/time.ts'
import { type DisclosureGrant, fieldsFor, signGrant } from '#records'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { insertGrants, type Proposal, type StoredGrant } from '../case/proposal.store.ts'
import type { Held } from '../case/record.commands.ts'
import { instrumentOf } from '../triage/classify.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'

export type Approval = Readonly<{ by: string; role: string; at: Date }>
type Disclosure = Extract<ProposalBody['decision'], { kind: 'disclose' }>

/** A grant outlives the user's time and the making of the package, then it is worth nothing. */
const GRANT_DAYS = 120

/** Writes the grants of an approved decision; a task without a subject gets none. */
export async function writeGrants(
  office: Office,
  held: Held,
  { proposal, approvals }: { proposal: Proposal; approvals: readonly Approval[] },
): Promise<void> {
  const { decision } = proposal.body
  const process = instrumentOf(held.file.process, held.state.classification?.as ?? null)
  if (decision.kind !== 'disclose' || process === null) return
  const named = Map.groupBy(decision.subjects, (subject) => subject.taskId)
  const grants: StoredGrant[] = []
  for (const task of held.file.tasks) {
    const subjects = named.get(task.id) ?? []
    if (subjects.length === 0) continue
    const grant: DisclosureGrant = {
      version: 1,
      grantId: newId('grant'),
      caseNumber: held.file.number,
      caseId: held.file.id,
      taskId: task.id,
      process,
      legalBasis: [...new Set(decision.rows.filter((row) => row.verdict === 'disclose').map((row) => row.basis))],
      proposalHash: proposal.hash,
      approvals: approvals.map(({ by, role, at }) => ({ by, role, at: at.toISOString() })),
      subjects: subjects.map(({ accountId, meetingId }) => ({ accountId, meetingId, identifier: task.value })),
      fields: grantedFields(decision, process),
      ...instants(decision, held.now),
      issuedAt: held.now.toISOString(),
      expiresAt: later(held.now, GRANT_DAYS * DAY_MS).toISOString(),
    }
    const signed = signGrant(office.keys, grant)
    grants.push({
      id: grant.grantId,
      caseId: held.file.id,
      taskId: task.id,
      proposalId: proposal.id,
      ...signed,
      at: held.now,
    })
  }
  await insertGrants(held.tx, grants)
}

function grantedFields(decision: Disclosure, process: string): DisclosureGrant['fields'] {
  const categories = decision.rows.filter((row) => row.verdict === 'disclose').map((row) => row.category)
  return fieldsFor(categories, grantReach(process))
}

/** Days of the decision in UTC, half-open. Without a first day everything held counts, without a last day everything until now. */
function instants({ from, to }: { from: Day | null; to: Day | null }, now: Date): { from: string; to: string } {
  return {
    from: from === null ? '1970-01-01T00:00:00.000Z' : `${from}T00:00:00.000Z`,
    to: to === null ? now.toISOString() : `${addDays(to, 1)}T00:00:00.000Z`,
  }
}
