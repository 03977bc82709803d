/** Sessions and tokens: made, shown once, ended. */
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { transact } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import { permissionsOf, tokenChoices } from '../access/permissions.rules.ts'
import { type Door, SESSION_S } from '../door/door.rules.ts'
import { type House, hashOf } from '../house.ts'
import { noteSignIn, type Person, personById } from '../person/person.store.ts'
import { deleteSessions, insertSession, insertToken, revokeTokens, sweepSessions, type Way } from './session.store.ts'

export type Entering = Readonly<{ door: Door; person: Person; way: Way; device: string }>

/** The secret of the cookie; only its hash is stored. */
export async function openSession(
  { office, wall }: House,
  tx: Tx,
  { door, person, way, device }: Entering,
): Promise<string> {
  const token = newSecret()
  const at = wall.now()
  const endsAt = later(at, SESSION_S[person.kind].whole * 1000)
  await sweepSessions(tx, at)
  await insertSession(tx, {
    id: newId('session'),
    personId: person.id,
    tokenHash: hashOf(token),
    device,
    way,
    at,
    endsAt,
  })
  await noteSignIn(tx, person.id, office.clock.now())
  await record(tx, office.clock, {
    who: person.id,
    action: 'sign-in',
    about: person.id,
    allowed: true,
    detail: { door, way },
  })
  return token
}

export async function signOut({ office, passes }: House, personId: string, token: string): Promise<void> {
  await transact(office, async (tx) => {
    await deleteSessions(tx, personId, { tokenHash: hashOf(token) })
    await record(tx, office.clock, { who: personId, action: 'sign-out', about: personId, allowed: true })
  })
  passes.forgetAll()
}

/** One session, or all of this person: every browser. Returns how many ended. */
export async function revokeSessions({ office, passes }: House, personId: string, id?: string): Promise<number> {
  const ended = await transact(office, async (tx) => {
    const ids = await deleteSessions(tx, personId, id === undefined ? {} : { id })
    await record(tx, office.clock, {
      who: personId,
      action: 'session.revoked',
      about: id ?? personId,
      allowed: ids.length > 0,
      detail: { ended: ids.length },
    })
    return ids.length
  })
  passes.forgetAll()
  return ended
}

export type TokenAsk = Readonly<{ personId: string; name: string; permissions: readonly string[]; days: number }>
export type TokenOutcome =
  | Readonly<{ kind: 'issued'; id: string; token: string; endsAt: Date }>
  | Readonly<{ kind: 'not-allowed'; permissions: readonly string[] }>
  | Readonly<{ kind: 'unknown' }>

export const TOKEN_DAYS_MOST = 366

/** A token for programs: at most what its owner may; the text is shown once. Lives in real time, as sessions do. */
export async function issueToken(
  { office, wall }: Pick<House, 'office' | 'wall'>,
  { personId, name, permissions, days }: TokenAsk,
): Promise<TokenOutcome> {
  return transact(office, async (tx) => {
    const owner = await personById(tx, personId)
    if (!owner || owner.suspendedAt) return { kind: 'unknown' }
    const choices: readonly string[] = tokenChoices(permissionsOf(owner.kind, owner.roles))
    const beyond = permissions.filter((permission) => !choices.includes(permission))
    if (beyond.length > 0 || permissions.length === 0) return { kind: 'not-allowed', permissions: beyond }
    const token = `wbt_${newSecret()}`
    const id = newId('token')
    const at = wall.now()
    const endsAt = later(at, Math.min(days, TOKEN_DAYS_MOST) * DAY_MS)
    await insertToken(tx, {
      id,
      personId,
      name,
      tokenHash: hashOf(token),
      permissions: [...new Set(permissions)].sort(),
      at,
      endsAt,
    })
    await record(tx, office.clock, {
      who: personId,
      action: 'token.made',
      about: id,
      allowed: true,
      detail: { permissions: [...permissions], endsAt: endsAt.toISOString() },
    })
    return { kind: 'issued', id, token, endsAt }
  })
}

/** False when this person has no such token in force. */
export async function revokeToken({ office, wall, passes }: House, personId: string, id: string): Promise<boolean> {
  const ended = await transact(office, async (tx) => {
    const ids = await revokeTokens(tx, personId, { id, at: wall.now() })
    await record(tx, office.clock, { who: personId, action: 'token.revoked', about: id, allowed: ids.length > 0 })
    return ids.length > 0
  })
  passes.forgetAll()
  return ended
}

/** Everything by which this person could still act: suspended, demoted, or a factor lost. */
export async function endAllPasses(tx: Tx, personId: string, at: Date): Promise<void> {
  await deleteSessions(tx, personId)
  await revokeTokens(tx, personId, { at })
}
