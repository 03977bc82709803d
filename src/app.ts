/** The whole house on one screen: which modules there are and what each is given. */
import type { Route } from '#platform/http/route.ts'
import type { AnyJobLine } from '#platform/jobs/jobs.ts'
import { mailJob } from '#platform/mail/outbox.ts'
import type { Mailer } from '#platform/mail/smtp.ts'
import type { Office } from '#platform/office.ts'
import type { Identity } from '#identity'
import type { RecordSource } from '#records'
import { accountRoutes, type DeskTools, deskRoutes, guideRoutes, officerRoutes, requestJobs } from '#requests'
import { transparencyRoutes } from '#transparency'
import { homeRoutes } from './app/home.routes.tsx'

export type House = Readonly<{ office: Office; identity: Identity; tools: DeskTools }>

export function routesOf({ office, identity, tools }: House): readonly Route[] {
  return [
    ...homeRoutes(office),
    ...guideRoutes(office),
    ...transparencyRoutes(office),
    ...identity.routes,
    ...officerRoutes(office),
    ...deskRoutes(office, tools),
    ...accountRoutes(office),
  ]
}

export function jobLinesOf(office: Office, { records, mailer }: { records: RecordSource; mailer: Mailer | null }): readonly AnyJobLine[] {
  return [mailJob({ db: office.db, clock: office.clock, mailer }), ...requestJobs(office, records)]
}
