import type { ColumnType } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { type Day, day } from '#platform/time.ts'
import { type ExerciseId, isExercise } from './exercise.rules.ts'
import type { Answer } from './marking.rules.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    training_attempt: {
      id: string
      person_id: string
      exercise: string
      variant: number
      received_on: string
      answer: ColumnType<Answer, string, never>
      good: number
      points: number
      at: Date
    }
  }
}

export type Attempt = Readonly<{
  id: string
  personId: string
  exercise: ExerciseId
  variant: number
  on: Day
  answer: Answer
  good: number
  points: number
  at: Date
}>

/** What somebody did with one exercise: how often, and the last time. */
export type Practised = Readonly<{
  personId: string
  exercise: ExerciseId
  times: number
  last: Pick<Attempt, 'id' | 'good' | 'points' | 'at'>
}>

export async function insertAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  const { personId, on, answer, ...rest } = attempt
  const values = { ...rest, person_id: personId, received_on: on, answer: JSON.stringify(answer) }
  await tx.insertInto('training_attempt').values(values).execute()
}

/** An attempt of this person; somebody else's is none. */
export async function attemptOf(db: Db, personId: string, id: string): Promise<Attempt | undefined> {
  const row = await db
    .selectFrom('training_attempt')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row || !isExercise(row.exercise)) return undefined
  const { person_id, received_on, exercise, ...rest } = row
  return { ...rest, exercise, personId: person_id, on: day(received_on) }
}

/** What was practised, by one person or by everybody; an exercise that the office no longer has is left out. */
export async function practised(db: Db, personId: string | null): Promise<readonly Practised[]> {
  const rows = await db
    .selectFrom('training_attempt')
    .select(['id', 'person_id', 'exercise', 'good', 'points', 'at'])
    .select(({ fn }) =>
      fn
        .countAll<string>()
        .over((over) => over.partitionBy(['person_id', 'exercise']))
        .as('times'),
    )
    .distinctOn(['person_id', 'exercise'])
    .$if(personId !== null, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('person_id')
    .orderBy('exercise')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap(({ person_id, exercise, times, ...last }) =>
    isExercise(exercise) ? [{ personId: person_id, exercise, times: Number(times), last }] : [],
  )
}

/** Deletes what was answered before an instant; how many there were. */
export async function deleteAttemptsBefore(tx: Tx, before: Date): Promise<number> {
  const gone = await tx.deleteFrom('training_attempt').where('at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}
