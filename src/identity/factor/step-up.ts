/**
 * One more code of the app from somebody who is signed in, before a door within the house. Nothing is written down, so that nobody reads
 * from it who stood at which door: whoever asks keeps the period that was used and hands it in the next time.
 */
import type { House } from '../house.ts'
import { type Totp, totpOf } from './factor.store.ts'
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
  const step = stepOf(secrets, totp, code, { now: wall.now(), last: after })
  return step === null ? { kind: 'wrong' } : { kind: 'right', step }
}

/** The period of a right code. Without the secret of this instance (its key was lost) no code is right; recovery codes hold on. */
export function stepOf(
  { open }: Pick<House['secrets'], 'open'>,
  { secretSealed }: Pick<Totp, 'secretSealed'>,
  code: string,
  when: Readonly<{ now: Date; last: number }>,
): number | null {
  const secret = open(secretSealed)
  return secret && matchingStep(secret, code.replace(/\s/g, ''), when)
}
