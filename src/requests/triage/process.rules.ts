/**
 * Every kind of demand an office can receive, and how far each reaches at most. The guide for authorities, the officer's form, the
 * decision and the public report read this one table. A row says what the law lets the process unlock; whether this request
 * does so is `decide.rules.ts`.
 *
 * Law     18 U.S.C. § 2703(c)(2): administrative (authorised by statute), grand jury and trial subpoenas reach (A)-(F).
 * Law     18 U.S.C. § 2703(c)(1) is a closed list: any other court order unlocks nothing until counsel classifies it.
 * Law     18 U.S.C. § 2703(a), (b): contents need a warrant. For older and stored contents the text still allows subpoena or
 *         order with notice; warrant only is policy and case law.
 * Law     18 U.S.C. § 2702(b)(8), (c)(4), § 2711(4): the emergency exceptions serve US governmental entities; contents go to no other.
 * Law     18 U.S.C. § 3124, § 2518(4): a provider owes assistance, so "not capable" is found by counsel, never by this table.
 * Law     Regulation (EU) 2023/1543 arts 4, 5, 6, 10, 11: issuers by class of data; 60 days, 30 more.
 * Law     Wetboek van Strafvordering arts 126n-126ni: issuer by article; stored content only with the examining judge.
 * Law     Regulation (EU) 2022/2065 arts 9, 10: orders to act and to inform.
 * Seed    guide, tables of process and data for US and other governments.
 */
import { keysOf } from '#platform/table.ts'

import { EUROPEAN_PROCESSES } from './process-europe.rules.ts'
import { OTHER_ROWS } from './process-other.rules.ts'
import type { ProcessRow } from './process-row.rules.ts'
import { US_PROCESSES } from './process-us.rules.ts'

export const PROCESSES = { ...US_PROCESSES, ...OTHER_ROWS, ...EUROPEAN_PROCESSES } as const

export type Process = keyof typeof PROCESSES

export function isProcess(text: string): text is Process {
  return Object.hasOwn(PROCESSES, text)
}

/** The row of a process, with its types widened to the table's. */
export function processRow(process: Process): ProcessRow {
  return PROCESSES[process]
}

export const PROCESS_IDS: readonly Process[] = keysOf(PROCESSES)

/** What an officer can file step by step; emergencies have a form of their own. Who may use which: `portalFor`. */
export const PORTAL_PROCESSES = [
  'us-subpoena-grand-jury',
  'us-subpoena-administrative',
  'us-subpoena-trial',
  'us-court-order-2703d',
  'us-search-warrant',
  'us-court-order-other',
  'us-preservation',
  'foreign-order',
  'foreign-preservation',
  'access-restriction',
  'owner-consent',
] as const satisfies readonly Process[]
export type PortalProcess = (typeof PORTAL_PROCESSES)[number]

export function isPortal(process: Process): process is PortalProcess {
  return PORTAL_PROCESSES.some((known) => known === process)
}

/** Version of the tables of law, shown with every decision that rests on them. */
export const RULES_DATE = '2026-11-22'
