import { expect, test } from 'vitest'
import { instrumentOf, instrumentsFor } from './classify.rules.ts'
import { PROCESS_IDS, processRow } from './process.rules.ts'
import { grantReach } from './reach.rules.ts'

test('an order of another kind can be one on the list of section 2703(c)(1), and nothing beside it', () => {
  expect(instrumentsFor('us-court-order-other')).toEqual([
    'us-subpoena-administrative',
    'us-subpoena-grand-jury',
    'us-subpoena-trial',
    'us-telemarketing-request',
    'us-court-order-2703d',
    'us-search-warrant',
  ])
  expect(instrumentsFor('us-wiretap')).toEqual(instrumentsFor('us-court-order-other'))
})

test('a treaty request carries an instrument of any country; no other process is anything but itself', () => {
  expect(instrumentsFor('legal-assistance-treaty')).toEqual(
    expect.arrayContaining(['us-search-warrant', 'nl-126ng', 'nl-126n']),
  )
  for (const process of PROCESS_IDS)
    expect(instrumentsFor(process).length > 0, process).toBe(processRow(process).classify === true)
})

test('what counsel can name is never a thing of the vault, and reaches something by itself', () => {
  for (const process of PROCESS_IDS) {
    for (const named of instrumentsFor(process)) {
      expect(processRow(named).vault ?? false, named).toBe(false)
      expect(grantReach(named), named).not.toBeNull()
    }
  }
})

test('nothing binds before counsel has named it, and a process that names itself needs nobody', () => {
  expect(instrumentOf('us-court-order-other', null)).toBeNull()
  expect(instrumentOf('us-court-order-other', 'us-court-order-2703d')).toBe('us-court-order-2703d')
  expect(instrumentOf('us-search-warrant', null)).toBe('us-search-warrant')
  expect(instrumentOf('us-subpoena-trial', 'us-search-warrant')).toBe('us-subpoena-trial')
})

test('a treaty carries what no asker of its own could use; any other order only what its own law knows', () => {
  expect(instrumentsFor('letters-rogatory')).toContain('eu-production-order')
  expect(instrumentsFor('nl-126ne')).toEqual([
    ...['foreign-order', 'nl-126na', 'nl-126nc', 'nl-126n', 'nl-126nd', 'nl-126ng', 'dsa-information-order'],
  ])
  expect(instrumentsFor('us-pen-register')).not.toContain('nl-126n')
})
