/** The whole house on one screen: which modules there are and what each is given. */

import { agencyJobs, agencyRoutes, applicationRoutes, applyRoutes } from '#agencies'
import { allStaff, type Identity, permissionsOf } from '#identity'
import type { Tx } from '#platform/db/db.ts'
import type { Route } from '#platform/http/route.ts'
import type { AnyJobLine } from '#platform/jobs/jobs.ts'
import type { RunningJobs } from '#platform/jobs/start.ts'
import { mailJob } from '#platform/mail/outbox.ts'
import type { Mailer } from '#platform/mail/smtp.ts'
import type { Office } from '#platform/office.ts'
import type { RecordSource } from '#records'
import {
  accountRoutes,
  catalogueRoutes,
  deskRoutes,
  guideRoutes,
  officerRoutes,
  requestJobs,
  verifyRoutes,
} from '#requests'
import { transparencyRoutes } from '#transparency'
import { type Book, type Officers, openDoor, vaultRoutes } from '#vault'
import { homeRoutes } from './app/home.routes.tsx'

/** What only a running house has: its jobs, and in a demo the passing of time. */
export type HouseTools = Readonly<{
  jobs: Pick<RunningJobs, 'list' | 'retry'>
  passTime: ((milliseconds: number) => Promise<Date>) | null
}>

export type House = Readonly<{ office: Office; identity: Identity; tools: HouseTools; book: Book }>

export function routesOf({ office, identity, tools, book }: House): readonly Route[] {
  return [
    ...homeRoutes(office),
    ...guideRoutes(office),
    ...catalogueRoutes(office),
    ...verifyRoutes(office),
    ...transparencyRoutes(office),
    ...identity.routes,
    ...applyRoutes(identity.house),
    ...applicationRoutes(identity.house),
    ...agencyRoutes(identity.house),
    ...officerRoutes(office),
    ...deskRoutes({ office, jobs: tools.jobs, advance: tools.passTime, colleagues }),
    ...accountRoutes(office),
    ...vaultRoutes({
      office,
      house: identity.house,
      book,
      door: openDoor(identity.house.wall),
      officers: vaultOfficers(office),
    }),
  ]
}

export function jobLinesOf(
  office: Office,
  { records, mailer }: { records: RecordSource; mailer: Mailer | null },
): readonly AnyJobLine[] {
  return [
    mailJob({ db: office.db, clock: office.clock, mailer }),
    ...agencyJobs(office),
    ...requestJobs(office, records),
  ]
}

/** Who has the role; who is cleared stands in the book alone. */
function vaultOfficers({ db }: Office): Officers {
  return async () =>
    (await allStaff(db))
      .filter(({ kind, roles, suspendedAt }) => suspendedAt === null && permissionsOf(kind, roles).has('vault.enter'))
      .map(({ id, name }) => ({ id, name }))
}

/** Everybody of the staff for the desk; who may work on cases can be handed one. */
async function colleagues(tx: Tx) {
  const staff = await allStaff(tx)
  return staff.map(({ id, name, kind, roles, suspendedAt }) => ({
    id,
    name,
    handles: suspendedAt === null && permissionsOf(kind, roles).has('case.assign'),
  }))
}
