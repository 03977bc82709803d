import { expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { heldOf } from '#test/vault.ts'
import { toldCsv, toldOf } from './told.rules.ts'

test('everybody stands in the list, oldest first; what the Government gets leaves out attorneys and nobody else', () => {
  const on = day('2026-11-22')
  const held = {
    ...heldOf(),
    told: [
      { name: 'Mr. Counsel', of: 'Firm', on, as: 'attorney', by: 'person_a' },
      { name: '=R. Desk', of: 'Reception, ground floor', on: day('2026-11-19'), as: 'comply', by: 'person_a' },
    ] as const,
  }
  expect(toldOf(held).map(({ name, signed }) => [name, signed])).toEqual([
    ['=R. Desk', false],
    ['Esra', true],
    ['Mr. Counsel', false],
  ])
  expect(toldCsv(held).split('\r\n')).toEqual([
    'name,organisation,told_on,capacity',
    `'=R. Desk,"Reception, ground floor",2026-11-19,comply`,
    'Esra,,2026-11-20,comply',
    '',
  ])
})
