/**
 * One more code of the app from somebody who is signed in, before a door within the house. Nothing is written down, so that nobody reads
 * from it who stood at which door: whoever asks keeps the period that was used and hands it in the next time.
 */
import type { House } from '../house.ts'
import { totpOf } from './factor.store.ts'
import { matchingStep } from './totp.rules.ts'

export type StepUp = Readonly<{ kind: 'right'; step: number }> | Readonly<{ kind: 'wrong' | 'no-app' }>

export async function stepUp(
  { office, secrets, wall }: Pick<House, 'office' | 'secrets' | 'wall'>,
  personId: string,
  { code, last }: Readonly<{ code: string; last: number }>,
): Promise<StepUp> {
  const totp = await totpOf(office.db, personId)
  if (!totp?.confirmed) return { kind: 'no-app' }
  const after = Math.max(totp.lastStep, last)
  const step = matchingStep(secrets.open(totp.secretSealed), code.replace(/\s/g, ''), { now: wall.now(), last: after })
  return step === null ? { kind: 'wrong' } : { kind: 'right', step }
}
