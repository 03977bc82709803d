import { expect, test } from 'vitest'
import { HIGH_RISK, levelOf, type RiskAsk, riskOf, SIGNAL_CODES, SIGNALS, type SignalCode } from './risk.rules.ts'

const plain: RiskAsk = {
  address: { official: true, freeMail: false, imitates: false },
  agency: {
    ...{ country: 'US', usGovernmental: true, telephone: '+1 330 555 0100' },
  },
  ...{
    boundDays: 200,
    knownDomains: ['sheriff.marlowcounty.example'],
    givenNumber: '',
    enrolledNumber: '+13305550142',
  },
  ...{ accountDays: 200, earlier: 2, widest: 'subscriber', categories: ['identity', 'sessions'], periodDays: null },
  narrative: {
    nature: 'Her mother called 911: Emma Voss was taken from her school by her father, who said he would kill her.',
    atRisk: 'Emma Voss, 14 years old',
    urgency: 'He wrote at 19:40 EST that it ends tonight.',
    averts: 'The address of the last sign-in shows where they are.',
    noProcess: 'The duty judge is reached in the morning.',
    ...{ neededWithin: 6, commitment: 'given' },
  },
  ...{ docketElsewhere: false, targetElsewhere: false, textElsewhere: false, missedFollowUps: 0 },
}
const telling = (change: Partial<RiskAsk['narrative']>): Partial<RiskAsk> => ({
  narrative: { ...plain.narrative, ...change },
})
const abroad = { agency: { ...plain.agency, country: 'NL', usGovernmental: false, telephone: '+31 30 555 0100' } }

test('an ordinary emergency of a known officer raises nothing', () => {
  expect(riskOf(plain)).toEqual({ signals: [], score: 0, level: 'low' })
})

const cases: Readonly<Record<SignalCode, Partial<RiskAsk>>> = {
  ADDRESS_FREE_MAIL: { address: { official: false, freeMail: true, imitates: false } },
  ADDRESS_LOOKALIKE: { address: { official: false, freeMail: false, imitates: true } },
  ADDRESS_NOT_OFFICIAL: { address: { official: false, freeMail: false, imitates: false } },
  OFFICER_UNKNOWN: { accountDays: null },
  ACCOUNT_NEW: { accountDays: 29 },
  FIRST_EMERGENCY: { earlier: 0 },
  NUMBER_NOT_REGISTER: { givenNumber: '+13305550142' },
  NUMBER_CHANGED: { givenNumber: '+13305550199' },
  NUMBER_ABROAD: { givenNumber: '+44 20 555 0100', enrolledNumber: null },
  ONLY_THIS_NUMBER: telling({ noProcess: 'Do not call dispatch about this at all.' }),
  PRESSURE: telling({ noProcess: 'You are obstructing an investigation: obstruction is a crime.' }),
  COMMITMENT_REFUSED: telling({ commitment: 'refused' }),
  DANGER_VAGUE: telling({ nature: 'somebody is in danger', atRisk: 'a person', urgency: 'very soon' }),
  DEADLINE_SHORT: telling({ neededWithin: 1 }),
  TOO_WIDE: { periodDays: 91 },
  CONTENT_ASKED: { widest: 'content' },
  CONTENT_FROM_ABROAD: { ...abroad, widest: 'content' },
  NAME_AND_ADDRESS_ONLY: { categories: ['identity', 'billing'] },
  DOCKET_REUSED: { docketElsewhere: true },
  TARGET_REPEATED: { targetElsewhere: true },
  TEXT_REPEATED: { textElsewhere: true },
  STATUTE_ODD: telling({ noProcess: 'We act under 18 U.S.C. § 1030 in this.' }),
  ZONE_ODD: telling({ urgency: 'He wrote at 19:40 MSK that it ends tonight.' }),
  FOLLOW_UP_MISSED: { missedFollowUps: 1 },
}
test.each(SIGNAL_CODES)('%s', (code) => {
  expect(riskOf({ ...plain, ...cases[code] }).signals).toContainEqual({ code, weight: SIGNALS[code].weight })
})

test('edges: days, hours, width and numbers', () => {
  const codes = (change: Partial<RiskAsk>) => riskOf({ ...plain, ...change }).signals.map(({ code }) => code)
  expect(codes({ accountDays: 30, periodDays: 90 })).toEqual([])
  expect(codes(telling({ neededWithin: 2 }))).toEqual([])
  expect(codes(telling({ neededWithin: null }))).toEqual([])
  expect(codes({ categories: ['identity', 'billing', 'payment', 'sessions', 'devices', 'chat'] })).toContain('TOO_WIDE')
  expect(codes({ categories: ['identity', 'billing', 'payment', 'sessions', 'devices'] })).toEqual([])
  expect(codes({ categories: [] })).toEqual([])
  expect(codes({ givenNumber: '+1 (330) 555-0100' })).toEqual([])
  expect(codes({ givenNumber: '+13305550199', enrolledNumber: null })).toEqual(['NUMBER_NOT_REGISTER'])
  expect(codes({ widest: 'content' })).toEqual(['CONTENT_ASKED'])
})

test('no signal decides alone: none reaches what calls counsel in', () => {
  for (const code of SIGNAL_CODES) expect(SIGNALS[code].weight).toBeLessThan(HIGH_RISK)
  expect([0, 24, 25, 49, 50, 400].map(levelOf)).toEqual(['low', 'low', 'raised', 'raised', 'high', 'high'])
})

test('the sum is that of what is shown, heaviest first', () => {
  const { signals, score } = riskOf({ ...plain, ...cases.TEXT_REPEATED, ...cases.FIRST_EMERGENCY, accountDays: null })
  expect(signals.map(({ weight }) => weight)).toEqual([35, 10, 5])
  expect(score).toBe(50)
})
