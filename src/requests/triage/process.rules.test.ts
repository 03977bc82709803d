import { expect, test } from 'vitest'
import { isDay } from '#platform/time.ts'
import {
  isPortal,
  isProcess,
  PORTAL_PROCESSES,
  PROCESS_IDS,
  PROCESSES,
  processRow,
  RULES_DATE,
} from './process.rules.ts'

test.each(PROCESS_IDS)('%s: days are days, somebody issues it, and nobody claims a lawyer', (process) => {
  const { validFrom, validTo, issuers, jurisdictions, reviewed, citation } = processRow(process)
  expect(isProcess(process)).toBe(true)
  expect(isDay(validFrom) && (validTo === null || isDay(validTo))).toBe(true)
  expect(Object.keys(issuers).length * jurisdictions.length).toBeGreaterThan(0)
  expect(citation).not.toBe('')
  expect(reviewed).toBe(false)
})

test('an issuer never reaches further than the instrument', () => {
  const width = ['nothing', 'existence', 'subscriber', 'non-content', 'content']
  for (const process of PROCESS_IDS) {
    const { reach, issuers } = processRow(process)
    const widest = Math.max(...Object.values(issuers).map((each) => width.indexOf(each)))
    expect(width[widest], process).toBe(reach)
  }
})

test('what only counsel can name, what keeps and what restricts hands out nothing by itself', () => {
  for (const process of PROCESS_IDS) {
    const { classify, preserves, family, reach } = processRow(process)
    const silent = ['preservation', 'emergency', 'consent', 'restriction', 'informal', 'private', 'interception']
    if (classify || preserves || silent.includes(family)) expect(reach, process).toBe('nothing')
  }
})

test('the vault holds national security and nothing else', () => {
  const held = PROCESS_IDS.filter((process) => processRow(process).vault)
  expect(held).toEqual(PROCESS_IDS.filter((process) => processRow(process).family === 'national-security'))
  expect(held).toHaveLength(3)
})

test('what can be filed is filed through the portal', () => {
  expect(PROCESS_IDS).toEqual(Object.keys(PROCESSES))
  expect(PROCESS_IDS.filter((process) => isPortal(process)).toSorted()).toEqual([...PORTAL_PROCESSES].toSorted())
  for (const process of PORTAL_PROCESSES) expect(processRow(process).channel).toBe('portal')
})

test.each(['', 'subpoena', 'toString', 'us-search-warrant ', 'US-SEARCH-WARRANT'])('%j is no process', (text) => {
  expect(isProcess(text)).toBe(false)
})

test('the version of the rules is a day', () => {
  expect(isDay(RULES_DATE)).toBe(true)
})
