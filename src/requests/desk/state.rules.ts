/**
 * How the squares of the desk are filled for a case.
 *
 * Policy  the square: empty is open, half is under way, full is done; blue waits for the reader (look, "The square").
 */
import type { State } from '../case/case.rules.ts'

export const TAG_OF = {
  new: 'open',
  'in-review': 'half',
  'second-person': 'act',
  'user-time': 'half',
  producing: 'half',
  preserving: 'half',
  answered: 'done',
  preserved: 'done',
  'no-longer-kept': 'done',
  refused: 'done',
  withdrawn: 'done',
} as const satisfies Readonly<Record<State, 'open' | 'half' | 'act' | 'done'>>
