/** Sign-in, sessions, roles, permissions. The module's only door. */

import type { SignedIn } from '#platform/http/kit.ts'
import type { Route } from '#platform/http/route.ts'
import { doorRoutes } from './door/sign-in.routes.tsx'
import { appRoutes } from './factor/app.routes.tsx'
import { type House, type IdentityParts, secretsOf } from './house.ts'
import { passkeyRoutes } from './passkey/passkey.routes.tsx'
import { linkRoutes } from './person/link.routes.tsx'
import { createSetupLink } from './person/person.commands.ts'
import { staffRoutes } from './person/staff.routes.tsx'
import { passDesk } from './session/pass.ts'
import { sessionRoutes } from './session/session.routes.tsx'
import { tokenRoutes } from './token/token.routes.tsx'

export type Identity = Readonly<{
  routes: readonly Route[]
  signedIn: SignedIn
  house: House
  /** The link for an empty instance, or null. */
  setupLink: () => Promise<string | null>
}>

export function openIdentity(parts: IdentityParts): Identity {
  const { passes, signedIn } = passDesk(parts)
  const house: House = { ...parts, secrets: secretsOf(parts.secret), passes }
  return {
    house,
    signedIn,
    routes: routesOf(house),
    setupLink: () => createSetupLink(house),
  }
}

function routesOf(house: House): readonly Route[] {
  return [
    ...doorRoutes(house),
    ...linkRoutes(house),
    ...sessionRoutes(house),
    ...appRoutes(house),
    ...tokenRoutes(house),
    ...passkeyRoutes(house),
    ...staffRoutes(house),
  ]
}

export { type Kind, permissionsOf, type Role, STAFF_ROLES } from './access/permissions.rules.ts'
export { DOORS, type Door, firstPage, signInAt } from './door/door.rules.ts'
export { unhurried } from './door/unhurried.ts'
export { type StepUp, stepUp } from './factor/step-up.ts'
export type { House, IdentityParts, Standing } from './house.ts'
export { hashOf, newCode, plainEmail } from './house.ts'
export { SECRET_TEMPLATES } from './identity.mail.tsx'
export {
  addPerson,
  type Created,
  createPerson,
  invitePerson,
  letIn,
  type PersonSpec,
  sendWelcome,
  shutOut,
} from './person/person.commands.ts'
export { allStaff, namesOf, type Person, personByEmail, personById } from './person/person.store.ts'
export { identitySecret } from './secret.ts'
export { issueToken, type TokenOutcome } from './session/session.commands.ts'
export { openVisit } from './session/visit.ts'
