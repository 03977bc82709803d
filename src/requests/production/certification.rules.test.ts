import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { PROCESS_IDS } from '../triage/process.rules.ts'
import { CERTIFICATIONS, certificationFor } from './certification.rules.ts'

test('no lawyer has read any of the texts yet, and each says so, from when it counts and on what it rests', () => {
  for (const { reviewed, citation, from } of Object.values(CERTIFICATIONS)) {
    expect(reviewed).toBe(false)
    expect(citation.length).toBeGreaterThan(20)
    expect(from >= day('2026-01-01')).toBe(true)
  }
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
