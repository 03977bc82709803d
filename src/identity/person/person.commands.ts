/** People: made, invited, given roles, suspended, restored. */
import { record } from '#audit'
import type { Db, Tx } from '#platform/db/db.ts'
import { newId, newSecret } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/outbox.ts'
import { type Office, transact } from '#platform/office.ts'
import { DAY_MS, later } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { canHaveTogether, type Kind, ROLE_KIND, type Role } from '../access/permissions.rules.ts'
import { DOORS, doorOfKind } from '../door/door.rules.ts'
import { type PasswordFault, passwordFault } from '../factor/password.rules.ts'
import { hashPassword } from '../factor/password.ts'
import { type House, hashOf, plainEmail } from '../house.ts'
import { endAllPasses } from '../session/session.commands.ts'
import { linkMail } from './link.mail.tsx'
import {
  activeAdministrators,
  anyPerson,
  insertLink,
  insertPerson,
  lockPerson,
  openLink,
  type Person,
  personById,
  renamePerson,
  setPassword,
  setRoles,
  setSuspended,
  takeLink,
} from './person.store.ts'

export type PersonSpec = Readonly<{
  /** Of somebody who was written down before they could sign in: whoever signed an instrument. */
  id?: string
  kind: Kind
  name: string
  email: string
  roles: readonly Role[]
  /** Officers only. */
  agencyId?: string
  /** Of whoever adds this person; `system` for the first. */
  by: string
}>

export type Created = Readonly<{ kind: 'created'; id: string }> | Readonly<{ kind: 'taken' }>

/** With a password, for demo, tests and the command line; people are usually invited. Account holders have none. */
export async function createPerson(
  office: Pick<Office, 'db' | 'clock'>,
  { password, ...spec }: PersonSpec & Readonly<{ password?: string }>,
): Promise<Created> {
  const hash = password === undefined ? null : await hashPassword(password)
  return transact(office, async (tx) => {
    const created = await addPerson(office, tx, spec)
    if (created.kind === 'created' && hash) await setPassword(tx, created.id, { hash, at: office.clock.now() })
    return created
  })
}

/** In a transaction of the caller: an agency's officer comes with the agency's own facts. */
export async function addPerson({ clock }: Pick<Office, 'clock'>, tx: Tx, spec: PersonSpec): Promise<Created> {
  const id = spec.id ?? newId('person')
  const roles = spec.roles.filter((role) => ROLE_KIND[role] === spec.kind)
  const added = await insertPerson(tx, {
    id,
    kind: spec.kind,
    name: spec.name,
    email: plainEmail(spec.email),
    agencyId: spec.agencyId ?? null,
    roles,
    by: spec.by,
    at: clock.now(),
  })
  if (!added) return { kind: 'taken' }
  await record(tx, clock, {
    who: spec.by,
    action: 'person.created',
    about: id,
    allowed: true,
    detail: { kind: spec.kind, roles },
  })
  return { kind: 'created', id }
}

const WELCOME_DAYS = 3
const SETUP_HOURS = 24

/** Makes the person and sends the link by which they choose a password. */
export async function invitePerson(house: House, spec: PersonSpec & Readonly<{ lang: Lang }>): Promise<Created> {
  return transact(house.office, async (tx) => {
    const created = await addPerson(house.office, tx, spec)
    if (created.kind === 'created') await sendWelcome(house, tx, { id: created.id, by: spec.by, lang: spec.lang })
    return created
  })
}

/** Again, for whom it did not reach, or who has forgotten the password. */
export async function inviteAgain(
  house: House,
  { personId, by, lang }: Readonly<{ personId: string; by: string; lang: Lang }>,
): Promise<boolean> {
  return transact(house.office, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || person.suspendedAt || person.kind === 'account') return false
    await sendWelcome(house, tx, { id: personId, by, lang })
    return true
  })
}

/** In a transaction of the caller, after `addPerson`. */
export async function sendWelcome(
  { office, wall }: House,
  tx: Tx,
  { id, by, lang }: Readonly<{ id: string; by: string; lang: Lang }>,
): Promise<void> {
  const person = await personById(tx, id)
  if (!person) throw new Error('no such person')
  const secret = newSecret()
  const at = wall.now()
  await insertLink(tx, {
    id: newId('link'),
    secretHash: hashOf(secret),
    personId: id,
    by,
    at,
    endsAt: later(at, WELCOME_DAYS * DAY_MS),
  })
  const url = `${office.baseUrl}${DOORS[doorOfKind(person.kind)].path}/welcome/${secret}`
  await queueMail(
    tx,
    office,
    linkMail({
      to: person.email,
      about: id,
      lang,
      url,
      days: WELCOME_DAYS,
      provider: office.provider.name,
      name: person.name,
    }),
  )
  await record(tx, office.clock, { who: by, action: 'person.invited', about: id, allowed: true })
}

/** The link by which the first administrator of an empty instance is made; null as soon as there is anyone. Printed, never mailed. */
export async function createSetupLink({ office, wall }: Pick<House, 'office' | 'wall'>): Promise<string | null> {
  return transact(office, async (tx) => {
    if (await anyPerson(tx)) return null
    const secret = newSecret()
    const at = wall.now()
    await insertLink(tx, {
      id: newId('link'),
      secretHash: hashOf(secret),
      personId: null,
      by: 'system',
      at,
      endsAt: later(at, SETUP_HOURS * 3_600_000),
    })
    await record(tx, office.clock, { who: 'system', action: 'setup.link', about: 'instance', allowed: true })
    return `${office.baseUrl}/desk/welcome/${secret}`
  })
}

/** Whom a link is for: a person, or the first administrator; null when it no longer opens. */
export async function linkFor({ wall }: House, db: Db | Tx, secret: string): Promise<{ person: Person | null } | null> {
  const link = await openLink(db, hashOf(secret), wall.now())
  if (!link) return null
  return { person: link.personId === null ? null : await personById(db, link.personId) }
}

export type WelcomeAsk = Readonly<{ secret: string; name: string; email: string; password: string }>
export type WelcomeOutcome =
  | Readonly<{ kind: 'ready'; personId: string }>
  | Readonly<{ kind: 'over' }>
  | Readonly<{ kind: 'weak'; fault: PasswordFault }>

/** Takes the link, sets name and password. All older sessions of this person end. */
export async function acceptLink(house: House, { secret, name, email, password }: WelcomeAsk): Promise<WelcomeOutcome> {
  const { office, wall } = house
  const found = await linkFor(house, office.db, secret)
  if (!found) return { kind: 'over' }
  const fault = passwordFault(password, [found.person?.email ?? email, name, office.provider.name])
  if (fault) return { kind: 'weak', fault }
  const hash = await hashPassword(password)
  const outcome = await transact(office, async (tx): Promise<WelcomeOutcome> => {
    const link = await openLink(tx, hashOf(secret), wall.now())
    if (!link || !(await takeLink(tx, link.id, wall.now()))) return { kind: 'over' }
    const id = link.personId ?? (await firstAdministrator(house, tx, { name, email }))
    const person = id === null ? null : await lockPerson(tx, id)
    if (!person || person.suspendedAt) return { kind: 'over' }
    await renamePerson(tx, person.id, name)
    await setPassword(tx, person.id, { hash, at: office.clock.now() })
    await endAllPasses(tx, person.id, wall.now())
    await record(tx, office.clock, { who: person.id, action: 'person.welcomed', about: person.id, allowed: true })
    return { kind: 'ready', personId: person.id }
  })
  house.passes.forgetAll()
  return outcome
}

async function firstAdministrator(
  { office }: House,
  tx: Tx,
  { name, email }: Readonly<{ name: string; email: string }>,
): Promise<string | null> {
  if (await anyPerson(tx)) return null
  const created = await addPerson(office, tx, { kind: 'staff', name, email, roles: ['administrator'], by: 'system' })
  return created.kind === 'created' ? created.id : null
}

export type Because = 'unknown' | 'yourself' | 'last-administrator' | 'apart' | 'held'
export type ChangeOutcome = Readonly<{ kind: 'done' }> | Readonly<{ kind: 'refused'; because: Because }>

/** Nobody changes their own roles, and someone always remains who can. */
export async function changeRoles(
  house: House,
  { by, personId, roles }: Readonly<{ by: string; personId: string; roles: readonly Role[] }>,
): Promise<ChangeOutcome> {
  const { office } = house
  const outcome = await transact(office, async (tx): Promise<ChangeOutcome> => {
    const person = await lockOther(tx, by, personId)
    const because = await whyNotRoles(tx, person, roles)
    await record(tx, office.clock, {
      who: by,
      action: 'person.roles',
      about: personId,
      allowed: because === null,
      detail: { roles: [...roles] },
    })
    if (because) return { kind: 'refused', because }
    await setRoles(tx, personId, {
      roles: roles.filter((role) => ROLE_KIND[role] === 'staff'),
      by,
      at: office.clock.now(),
    })
    return { kind: 'done' }
  })
  house.passes.forgetAll()
  return outcome
}

async function whyNotRoles(tx: Tx, person: Locked, roles: readonly Role[]): Promise<Because | null> {
  if ('because' in person) return person.because
  if (person.kind !== 'staff') return 'unknown'
  if (!canHaveTogether(roles)) return 'apart'
  return roles.includes('administrator') ? null : lastOne(tx, person.id)
}

/** Suspended: every session and token ends at once, and no door opens. */
export async function suspendPerson(
  house: House,
  { by, personId }: Readonly<{ by: string; personId: string }>,
): Promise<ChangeOutcome> {
  const { office } = house
  const outcome = await transact(office, async (tx): Promise<ChangeOutcome> => {
    const person = await lockOther(tx, by, personId)
    const because = 'because' in person ? person.because : await lastOne(tx, personId)
    await record(tx, office.clock, { who: by, action: 'person.suspended', about: personId, allowed: because === null })
    if (because) return { kind: 'refused', because }
    await shutOut(house, tx, personId)
    return { kind: 'done' }
  })
  house.passes.forgetAll()
  return outcome
}

/** In a transaction of the caller, who calls `passes.forgetAll()` when it has ended. */
export async function shutOut({ office, wall }: House, tx: Tx, personId: string): Promise<void> {
  await setSuspended(tx, personId, office.clock.now())
  await endAllPasses(tx, personId, wall.now())
}

/** In a transaction of the caller. */
export async function letIn(tx: Tx, personId: string): Promise<void> {
  await setSuspended(tx, personId, null)
}

export async function restorePerson(
  house: House,
  { by, personId }: Readonly<{ by: string; personId: string }>,
): Promise<ChangeOutcome> {
  const { office } = house
  return transact(office, async (tx): Promise<ChangeOutcome> => {
    const person = await lockOther(tx, by, personId)
    const held = (await house.standings(tx, [personId], office.clock.now())).get(personId)?.held
    const because = 'because' in person ? person.because : held ? 'held' : null
    await record(tx, office.clock, { who: by, action: 'person.restored', about: personId, allowed: because === null })
    if (because) return { kind: 'refused', because }
    await letIn(tx, personId)
    return { kind: 'done' }
  })
}

type Locked = Person | { because: 'unknown' | 'yourself' }

async function lockOther(tx: Tx, by: string, personId: string): Promise<Locked> {
  if (by === personId) return { because: 'yourself' }
  const person = await lockPerson(tx, personId)
  return person ?? { because: 'unknown' }
}

async function lastOne(tx: Tx, personId: string): Promise<'last-administrator' | null> {
  const administrators = await activeAdministrators(tx)
  return administrators.length === 1 && administrators[0] === personId ? 'last-administrator' : null
}
