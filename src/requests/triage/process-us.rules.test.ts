import { expect, test } from 'vitest'
import { US_PROCESSES } from './process-us.rules.ts'

test('every process of the United States is of the United States alone, and reaches what its statute says', () => {
  const reach = Object.fromEntries(
    Object.entries(US_PROCESSES).map(([id, row]) => [
      id,
      `${row.reach}${row.letters ? ` ${row.letters.join('')}` : ''}`,
    ]),
  )
  expect(reach).toEqual({
    'us-subpoena-administrative': 'subscriber ABCDEF',
    'us-subpoena-grand-jury': 'subscriber ABCDEF',
    'us-subpoena-trial': 'subscriber ABCDEF',
    'us-telemarketing-request': 'subscriber AB',
    'us-court-order-2703d': 'non-content',
    'us-court-order-other': 'nothing',
    'us-search-warrant': 'content',
    'us-backup-2704': 'nothing',
    'us-preservation': 'nothing',
    'us-pen-register': 'nothing',
    'us-wiretap': 'nothing',
    'us-national-security-letter': 'subscriber ABD',
    'us-fisa-content': 'content',
    'us-fisa-non-content': 'non-content',
    'us-emergency': 'nothing',
  })
  for (const row of Object.values(US_PROCESSES)) expect(row.jurisdictions).toEqual(['us'])
})
