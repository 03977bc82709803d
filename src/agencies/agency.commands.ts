import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { isOfficial } from './agency.rules.ts'
import {
  agencyById,
  type FoundAgency,
  insertAgency,
  insertOfficer,
  lockAgency,
  type NewAgency,
  type NewOfficer,
  officerById,
  updateRegistered,
} from './agency.store.ts'
import { type BindRefusal, bindWithin, domainVerdict } from './binding/binding.commands.ts'
import { insertBinding } from './binding/binding.store.ts'
import { evidenceWithin } from './ladder/evidence.commands.ts'

type Desk = Pick<Office, 'db' | 'clock'>

/**
 * Adds an agency from an independent source with its mail domains, at set-up and in a demo, by `system`. At the desk domains are bound
 * by `bindDomain`, which may ask a second person.
 */
export function addAgency(
  office: Desk,
  by: 'system',
  agency: Omit<NewAgency, 'id' | 'addedAt' | 'addedBy'> & { domains: readonly string[] },
): Promise<{ agencyId: string }> {
  const { domains, ...row } = agency
  return transact(office, async (tx) => {
    const at = office.clock.now()
    const agencyId = newId('agency')
    await insertAgency(tx, { ...row, id: agencyId, addedAt: at, addedBy: by })
    for (const domain of domains) {
      const binding = { id: newId('binding'), agencyId, domain: domain.toLowerCase(), byRegister: null, at, by }
      await insertBinding(tx, { ...binding, reason: agency.source })
    }
    await record(tx, office.clock, { who: by, action: 'agency.added', about: agencyId, detail: { domains } })
    return { agencyId }
  })
}

export type Naming = Readonly<{ by: string; name: string; country: string; governmental: boolean; source: string }>

/** In a transaction of the caller: an agency that an instrument names and that we do not know. It has no number and no domain. */
export async function nameAgency(
  { clock }: Pick<Office, 'clock'>,
  tx: Tx,
  { by, name, country, governmental, source }: Naming,
): Promise<string> {
  const id = newId('agency')
  await insertAgency(tx, {
    ...{ id, name, unit: null, country, region: null, usGovernmental: governmental && country === 'US' },
    ...{ address: [], telephone: '', source, addedAt: clock.now(), addedBy: by, standing: 'named' },
  })
  await record(tx, clock, { who: by, action: 'agency.named', about: id, detail: { source } })
  return id
}

export type RegisterEnd = Readonly<{ kind: 'registered' | 'unknown' | 'already' }>

/** An independent source knows the agency that an instrument named: from here on it is one like the others. */
export function registerAgency(office: Desk, by: string, found: FoundAgency): Promise<RegisterEnd> {
  const { agencyId: id, source } = found
  return transact(office, async (tx) => {
    if (!(await lockAgency(tx, id))) return { kind: 'unknown' }
    if ((await agencyById(tx, id))?.standing !== 'named') return { kind: 'already' }
    await updateRegistered(tx, { ...found, at: office.clock.now(), by })
    await record(tx, office.clock, { who: by, action: 'agency.registered', about: id, detail: { source } })
    return { kind: 'registered' }
  })
}

export type NewAgencyAsk = Readonly<{
  by: string
  facts: Omit<NewAgency, 'id' | 'addedAt' | 'addedBy'>
  domain: string
}>
export type NewAgencyEnd =
  | Readonly<{ kind: 'created'; agencyId: string; domain: 'bound' | 'proposed' }>
  | Readonly<{ kind: 'refused'; because: BindRefusal }>

/** At the desk: the agency with its first domain, or, where that can be nobody's own, neither. */
export async function createAgency(office: Desk, { by, facts, domain }: NewAgencyAsk): Promise<NewAgencyEnd> {
  const agencyId = newId('agency')
  return transact(office, async (tx) => {
    const verdict = await domainVerdict(tx, { domain, country: facts.country })
    if (verdict.kind === 'refused') return verdict
    await insertAgency(tx, { ...facts, id: agencyId, addedAt: office.clock.now(), addedBy: by })
    await record(tx, office.clock, { who: by, action: 'agency.added', about: agencyId, detail: { domain } })
    const bound = await bindWithin(office, tx, { agencyId, domain, reason: facts.source, by })
    return bound.kind === 'refused' ? bound : { kind: 'created', agencyId, domain: bound.kind }
  })
}

export type AddOfficerOutcome =
  | { kind: 'added' }
  | { kind: 'refused'; because: 'unknown-agency' | 'address-not-official' }

/** Makes a person who can sign in an officer of an agency; the address must lie on a domain that we bound ourselves. */
export function addOfficer(
  office: Desk,
  by: string,
  officer: Omit<NewOfficer, 'address'> & { email: string },
): Promise<AddOfficerOutcome> {
  const { email, ...row } = officer
  return transact(office, (tx) => officerWithin(office, tx, { by, officer: { ...row, address: email } }))
}

/** In a transaction of the caller: the person is made in the same one. */
export async function officerWithin(
  { clock }: Pick<Office, 'clock'>,
  tx: Tx,
  { by, officer }: Readonly<{ by: string; officer: NewOfficer & { address: string } }>,
): Promise<AddOfficerOutcome> {
  const agency = await agencyById(tx, officer.agencyId)
  if (!agency) return { kind: 'refused', because: 'unknown-agency' }
  if (!isOfficial(officer.address, agency.domains)) return { kind: 'refused', because: 'address-not-official' }
  await insertOfficer(tx, { ...officer, address: officer.address.trim().toLowerCase() })
  await record(tx, clock, {
    who: by,
    action: 'officer.added',
    about: officer.personId,
    detail: { agencyId: officer.agencyId },
  })
  return { kind: 'added' }
}

/** The first two rungs at once: the mailbox was proved, and its domain is bound. The higher ones are `recordEvidence` alone. */
export function verifyOfficer(
  office: Desk,
  by: string,
  { personId, level, note }: { personId: string; level: 1 | 2; note: string },
): Promise<{ kind: 'verified' | 'unknown' }> {
  return transact(office, async (tx) => {
    if (!(await officerById(tx, personId, office.clock.now()))) return { kind: 'unknown' }
    for (const kind of level === 1 ? (['address'] as const) : (['address', 'domain'] as const))
      await evidenceWithin(office, tx, { personId, kind, outcome: 'confirmed', spokeTo: '', note, by })
    return { kind: 'verified' }
  })
}
