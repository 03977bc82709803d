/**
 * What a letter that asks to keep records need not have.
 *
 * Law     18 U.S.C. § 2703(f)(1): "upon the request of a governmental entity"; the text asks for no form, signature, date or period.
 * Seed    guide, "Verzoeken om bewaring": they name the account, host or meeting, and meet the requirements for all.
 * Policy  so what the guide asks beside the law warns and stops nothing, and a period is not asked for.
 */
import type { Code, Finding, Outcome } from './intake.rules.ts'

const WARNS_ONLY: readonly Code[] = ['IN_SIGN', 'IN_DATE_SIGN', 'IN_DUE', 'IN_STATUTE', 'IN_DOCKET']

/** The outcome of one check, as it stands for a letter. */
export function askedOfLetter({ findings, ...outcome }: Outcome): Outcome {
  return { ...outcome, findings: findings.filter((one) => !isPeriodMissing(one)).map(eased) }
}

function isPeriodMissing({ code, kind }: Finding): boolean {
  return code === 'IN_RANGE' && kind === 'missing'
}

function eased(finding: Finding): Finding {
  return WARNS_ONLY.includes(finding.code) ? { ...finding, effect: 'warns' } : finding
}
