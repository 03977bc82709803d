import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { type Answers, type DateProblem, dateProblems } from './answers.rules.ts'
import { type Draft, discard, insertDraft, lockDraft, updateDraft } from './draft.store.ts'

/** Who writes a draft: the officer and the agency they act for. */
export type Filer = Readonly<{ id: string; agencyId: string }>

export function startDraft(office: Office, filer: Filer): Promise<{ draftId: string }> {
  return transact(office, async (tx) => {
    const now = office.clock.now()
    const draftId = newId('draft')
    await insertDraft(tx, {
      id: draftId,
      officerId: filer.id,
      agencyId: filer.agencyId,
      answers: {},
      version: 1,
      createdAt: now,
      updatedAt: now,
      documentId: null,
    })
    await record(tx, office.clock, { who: filer.id, action: 'draft.started', about: draftId })
    return { draftId }
  })
}

export type SaveOutcome =
  | { kind: 'saved'; draft: Draft }
  | { kind: 'unknown' }
  /** Another window saved in between; both versions are shown and nothing is lost. */
  | { kind: 'stale'; draft: Draft }
  | { kind: 'refused'; because: readonly DateProblem[]; draft: Draft }

/** Keeps the answers of one step. `version` is the draft's version that the form was made from. */
export function saveStep(
  office: Office,
  filer: Filer,
  { draftId, version, step }: { draftId: string; version: number; step: Answers },
): Promise<SaveOutcome> {
  return transact(office, async (tx) => {
    const draft = await lockDraft(tx, filer.id, draftId)
    if (!draft) return { kind: 'unknown' }
    if (draft.version !== version) return { kind: 'stale', draft }
    const now = office.clock.now()
    const because = dateProblems(step, dayIn(office.provider.zone, now))
    if (because.length > 0) return { kind: 'refused', because, draft }
    const saved: Draft = {
      ...draft,
      answers: { ...draft.answers, ...step },
      version: draft.version + 1,
      updatedAt: now,
    }
    await updateDraft(tx, saved)
    await record(tx, office.clock, {
      who: filer.id,
      action: 'draft.saved',
      about: draftId,
      detail: { step: Object.keys(step) },
    })
    return { kind: 'saved', draft: saved }
  })
}

export function discardDraft(
  office: Office,
  filer: Filer,
  draftId: string,
): Promise<{ kind: 'discarded' | 'unknown' }> {
  return transact(office, async (tx) => {
    if (!(await lockDraft(tx, filer.id, draftId))) return { kind: 'unknown' }
    await discard(tx, draftId, office.clock.now())
    await record(tx, office.clock, { who: filer.id, action: 'draft.discarded', about: draftId })
    return { kind: 'discarded' }
  })
}
