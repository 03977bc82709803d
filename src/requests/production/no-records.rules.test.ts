import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import type { Fact } from '../case/fact.rules.ts'
import { mayCertifyNothing, unknownIn } from './no-records.rules.ts'

const at = instant('2026-11-20T08:00:00Z')
const looked = (n: number, taskId: string, result: 'found' | 'not-found'): Fact => ({
  ...{ id: `fact_${n}`, n, at, author: 'system', kind: 'identifier-resolved' },
  data: { taskId, result, found: [] },
})
const task = (id: string) => ({
  id,
  n: 1,
  product: 'meetings' as const,
  kind: 'email' as const,
  value: `${id}@x.example`,
  at: null,
})

test('only what was looked up and not found is said to be unknown, with when', () => {
  const facts = [looked(1, 'a', 'not-found'), looked(2, 'b', 'found')]
  expect(unknownIn([task('a'), task('b'), task('c')], facts)).toEqual([
    { kind: 'email', value: 'a@x.example', at: null, searchedAt: '2026-11-20T08:00:00.000Z' },
  ])
  expect(unknownIn([task('a')], [...facts, looked(3, 'a', 'found')])).toEqual([])
})

const fine = { because: 'NO_SUCH_ACCOUNT', accepted: true, tasks: 2, unknown: 2, reaches: true } as const

test('a paper is given on a refusal because nothing was found, and on no other', () => {
  expect(mayCertifyNothing(fine)).toBe(true)
  for (const change of [
    { because: 'NOT_HELD' },
    { because: 'OVERBROAD' },
    { accepted: false },
    { unknown: 1 },
    { tasks: 0, unknown: 0 },
    { reaches: false },
  ] as const)
    expect(mayCertifyNothing({ ...fine, ...change }), JSON.stringify(change)).toBe(false)
})
