/**
 * Who is asking: a session cookie at its own door, or a token under /api/.
 *
 * A pass that was looked up holds for two seconds without asking the database again; here it is forgotten at once when anything
 * about people changes. Another server on the same database learns of it within those two seconds.
 */

import type { Credentials, SignedIn } from '#platform/http/kit.ts'
import type { Actor, Permission } from '#platform/http/route.ts'
import { isRole, permissionsOf, permissionsOfToken } from '../access/permissions.rules.ts'
import { DOORS, type Door, doorOf, sessionIsOver } from '../door/door.rules.ts'
import { hashOf, type IdentityParts, type Passes } from '../house.ts'
import { type Pass, sessionPass, tokenPass, touchPass } from './session.store.ts'

const KEPT_MS = 2_000
const KEPT_MOST = 5_000
const TOUCH_MS = 60_000

type Look = Readonly<{ read: () => Promise<Pass | null>; door: Door | null; quiet?: boolean }>
type Kept = Readonly<{ actor: Actor; until: number }>

export function passDesk({ office, wall }: Pick<IdentityParts, 'office' | 'wall'>): {
  passes: Passes
  signedIn: SignedIn
} {
  const kept = new Map<string, Kept>()
  let generation = 0
  const look = async (key: string, { read, door, quiet = false }: Look) => {
    const now = wall.now()
    const known = kept.get(key)
    if (known && now.getTime() < known.until) return known.actor
    const born = generation
    const pass = await read()
    const actor = pass && isGood(pass, door, now) ? actorOf(pass) : null
    if (!pass || !actor) return null
    if (!quiet && (!pass.lastUsedAt || now.getTime() - pass.lastUsedAt.getTime() > TOUCH_MS))
      await touchPass(office.db, pass, now)
    if (kept.size >= KEPT_MOST) kept.clear()
    if (born === generation) kept.set(key, { actor, until: Math.min(now.getTime() + KEPT_MS, pass.endsAt.getTime()) })
    return actor
  }
  const signedIn = async ({ path, cookies, bearer, quiet }: Credentials) => {
    if (bearer) {
      const hash = hashOf(bearer)
      return look(`token ${hash}`, { read: () => tokenPass(office.db, hash), door: null })
    }
    const door = doorOf(path)
    const token = door && cookies.get(DOORS[door].cookie)
    if (!door || !token) return null
    const hash = hashOf(token)
    return look(`${door} ${hash}`, { read: () => sessionPass(office.db, hash), door, ...(quiet && { quiet }) })
  }
  return {
    signedIn,
    passes: {
      forgetAll: () => {
        generation += 1
        kept.clear()
      },
    },
  }
}

/** A session belongs to its door: the cookie of an officer opens nothing at the desk. */
function isGood(pass: Pass, door: Door | null, now: Date): boolean {
  if (door === null || pass.lastUsedAt === null) return now < pass.endsAt
  return (
    pass.kind === DOORS[door].kind &&
    !sessionIsOver(pass.kind, { lastUsedAt: pass.lastUsedAt, endsAt: pass.endsAt }, now)
  )
}

function actorOf(pass: Pass): Actor {
  const roles = pass.roles.filter(isRole)
  const own = permissionsOf(pass.kind, roles)
  const may: ReadonlySet<Permission> = pass.via === 'token' ? permissionsOfToken(pass.permissions, own) : own
  return {
    id: pass.personId,
    kind: pass.kind,
    name: pass.name,
    email: pass.email,
    roles,
    may,
    agencyId: pass.agencyId,
    via: pass.via,
  }
}
