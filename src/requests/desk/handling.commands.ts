/** What intake and reviewers do with a case before anything is decided. */
import { type Agency, agencyById, isOfficial, LEVEL_FOR_SUBSCRIBER_DATA, type Officer, officerById } from '#agencies'
import { addPerson, personById } from '#identity'
import type { Office } from '#platform/office.ts'
import type { FactKind } from '../case/fact.rules.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { type NotActing, whyNotAct } from '../colleagues/part.question.ts'
import { officerAddress } from '../filing/contact.store.ts'

declare module '#platform/jobs/jobs.ts' {
  interface JobData {
    'case.resolve': { caseId: string }
  }
}

/**
 * The page was made from fact `seen`; a newer fact of another person means that somebody was faster. The page then comes back with
 * what was typed and with what has changed since.
 */
export type Moved = { kind: 'moved-on'; since: readonly { kind: FactKind; at: Date; author: string }[] }

/** Facts that are written by machines or say nothing about a decision never get in anybody's way. */
const HARMLESS: ReadonlySet<FactKind> = new Set<FactKind>([
  'noted',
  'linked',
  'unlinked',
  'office-wrote',
  'conditions-acknowledged',
  'question-reminded',
  'receipt-mailed',
  'document-checked',
  'delivered',
])

export function movedOn(held: Held, seen: number): Moved | null {
  const since = held.facts.filter((fact) => fact.n > seen && !HARMLESS.has(fact.kind))
  return since.length > 0
    ? { kind: 'moved-on', since: since.map(({ kind, at, author }) => ({ kind, at, author })) }
    : null
}

export type AssignOutcome = { kind: 'assigned' } | { kind: 'unknown' } | { kind: 'closed' } | Moved

/** Takes a case, hands it over, or lays it back (`to` null). */
export async function assignCase(
  office: Office,
  by: string,
  { caseId, to, seen }: { caseId: string; to: string | null; seen: number },
): Promise<AssignOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AssignOutcome> => {
    if (!held.state.isOpen) return { kind: 'closed' }
    const moved = movedOn(held, seen)
    if (moved && held.state.assignedTo !== null && held.state.assignedTo !== to) return moved
    if (held.state.assignedTo === to) return { kind: 'assigned' }
    await addFacts(office, held, {
      by,
      action: 'case.assigned',
      facts: [{ kind: 'assigned', data: { to } }],
      detail: { to },
    })
    return { kind: 'assigned' }
  })
  return outcome ?? { kind: 'unknown' }
}

/** A private note: for colleagues, never for the officer. */
export async function noteCase(
  office: Office,
  by: string,
  { caseId, text }: { caseId: string; text: string },
): Promise<{ kind: 'noted' | 'unknown' | 'empty' }> {
  if (text.trim() === '') return { kind: 'empty' }
  const outcome = await withCase(office, caseId, async (held) => {
    await addFacts(office, held, { by, action: 'case.noted', facts: [{ kind: 'noted', data: { text: text.trim() } }] })
    return { kind: 'noted' as const }
  })
  return outcome ?? { kind: 'unknown' }
}

export type AcceptOutcome =
  | { kind: 'accepted' }
  | { kind: 'unknown' }
  | { kind: 'closed' }
  | { kind: 'already' }
  | { kind: 'not-verified'; level: number; needed: number }

/** Intake accepts a request for review; from here on a job may look whom it is about. */
export async function acceptCase(office: Office, by: string, { caseId }: { caseId: string }): Promise<AcceptOutcome> {
  const outcome = await withCase(office, caseId, async (held): Promise<AcceptOutcome> => {
    if (!held.state.isOpen) return { kind: 'closed' }
    if (held.state.acceptedAt) return { kind: 'already' }
    const officer = await officerById(held.tx, held.file.officerId, held.now)
    const agency = await agencyById(held.tx, held.file.agencyId)
    const level = officer?.verification?.level ?? 0
    if (!agency || level < LEVEL_FOR_SUBSCRIBER_DATA)
      return { kind: 'not-verified', level, needed: LEVEL_FOR_SUBSCRIBER_DATA }
    if (held.file.instrument && held.file.instrument.channel !== 'portal' && officer)
      await letIn(office, held, { officer, agency, by })
    await addFacts(office, held, { by, action: 'case.accepted', facts: [{ kind: 'accepted', data: { level } }] })
    await office.jobs.send(held.tx, 'case.resolve', { caseId }, { onceKey: caseId })
    return { kind: 'accepted' }
  })
  return outcome ?? { kind: 'unknown' }
}

type Signer = Readonly<{ officer: Officer & Readonly<{ address: string }>; agency: Agency; by: string }>

/** Whoever signed an instrument that came outside the portal is verified now: they can sign in there to collect its answer. */
async function letIn(office: Office, { tx, file }: Held, { officer, agency, by }: Signer): Promise<void> {
  const { personId: id, address: email } = officer
  if (!isOfficial(email, agency.domains) || (await personById(tx, id))) return
  const { name } = await officerAddress(tx, file)
  await addPerson(office, tx, { id, kind: 'officer', name, email, roles: ['officer'], agencyId: agency.id, by })
}

/** The officer takes the request back; possible until a decision was approved. */
export async function withdrawCase(
  office: Office,
  by: string,
  { caseId, officerId, reason }: { caseId: string; officerId: string; reason: string },
): Promise<NotActing | { kind: 'withdrawn' | 'too-late' }> {
  const outcome = await withCase(office, caseId, async (held) => {
    const none = await whyNotAct(held.tx, held.file, { personId: officerId, now: held.now })
    if (none) return none
    if (!held.state.isOpen || held.state.approved) return { kind: 'too-late' as const }
    const outcomes = held.file.tasks.map((task) => ({ taskId: task.id, outcome: 'withdrawn' as const }))
    await addFacts(office, held, {
      by,
      action: 'case.withdrawn',
      facts: [
        { kind: 'withdrawn', data: { reason } },
        {
          kind: 'closed',
          data: { outcomes, ...(outcomes.length === 0 && { whole: 'withdrawn' as const }), why: 'withdrawn' },
        },
      ],
    })
    return { kind: 'withdrawn' as const }
  })
  return outcome ?? { kind: 'unknown' }
}
