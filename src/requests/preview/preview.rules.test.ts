import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import type { Process } from '../triage/process.rules.ts'
import { compels } from '../triage/reach.rules.ts'
import { PREVIEWED, previewOf } from './preview.rules.ts'

const demand = (process: Process, usGovernmentalEntity = true) => ({
  ...{
    process,
    issuer: 'judge' as const,
    statute: '21 U.S.C. § 876',
    validatedBy: null,
    classifiedAs: null,
    consent: null,
  },
  ...{ asker: { authority: true, country: 'US', usGovernmentalEntity }, emergency: false, home: 'NL' },
  on: day('2026-11-22'),
})
const previewed = (process: Process) => previewOf(demand(process), CATEGORY_IDS)

describe('a preview', () => {
  test('says of each kind of data what the guide says, and asks for what would be needed', () => {
    const { rulings, voids } = previewed('us-search-warrant')
    expect(voids).toEqual([])
    for (const { category, verdict, needs, because, basis } of rulings) {
      expect(verdict, category).toBe(compels('us-search-warrant', category) ? 'disclose' : 'withhold')
      expect([needs !== null, because !== null]).toEqual([verdict === 'withhold', verdict === 'withhold'])
      expect(basis).not.toBe('')
    }
  })
  test('answers each kind once, however often it was asked', () => {
    const { rulings } = previewOf(demand('us-search-warrant'), ['identity', 'identity'])
    expect(rulings.map(({ category }) => category)).toEqual(['identity'])
  })
  test('of a request to keep hands nothing over, and is not void for that', () => {
    const { rulings, voids } = previewed('us-preservation')
    expect(new Set(rulings.map(({ verdict }) => verdict))).toEqual(new Set(['keep']))
    expect(voids).toEqual([])
  })
  test('of an order that counsel must name reaches nothing yet', () => {
    const { rulings, voids } = previewed('us-court-order-other')
    expect(voids).toEqual(['NEEDS_CLASSIFICATION'])
    expect(rulings.every(({ verdict }) => verdict === 'withhold')).toBe(true)
  })
  test('for whoever is no governmental entity of the United States reaches nothing by its process', () => {
    const { rulings, voids } = previewOf(demand('us-search-warrant', false), ['identity', 'chat'])
    expect(voids).toEqual(['INVALID_ISSUER'])
    expect(rulings.every(({ verdict }) => verdict === 'withhold')).toBe(true)
  })
  test('there is one for every process of the portal', () => {
    for (const process of PREVIEWED) expect(previewed(process).rulings.length).toBe(CATEGORY_IDS.length)
  })
})
