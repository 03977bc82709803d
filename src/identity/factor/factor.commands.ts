/** Second factors: the app, recovery codes, and taking them off when they are lost. */
import { randomBytes, randomInt } from 'node:crypto'
import { record } from '#audit'
import type { Db, Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { transact } from '#platform/office.ts'
import { type House, hashOf } from '../house.ts'
import { lockPerson } from '../person/person.store.ts'
import { endAllPasses } from '../session/session.commands.ts'
import {
  confirmTotp,
  endReset,
  insertReset,
  lockReset,
  lockTotp,
  proposeTotp,
  removeFactors,
  setRecoveryCodes,
  takeRecoveryCode,
  takeStep,
  totpOf,
} from './factor.store.ts'
import { stepOf } from './step-up.ts'

/** A code of the app, or one of the recovery codes; null when it is neither. Each works once. */
export async function checkFactor(
  { secrets, wall }: Pick<House, 'secrets' | 'wall'>,
  tx: Tx,
  personId: string,
  code: string,
): Promise<'app' | 'recovery' | null> {
  const totp = await lockTotp(tx, personId)
  if (!totp?.confirmed) return null
  const now = wall.now()
  const step = stepOf(secrets, totp, code, { now, last: totp.lastStep })
  if (step !== null) {
    await takeStep(tx, personId, step)
    return 'app'
  }
  const plain = plainRecoveryCode(code)
  if (plain.length !== RECOVERY_LETTERS) return null
  return (await takeRecoveryCode(tx, personId, { hash: hashOf(`${personId} ${plain}`), at: now })) ? 'recovery' : null
}

const SECRET_BYTES = 20
const RECOVERY_CODES = 10
const RECOVERY_LETTERS = 12
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** The secret to put into the app: a new one each time, until a code of it was given. Null when an app is already in force. */
export async function beginApp({ office, secrets }: House, personId: string): Promise<Uint8Array | null> {
  return transact(office, async (tx) => {
    const totp = await lockTotp(tx, personId)
    if (totp?.confirmed) return null
    const secret = randomBytes(SECRET_BYTES)
    await proposeTotp(tx, personId, secrets.seal(secret))
    await record(tx, office.clock, { who: personId, action: 'factor.begun', about: personId, allowed: true })
    return secret
  })
}

/** The secret that waits for its first code. */
export async function waitingSecret({ secrets }: House, db: Db | Tx, personId: string): Promise<Uint8Array | null> {
  const totp = await totpOf(db, personId)
  return totp && !totp.confirmed ? secrets.open(totp.secretSealed) : null
}

export type EnrolOutcome =
  | Readonly<{ kind: 'enrolled'; recoveryCodes: readonly string[] }>
  | Readonly<{ kind: 'wrong' | 'none' }>

/** With the first right code the app is in force; the recovery codes are shown this once. */
export async function confirmApp(
  { office, secrets, wall }: House,
  personId: string,
  code: string,
): Promise<EnrolOutcome> {
  return transact(office, async (tx) => {
    const totp = await lockTotp(tx, personId)
    if (!totp || totp.confirmed) return { kind: 'none' }
    const now = wall.now()
    const step = stepOf(secrets, totp, code, { now, last: totp.lastStep })
    await record(tx, office.clock, {
      who: personId,
      action: 'factor.enrolled',
      about: personId,
      allowed: step !== null,
    })
    if (step === null) return { kind: 'wrong' }
    await confirmTotp(tx, personId, { step, at: now })
    return { kind: 'enrolled', recoveryCodes: await freshRecoveryCodes(tx, personId) }
  })
}

async function freshRecoveryCodes(tx: Tx, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode)
  await setRecoveryCodes(
    tx,
    personId,
    codes.map((code) => hashOf(`${personId} ${plainRecoveryCode(code)}`)),
  )
  return codes
}

/** 59 random bits, in three groups that can be read out. */
function recoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

function plainRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '')
}

export type ResetOutcome =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; because: 'yourself' | 'same-person' | 'already-asked' | 'unknown' }>

/** First of two: asks that a colleague's second factor be taken off. */
export async function askReset(
  { office }: House,
  { by, personId, reason }: Readonly<{ by: string; personId: string; reason: string }>,
): Promise<ResetOutcome> {
  return transact(office, async (tx) => {
    const person = await lockPerson(tx, personId)
    const because = !person || person.kind === 'account' ? 'unknown' : by === personId ? 'yourself' : null
    const asked =
      because === null &&
      (await insertReset(tx, { id: newId('reset'), personId, reason, askedBy: by, askedAt: office.clock.now() }))
    await record(tx, office.clock, { who: by, action: 'factor.reset.asked', about: personId, allowed: asked })
    return asked ? { kind: 'done' } : { kind: 'refused', because: because ?? 'already-asked' }
  })
}

/** Second of two: a different person confirms or refuses. All passes of the person end with it. */
export async function endResetAsk(
  house: House,
  { by, resetId, outcome }: Readonly<{ by: string; resetId: string; outcome: 'confirmed' | 'refused' }>,
): Promise<ResetOutcome> {
  const { office, wall } = house
  const ended = await transact(office, async (tx): Promise<ResetOutcome> => {
    const reset = await lockReset(tx, resetId)
    const because = !reset
      ? 'unknown'
      : by === reset.personId
        ? 'yourself'
        : outcome === 'confirmed' && by === reset.askedBy
          ? 'same-person'
          : null
    await record(tx, office.clock, {
      who: by,
      action: `factor.reset.${outcome}`,
      about: reset?.personId ?? resetId,
      allowed: because === null,
    })
    if (!reset || because) return { kind: 'refused', because: because ?? 'unknown' }
    await endReset(tx, resetId, { outcome, by, at: office.clock.now() })
    if (outcome === 'confirmed') {
      await removeFactors(tx, reset.personId)
      await endAllPasses(tx, reset.personId, wall.now())
    }
    return { kind: 'done' }
  })
  house.passes.forgetAll()
  return ended
}
