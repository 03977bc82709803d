import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CATEGORY_IDS, type Category, categoryRow, within } from './category.rules.ts'
import { PROCESS_IDS, type Process, processRow } from './process.rules.ts'
import { compels, decideReach, grantReach, type ReachAsk } from './reach.rules.ts'

const SUBPOENAS: readonly Process[] = ['us-subpoena-administrative', 'us-subpoena-grand-jury', 'us-subpoena-trial']
const VOID: readonly Process[] = ['us-court-order-other', 'us-preservation']

/** What a subpoena gives, each with the letters it rests on; written from the statute. */
const BY_SUBPOENA: Readonly<Partial<Record<Category, string>>> = {
  identity: '18 U.S.C. § 2703(c)(2)(A), (E)',
  billing: '18 U.S.C. § 2703(c)(2)(A), (B), (D)',
  payment: '18 U.S.C. § 2703(c)(2)(F)',
  sessions: '18 U.S.C. § 2703(c)(2)(C), (E)',
  'meetings-own': '18 U.S.C. § 2703(c)(2)(C)',
  calls: '18 U.S.C. § 2703(c)(2)(C)',
}
const NEEDS_ORDER: readonly Category[] = ['participants', 'devices']
const NEEDS_WARRANT: readonly Category[] = ['meeting-titles', 'profile-photo', 'chat', 'recordings']

const ask = (over: Partial<ReachAsk>): ReachAsk => ({
  process: 'us-subpoena-grand-jury',
  usGovernmentalEntity: true,
  statute: 'Ohio Rev. Code 2939.12',
  categories: CATEGORY_IDS,
  ...over,
})
const withheld = (category: Category) => {
  if (NEEDS_WARRANT.includes(category))
    return { category, verdict: 'withhold', needs: 'search-warrant', basis: '18 U.S.C. § 2703(a), (b)' }
  if (NEEDS_ORDER.includes(category))
    return { category, verdict: 'withhold', needs: 'court-order', basis: '18 U.S.C. § 2703(d)' }
  return { category, verdict: 'withhold', needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)' }
}

describe('what a process gives', () => {
  test.each(SUBPOENAS)('%s gives the closed list and names what the rest needs', (process) => {
    const { rulings, voids } = decideReach(ask({ process }))
    expect(voids).toEqual([])
    expect(rulings).toEqual(
      CATEGORY_IDS.map((category) => {
        const basis = BY_SUBPOENA[category]
        return basis ? { category, verdict: 'disclose', basis } : withheld(category)
      }),
    )
  })

  test('an order under 2703(d) gives all but content', () => {
    expect(decideReach(ask({ process: 'us-court-order-2703d' })).rulings).toEqual(
      CATEGORY_IDS.map((category) =>
        NEEDS_WARRANT.includes(category)
          ? withheld(category)
          : { category, verdict: 'disclose', basis: '18 U.S.C. § 2703(d)' },
      ),
    )
  })

  test('a search warrant gives everything', () => {
    expect(decideReach(ask({ process: 'us-search-warrant' })).rulings).toEqual(
      CATEGORY_IDS.map((category) => ({ category, verdict: 'disclose', basis: '18 U.S.C. § 2703(a), (b)' })),
    )
  })

  test.each(VOID)('%s unlocks nothing, and says so', (process) => {
    expect(decideReach(ask({ process }))).toEqual({
      voids: ['process-reaches-nothing'],
      rulings: CATEGORY_IDS.map(withheld),
    })
  })
})

describe('what makes a process void', () => {
  test.each(PROCESS_IDS)('%s of one who is no US governmental entity unlocks nothing', (process) => {
    const { rulings, voids } = decideReach(ask({ process, usGovernmentalEntity: false }))
    expect(voids).toEqual(
      VOID.includes(process)
        ? ['not-a-us-governmental-entity', 'process-reaches-nothing']
        : ['not-a-us-governmental-entity'],
    )
    expect(rulings).toEqual(CATEGORY_IDS.map(withheld))
  })

  test.each(['', '   ', '\t\n'])('an administrative subpoena with the statute %j unlocks nothing', (statute) => {
    expect(decideReach(ask({ process: 'us-subpoena-administrative', statute }))).toEqual({
      voids: ['no-authorising-statute'],
      rulings: CATEGORY_IDS.map(withheld),
    })
  })

  test('other processes need no statute named', () => {
    for (const process of PROCESS_IDS.filter((one) => one !== 'us-subpoena-administrative')) {
      expect(decideReach(ask({ process, statute: '' })).voids.includes('no-authorising-statute'), process).toBe(false)
    }
  })

  test('every reason is told at once, in one order', () => {
    expect(
      decideReach(ask({ process: 'us-subpoena-administrative', statute: '', usGovernmentalEntity: false })).voids,
    ).toEqual(['not-a-us-governmental-entity', 'no-authorising-statute'])
  })
})

test('compels is the guide, cell by cell', () => {
  for (const process of PROCESS_IDS) {
    for (const category of CATEGORY_IDS) {
      const gives = {
        subpoena: category in BY_SUBPOENA,
        'court-order': process === 'us-court-order-2703d' && !NEEDS_WARRANT.includes(category),
        warrant: true,
        preservation: false,
        emergency: false,
      }
      expect(compels(process, category), `${process} ${category}`).toBe(gives[processRow(process).family])
    }
  }
})

test('the grant check is told how wide a process is', () => {
  expect(PROCESS_IDS.map((process) => [process, grantReach(process)])).toEqual([
    ...SUBPOENAS.map((process) => [process, { class: 'subscriber', closedList: true }]),
    ['us-court-order-2703d', { class: 'non-content', closedList: false }],
    ['us-court-order-other', null],
    ['us-search-warrant', { class: 'content', closedList: false }],
    ['us-preservation', null],
  ])
  expect(grantReach('a letter')).toBeNull()
  expect(grantReach('constructor')).toBeNull()
})

const anyAsk: fc.Arbitrary<ReachAsk> = fc.record({
  process: fc.constantFrom(...PROCESS_IDS),
  usGovernmentalEntity: fc.boolean(),
  statute: fc.constantFrom('', ' ', '21 U.S.C. § 876'),
  categories: fc.array(fc.constantFrom(...CATEGORY_IDS), { maxLength: 20 }),
})

describe('for every ask', () => {
  test('one ruling per category asked, each once, in the order of the table', () => {
    fc.assert(
      fc.property(anyAsk, (asked) => {
        const ruled = decideReach(asked).rulings.map(({ category }) => category)
        expect(ruled).toEqual(CATEGORY_IDS.filter((category) => asked.categories.includes(category)))
      }),
    )
  })

  test('nothing wider than the process is ever disclosed, nor anything once there is a void', () => {
    fc.assert(
      fc.property(anyAsk, (asked) => {
        const { rulings, voids } = decideReach(asked)
        const { reach, closedList } = processRow(asked.process)
        for (const ruling of rulings.filter(({ verdict }) => verdict === 'disclose')) {
          const { dataClass, letters } = categoryRow(ruling.category)
          expect(voids).toEqual([])
          expect(reach !== 'nothing' && within(dataClass, reach) && (!closedList || letters.length > 0)).toBe(true)
        }
      }),
    )
  })

  test('asking more never changes what was ruled on the rest', () => {
    fc.assert(
      fc.property(anyAsk, fc.constantFrom(...CATEGORY_IDS), (asked, more) => {
        const before = decideReach(asked).rulings
        const after = decideReach({ ...asked, categories: [...asked.categories, more] }).rulings
        expect(after.filter(({ category }) => asked.categories.includes(category))).toEqual(before)
      }),
    )
  })
})
