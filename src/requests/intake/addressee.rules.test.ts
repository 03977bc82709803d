import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { addresseeOutcome, PO_BOX } from './addressee.rules.ts'
import { type Entities, NOTHING_DECLARED, type Product } from './intake.rules.ts'
import { textOf } from './text.rules.ts'

const address = ['Halderkade 12', '3526 KV Utrecht', 'the Netherlands']
const entities: Entities = {
  products: {
    meetings: { name: 'Halder Meetings B.V.', address, poBoxAllowed: false },
    phone: { name: 'Halder Phone B.V.', address, poBoxAllowed: false },
  },
}
const said = (product: Product | null, ...lines: string[]) => {
  const outcome = addresseeOutcome({
    pages: [textOf(pageOf(lines))],
    declared: { ...NOTHING_DECLARED, product },
    entities,
    complete: true,
  })
  return [
    ...outcome.findings.map(({ code, kind, found }) => `${code} ${kind} ${found}`),
    ...outcome.inOrder.map(({ check }) => check),
  ]
}

test.each([
  'P.O. Box 310',
  'PO Box 1',
  'P O Box 12',
  'Post Office Box 7',
  'Postbus 310',
  'Postfach 10 22',
  'Boîte postale 4',
  'BP 123',
  'Casella postale 9',
  'Apartado 55',
  'Caixa postal 3',
  'Skrytka pocztowa 8',
  'Postboks 77',
])('%s is a PO box', (text) => {
  expect(PO_BOX.test(text)).toBe(true)
})

test.each(['Boxtel 12', 'Poststraat 8', 'Polk Boulevard', 'P. Oxford', 'bp oil'])('%s is none', (text) => {
  expect(PO_BOX.test(text)).toBe(false)
})

test('the right company at its address', () => {
  expect(said('meetings', 'TO: Halder Meetings B.V.', ...address)).toEqual(['entity', 'address'])
})

test('who is addressed counts, not who is spoken of', () => {
  const spoken = 'The account at Halder Phone B.V. is that of a Halder Meetings user.'
  expect(said('meetings', 'TO: Halder Meetings B.V.', ...address, 'Dear Sir', spoken)).toEqual(['entity', 'address'])
  expect(said('meetings', 'TO: Halder Phone B.V.', ...address, 'Dear Sir', spoken)).toEqual([
    'IN_ENTITY other-product Halder Phone B.V.',
    'address',
  ])
})

test('without a form either company will do', () => {
  expect(said(null, 'TO:', 'Halder Phone B.V.', ...address)).toEqual(['entity', 'address'])
})

test('the PO box of the agency is not ours', () => {
  expect(said('meetings', 'Sheriff, P.O. Box 9', 'TO: Halder Meetings B.V.', ...address)).toEqual(['entity', 'address'])
})

test('a PO box, another house number, no address at all', () => {
  expect(said('meetings', 'TO: Halder Meetings B.V.', 'P.O. Box 310, Utrecht')).toContain('IN_ADDR po-box P.O. Box 310')
  expect(said('meetings', 'TO: Halder Meetings B.V.', 'Halderkade 21', 'Utrecht')).toContain(
    'IN_ADDR other Halderkade 21',
  )
  expect(said('meetings', 'TO: Halder Meetings B.V.', 'by e-mail')).toContain('IN_ADDR missing null')
})

test.each([
  ['TO: Custodian of Records, Haldern Meetings B.V.', ['IN_SCAN misread-name']],
  ['TO: Custodian of Records, Halder Meetlngs B.V.', []],
  ['TO: Custodian of Records, Norvig Meetings LLC', ['IN_ENTITY other-company']],
])('on a scan, %s', (line, said) => {
  const declared = { ...NOTHING_DECLARED, product: 'meetings' as const }
  const scan = [textOf({ ...pageOf([line, ...address]), state: 'ocr' as const })]
  const { findings } = addresseeOutcome({ pages: scan, declared, entities, complete: true })
  expect(findings.map(({ code, kind }) => `${code} ${kind}`)).toEqual(said)
  const typed = addresseeOutcome({
    ...{ declared, entities, complete: true },
    pages: [textOf(pageOf([line, ...address]))],
  })
  expect(typed.findings.every(({ code }) => code === 'IN_ENTITY')).toBe(true)
})
