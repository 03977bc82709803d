/** Two of the demo's staff have practised: one well, one who gave too much. */
import { dayIn } from '#platform/time.ts'
import { answerExercise } from '#requests'
import type { OpenHouse } from '../house.ts'
import type { DemoPeople } from './people.ts'

type Practice = Readonly<{ who: string } & Pick<Parameters<typeof answerExercise>[2], 'exercise' | 'answer'>>

const NOTHING = { because: null, rows: {}, approver: null, telling: null } as const
const PRACTICE: readonly Practice[] = [
  {
    ...{ who: 'reviewer2', exercise: 'grand-jury' },
    answer: {
      ...{ course: 'give', because: null, approver: 'colleague', telling: 'before' },
      rows: {
        ...{ identity: 'disclose', payment: 'disclose', sessions: 'disclose' },
        ...{ participants: 'disclose', chat: 'withhold' },
      },
    },
  },
  {
    ...{ who: 'reviewer2', exercise: 'no-statute' },
    answer: { ...NOTHING, course: 'refuse', because: 'NO_LEGAL_BASIS' },
  },
  { ...{ who: 'intake', exercise: 'emergency-look-alike' }, answer: { ...NOTHING, course: 'call' } },
]

export async function practise({ office }: OpenHouse, people: DemoPeople): Promise<void> {
  const on = dayIn(office.provider.zone, office.clock.now())
  for (const { who, exercise, answer } of PRACTICE) {
    const by = people.get(who)?.id
    if (by !== undefined) await answerExercise(office, by, { exercise, variant: 1, on, answer })
  }
}
