import { record } from '#audit'
import { canonical } from '#platform/canonical.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import {
  type Answers,
  type DateProblem,
  dateProblems,
  type Fields,
  KEPT_STEPS,
  type KeptStep,
} from './answers.rules.ts'
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
      unfinished: {},
      version: 1,
      stepVersions: {},
      createdAt: now,
      updatedAt: now,
      documentId: null,
    })
    await record(tx, office.clock, { who: filer.id, action: 'draft.started', about: draftId })
    return { draftId }
  })
}

export type SaveOutcome =
  /** Saved now, or it stood there already. */
  | { kind: 'saved'; draft: Draft }
  | { kind: 'unknown' }
  /** Another window saved the same step in between; both versions are shown and nothing is lost. */
  | { kind: 'stale'; draft: Draft }
  | { kind: 'refused'; because: readonly DateProblem[]; draft: Draft }

/** Keeps the answers of one step. `version` is the draft's version that the form was made from. */
export function saveStep(
  office: Office,
  filer: Filer,
  { draftId, version, step }: { draftId: string; version: number; step: Answers },
): Promise<SaveOutcome> {
  return changeDraft(office, filer, {
    ...{ draftId, version, dated: step },
    change: ({ answers, unfinished }) => ({
      answers: { ...answers, ...step },
      unfinished: Object.fromEntries(Object.entries(unfinished).filter(([name]) => !(name in step))),
    }),
  })
}

/** Keeps a step as it was typed, before it is an answer; what was answered there before is an answer no more. */
export function keepStep(
  office: Office,
  filer: Filer,
  { draftId, version, step, typed }: { draftId: string; version: number; step: KeptStep; typed: Fields },
): Promise<SaveOutcome> {
  return changeDraft(office, filer, {
    ...{ draftId, version, dated: {} },
    change: ({ answers, unfinished }) => {
      const { [step]: _, ...others }: Answers & { send?: never } = answers
      return { answers: others, unfinished: { ...unfinished, [step]: typed } }
    },
  })
}

type Written = Pick<Draft, 'answers' | 'unfinished'>
type Change = Readonly<{
  draftId: string
  version: number
  /** Answers whose dates must be possible. */
  dated: Answers
  change: (draft: Draft) => Written
}>

function changeDraft(office: Office, filer: Filer, { draftId, version, dated, change }: Change): Promise<SaveOutcome> {
  return transact(office, async (tx) => {
    const draft = await lockDraft(tx, filer.id, draftId)
    if (!draft) return { kind: 'unknown' }
    const written = change(draft)
    const steps = KEPT_STEPS.filter((step) => stepText(draft, step) !== stepText(written, step))
    if (steps.some((step) => isBehind(draft, step, version))) return { kind: 'stale', draft }
    const now = office.clock.now()
    const because = dateProblems(dated, dayIn(office.provider.zone, now))
    if (because.length > 0) return { kind: 'refused', because, draft }
    if (steps.length === 0) return { kind: 'saved', draft }
    const next = draft.version + 1
    const stepVersions = { ...draft.stepVersions, ...Object.fromEntries(steps.map((step) => [step, next])) }
    const saved = { ...draft, ...written, version: next, stepVersions, updatedAt: now }
    await updateDraft(tx, saved)
    await record(tx, office.clock, { who: filer.id, action: 'draft.saved', about: draftId, detail: { step: steps } })
    return { kind: 'saved', draft: saved }
  })
}

/** The step changed after the form was made; nobody can have seen a version that is still to come. */
function isBehind(draft: Draft, step: KeptStep, version: number): boolean {
  return version < (draft.stepVersions[step] ?? 1) || version > draft.version
}

/** What stands in a step, whatever the order in which the database gives its fields back. */
function stepText({ answers, unfinished }: Written, step: KeptStep): string {
  return canonical([step === 'send' ? null : (answers[step] ?? null), unfinished[step] ?? null])
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
