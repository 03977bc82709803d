import { expect, test } from 'vitest'
import { pageOf } from '../../../test/corpus/page.ts'
import { processOf, statuteOutcome, statutesIn } from './instrument.rules.ts'
import { NOTHING_DECLARED } from './intake.rules.ts'
import { quoteOf, textOf } from './text.rules.ts'

const page = (...lines: string[]) => [textOf(pageOf(lines))]

test.each([
  [['GRAND JURY SUBPOENA', 'You are commanded to produce.'], 'us-subpoena-grand-jury'],
  [['SUBPOENA TO TESTIFY BEFORE A', 'GRAND JURY'], 'us-subpoena-grand-jury'],
  [['Administrative Subpoena', 'This office demands records.'], 'us-subpoena-administrative'],
  [['State of Ohio, Plaintiff,', 'v.', 'John Doe, Defendant.', 'SUBPOENA'], 'us-subpoena-trial'],
  [['SUBPOENA', 'You must send records.'], 'us-subpoena'],
  [['SEARCH WARRANT', 'A subpoena was issued before.'], 'us-search-warrant'],
  [['ORDER', 'Pursuant to 18 U.S.C. § 2703(d) the Court finds specific facts.'], 'us-court-order-2703d'],
  [['APPLICATION FOR AN ORDER', 'under 18 USC 2703 (d)'], 'us-court-order-2703d'],
  [['ORDER', 'The Court orders the custodian to produce under R.C. 2933.'], 'us-court-order-other'],
  [['SEARCH WARRANT', 'Application under 18 U.S.C. § 2703(d) was refused.'], 'us-search-warrant'],
  [['GRAND JURY SUBPOENA', 'or an order under 18 U.S.C. § 2703(d)'], 'us-subpoena-grand-jury'],
  [['GRAND JURY SUBPOENA', 'a search warrant may follow, or a court order'], 'us-subpoena-grand-jury'],
  [['Preservation Request', 'Please preserve the records of the account.'], 'us-preservation'],
  [
    [
      'Pursuant to 18 U.S.C. § 2703(f) this is a request for the preservation of records',
      'of the account, pending a search warrant or grand jury subpoena.',
    ],
    'us-preservation',
  ],
  [
    ['GRAND JURY SUBPOENA', 'Preserve records under 18 U.S.C. § 2703(f); our preservation request stands.'],
    'us-subpoena-grand-jury',
  ],
  [['EMERGENCY DISCLOSURE REQUEST'], 'emergency'],
] as const)('%j is %s', (lines, process) => {
  expect(processOf(page(...lines))?.process).toBe(process)
})

test('a page that names no process', () => {
  expect(processOf(page('Minutes of the meeting', 'Coffee was served.'))).toBeNull()
})

test.each([
  ['under 18 U.S.C. § 2703(c)(2) and', '18 U.S.C. § 2703(c)(2)'],
  ['18 USC 2703', '18 USC 2703'],
  ['18 US.C. $ 2703(c)(2)', '18 US.C. $ 2703(c)(2)'],
  ['Title 18, United States Code, Section 3486', 'Title 18, United States Code, Section 3486'],
  ['by R.C. 2939.12 of', 'R.C. 2939.12'],
  ['Ohio Revised Code § 2939.12', 'Ohio Revised Code § 2939.12'],
  ['California Penal Code section 1326', 'Penal Code section 1326'],
  ['RCW 10.27.170', 'RCW 10.27.170'],
  ['Fed. R. Crim. P. 17(c)', 'Fed. R. Crim. P. 17(c)'],
  ['section 4107 of the Pennmark Crimes Code', 'section 4107 of the Pennmark Crimes Code'],
])('%s cites %s', (text, citation) => {
  expect(statutesIn(page(text)).map(quoteOf)).toEqual([citation])
})

test.each(['room 2703', 'on 18 September 2026', 'call 555 2703', 'Code Red 12'])('%s cites nothing', (text) => {
  expect(statutesIn(page(text))).toEqual([])
})

test.each([
  ['Authority RCW: 10.27.7140 8 27.03 (c)(:2)', ['IN_SCAN misread warns']],
  ['Authority RCVV 10 27.140', ['IN_SCAN misread warns']],
  ['Authority unread, call 555 2703', ['IN_STATUTE missing blocks']],
])('on a scan that cites nothing, %s', (line, said) => {
  const declared = { ...NOTHING_DECLARED, statute: 'RCW 10.27.140; 18 U.S.C. § 2703(c)(2)' }
  const scan = [textOf({ ...pageOf(['SUBPOENA', line, 'Sincerely']), state: 'ocr' as const })]
  const { findings } = statuteOutcome(scan, declared, true)
  expect(findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)).toEqual(said)
  if (findings[0]?.code === 'IN_SCAN') expect(findings[0].found).toBe(line)
  const typed = statuteOutcome(page('SUBPOENA', line), declared, true).findings
  expect(typed.map(({ code, kind }) => `${code} ${kind}`)).toEqual(['IN_STATUTE missing'])
})

test('on a scan, the section that lets an agency issue it counts when it can be made out', () => {
  const declared = {
    ...NOTHING_DECLARED,
    process: 'us-subpoena-administrative' as const,
    statute: 'R.C. 2317.02; 18 U.S.C. § 2703(c)(2)',
  }
  const kinds = (state: 'text' | 'ocr', line: string) => {
    const lines = ['ADMINISTRATIVE SUBPOENA', line, 'for records described in 18 U.S.C. § 2703(c)(2).']
    const { findings } = statuteOutcome([textOf({ ...pageOf(lines), state })], declared, true)
    return findings.map(({ code, kind }) => `${code} ${kind}`)
  }
  expect(kinds('ocr', 'authorized by 231702')).toEqual(['IN_SCAN misread'])
  expect(kinds('text', 'authorized by 231702')).toEqual(['IN_STATUTE authority'])
  expect(kinds('ocr', 'authorized by law')).toEqual(['IN_STATUTE authority'])
})

test.each([
  ['us-court-order-2703d', 'ORDER under 18 U.S.C. § 2703(d)', []],
  ['us-court-order-2703d', 'ORDER under 18 U.S.C. § 2703(f)', ['IN_STATUTE unfit warns']],
  ['us-search-warrant', 'SEARCH WARRANT under 18 U.S.C. § 2703(a) and Fed. R. Crim. P. 41', []],
  ['us-search-warrant', 'SEARCH WARRANT under 18 U.S.C. § 2703(d)', ['IN_STATUTE unfit warns']],
  ['us-search-warrant', 'SEARCH WARRANT', ['IN_STATUTE missing warns']],
  ['us-court-order-other', 'ORDER of the Court', ['IN_STATUTE missing warns']],
  ['us-subpoena-trial', 'TRIAL SUBPOENA under 18 U.S.C. § 2703(d)', ['IN_STATUTE unfit warns']],
  ['us-subpoena-trial', 'TRIAL SUBPOENA', ['IN_STATUTE missing blocks']],
] as const)('%s that says "%s"', (process, text, said) => {
  const { findings } = statuteOutcome(page(text), { ...NOTHING_DECLARED, process }, true)
  expect(findings.map(({ code, kind, effect }) => `${code} ${kind} ${effect}`)).toEqual(said)
})
