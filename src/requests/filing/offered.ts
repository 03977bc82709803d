/** The kinds that an officer's agency can file. */
import { type Agency, agencyById } from '#agencies'
import type { Db } from '#platform/db/db.ts'
import type { Actor } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { askerOf } from '../case/demand.ts'
import { portalFor } from '../triage/portal.rules.ts'
import type { PortalProcess } from '../triage/process.rules.ts'

export function offeredTo({ provider, clock }: Office, agency: Agency | undefined): readonly PortalProcess[] {
  return portalFor(askerOf(agency, null), { home: provider.calendar, on: dayIn(provider.zone, clock.now()) })
}

export async function offeredFor(office: Office, db: Db, { agencyId }: Actor): Promise<readonly PortalProcess[]> {
  return offeredTo(office, agencyId === null ? undefined : await agencyById(db, agencyId))
}
