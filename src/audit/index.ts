export {
  type AuditEntry,
  accessLog,
  type LogFilter,
  type LoggedEntry,
  lastLink,
  record,
  recordAll,
  unsealed,
} from './audit.store.ts'
export { type ErasureAsk, eraseEntries } from './erasure.store.ts'
export { type Sealer, startSealer } from './sealer.ts'
export { auditVerifyCommand, type ChainState, verifyAudit } from './verify.ts'
