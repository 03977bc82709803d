/** An answer to an exercise, marked and kept; and kept no longer than its period. */
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { atHour, type Day, dayIn } from '#platform/time.ts'
import { backBy, periodFor } from '../retention/period.rules.ts'
import { type ExerciseId, exerciseOf } from './exercise.rules.ts'
import { isReceivable } from './invented.rules.ts'
import { type Answer, type Lacking, lackingIn, marksOf, solutionOf } from './marking.rules.ts'
import { deleteAttemptsBefore, insertAttempt } from './training.store.ts'

export type Answered = Readonly<{ exercise: ExerciseId; variant: number; on: Day; answer: Answer }>

export type AnswerOutcome =
  | Readonly<{ kind: 'answered'; id: string; good: number; points: number }>
  | Readonly<{ kind: 'lacking'; fields: readonly Lacking[] }>
  /** The document that was answered is none that the office shows. */
  | Readonly<{ kind: 'refused'; because: 'another-document' }>

/** Writes one row and its entry in the log, and nothing else: no case, no count, no mail. */
export function answerExercise(office: Office, by: string, answered: Answered): Promise<AnswerOutcome> {
  return transact(office, async (tx): Promise<AnswerOutcome> => {
    const { exercise: id, on, answer } = answered
    const { provider, clock } = office
    const at = clock.now()
    if (!isReceivable(on, dayIn(provider.zone, at))) return { kind: 'refused', because: 'another-document' }
    const exercise = exerciseOf(id)
    const fields = lackingIn(answer, exercise)
    if (fields.length > 0) return { kind: 'lacking', fields }
    const marks = marksOf(answer, solutionOf(exercise, { home: provider.calendar, on }))
    const [good, points] = [marks.filter((mark) => mark.good).length, marks.length]
    const attempt = { ...answered, id: newId('attempt'), personId: by, good, points, at }
    await insertAttempt(tx, attempt)
    await record(tx, clock, { who: by, action: 'training.answered', about: id, detail: { good, points } })
    return { kind: 'answered', id: attempt.id, good, points }
  })
}

/** At night: answers whose period is over. */
export async function sweepTraining(office: Office): Promise<number> {
  const { provider, clock } = office
  const today = dayIn(provider.zone, clock.now())
  const { period } = periodFor('training', provider.retention ?? {})
  return transact(office, async (tx) => {
    const gone = await deleteAttemptsBefore(tx, atHour(backBy(period, today), 0, provider.zone))
    if (gone > 0) await record(tx, clock, { who: 'system', action: 'training.destroyed', about: String(gone) })
    return gone
  })
}
