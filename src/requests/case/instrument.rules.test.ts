import { expect, test } from 'vitest'
import { PROCESS_IDS, processRow } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { CHANNELS, dueRulesOf, VALIDATORS } from './instrument.rules.ts'

test('the law gives a European order three clocks and the British one and a restriction two; all others are due when they say', () => {
  expect(dueRulesOf('eu-production-order')).toEqual(['EPOC_10D', 'EPOC_NOTIFIED', 'EPOC_8H'])
  expect(dueRulesOf('uk-production-order')).toEqual(['UK_COPO', 'US_DUE'])
  expect(dueRulesOf('access-restriction')).toEqual(['US_DUE', 'TCO_1H'])
  const others = PROCESS_IDS.filter((process) => processRow(process).dueBy === undefined)
  for (const process of others) expect(dueRulesOf(process), process).toEqual(['US_DUE'])
  expect(others).toContain('us-subpoena-grand-jury')
})

test('under European orders the authority tells the person, under no other', () => {
  const told = PROCESS_IDS.filter((process) => processRow(process).toldBy === 'authority')
  expect(told).toEqual(['eu-production-order', 'eu-preservation-order'])
})

test('a prosecutor or a judge validates, and a channel is named once', () => {
  expect(VALIDATORS.every((one) => ISSUERS.includes(one))).toBe(true)
  expect(new Set(CHANNELS).size).toBe(CHANNELS.length)
})
