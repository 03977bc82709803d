/**
 * What an officer is told of the state of a case.
 *
 * Policy  who works on it and whether a first person has proposed stays inside the office; the officer sees whose decision is done.
 */
import type { State } from '../case/case.rules.ts'

export type OfficerState =
  | 'received'
  | 'review'
  | 'decided'
  | 'preparing'
  | 'sealing'
  | 'answered'
  | 'preserved'
  | 'no-longer-kept'
  | 'refused'
  | 'withdrawn'

const SEEN: Readonly<Record<State, OfficerState>> = {
  new: 'received',
  'in-review': 'review',
  'second-person': 'review',
  'user-time': 'decided',
  producing: 'preparing',
  preserving: 'sealing',
  answered: 'answered',
  preserved: 'preserved',
  'no-longer-kept': 'no-longer-kept',
  refused: 'refused',
  withdrawn: 'withdrawn',
}

export function officerState(state: State): OfficerState {
  return SEEN[state]
}
