/** The published catalogue: nothing is left out of it, and who reaches what is what the tables decide. */
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CATALOGUE, FIELD_IDS, fieldRow, fieldsFor, RECORD_CATEGORIES } from '#records'
import { HALDER } from '../../app/demo/halder.ts'
import { processRow } from '../triage/process.rules.ts'
import { grantReach } from '../triage/reach.rules.ts'
import { heldSources, machineCatalogue, processesOn, searched } from './catalogue.ts'

const ON = day('2026-11-23')
const all = heldSources(undefined, ON)
const data = all.flatMap((source) => source.data)

test('every field stands in it, once for each kind of person it is about', () => {
  expect(new Set(data.map(({ field }) => field))).toEqual(new Set(FIELD_IDS))
  expect(new Set(data.map(({ field, relation }) => `${field} ${relation}`)).size).toBe(data.length)
  for (const { field, relation, dataClass } of data) expect(fieldRow(field).class[relation]).toBe(dataClass)
})

test('a process reaches here exactly what may be granted on it', () => {
  for (const process of processesOn(ON)) {
    const granted = fieldsFor(RECORD_CATEGORIES, grantReach(process)).map(
      ({ field, relation }) => `${field} ${relation}`,
    )
    const reached = data.filter(({ processes }) => processes.includes(process))
    expect(new Set(reached.map(({ field, relation }) => `${field} ${relation}`)), process).toEqual(new Set(granted))
  }
})

test('no process of the vault is named, none that reaches nothing, and none that does not count yet or any more', () => {
  expect(processesOn(ON).filter((process) => processRow(process).vault)).toEqual([])
  expect(processesOn(ON)).not.toContain('us-preservation')
  expect(processesOn(ON)).toContain('eu-production-order')
  expect(processesOn(day('2026-08-17'))).not.toContain('eu-production-order')
})

test('the search knows both languages, capitals and every word, and says so when there is nothing', () => {
  const found = (text: string) => searched(all, text).flatMap((source) => source.data.map(({ field }) => field))
  expect(searched(all, '')).toEqual(all)
  expect(found('Netwerkadres')).toEqual(found('NETWERKADRES'))
  expect(found('netwerkadres')).toEqual(expect.arrayContaining(['sign_in.ip_address', 'participant.ip_address']))
  expect(found('IP_address sign_in')).toEqual(['sign_in.ip_address'])
  expect(found('network address of the other')).toEqual(['participant.ip_address'])
  expect(found('blood group')).toEqual([])
})

test('the machine form says version, hash and who set how long', () => {
  const provider = { ...HALDER, recordRetention: { sign_in: 30 } }
  const form = machineCatalogue({ provider, baseUrl: 'https://halder.example' }, ON)
  expect(form).toMatchObject({ ...CATALOGUE, provider: 'Halder', reviewed: false })
  const of = (source: string) => form.sources.find((one) => one.source === source)
  expect(of('sign_in')).toMatchObject({ retentionDays: 30, retentionSetBy: 'provider' })
  expect(of('chat')).toMatchObject({ retentionDays: 90, retentionSetBy: 'usual' })
  expect(of('profile')).toMatchObject({ retentionDays: null })
})
