import { expect, test } from 'vitest'
import { domainOf, isOfficial } from './agency.rules.ts'

test.each([
  ['whitfield@sheriff.marlowcounty.example', true],
  ['WHITFIELD@Sheriff.MarlowCounty.example', true],
  ['whitfield@fcu.sheriff.marlowcounty.example', true],
  ['whitfield@evil-sheriff.marlowcounty.example', false],
  ['whitfield@sheriff.marlowcounty.example.com', false],
  ['whitfield@marlowcounty.example', false],
  ['whitfield', false],
  ['a@b@sheriff.marlowcounty.example', false],
])('%s is official: %s', (email, official) => {
  expect(isOfficial(email, ['sheriff.marlowcounty.example'])).toBe(official)
})

test('no bound domain makes no address official', () => {
  expect(isOfficial('a@b.example', [])).toBe(false)
})

test('a domain needs a dot and a mailbox before it', () => {
  expect(domainOf('x@localhost')).toBeNull()
  expect(domainOf('@b.example')).toBeNull()
  expect(domainOf(' x@B.example ')).toBe('b.example')
})
