import { setTimeout as wait } from 'node:timers/promises'
import type { House } from '../house.ts'

const FLOOR_MS = 400

/** Answers no sooner than a fixed time after the question: whether a person was found must not show in how long it took. */
export async function unhurried<T>({ floorMs = FLOOR_MS }: House, work: () => Promise<T>): Promise<T> {
  const [done] = await Promise.all([work(), wait(floorMs)])
  return done
}
