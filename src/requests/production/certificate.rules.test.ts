import { expect, test } from 'vitest'
import { certificateOf, nothingFoundOf } from './certificate.rules.ts'
import { CERTIFICATION_IDS } from './certification.rules.ts'

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
