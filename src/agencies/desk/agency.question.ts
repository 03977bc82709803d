/** What the desk sees of agencies: the list, and one with all that is known of it. */
import { allStaff, namesOf } from '#identity'
import type { Db, Tx } from '#platform/db/db.ts'
import {
  type Agency,
  agencyById,
  agencyCountries,
  findAgencies,
  type KnownOfficer,
  type Origin,
  officersOfAgencies,
} from '../agency.store.ts'
import { type Binding, bindingsOf, boundDomainsOf } from '../binding/binding.store.ts'
import { type Hold, holdsOf } from '../hold/hold.store.ts'
import { evidenceOf } from '../ladder/evidence.store.ts'
import type { Evidence } from '../ladder/ladder.rules.ts'
import { type Supervisor, supervisorsOf } from '../supervisor/supervisor.store.ts'
import { AGENCY_STATES, type AgencyState, stateOfAgency } from './desk.rules.ts'

export type AgencyLine = Pick<Agency, 'id' | 'name' | 'unit' | 'country' | 'region' | 'domains'> &
  Readonly<{ officers: number; state: AgencyState }>

export type AgencyList = Readonly<{ lines: readonly AgencyLine[]; countries: readonly string[]; more: boolean }>

const LOOKED_AT = 2_000
export const LINES_MOST = 100

/** What waits for somebody first, then by name; at most `LINES_MOST`. */
export async function agencyList(
  db: Db | Tx,
  { text, country, now }: Readonly<{ text: string; country: string; now: Date }>,
): Promise<AgencyList> {
  const found = await findAgencies(db, { text, country, limit: LOOKED_AT })
  const ids = found.map(({ id }) => id)
  const domains = await boundDomainsOf(db, ids)
  const officers = Map.groupBy(await officersOfAgencies(db, ids, now), ({ agencyId }) => agencyId)
  const lines = found.map((agency): AgencyLine => {
    const rungs = (officers.get(agency.id) ?? []).map(({ rung }) => rung)
    return {
      ...agency,
      domains: domains.get(agency.id) ?? [],
      officers: rungs.length,
      state: stateOfAgency(rungs, now),
    }
  })
  const sorted = lines.toSorted((a, b) => AGENCY_STATES.indexOf(a.state) - AGENCY_STATES.indexOf(b.state))
  return { lines: sorted.slice(0, LINES_MOST), countries: await agencyCountries(db), more: lines.length > LINES_MOST }
}

export type OfficerLook = KnownOfficer & Readonly<{ name: string; evidence: readonly Evidence[]; hold: Hold | null }>

export type AgencyLook = Readonly<{
  agency: Agency & Origin
  bindings: readonly Binding[]
  officers: readonly OfficerLook[]
  supervisors: readonly Supervisor[]
  /** Names of staff, for authors of evidence. */
  names: ReadonlyMap<string, string>
}>

export async function agencyLook(db: Db | Tx, id: string, now: Date): Promise<AgencyLook | null> {
  const agency = await agencyById(db, id)
  if (!agency) return null
  const officers = await officersOfAgencies(db, [id], now)
  const ids = officers.map(({ personId }) => personId)
  const [people, evidence, holds] = [await namesOf(db, ids), await evidenceOf(db, ids), await holdsOf(db, ids)]
  const looks = officers.map((officer) => ({
    ...officer,
    name: people.get(officer.personId) ?? (officer.address || officer.personId),
    evidence: evidence.get(officer.personId) ?? [],
    hold: holds.get(officer.personId) ?? null,
  }))
  return {
    agency,
    bindings: await bindingsOf(db, id),
    supervisors: await supervisorsOf(db, id),
    officers: looks.toSorted((a, b) => a.rung.level - b.rung.level || a.name.localeCompare(b.name)),
    names: new Map((await allStaff(db)).map((one) => [one.id, one.name])),
  }
}
