export { type AuditEntry, accessLog, lastLink, type LogFilter, type LoggedEntry, record, unsealed } from './audit.store.ts'
export { type Sealer, startSealer } from './sealer.ts'
export { auditVerifyCommand, type ChainState, verifyAudit } from './verify.ts'
