import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { certificateOf, nothingFoundOf } from './certificate.rules.ts'
import { CERTIFICATION_IDS, CERTIFICATIONS, certificationFor } from './certification.rules.ts'

const common = {
  text: 'us',
  custodian: { name: 'Ruben Yilmaz', title: 'records custodian' },
  employer: 'Halder Meetings B.V.',
  caseNumber: 'HLD-2026-00417',
  docketNumber: '26-GJ-0192',
  emergency: false,
  agency: 'Marlow County Sheriff’s Office',
} as const
const ask = { ...common, copies: [], files: 4, bytes: 1234, manifestSha256: 'ab'.repeat(32), readable: true } as const
const searched = {
  unknown: [{ kind: 'email', value: 'a@b.example', at: null, searchedAt: '2026-11-20T08:00:00.000Z' }],
  empty: [
    {
      task: 'task_2',
      identifiers: ['c@d.example'],
      categories: ['sessions', 'chat'],
      from: null,
      to: '2026-11-01T00:00:00Z',
      searchedAt: '2026-11-21T08:00:00.000Z',
    },
  ],
} as const

test('28 U.S.C. § 1746 has two forms, by the place of signing', () => {
  const [home, abroad] = [certificateOf({ ...ask, place: 'within-us' }), certificateOf({ ...ask, place: 'outside-us' })]
  expect(home.declaration).toBe(
    'I declare under penalty of perjury that the foregoing is true and correct. Executed on (date):',
  )
  expect(abroad.declaration).toContain('under penalty of perjury under the laws of the United States of America')
})

test('says who, for whom, which rules, and which hash', () => {
  const text = [certificateOf({ ...ask, place: 'within-us' })]
    .flatMap(({ opening, points }) => [opening, ...points])
    .join(' ')
  for (const part of [
    'Ruben Yilmaz',
    'records custodian',
    'Halder Meetings B.V.',
    'HLD-2026-00417',
    '26-GJ-0192',
    'Marlow County',
    '4 files, 1234 bytes',
    ask.manifestSha256,
  ]) {
    expect(text).toContain(part)
  }
  for (const rule of ['803(6)(A)', '803(6)(B)', '803(6)(C)', '902(11)', '902(13)', '902(14)'])
    expect(text).toContain(rule)
})

test('an emergency is not called legal process', () => {
  const opening = (docketNumber: string, emergency = true) =>
    certificateOf({ ...ask, docketNumber, emergency, place: 'within-us' }).opening
  expect(opening('')).toContain('in answer to an emergency request; our case')
  expect(opening('E-1')).toContain('in answer to an emergency request with docket number E-1; our case')
  expect(opening('E-1', false)).toContain('in answer to legal process with docket number E-1; our case')
  for (const text of CERTIFICATION_IDS) {
    const paper = certificateOf({ ...ask, text, docketNumber: '', emergency: true, place: 'outside-us' })
    expect(paper.opening).toMatch(/emergency|noodverzoek|Notfall/)
  }
})

test('no lawyer has read any of the texts yet, and each says so, from when it counts and on what it rests', () => {
  for (const { reviewed, citation, from } of Object.values(CERTIFICATIONS)) {
    expect(reviewed).toBe(false)
    expect(citation.length).toBeGreaterThan(20)
    expect(from >= day('2026-01-01')).toBe(true)
  }
})

test('of a sealed copy it says of when, on which request, and that it was whole', () => {
  const copies = [{ preservation: 'HLD-2026-00007', asOf: '2026-09-01T08:00:00.000Z', manifestSha256: 'cd'.repeat(32) }]
  for (const text of CERTIFICATION_IDS) {
    const points = certificateOf({ ...ask, text, place: 'within-us', copies }).points.join(' ')
    for (const part of ['2026-09-01T08:00:00.000Z', 'HLD-2026-00007', 'cdcd']) expect(points).toContain(part)
  }
  const us = (some: typeof copies) => certificateOf({ ...ask, place: 'within-us', copies: some }).points.join(' ')
  expect(us(copies)).toContain('hold, or held when they were preserved')
  expect(us([])).not.toContain('preserve')
})

test('that nothing was found says what was searched, when and for which period, and not that nobody exists', () => {
  for (const text of CERTIFICATION_IDS) {
    const paper = nothingFoundOf({ ...common, ...searched, text, place: 'outside-us' })
    const points = paper.points.join(' ')
    for (const part of ['a@b.example', '2026-11-20T08:00:00.000Z', 'c@d.example', '2026-11-21T08:00:00.000Z', 'task_2'])
      expect(points, text).toContain(part)
    expect(points).toMatch(
      /does not say that a person does not exist|niet dat iemand niet bestaat|nicht, dass eine Person nicht existiert/,
    )
    expect(points).not.toMatch(/true cop|ware kopie|getreue Kopie/)
    expect(paper.title).not.toBe(certificateOf({ ...ask, text, place: 'outside-us' }).title)
  }
  const { points } = nothingFoundOf({ ...common, ...searched, place: 'outside-us' })
  expect(points.join(' ')).toContain('everything held until 2026-11-01T00:00:00Z')
  expect(points.join(' ')).toContain('803(7)')
})

const ON = day('2026-11-22')

test.each([
  ['us-search-warrant', 'US', 'us'],
  ['us-emergency', 'US', 'us'],
  ['owner-consent', 'US', 'us'],
  ['nl-126nd', 'NL', 'nl'],
  ['foreign-emergency', 'NL', 'nl'],
  ['eu-production-order', 'DE', 'eu'],
  ['eu-production-order', 'NL', 'eu'],
  ['dsa-information-order', 'DE', 'de'],
  ['foreign-order', 'DE', 'de'],
  ['uk-production-order', 'GB', 'uk'],
  ['cloud-act-order', 'GB', 'uk'],
  ['cloud-act-order', 'AU', 'general'],
  ['foreign-order', 'BR', 'general'],
  ['legal-assistance-treaty', 'US', 'general'],
  ['letters-rogatory', 'NL', 'general'],
] as const)('%s of %s has the text %s', (process, country, text) => {
  expect(certificationFor({ process, country, on: ON })).toBe(text)
})

test('before the day from which a text counts, the general one is used', () => {
  expect(certificationFor({ process: 'us-search-warrant', country: 'US', on: day('2025-12-31') })).toBe('general')
  expect(certificationFor({ process: 'eu-production-order', country: 'FR', on: day('2026-08-17') })).toBe('general')
  expect(certificationFor({ process: 'eu-production-order', country: 'FR', on: day('2026-08-18') })).toBe('eu')
})

test('a law that names itself is followed whatever the country, and what no row knows gets the general text', () => {
  const processes = fc.constantFrom(...PROCESS_IDS)
  const countries = fc.constantFrom('US', 'NL', 'DE', 'GB', 'FR', 'BR', '')
  fc.assert(
    fc.property(processes, countries, (process, country) => {
      const text = certificationFor({ process, country, on: ON })
      if (process.startsWith('us-')) expect(text).toBe('us')
      else if (process.startsWith('nl-')) expect(text).toBe('nl')
      else if (['FR', 'BR', ''].includes(country)) expect(['eu', 'uk', 'general']).toContain(text)
    }),
  )
})
