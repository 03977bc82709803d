import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { agencyOutcome, docketsIn, identifierOutcome, identifiersIn, meetingTimeOutcome } from './identifiers.rules.ts'
import { NOTHING_DECLARED } from './intake.rules.ts'
import { sentencesOf } from './sentences.ts'
import { quoteOf, textOf } from './text.rules.ts'

const pages = (...lines: string[]) => [textOf(pageOf(lines))]
const found = (text: string) => identifiersIn(pages(text)).map(({ kind, value }) => `${kind} ${value}`)

test.each([
  ['for the account r.vantil@postino.example and', 'email r.vantil@postino.example'],
  ['Meeting ID: 912 4471 0368', 'meeting 912 4471 0368'],
  ['meeting number 91244710368', 'meeting 91244710368'],
  ['for the subscriber of telephone number +1 614 555 0199', 'telephone +1 614 555 0199'],
])('%s: %s', (text, expected) => {
  expect(found(text)).toEqual([expected])
})

test.each([
  'Contact Detective Doyle at doyle@marlow.example or (614) 555-0199',
  'records.unit@marlowcounty.gov',
  'Send the answer to evidence@agency.example',
  'Tel: (614) 555-0199',
])('%s is the officer’s', (text) => {
  expect(found(text)).toEqual([])
})

test.each([
  ['Case No. GJ-26-1183', 'GJ-26-1183'],
  ['Docket Number: 2026-CR-00412', '2026-CR-00412'],
  ['Cause No. 26-1-00417-3', '26-1-00417-3'],
  ['Reference: MCSO/2026/3381', 'MCSO/2026/3381'],
  ['Grand Jury Investigation 26-GJ-44', '26-GJ-44'],
])('%s has docket number %s', (text, docket) => {
  expect(docketsIn(pages(text)).map(quoteOf)).toEqual([docket])
})

test.each([
  ['Meeting ID 912 4471 0368, 14 September 2026, 13:00 UTC', []],
  ['Meeting ID 912 4471 0368 on 2026-09-14T13:00Z', []],
  ['Meeting ID 912 4471 0368, 1:00 p.m. GMT', []],
  ['Meeting ID 912 4471 0368, 9:00 a.m. EDT', ['zone']],
  ['Meeting ID 912 4471 0368 at 9:00 a.m.', ['no-zone']],
  ['Meeting ID 912 4471 0368', ['missing']],
])('%s', (text, kinds) => {
  const { findings } = meetingTimeOutcome({ pages: pages(text), declared: NOTHING_DECLARED, complete: true })
  expect(findings.map(({ kind }) => kind)).toEqual(kinds)
})

test('a telephone number is the same with or without its country code', () => {
  const declared = { ...NOTHING_DECLARED, identifiers: [{ kind: 'telephone' as const, value: '+16145550199' }] }
  expect(
    identifierOutcome({ pages: pages('Subscriber number (614) 555-0199'), declared, complete: true }).findings,
  ).toEqual([])
})

test.each([
  ['Account rosalind.kef jordmail.example', ['IN_SCAN misread warns']],
  ['Account @fjordmail.example', ['IN_SCAN misread warns']],
  ['Account m.brandt@kantoor.example', ['IN_ID scan-differs warns']],
  ['Account of the subscriber', ['IN_ID scan-missing warns']],
  ['Account rosalind.k@fjordmail.example', []],
])('on a scan, %s stops nobody', (text, said) => {
  const identifiers = [{ kind: 'email' as const, value: 'rosalind.k@fjordmail.example' }]
  const declared = { ...NOTHING_DECLARED, identifiers }
  const scan = [textOf({ ...pageOf([text]), state: 'ocr' as const })]
  const { findings, inOrder } = identifierOutcome({ pages: scan, declared, complete: true })
  expect(findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)).toEqual(said)
  expect(inOrder).toHaveLength(said.length === 0 ? 1 : 0)
  for (const finding of findings)
    for (const lang of ['en', 'nl'] as const) expect(sentencesOf(lang, finding).what).toMatch(/scan/)
  const typed = identifierOutcome({ pages: pages(text), declared, complete: true }).findings
  expect(typed.every(({ code, effect }) => code === 'IN_ID' && effect === 'blocks')).toBe(true)
})

test.each([
  ['For 912 4477 0368 at 9:00 a.m. EDT', ['zone']],
  ['For 912 4477 0368, 9.0O EDI', []],
  ['For 912 4471 0368, 9.0O EDI', ['missing']],
  ['For 912 4471 0368, 13:00 ure, to', ['misread']],
  ['For 912 4471 0368, 13:00 EST, to', ['zone']],
])('%s: where the number is misread, a time that was not read is not missed', (text, kinds) => {
  const declared = {
    ...NOTHING_DECLARED,
    identifiers: [{ kind: 'meeting' as const, value: '912 4471 0368', at: '2026-09-14T13:00Z' }],
  }
  const scan = [textOf({ ...pageOf([text]), state: 'ocr' as const })]
  const { findings } = meetingTimeOutcome({ pages: scan, declared, complete: true })
  expect(findings.map(({ kind }) => kind)).toEqual(kinds)
})

test.each([
  ["Marlow County Sheriff's Office", true],
  ['Office of the Sheriff of Marlow County', true],
  ['Denholm Police', false],
])('%s is the agency of the form: %s', (text, is) => {
  const declared = { ...NOTHING_DECLARED, agency: "Marlow County Sheriff's Office" }
  expect(agencyOutcome({ pages: pages(text), declared, complete: true }).findings.length === 0).toBe(is)
})
