import { expect, test } from 'vitest'
import type { Narrative } from './emergency.rules.ts'
import {
  askedForAll,
  concreteMarks,
  digitsOf,
  foreignZone,
  oddStatute,
  onlyThisNumber,
  sameNumber,
  sameText,
  threatens,
} from './wording.rules.ts'

test('the same number in other spelling', () => {
  expect(digitsOf('+1 (330) 555-0100 ext. 17')).toBe('13305550100')
  expect(sameNumber('+1 330 555 0100', '0013305550100 x4')).toBe(true)
  expect(sameNumber('+1 330 555 0101', '+13305550100')).toBe(false)
})

test.each([
  [onlyThisNumber, 'Do not call dispatch, it is my case.', true],
  [onlyThisNumber, 'Contact me only on my mobile.', true],
  [onlyThisNumber, 'The switchboard is closed at night.', true],
  [onlyThisNumber, 'Bel alleen dit nummer.', true],
  [onlyThisNumber, 'You can call our dispatch at any hour.', false],
  [threatens, 'You will be held responsible for this death.', true],
  [threatens, 'There is no time to verify this.', true],
  [threatens, 'U bent aansprakelijk.', true],
  [threatens, 'The man has threatened her before.', false],
  [askedForAll, 'Send any and all records', true],
  [askedForAll, 'Ik wil alle gegevens van het account', true],
  [askedForAll, 'The last sign-in address, nothing else.', false],
] as const)('%o: %s', (rule, text, found) => {
  expect(rule(text)).toBe(found)
})

const bare: Narrative = {
  ...{ nature: 'someone is in danger', atRisk: 'a person', urgency: 'very urgent', averts: '', noProcess: '' },
  ...{ neededWithin: null, commitment: 'given' },
}
test('concrete marks: a name, a time, a source, a figure', () => {
  expect(concreteMarks(bare)).toBe(0)
  expect(concreteMarks({ ...bare, urgency: 'He jumps at 22:30' })).toBe(2)
  expect(concreteMarks({ ...bare, nature: 'Her mother reported it', atRisk: 'Emma van der Voss' })).toBe(2)
  expect(
    concreteMarks({ ...bare, nature: 'Haar moeder belt', atRisk: 'Emma Voss, 14 jaar', urgency: 'vanavond' }),
  ).toBe(4)
})

test.each([
  ['under 18 U.S.C. § 2702(b)(8)', true, false],
  ['18 USC 2702', true, false],
  ['18 U.S.C. § 3125', true, false],
  ['pursuant to 18 U.S.C. § 1030', true, true],
  ['42 U.S.C. § 2702', true, true],
  ['18 U.S.C. § 2702', false, true],
  ['no statute is named', false, false],
] as const)('%s, American %s: odd %s', (text, american, odd) => {
  expect(oddStatute(text, american)).toBe(odd)
})

test.each([
  ['at 21:00 EST', 'US', false],
  ['at 9 pm (CET)', 'US', true],
  ['by 14:00 WAT', 'US', true],
  ['om 14:00 CET', 'NL', false],
  ['om 14:00 EST', 'NL', true],
  ['at 14:00 UTC', 'US', false],
  ['at 14:00 IST', 'JP', false],
] as const)('%s in %s: foreign %s', (text, country, foreign) => {
  expect(foreignZone(text, country)).toBe(foreign)
})

test('one text with other names is the same text', () => {
  const text = 'A man has taken his daughter and said in a chat that he will kill her tonight unless somebody pays'
  expect(sameText(text, text.replace('daughter', 'sister'))).toBe(true)
  expect(
    sameText(text, 'She has taken pills and is in the woods near the lake, her phone is off since noon today'),
  ).toBe(false)
  expect(sameText('kill her tonight', 'kill her tonight')).toBe(false)
})
