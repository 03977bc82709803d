import type { Db, Tx } from '#platform/db/db.ts'
import { inParts } from '#platform/db/parts.ts'
import type { Ending, ProposalBody } from './proposal.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    proposal: {
      id: string
      case_id: string
      round: number
      proposed_by: string
      at: Date
      body: string
      hash: string
      previous: string | null
      previous_outcome: string | null
    }
    proposal_outcome: {
      proposal_id: string
      proposal_hash: string
      proposed_by: string
      case_id: string
      outcome: Ending
      by_person: string
      at: Date
      reason: string
    }
    disclosure_grant: {
      id: string
      case_id: string
      task_id: string
      proposal_id: string
      outcome: 'approved'
      text: string
      signature: string
      key_id: string
      at: Date
    }
  }
}

export type Proposal = Readonly<{
  id: string
  caseId: string
  round: number
  by: string
  at: Date
  hash: string
  text: string
  body: ProposalBody
}>
export type ProposalEnd = Readonly<{ proposalId: string; ending: Ending; by: string; at: Date; reason: string }>

export async function insertProposal(
  tx: Tx,
  proposal: Omit<Proposal, 'body'> & { previous: { id: string; ending: Ending } | null },
): Promise<void> {
  await tx
    .insertInto('proposal')
    .values({
      id: proposal.id,
      case_id: proposal.caseId,
      round: proposal.round,
      proposed_by: proposal.by,
      at: proposal.at,
      body: proposal.text,
      hash: proposal.hash,
      previous: proposal.previous?.id ?? null,
      previous_outcome: proposal.previous?.ending ?? null,
    })
    .execute()
}

export async function insertEnd(tx: Tx, proposal: Proposal, end: ProposalEnd): Promise<void> {
  await tx
    .insertInto('proposal_outcome')
    .values({
      proposal_id: proposal.id,
      proposal_hash: proposal.hash,
      proposed_by: proposal.by,
      case_id: proposal.caseId,
      outcome: end.ending,
      by_person: end.by,
      at: end.at,
      reason: end.reason,
    })
    .execute()
}

/** All rounds of a case, oldest first, each with its end where it has one. */
export async function proposalsOf(
  db: Db,
  caseId: string,
): Promise<readonly { proposal: Proposal; end: ProposalEnd | null }[]> {
  const rows = await db
    .selectFrom('proposal')
    .leftJoin('proposal_outcome as o', 'o.proposal_id', 'proposal.id')
    .select(['proposal.id', 'proposal.case_id', 'round', 'proposal.proposed_by', 'proposal.at', 'body', 'hash'])
    .select(['o.outcome', 'o.by_person', 'o.at as ended_at', 'o.reason'])
    .where('proposal.case_id', '=', caseId)
    .orderBy('round')
    .execute()
  return rows.map((row) => ({
    proposal: {
      id: row.id,
      caseId: row.case_id,
      round: row.round,
      by: row.proposed_by,
      at: row.at,
      hash: row.hash,
      text: row.body,
      body: JSON.parse(row.body) as ProposalBody,
    },
    end:
      row.outcome && row.by_person && row.ended_at
        ? { proposalId: row.id, ending: row.outcome, by: row.by_person, at: row.ended_at, reason: row.reason ?? '' }
        : null,
  }))
}

export type StoredGrant = Readonly<{
  id: string
  caseId: string
  taskId: string
  proposalId: string
  text: string
  signature: string
  keyId: string
  at: Date
}>

export async function insertGrants(tx: Tx, grants: readonly StoredGrant[]): Promise<void> {
  for (const some of inParts(grants))
    await tx
      .insertInto('disclosure_grant')
      .values(
        some.map((grant) => ({
          id: grant.id,
          case_id: grant.caseId,
          task_id: grant.taskId,
          proposal_id: grant.proposalId,
          outcome: 'approved' as const,
          text: grant.text,
          signature: grant.signature,
          key_id: grant.keyId,
          at: grant.at,
        })),
      )
      .execute()
}

export async function grantsOf(db: Db, proposalId: string): Promise<readonly StoredGrant[]> {
  const rows = await db
    .selectFrom('disclosure_grant')
    .innerJoin('case_task', 'case_task.id', 'disclosure_grant.task_id')
    .selectAll('disclosure_grant')
    .where('proposal_id', '=', proposalId)
    .orderBy('case_task.n')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    taskId: row.task_id,
    proposalId: row.proposal_id,
    text: row.text,
    signature: row.signature,
    keyId: row.key_id,
    at: row.at,
  }))
}
