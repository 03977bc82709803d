import { expect, test } from 'vitest'
import { OTHER_ROWS } from './process-other.rules.ts'

test('only an order of another country and an agreement hand anything out', () => {
  const giving = Object.entries(OTHER_ROWS).filter(([, { reach }]) => reach !== 'nothing')
  expect(Object.fromEntries(giving.map(([id, { reach, jurisdictions }]) => [id, [reach, ...jurisdictions]]))).toEqual({
    'cloud-act-order': ['content', 'agreement'],
    'uk-production-order': ['content', 'agreement'],
    'foreign-order': ['non-content', 'own', 'eu', 'agreement', 'other'],
  })
})

test('a private party has rows of its own, and they are empty', () => {
  const theirs = Object.entries(OTHER_ROWS).filter(([, row]) =>
    (row.jurisdictions as readonly string[]).includes('private'),
  )
  expect(theirs.map(([id]) => id)).toEqual([
    'informal-request',
    'general-question',
    'expert-testimony',
    'civil-process',
  ])
})

test('every authority may ask by these, and none of them stands alone', () => {
  const authorities = ['us', 'own', 'eu', 'agreement', 'other']
  const open = Object.entries(OTHER_ROWS).flatMap(([id, { jurisdictions }]) =>
    authorities.every((one) => (jurisdictions as readonly string[]).includes(one)) ? [id] : [],
  )
  expect(open).toContain('owner-consent')
  expect(OTHER_ROWS['owner-consent'].jurisdictions).toEqual(authorities)
  expect(OTHER_ROWS['foreign-emergency'].jurisdictions).toEqual(authorities.slice(1))
})
