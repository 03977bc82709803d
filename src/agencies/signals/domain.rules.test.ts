import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  claimsGovernment,
  domainNameOf,
  governmentOf,
  isFreeMail,
  liesUnder,
  mailAddressOf,
  namesAbove,
} from './domain.rules.ts'

describe('the registrable domain', () => {
  test.each([
    ['sheriff.marlowcounty.gov', 'marlowcounty.gov', 'marlowcounty', 'gov'],
    ['mail.met.police.uk', 'met.police.uk', 'met', 'police.uk'],
    ['a.b.c.gov.br', 'c.gov.br', 'c', 'gov.br'],
    ['someone.github.io', 'someone.github.io', 'someone', 'github.io'],
    ['gov.uk', null, '', 'gov.uk'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example', 'bücher', 'example'],
  ])('of %s is %s', (domain, registrable, label, suffix) => {
    expect(domainNameOf(domain)).toMatchObject({ registrable, label, suffix })
  })

  test('an ending that the list does not know is said so', () => {
    expect(domainNameOf('marlow.example')?.listed).toBe(false)
    expect(domainNameOf('marlow.gov')?.listed).toBe(true)
  })

  const vectors = new URL('../../../../shared/data/agencies/psl-tests.txt', import.meta.url)
  test('as the list’s own vectors have it (a file beside the repository)', ({ skip }) => {
    skip(!existsSync(vectors), 'no shared/data beside this checkout')
    const lines = readFileSync(vectors, 'utf8').split('\n')
    const checked = lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([name, found, more]) => name && !name.startsWith('//') && !name.startsWith('.') && found && !more)
      .filter(([name]) => name !== 'null')
    expect(checked.length).toBeGreaterThan(60)
    const punycode = (text: string) => domainNameOf(`x.${text}`)?.domain.slice(2) ?? text
    for (const [name = '', found = ''] of checked)
      expect([name, domainNameOf(name)?.registrable ?? null]).toEqual([name, found === 'null' ? null : punycode(found)])
  })
})

test.each([
  ['Whitfield@Sheriff.MarlowCounty.example', 'whitfield@sheriff.marlowcounty.example'],
  [' a@bücher.example ', 'a@xn--bcher-kva.example'],
  ['a@b@c.example', null],
  ['a@localhost', null],
  ['=cmd@c.example', '=cmd@c.example'],
  ['a\u202eb@c.example', null],
  ['a\u0000@c.example', null],
  ['a b@c.example', null],
  [`${'a'.repeat(65)}@c.example`, null],
  ['<a>@c.example', null],
  ['@c.example', null],
  ['', null],
])('%j is the address %s', (text, address) => {
  expect(mailAddressOf(text)?.address ?? null).toBe(address)
})

test.each([
  ['marlowcounty.gov', 'US'],
  ['navy.mil', 'US'],
  ['cps.gov.uk', 'GB'],
  ['met.police.uk', 'GB'],
  ['npa.go.jp', 'JP'],
  ['interior.gob.es', 'ES'],
  ['justice.gouv.fr', 'FR'],
  ['politie.nl', 'NL'],
  ['bka.gv.at', 'AT'],
  ['police.us', null],
  ['gov.scot', 'GB'],
  ['commission.europa.eu', 'EU'],
  ['rcmp.gc.ca', 'CA'],
  ['govern.example', null],
  ['mygov.com', null],
])('%s belongs to the government of %s', (domain, country) => {
  expect(governmentOf(domain)).toBe(country)
})

test.each([
  ['marlow-gov.com', true],
  ['gov.marlow.com', true],
  ['police-requests.org', true],
  ['marlowcounty.gov', false],
  ['governance.org', false],
])('%s claims a government that it does not have: %s', (domain, claims) => {
  const name = domainNameOf(domain)
  expect(name && claimsGovernment(name)).toBe(claims)
})

test('free mail is free mail, also below its domain', () => {
  const free = (domain: string) => isFreeMail({ domain, registrable: domain.split('.').slice(-2).join('.') })
  expect(['gmail.com', 'mail.gmail.com', 'gmail.gov', 'marlow.example'].map(free)).toEqual([true, true, false, false])
})

test('names above, nearest first, and what lies under them', () => {
  expect(namesAbove('a.b.gov.uk')).toEqual(['a.b.gov.uk', 'b.gov.uk', 'gov.uk', 'uk'])
  expect([liesUnder('a.b', 'a.b'), liesUnder('x.a.b', 'a.b'), liesUnder('xa.b', 'a.b')]).toEqual([true, true, false])
})
