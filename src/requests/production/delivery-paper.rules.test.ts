import { expect, test } from 'vitest'
import { type DeliveryAsk, deliveryPaper } from './delivery-paper.rules.ts'

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 10, day, hour))
const link = (id: string, packageId: string, recipient: string, day: number) => ({
  ...{ id, packageId, recipient },
  ...{ at: at(day), expiresAt: at(day + 14) },
})
const use = (linkId: string, kind: 'started' | 'completed' | 'refused', day: number, hour: number) => ({
  ...{ linkId, recipient: 'whitfield', kind },
  at: at(day, hour),
})
const FORM = 'bag'
const ASK: DeliveryAsk = {
  packages: [
    { id: 'p1', sha256: 'a'.repeat(64), bytes: 10, files: 2, at: at(1), form: FORM, grants: ['g1', 'g2'] },
    { id: 'p2', sha256: 'b'.repeat(64), bytes: 20, files: 3, at: at(9), form: FORM, grants: ['g3'] },
  ],
  links: [link('l1', 'p1', 'whitfield', 1), link('l2', 'p1', 'ferrante', 1), link('l3', 'p2', 'whitfield', 9)],
  deliveries: [],
  recipients: new Map([['whitfield', { name: 'Dana Whitfield', address: 'dana@example.gov' }]]),
}

test('nothing is proved while nothing was fetched as a whole', () => {
  expect(deliveryPaper(ASK)).toBeNull()
  expect(deliveryPaper({ ...ASK, deliveries: [use('l1', 'started', 2, 1), use('l1', 'refused', 2, 2)] })).toBeNull()
})

test('what was made available to whom, and when it was fetched; what was only begun is no delivery', () => {
  const deliveries = [use('l1', 'started', 2, 1), use('l1', 'started', 2, 3), use('l1', 'completed', 2, 4)]
  expect(deliveryPaper({ ...ASK, deliveries })).toEqual({
    asOf: at(2, 4),
    packages: [
      {
        ...{ sha256: 'a'.repeat(64), bytes: 10, files: 2, madeAt: at(1), form: FORM, grants: ['g1', 'g2'] },
        served: [
          {
            recipient: { name: 'Dana Whitfield', address: 'dana@example.gov' },
            ...{ availableAt: at(1), until: at(15), begun: 2, fetched: [at(2, 4)] },
          },
          { recipient: { name: 'ferrante', address: '' }, availableAt: at(1), until: at(15), begun: 0, fetched: [] },
        ],
      },
    ],
  })
})

test('the same facts make the same paper, whatever came after the last download', () => {
  const first = [use('l1', 'started', 2, 1), use('l1', 'completed', 2, 4)]
  const paper = deliveryPaper({ ...ASK, deliveries: first })
  expect(deliveryPaper({ ...ASK, deliveries: [...first, use('l1', 'started', 12, 1)] })).toEqual(paper)
  const later = deliveryPaper({ ...ASK, deliveries: [use('l3', 'completed', 10, 4), ...first] })
  expect(later?.asOf).toEqual(at(10, 4))
  expect(later?.packages.map(({ sha256, served }) => [sha256[0], served.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})
