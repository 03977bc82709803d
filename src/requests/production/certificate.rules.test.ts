import { expect, test } from 'vitest'
import { CERTIFICATE_WORDING, certificateOf } from './certificate.rules.ts'

const ask = {
  custodian: { name: 'Ruben Yilmaz', title: 'records custodian' },
  employer: 'Halder Meetings B.V.',
  caseNumber: 'HLD-2026-00417',
  docketNumber: '26-GJ-0192',
  emergency: false,
  agency: 'Marlow County Sheriff’s Office',
  copies: [],
  files: 4,
  bytes: 1234,
  manifestSha256: 'ab'.repeat(32),
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
})

test('no lawyer has read the wording yet, and it says so', () => {
  expect(CERTIFICATE_WORDING.reviewed).toBe(false)
})

test('of a sealed copy it says of when, on which request, and that it was whole', () => {
  const copies = [{ preservation: 'HLD-2026-00007', asOf: '2026-09-01T08:00:00.000Z', manifestSha256: 'cd'.repeat(32) }]
  const text = certificateOf({ ...ask, place: 'within-us', copies }).points.join(' ')
  for (const part of ['hold, or held when they were preserved', '2026-09-01T08:00:00.000Z', 'HLD-2026-00007', 'cdcd'])
    expect(text).toContain(part)
  expect(certificateOf({ ...ask, place: 'within-us' }).points.join(' ')).not.toContain('preserve')
})
