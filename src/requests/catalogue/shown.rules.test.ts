import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { heldSources } from './catalogue.ts'
import { bySameReach, classesHeld, reachOfClass } from './shown.rules.ts'

const all = heldSources(undefined, day('2026-11-23'))
const data = all.flatMap((source) => source.data)

test('how much of a class a process reaches is counted', () => {
  expect(classesHeld(all)).toEqual(['subscriber', 'non-content', 'content'])
  const cells = (
    process: 'us-subpoena-grand-jury' | 'us-court-order-2703d' | 'us-search-warrant' | 'eu-production-order',
  ) => classesHeld(all).map((dataClass) => reachOfClass(all, process, dataClass))
  expect(cells('us-subpoena-grand-jury')).toEqual(['all', 'none', 'none'])
  expect(cells('us-court-order-2703d')).toEqual(['all', 'all', 'none'])
  expect(cells('us-search-warrant')).toEqual(['all', 'all', 'all'])
  // A consent reaches nothing about anybody else.
  expect(reachOfClass(all, 'owner-consent', 'non-content')).toBe('some')
  expect(reachOfClass(all, 'us-search-warrant', 'existence')).toBeNull()
})

test('data that the same processes reach stand together, none twice', () => {
  const groups = bySameReach(data)
  expect(groups.flat().length).toBe(data.length)
  for (const group of groups) expect(new Set(group.map(({ processes }) => processes.join())).size).toBe(1)
})
