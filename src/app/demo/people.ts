import { randomBytes } from 'node:crypto'
import { addAgency, addOfficer, officerById, verifyOfficer } from '#agencies'
import { createPerson, issueToken, permissionsOf, type Role } from '#identity'
import type { Permission } from '#platform/http/route.ts'
import { DAY_MS, later } from '#platform/time.ts'
import type { OpenHouse } from '../house.ts'
import { AGENCIES, HOLDERS, OFFICERS, STAFF } from './cast.ts'

export type DemoPerson = Readonly<{
  key: string
  id: string
  name: string
  email: string
  password: string
  token: string
  agencyId: string | null
}>
export type DemoPeople = ReadonlyMap<string, DemoPerson>

/** Makes everybody who can sign in, through the same commands as a real office; with a password, unless nobody will type one. */
export async function makePeople(house: OpenHouse, { passwords = true } = {}): Promise<DemoPeople> {
  const { office } = house
  const agencies = new Map<string, string>()
  for (const { key, ...agency } of AGENCIES) agencies.set(key, (await addAgency(office, 'system', agency)).agencyId)
  const agencyOf = (key: string) => agencies.get(key) ?? ''
  // Together, for making a password costs the time it is meant to cost.
  const made = await Promise.all([
    ...STAFF.map((one) => person(house, { ...one, kind: 'staff', agencyId: null, withPassword: passwords })),
    ...OFFICERS.map((one) =>
      person(house, {
        ...one,
        kind: 'officer',
        roles: ['officer'],
        agencyId: agencyOf(one.agency),
        withPassword: passwords,
      }),
    ),
    ...HOLDERS.map((one) =>
      person(house, { ...one, kind: 'account', roles: ['owner'], agencyId: null, withPassword: false }),
    ),
  ])
  const people = new Map(made.map((one) => [one.key, one]))
  for (const { key, agency, name: _, ...badge } of OFFICERS) {
    const personId = people.get(key)?.id ?? ''
    await addOfficer(office, 'system', { personId, agencyId: agencyOf(agency), ...badge })
    await verifyOfficer(office, people.get('intake')?.id ?? 'system', {
      personId,
      level: 2,
      note: 'Domain read from the agency’s own register; called back on the register’s number.',
    })
  }
  return people
}

/** The demo is older than a year, and a rung is not: whoever's is about to lapse is verified anew, as a real desk does. */
export async function renewOfficers({ office }: OpenHouse, people: DemoPeople): Promise<void> {
  const soon = later(office.clock.now(), 30 * DAY_MS)
  for (const { key } of OFFICERS) {
    const personId = people.get(key)?.id ?? ''
    const officer = await officerById(office.db, personId, office.clock.now())
    if (!officer || (officer.rung.lapsesAt ?? soon) > soon) continue
    const by = people.get('intake')?.id ?? 'system'
    await verifyOfficer(office, by, {
      personId,
      level: 2,
      note: 'Verified anew: domain read again, mailbox proved again.',
    })
  }
}

type Spec = Readonly<{
  key: string
  kind: 'staff' | 'officer' | 'account'
  name: string
  email: string
  roles: readonly Role[]
  agencyId: string | null
  withPassword: boolean
}>

async function person(
  house: OpenHouse,
  { key, kind, name, email, roles, agencyId, withPassword }: Spec,
): Promise<DemoPerson> {
  const password = withPassword ? demoPassword() : ''
  const made = await createPerson(house.office, {
    kind,
    name,
    email,
    roles,
    by: 'system',
    ...(agencyId !== null && { agencyId }),
    ...(password && { password }),
  })
  if (made.kind !== 'created') throw new Error(`the demo has ${email} twice`)
  return { key, id: made.id, name, email, password, token: await tokenFor(house, made.id, kind, roles), agencyId }
}

/** A token that carries all its owner may give to a program. */
async function tokenFor(
  house: OpenHouse,
  personId: string,
  kind: Spec['kind'],
  roles: readonly Role[],
): Promise<string> {
  const beyond: readonly Permission[] = ['staff.manage', 'token.manage', 'session.manage', 'vault.enter']
  const permissions = [...permissionsOf(kind, roles)].filter(
    (permission) => permission !== 'anyone' && !beyond.includes(permission),
  )
  const issued = await issueToken(house.identity.house, { personId, name: 'Demo', permissions, days: 366 })
  return issued.kind === 'issued' ? issued.token : ''
}

/** Four groups of letters and digits: long enough for the product's own rule, short enough to type. */
function demoPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from(
    randomBytes(16),
    (byte, n) => `${n > 0 && n % 4 === 0 ? '-' : ''}${letters[byte % letters.length]}`,
  ).join('')
}
