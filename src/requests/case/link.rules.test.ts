import { expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import type { Fact, NewFact } from './fact.rules.ts'
import { linksOf, mayLink } from './link.rules.ts'

const at = instant('2026-11-02T09:00:00Z')
const facts = (...list: readonly NewFact[]): readonly Fact[] =>
  list.map((fact, index) => ({ ...fact, id: `f${index}`, n: index + 1, at, author: 'sanne' }))
const linked = (caseId: string, as: 'duplicate' | 'related' = 'duplicate'): NewFact => ({
  kind: 'linked',
  data: { caseId, number: `HLD-${caseId}`, as },
})
const unlinked = (caseId: string): NewFact => ({ kind: 'unlinked', data: { caseId, number: `HLD-${caseId}` } })

test('of each case the last word counts', () => {
  const names = (...list: readonly NewFact[]) => linksOf(facts(...list)).map(({ caseId, as }) => `${caseId} ${as}`)
  expect(names()).toEqual([])
  expect(names(linked('a'), linked('b', 'related'))).toEqual(['a duplicate', 'b related'])
  expect(names(linked('a'), linked('b'), unlinked('a'))).toEqual(['b duplicate'])
  expect(names(linked('a'), linked('a', 'related'))).toEqual(['a related'])
  expect(names(linked('a'), unlinked('a'), linked('a'))).toEqual(['a duplicate'])
  expect(linksOf(facts(linked('a')))).toEqual([{ caseId: 'a', number: 'HLD-a', as: 'duplicate', at, by: 'sanne' }])
})

test.each([
  ['fine', { other: 'b', as: 'duplicate' }, []],
  ['fine', { other: 'b', as: 'related' }, [linked('b')]],
  ['fine', { other: 'b', as: 'duplicate' }, [linked('b'), unlinked('b')]],
  ['already-linked', { other: 'b', as: 'duplicate' }, [linked('b')]],
  ['itself', { other: 'me', as: 'related' }, []],
  ['no-such-case', { other: null, as: 'related' }, []],
] as const)('%s: %j', (verdict, ask, history) => {
  expect(mayLink({ caseId: 'me', ...ask }, facts(...history))).toBe(verdict)
})
