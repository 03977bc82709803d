export { type CompletedCase, completedCases, firstFactAt, reopenedCases } from './case/closed.store.ts'
export type { Outcome } from './case/fact.rules.ts'
export { CATEGORY_IDS, type Category, categoryRow, type DataClass } from './triage/category.rules.ts'
export {
  PORTAL_PROCESSES,
  type PortalProcess,
  PROCESS_IDS,
  type Process,
  processRow,
  RULES_DATE,
} from './triage/process.rules.ts'
export type { ProcessRow } from './triage/process-row.rules.ts'
export { compels } from './triage/reach.rules.ts'
export { say as sayTriage } from './triage/triage.words.ts'
export type Family = import('./triage/process-row.rules.ts').Family
export { accountRoutes } from './account/account.routes.tsx'
export { objectToProduction } from './account/objection.commands.ts'
export { receiveDocument, receiveWords } from './arrival/arrive.commands.ts'
export { type CaseNow, caseNow } from './case/case.question.ts'
export type { ProposedRow } from './case/proposal.rules.ts'
export { clockOn } from './clocks/clock.rules.ts'
export { deadlineCommand } from './clocks/deadline.cli.ts'
export { classifyCase } from './desk/classification.commands.ts'
export { endProposal, proposeDecision, rulingsFor } from './desk/decision.commands.ts'
export { deskRoutes } from './desk/desk.routes.tsx'
export { acceptCase, assignCase, noteCase, withdrawCase } from './desk/handling.commands.ts'
export { officerWrites, writeToOfficer } from './dialogue/dialogue.commands.ts'
export type { Answers } from './filing/answers.rules.ts'
export { attachDocument, entitiesOf } from './filing/document.commands.ts'
export { saveStep, startDraft } from './filing/draft.commands.ts'
export { officerRoutes } from './filing/lers.routes.tsx'
export { submitDraft } from './filing/submit.commands.ts'
export { askedOf } from './filing/summary.page.tsx'
export { guideRoutes } from './guide/guide.routes.tsx'
export { checkRequestCommand } from './intake/check-request.cli.ts'
export { requestJobs } from './jobs.ts'
export { type AuthorityAnswer, answerNotice } from './notice/answer.commands.ts'
export { verifyCommand } from './production/verify.cli.ts'
export { type Written, writeGuideline } from './quality/guideline.commands.ts'
export { giveVerdict } from './quality/look.commands.ts'
export { CHECKS } from './quality/look.rules.ts'
export { lookOfCase } from './quality/look.store.ts'
export { faultsOf, type PeriodFault } from './retention/period.rules.ts'
export { retentionCommand } from './retention/retention.cli.ts'
