export { type AddOfficerOutcome, addAgency, addOfficer, nameAgency, verifyOfficer } from './agency.commands.ts'
export { isOfficial, LEVEL_FOR_SUBSCRIBER_DATA, type Level } from './agency.rules.ts'
export {
  type Agency,
  agencyById,
  findAgencies,
  insertOfficer,
  type KnownOfficer,
  type NewAgency,
  type Officer,
  officerById,
  officersAt,
  officersOfAgencies,
  type Standing,
  standingsOf,
  type Verification,
} from './agency.store.ts'
export { applicationRoutes } from './apply/application.routes.tsx'
export { applyRoutes } from './apply/apply.routes.tsx'
export { allBound } from './binding/binding.store.ts'
export { agencyRoutes } from './desk/agencies.routes.tsx'
export { recordEvidence } from './ladder/evidence.commands.ts'
export { agencyJobs } from './ladder/lapse.commands.ts'
export { agenciesCommand } from './registry/agencies.cli.ts'
export { domainNameOf, isFreeMail, mailAddressOf } from './signals/domain.rules.ts'
export { likenessOf } from './signals/look-alike.rules.ts'
export { answerSupervisor, proposeSupervisor, supervisedBy } from './supervisor/supervisor.commands.ts'
