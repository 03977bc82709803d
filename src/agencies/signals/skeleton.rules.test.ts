import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scriptsOf, skeletonOf } from './skeleton.rules.ts'

test.each([
  ['marlowcounty', 'mаrlоwcоunty'],
  ['marlowcounty', 'rnarlowcounty'],
  ['marlowcounty', 'marlow-county'],
  ['marlowcounty', 'MarlowCounty'],
  ['marlowcounty', 'mar1owcounty'],
  ['marlowcounty', 'marlovvcounty'],
  ['police', 'p0lice'],
  ['police', 'po1ice'],
  ['police', 'pol1ce'],
  ['police', 'рοӏісе'],
  ['police', 'pölicé'],
  ['police', 'ｐｏｌｉｃｅ'],
  ['police', 'po\u200blice'],
  ['sheriff', 'sһeriff'],
  ['aldine', 'alcline'],
  ['westdale', 'we5tdale'],
])('%s can be taken for %s', (one, other) => {
  expect(skeletonOf(other)).toBe(skeletonOf(one))
})

test.each([
  ['marlowcounty', 'barlowcounty'],
  ['police', 'politie'],
])('%s is not %s', (one, other) => {
  expect(skeletonOf(other)).not.toBe(skeletonOf(one))
})

test('a skeleton is its own skeleton, for the names that are asked about', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-bd-qs-uw-z]{1,20}$/), (name) => {
      expect(skeletonOf(skeletonOf(name))).toBe(skeletonOf(name))
    }),
  )
})

test('one label in two scripts is seen', () => {
  expect(scriptsOf('mаrlow')).toEqual(['Latin', 'Cyrillic'])
  expect(scriptsOf('marlow-county-59')).toEqual(['Latin'])
  expect(scriptsOf('мвд')).toEqual(['Cyrillic'])
  expect(scriptsOf('警視庁けい')).toEqual(['Han'])
})
