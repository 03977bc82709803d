import { expect, test } from 'vitest'
import { domainNameOf } from '../signals/domain.rules.ts'
import { type BindingFacts, bindingVerdict } from './binding.rules.ts'

const verdict = (domain: string, over: Partial<BindingFacts> = {}) => {
  const name = domainNameOf(domain)
  if (!name) throw new Error(domain)
  return bindingVerdict({ name, country: 'US', disposable: false, registers: [], ...over })
}

test('a register of the same country binds; another, or none, asks a second person', () => {
  expect(verdict('marlow.gov', { registers: [{ source: 'us-gov', country: 'US' }] })).toEqual({
    kind: 'bound',
    byRegister: 'us-gov',
  })
  expect(verdict('marlow.gov', { country: 'CA', registers: [{ source: 'us-gov', country: 'US' }] })).toEqual({
    kind: 'second-person',
  })
  expect(verdict('marlow.org')).toEqual({ kind: 'second-person' })
})

test.each([
  ['gov.uk', {}, 'everyones'],
  ['github.io', {}, 'everyones'],
  ['gmail.com', {}, 'free-mail'],
  ['tempbox.com', { disposable: true }, 'disposable'],
])('%s is nobody’s own', (domain, over, because) => {
  expect(verdict(domain, { ...over, registers: [{ source: 'us-gov', country: 'US' }] })).toEqual({
    kind: 'refused',
    because,
  })
})
