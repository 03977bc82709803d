/**
 * The kinds of legal process and how far each reaches. The guide for authorities, the officer's form
 * and the decision read this one table. Only rows with `portal: true` can be filed in this version;
 * the others are here so that the guide can say what would be needed instead.
 *
 * Law     18 U.S.C. § 2703(c)(2): administrative (authorised by statute), grand jury and trial subpoenas reach (A)-(F).
 * Law     18 U.S.C. § 2703(c)(1), (d): a court order on specific and articulable facts reaches records, not contents.
 * Law     18 U.S.C. § 2703(a), (b): contents need a search warrant. For older and stored contents (b)(1)-(2) still allow a
 *         subpoena or order with notice by the government.
 * Policy  contents on a search warrant alone. Case law is said to hold the same; it has not been read for this table.
 * Law     18 U.S.C. § 2703(c)(1) is a closed list: any other court order unlocks nothing until counsel classifies it.
 * Law     18 U.S.C. § 2703(f): preservation discloses nothing.
 * Seed    guide, "Verzoeken van de Amerikaanse overheid": table of process and data.
 */
import type { DataClass } from './category.rules.ts'

export type Reach = DataClass | 'nothing'
type Issuer = 'agency' | 'prosecutor-or-court' | 'judge' | 'authority'

export type ProcessRow = Readonly<{
  country: 'US' | 'any'
  family: 'subpoena' | 'court-order' | 'warrant' | 'preservation' | 'emergency'
  reach: Reach
  /** True where only the letters of 2703(c)(2) are reached, and only of the subscriber. */
  closedList: boolean
  issuer: Issuer
  /** An administrative subpoena is worth what the statute that authorises it is worth. */
  needsStatute: boolean
  portal: boolean
  basis: string
  citation: string
  validFrom: string
  validTo: string | null
  /** No row is settled law before a lawyer has read it. */
  reviewed: false
}>

const SCA = { country: 'US', validFrom: '1986-10-21', validTo: null, reviewed: false } as const

export const PROCESSES = {
  'us-subpoena-administrative': {
    ...SCA,
    family: 'subpoena',
    reach: 'subscriber',
    closedList: true,
    issuer: 'agency',
    needsStatute: true,
    portal: true,
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "an administrative subpoena authorized by a Federal or State statute"',
  },
  'us-subpoena-grand-jury': {
    ...SCA,
    family: 'subpoena',
    reach: 'subscriber',
    closedList: true,
    issuer: 'prosecutor-or-court',
    needsStatute: false,
    portal: true,
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "a Federal or State grand jury … subpoena"',
  },
  'us-subpoena-trial': {
    ...SCA,
    family: 'subpoena',
    reach: 'subscriber',
    closedList: true,
    issuer: 'prosecutor-or-court',
    needsStatute: false,
    portal: true,
    basis: '18 U.S.C. § 2703(c)(2)',
    citation: '18 U.S.C. § 2703(c)(2): "… or trial subpoena"',
  },
  'us-court-order-2703d': {
    ...SCA,
    family: 'court-order',
    reach: 'non-content',
    closedList: false,
    issuer: 'judge',
    needsStatute: false,
    portal: false,
    basis: '18 U.S.C. § 2703(d)',
    citation: '18 U.S.C. § 2703(c)(1)(B), (d)',
  },
  'us-court-order-other': {
    ...SCA,
    family: 'court-order',
    reach: 'nothing',
    closedList: false,
    issuer: 'judge',
    needsStatute: false,
    portal: false,
    basis: '18 U.S.C. § 2703(c)(1)',
    citation: '18 U.S.C. § 2703(c)(1): closed list; nothing until counsel classifies the order',
  },
  'us-search-warrant': {
    ...SCA,
    family: 'warrant',
    reach: 'content',
    closedList: false,
    issuer: 'judge',
    needsStatute: false,
    portal: false,
    basis: '18 U.S.C. § 2703(a), (b)',
    citation: '18 U.S.C. § 2703(a), (b)(1)(A), (c)(1)(A)',
  },
  'us-preservation': {
    ...SCA,
    family: 'preservation',
    reach: 'nothing',
    closedList: false,
    issuer: 'agency',
    needsStatute: false,
    portal: false,
    basis: '18 U.S.C. § 2703(f)',
    citation: '18 U.S.C. § 2703(f)(1)-(2): 90 days, 90 more on a renewed request',
  },
} as const satisfies Record<string, ProcessRow>

export type Process = keyof typeof PROCESSES
export type PortalProcess = 'us-subpoena-administrative' | 'us-subpoena-grand-jury' | 'us-subpoena-trial'

export function isProcess(text: string): text is Process {
  return Object.hasOwn(PROCESSES, text)
}

export function processRow(process: Process): ProcessRow {
  return PROCESSES[process]
}

export const PROCESS_IDS: readonly Process[] = Object.keys(PROCESSES).filter(isProcess)
export const PORTAL_PROCESSES: readonly Process[] = PROCESS_IDS.filter((process) => processRow(process).portal)

/** Version of the two tables, shown with every decision that rests on them. */
export const RULES_DATE = '2026-11-22'
