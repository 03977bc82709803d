export { type AddOfficerOutcome, addAgency, addOfficer, verifyOfficer } from './agency.commands.ts'
export { LEVEL_FOR_SUBSCRIBER_DATA, type Level, isOfficial } from './agency.rules.ts'
export { type Agency, type NewAgency, type Officer, type Verification, agencyById, officerById } from './agency.store.ts'
