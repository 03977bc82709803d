import { expect, test } from 'vitest'
import { EUROPEAN_PROCESSES } from './process-europe.rules.ts'

test('issuer by issuer, what a European or Dutch order reaches', () => {
  expect(Object.fromEntries(Object.entries(EUROPEAN_PROCESSES).map(([id, { issuers }]) => [id, issuers]))).toEqual({
    'eu-production-order': { judge: 'content', prosecutor: 'subscriber', authority: 'nothing' },
    'eu-preservation-order': { judge: 'nothing', prosecutor: 'nothing', authority: 'nothing' },
    'nl-126na': { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    'nl-126nc': { authority: 'subscriber', prosecutor: 'subscriber', judge: 'subscriber' },
    'nl-126n': { prosecutor: 'non-content', judge: 'non-content' },
    'nl-126nd': { prosecutor: 'non-content', judge: 'non-content' },
    'nl-126ne': { prosecutor: 'nothing', judge: 'nothing' },
    'nl-126ng': { prosecutor: 'non-content', judge: 'content' },
    'nl-126ni': { prosecutor: 'nothing', judge: 'nothing' },
    'dsa-information-order': { authority: 'non-content', prosecutor: 'non-content', judge: 'non-content' },
  })
})

test('none reaches session data as subscriber data, and English is never the only language', () => {
  for (const [id, row] of Object.entries(EUROPEAN_PROCESSES)) {
    expect(row.traffic, id).toEqual(['sessions', 'meetings-own', 'calls'])
    expect(row.languages, id).toContain('nl')
  }
})
