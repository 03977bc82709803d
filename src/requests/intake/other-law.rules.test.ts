import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { NOTHING_DECLARED } from './intake.rules.ts'
import { articleOutcome, isByOtherLaw, withoutDay } from './other-law.rules.ts'
import { finding, textOf } from './text.rules.ts'

const said = (statute: string, line: string, complete = true) => {
  const pages = [textOf(pageOf([line]))]
  const { findings, inOrder } = articleOutcome({ pages, declared: { ...NOTHING_DECLARED, statute }, complete })
  return [...findings.map(({ kind, effect }) => `${kind} ${effect}`), ...inOrder.map(({ check }) => check)]
}

test.each([
  ['Sv art. 126nd', 'vordering als bedoeld in artikel 126nd van het Wetboek van Strafvordering', ['statute']],
  ['§ 100k StPO', 'gemäß § 100k Abs. 1 StPO', ['statute']],
  ['art. 60-1 CPP', 'en application de l’article 60-1 du code de procédure pénale', ['statute']],
  ['Sv art. 126nd', 'artikel 126na', ['unnamed warns']],
  ['Evidence Act', 'an order under the Evidence Act', ['statute']],
  ['', 'an order under some Act', []],
])('“%s” in “%s”: %j', (statute, line, expected) => {
  expect(said(statute, line)).toEqual(expected)
})

test('nothing is missed before every page was read', () => {
  expect(said('Sv art. 126nd', 'artikel 126na', false)).toEqual([])
})

test('an order that is obeyed when it comes need not name a day; one that it does name is judged', () => {
  const missing = finding({ code: 'IN_DUE', effect: 'blocks', kind: 'missing' })
  const differs = finding({ code: 'IN_DUE', effect: 'blocks', kind: 'differs' })
  expect(withoutDay({ findings: [missing, differs], facts: [], inOrder: [] }).findings).toEqual([differs])
})

test('only what another law shapes is by another law', () => {
  expect([isByOtherLaw('foreign-order'), isByOtherLaw('us-search-warrant'), isByOtherLaw(null)]).toEqual([
    true,
    false,
    false,
  ])
})
