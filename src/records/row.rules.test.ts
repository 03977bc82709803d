import { expect, test } from 'vitest'
import { PROCESS_IDS } from '../requests/triage/process.rules.ts'
import { grantReach } from '../requests/triage/reach.rules.ts'
import { FIELD_IDS, fieldRow, fieldsFor } from './catalogue.rules.ts'
import { RECORD_CATEGORIES } from './class.rules.ts'
import { holdsFor, ROW_KINDS, runsOf } from './row.rules.ts'

test('every source of the catalogue says how its rows lie in time, by a field of its own', () => {
  expect(Object.keys(ROW_KINDS).toSorted()).toEqual([...new Set(FIELD_IDS.map((id) => fieldRow(id).source))].toSorted())
  for (const [source, { begins }] of Object.entries(ROW_KINDS))
    if (begins !== null) expect([fieldRow(begins).source, fieldRow(begins).kind]).toEqual([source, 'instant'])
})

test('no process gives a row without the instant by which it is told from others', () => {
  for (const process of PROCESS_IDS) {
    const granted = fieldsFor(RECORD_CATEGORIES, grantReach(process))
    for (const { field, relation } of granted) {
      const begins = ROW_KINDS[fieldRow(field).source]?.begins ?? null
      if (begins !== null) expect(granted).toContainEqual({ field: begins, relation })
    }
  }
})

test('one meeting is read only from a copy of that meeting alone; what is of no meeting from any copy of the account', () => {
  const [all, one, two] = [null, 'meet_1', 'meet_2'].map((meetingId) => ({ accountId: 'acct_1', meetingId }))
  if (!all || !one || !two) throw new Error('three subjects')
  expect([holdsFor([all], 'chat', all), holdsFor([one], 'chat', all), holdsFor([one], 'chat', one)]).toEqual([
    true,
    true,
    true,
  ])
  expect([holdsFor([all], 'chat', one), holdsFor([one, two], 'chat', one), holdsFor([two], 'chat', one)]).toEqual([
    false,
    false,
    false,
  ])
  expect([holdsFor([all], 'sign_in', one), holdsFor([], 'chat', one), holdsFor([all], 'unheard', all)]).toEqual([
    true,
    false,
    false,
  ])
})

test('lines are told in runs', () => {
  expect(runsOf([1, 2, 3, 7, 9, 10])).toEqual([
    [1, 3],
    [7, 7],
    [9, 10],
  ])
})
