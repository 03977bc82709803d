import { expect, test } from 'vitest'
import { isDay } from '#platform/time.ts'
import {
  isProcess,
  PORTAL_PROCESSES,
  PROCESS_IDS,
  PROCESSES,
  type Process,
  type ProcessRow,
  processRow,
  RULES_DATE,
} from './process.rules.ts'

const subpoena = {
  country: 'US',
  family: 'subpoena',
  reach: 'subscriber',
  closedList: true,
  portal: true,
  basis: '18 U.S.C. § 2703(c)(2)',
} as const
const later = { country: 'US', closedList: false, needsStatute: false, portal: false } as const

/** A second writing of the table, from the statute. Its end, its lawyer and its first day are the same for all rows. */
const EXPECTED: Readonly<Record<string, Omit<ProcessRow, 'validFrom' | 'validTo' | 'reviewed'>>> = {
  'us-subpoena-administrative': {
    ...subpoena,
    issuer: 'agency',
    needsStatute: true,
    citation: '18 U.S.C. § 2703(c)(2): "an administrative subpoena authorized by a Federal or State statute"',
  },
  'us-subpoena-grand-jury': {
    ...subpoena,
    issuer: 'prosecutor-or-court',
    needsStatute: false,
    citation: '18 U.S.C. § 2703(c)(2): "a Federal or State grand jury … subpoena"',
  },
  'us-subpoena-trial': {
    ...subpoena,
    issuer: 'prosecutor-or-court',
    needsStatute: false,
    citation: '18 U.S.C. § 2703(c)(2): "… or trial subpoena"',
  },
  'us-court-order-2703d': {
    ...later,
    family: 'court-order',
    reach: 'non-content',
    issuer: 'judge',
    basis: '18 U.S.C. § 2703(d)',
    citation: '18 U.S.C. § 2703(c)(1)(B), (d)',
  },
  'us-court-order-other': {
    ...later,
    family: 'court-order',
    reach: 'nothing',
    issuer: 'judge',
    basis: '18 U.S.C. § 2703(c)(1)',
    citation: '18 U.S.C. § 2703(c)(1): closed list; nothing until counsel classifies the order',
  },
  'us-search-warrant': {
    ...later,
    family: 'warrant',
    reach: 'content',
    issuer: 'judge',
    basis: '18 U.S.C. § 2703(a), (b)',
    citation: '18 U.S.C. § 2703(a), (b)(1)(A), (c)(1)(A)',
  },
  'us-preservation': {
    ...later,
    family: 'preservation',
    reach: 'nothing',
    issuer: 'agency',
    basis: '18 U.S.C. § 2703(f)',
    citation: '18 U.S.C. § 2703(f)(1)-(2): 90 days, 90 more on a renewed request',
  },
}

test('the table holds these rows and no other', () => {
  expect(PROCESS_IDS).toEqual(Object.keys(EXPECTED))
  expect(Object.keys(PROCESSES)).toEqual(Object.keys(EXPECTED))
})

test.each(Object.entries(EXPECTED))('%s', (process, row) => {
  expect(isProcess(process)).toBe(true)
  expect(processRow(process as Process)).toEqual({ ...row, validFrom: '1986-10-21', validTo: null, reviewed: false })
})

test('only subpoenas can be filed in this version', () => {
  expect(PORTAL_PROCESSES).toEqual(['us-subpoena-administrative', 'us-subpoena-grand-jury', 'us-subpoena-trial'])
})

test('nothing that a lawyer has not read claims that one has', () => {
  expect(PROCESS_IDS.filter((process) => processRow(process).reviewed)).toEqual([])
})

test.each(['', 'subpoena', 'toString', 'us-search-warrant ', 'US-SEARCH-WARRANT'])('%j is no process', (text) => {
  expect(isProcess(text)).toBe(false)
})

test('the version of the rules is a day', () => {
  expect(isDay(RULES_DATE)).toBe(true)
  expect(RULES_DATE).toBe('2026-11-22')
})
