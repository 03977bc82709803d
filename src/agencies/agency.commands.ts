import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { isOfficial, type Level } from './agency.rules.ts'
import {
  agencyById,
  insertAgency,
  insertDomain,
  insertOfficer,
  insertVerification,
  type NewAgency,
  officerById,
} from './agency.store.ts'

/** Adds an agency from an independent source and binds its mail domains. */
export function addAgency(
  office: Office,
  by: string,
  agency: Omit<NewAgency, 'id' | 'addedAt' | 'addedBy'> & { domains: readonly string[] },
): Promise<{ agencyId: string }> {
  const { domains, ...row } = agency
  return transact(office, async (tx) => {
    const at = office.clock.now()
    const agencyId = newId('agency')
    await insertAgency(tx, { ...row, id: agencyId, addedAt: at, addedBy: by })
    for (const domain of domains) await insertDomain(tx, { agencyId, domain: domain.toLowerCase(), at, by })
    await record(tx, office.clock, { who: by, action: 'agency.added', about: agencyId, detail: { domains } })
    return { agencyId }
  })
}

export type AddOfficerOutcome =
  | { kind: 'added' }
  | { kind: 'refused'; because: 'unknown-agency' | 'address-not-official' }

/** Makes a person who can sign in an officer of an agency; the address must lie on a domain that we bound ourselves. */
export function addOfficer(
  office: Office,
  by: string,
  officer: {
    personId: string
    email: string
    agencyId: string
    badge: string
    title: string
    telephone: string
    extension: string
  },
): Promise<AddOfficerOutcome> {
  return transact(office, async (tx) => {
    const agency = await agencyById(tx, officer.agencyId)
    if (!agency) return { kind: 'refused', because: 'unknown-agency' }
    if (!isOfficial(officer.email, agency.domains)) return { kind: 'refused', because: 'address-not-official' }
    const { email: _, ...row } = officer
    await insertOfficer(tx, row)
    await record(tx, office.clock, {
      who: by,
      action: 'officer.added',
      about: officer.personId,
      detail: { agencyId: officer.agencyId },
    })
    return { kind: 'added' }
  })
}

/** Records the rung that an officer has reached, by whom it was checked and how. */
export function verifyOfficer(
  office: Office,
  by: string,
  rung: { personId: string; level: Level; note: string },
): Promise<{ kind: 'verified' | 'unknown' }> {
  return transact(office, async (tx) => {
    if (!(await officerById(tx, rung.personId))) return { kind: 'unknown' }
    await insertVerification(tx, {
      id: newId('rung'),
      personId: rung.personId,
      level: rung.level,
      at: office.clock.now(),
      by,
      note: rung.note,
    })
    await record(tx, office.clock, {
      who: by,
      action: 'officer.verified',
      about: rung.personId,
      detail: { level: rung.level },
    })
    return { kind: 'verified' }
  })
}
