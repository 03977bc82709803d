import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRegister } from './shape.rules.ts'
import type { SourceName } from './source.rules.ts'

const US = 'Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact email'
const CURATED = 'domain,organisation,country,region,telephone'
const WORLD = 'country,un_status,n_domains,regex'
const read = (source: SourceName, ...lines: readonly string[]) => readRegister(source, lines.join('\n'))

test('the register of .gov', () => {
  const { rows, bad } = read(
    'us-gov',
    US,
    'marlowcounty.gov,County,Marlow County,"Sheriff, Jail",Marlow,OH,(blank)',
    '',
    'MarlowCounty.GOV,County,x,,,OH,',
  )
  expect(bad).toEqual([])
  expect(rows).toEqual([
    {
      domain: 'marlowcounty.gov',
      organisation: 'Marlow County, Sheriff, Jail',
      country: 'US',
      region: 'OH',
      kind: 'County',
      telephone: null,
    },
  ])
})

test('patterns of the United Kingdom', () => {
  const { rows } = readRegister(
    'uk-patterns',
    JSON.stringify({
      domains: [
        { domain_pattern: '*.gov.uk', organisation_type_id: 'x', notes: null },
        { domain_pattern: 'met.police.uk' },
        { domain_pattern: '*' },
      ],
    }),
  )
  expect(rows.map(({ domain, country }) => `${domain} ${country}`)).toEqual(['gov.uk GB', 'met.police.uk GB'])
})

test('the list of the world, as domains and as patterns', () => {
  expect(read('world', 'domain,country,un_status', 'gov.al,ALB_albania,member').rows[0]).toMatchObject({
    domain: 'gov.al',
    country: 'AL',
  })
  const { rows, bad } = read(
    'world',
    WORLD,
    'ARG_argentina,member,2,.*@(?:abc\\.gob\\.ar|x-y\\.gob\\.ar)$',
    'ALB_albania,member,1,.*@(.*\\.)?(?:gov\\.al)$',
    'ALB_a,member,1,(a+)+$',
  )
  expect(rows.map(({ domain }) => domain)).toEqual(['abc.gob.ar', 'x-y.gob.ar', 'gov.al'])
  expect(bad).toEqual([{ line: 4, because: 'shape' }])
})

test('the Dutch, the German and our own', () => {
  expect(read('nl', 'http://www.politie.example.nl/kort,JenV').rows[0]).toMatchObject({
    domain: 'politie.example.nl',
    organisation: 'JenV',
    country: 'NL',
  })
  expect(
    read('de', 'Domain Name,Domain Type,Agency,City,State', 'bka.example.de,Federal Agency,"BKA, Amt",,').rows[0],
  ).toMatchObject({ organisation: 'BKA, Amt', country: 'DE' })
  expect(
    read('curated', CURATED, 'police.portaldine.example,Port Aldine PD,US,ME,+1 207 555 0140').rows[0],
  ).toMatchObject({ telephone: '+1 207 555 0140' })
  expect(read('disposable', 'tempbox.example', '# a note', 'x.example').rows.map(({ domain }) => domain)).toEqual([
    'tempbox.example',
    'x.example',
  ])
})

describe('a bad line is named, and why', () => {
  test.each<[string, string, string]>([
    ['quotes that do not close', 'a.example,"x,US,,', 'cells'],
    ['too few cells', 'a.example,x', 'cells'],
    ['no domain', 'not a domain,x,US,,', 'domain'],
    ['no country', 'a.example,x,Narnia,,', 'country'],
    ['no name', 'a.example,,US,,', 'cells'],
    ['a telephone that is none', 'a.example,x,US,,javascript:1', 'cells'],
    ['a NUL', 'a.exa\u0000mple,x,US,,', 'control'],
    ['a turned name', 'a.example,\u202exilop,US,,', 'control'],
    ['a formula', 'a.example,=HYPERLINK("x"),US,,', 'cells'],
    ['a formula in quotes', 'a.example,"=HYPERLINK(1)",US,,', 'formula'],
    ['a formula with an at sign', 'a.example,@SUM(1),US,,', 'formula'],
    ['a megabyte', `a.example,${'x'.repeat(1_048_576)},US,,`, 'long'],
    ['a name of 301 letters', `a.example,${'x'.repeat(301)},US,,`, 'long'],
  ])('%s', (_, line, because) => {
    expect(read('curated', CURATED, 'good.example,x,US,,', line)).toMatchObject({
      rows: [{ domain: 'good.example' }],
      bad: [{ line: 3, because }],
    })
  })

  test.each<[SourceName, string]>([
    ['us-gov', '<html>'],
    ['world', 'a,b'],
    ['de', US],
    ['nl', 'a,b'],
    ['uk-patterns', '[1]'],
    ['uk-patterns', '{"domains":'],
    ['curated', ''],
    ['disposable', 'PK\u0003\u0004'],
  ])('a file that is no %s is refused whole', (source, text) => {
    expect(readRegister(source, text)).toEqual({ rows: [], bad: [{ line: 1, because: 'shape' }] })
  })
})

const folder = new URL('../../../../shared/data/agencies/', import.meta.url)
test.for<[SourceName, string, number]>([
  ['us-gov', 'us-dotgov-full.csv', 16_000],
  ['uk-patterns', 'uk-public-sector-user-domains.json', 450],
  ['world', 'world-domain-regexes.csv', 1_000],
  ['world', 'world-public-sector-domains-central.csv', 1_700],
  ['nl', 'nl-openstate-rijksoverheid.csv', 1_500],
  ['de', 'de-gov-domains-federal.csv', 600],
  ['disposable', 'disposable-blocklist.conf', 8_000],
  ['academic', 'academic-swot.txt', 26_000],
])('the published list %s (a file beside the repository): %s', ([source, name, least], { skip }) => {
  skip(!existsSync(folder), 'no shared/data beside this checkout')
  const { rows, bad } = readRegister(source, readFileSync(new URL(name, folder), 'utf8'))
  process.stdout.write(`${name}: ${rows.length} rows, ${bad.length} bad ${JSON.stringify(bad.slice(0, 5))}\n`)
  expect(rows.length).toBeGreaterThan(least)
})
