import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CLASSES } from './category.rules.ts'
import { type Demand, decide, reaches } from './decide.rules.ts'
import { PROCESS_IDS, processRow } from './process.rules.ts'
import { ISSUERS } from './process-row.rules.ts'

const base: Demand = {
  process: 'us-subpoena-grand-jury',
  asker: { authority: true, country: 'US', usGovernmentalEntity: true },
  issuer: 'prosecutor',
  ...{ validatedBy: null, classifiedAs: null, consent: null, emergency: false, account: null },
  statute: '',
  home: 'NL',
  on: day('2026-11-22'),
}
const answers = (over: Partial<Demand>) =>
  CLASSES.map((dataClass) => decide({ ...base, ...over }, dataClass).answer[0]).join('')
const because = (over: Partial<Demand>, n = 0) => {
  const dataClass = CLASSES[n] ?? 'existence'
  return decide({ ...base, ...over }, dataClass).standing.because
}
const german = { authority: true, country: 'DE', usGovernmentalEntity: false }

test('an answer says on which ground it stands, and which text says so', () => {
  expect(decide(base, 'subscriber')).toMatchObject({
    answer: 'yes',
    standing: { ground: 'process', because: 'compelled', citation: expect.stringContaining('2703(c)(2)') },
    findings: [],
  })
})

describe('who signs', () => {
  test('a prosecutor alone reaches subscriber data by a European order, a judge everything', () => {
    const order = { process: 'eu-production-order', asker: german } as const
    expect(answers({ ...order, issuer: 'prosecutor' })).toBe('yynn')
    expect(because({ ...order, issuer: 'prosecutor' }, 3)).toBe('INVALID_ISSUER')
    expect(answers({ ...order, issuer: 'judge' })).toBe('yyyy')
  })
  test('an authority reaches by validation what the one who validated reaches', () => {
    const order = { process: 'eu-production-order', asker: german, issuer: 'authority' } as const
    expect(answers(order)).toBe('nnnn')
    expect(answers({ ...order, validatedBy: 'prosecutor' })).toBe('yynn')
    expect(answers({ ...order, validatedBy: 'judge' })).toBe('yyyy')
    expect(answers({ ...order, validatedBy: 'fbi' })).toBe('nnnn')
  })
  test('one whom the row does not know reaches nothing', () => {
    expect(because({ issuer: 'anyone' })).toBe('INVALID_ISSUER')
  })
})

describe('when', () => {
  test('before the law was in force nothing, on its first day everything', () => {
    const order = { process: 'dsa-information-order', asker: german, issuer: 'judge' } as const
    expect(because({ ...order, on: day('2024-02-16') })).not.toBe('compelled')
    const dutch = { ...german, country: 'NL' }
    expect(because({ ...order, asker: dutch, on: day('2024-02-16') })).toBe('NOT_IN_FORCE')
    expect(because({ ...order, asker: dutch, on: day('2024-02-17') })).toBe('compelled')
  })
})

describe('what counsel named', () => {
  const order = { process: 'us-court-order-other', issuer: 'judge' } as const
  test('nothing before, and what was named after', () => {
    expect(answers(order)).toBe('nnnn')
    expect(answers({ ...order, classifiedAs: 'us-search-warrant' })).toBe('yyyy')
    expect(answers({ ...order, classifiedAs: 'us-pen-register' })).toBe('nnnn')
  })
  test('a name changes nothing where the law asks for none', () => {
    expect(answers({ classifiedAs: 'us-search-warrant' })).toBe('yynn')
  })
  test('a name does not make an asker of one who is none', () => {
    expect(answers({ ...order, asker: german, classifiedAs: 'us-search-warrant' })).toBe('nnnn')
  })
})

describe('consent', () => {
  const consent = (by: NonNullable<Demand['consent']>['by'], upTo: NonNullable<Demand['consent']>['upTo']) => ({
    ...({ process: 'owner-consent', issuer: 'account-owner', consent: { by, upTo } } as const),
  })
  test('for contents the law asks originator or recipient, for records the customer', () => {
    expect(answers(consent('customer', 'content'))).toBe('cccn')
    expect(answers(consent('recipient', 'content'))).toBe('nnnc')
    expect(answers(consent('originator', 'content'))).toBe('nnnc')
    expect(answers(consent('remote-computing-subscriber', 'content'))).toBe('cccc')
  })
  test('no further than it goes', () => {
    expect(answers(consent('remote-computing-subscriber', 'subscriber'))).toBe('ccnn')
    expect(because(consent('remote-computing-subscriber', 'subscriber'), 2)).not.toBe('consented')
  })
  test('the customer is asked first, always', () => {
    expect(decide({ ...base, ...consent('customer', 'content') }, 'subscriber').findings).toMatchObject([
      { code: 'REDIRECT_CUSTOMER' },
    ])
  })
})

describe('emergency', () => {
  test('subscriber data to a US agency, more by counsel', () => {
    expect(answers({ process: 'us-emergency', issuer: 'authority' })).toBe('yycc')
    expect(because({ process: 'us-emergency', issuer: 'authority' }, 3)).toBe('EMERGENCY_CAP')
  })
  test('no emergency of another country unlocks content', () => {
    for (const country of ['NL', 'DE', 'GB', 'BR', 'CA'])
      expect(
        answers({ process: 'foreign-emergency', asker: { ...german, country }, issuer: 'judge', emergency: true })[3],
      ).toBe('n')
  })
})

describe('the account’s own law', () => {
  test('turns yes into a question for counsel, and no into nothing else', () => {
    expect(answers({ account: 'NL' })).toBe('ccnn')
    expect(decide({ ...base, account: 'NL' }, 'content').findings).toEqual([])
  })
})

const any: fc.Arbitrary<Demand> = fc.record({
  process: fc.constantFrom(...PROCESS_IDS),
  asker: fc.record({
    authority: fc.boolean(),
    country: fc.constantFrom('US', 'NL', 'DE', 'GB', 'BR'),
    usGovernmentalEntity: fc.boolean(),
  }),
  issuer: fc.constantFrom(...ISSUERS),
  validatedBy: fc.option(fc.constantFrom(...ISSUERS)),
  statute: fc.constantFrom('', 'R.C. 2939.12'),
  classifiedAs: fc.option(fc.constantFrom(...PROCESS_IDS)),
  consent: fc.constant(null),
  emergency: fc.boolean(),
  account: fc.option(fc.constantFrom('US', 'NL', 'GB', 'BR')),
  home: fc.constant('NL'),
  on: fc.constantFrom(day('2020-01-01'), day('2026-11-22')),
})

test('for every demand: a wider class never gets a kinder answer, and no foreign authority content without a judge or an agreement', () => {
  const rank = { no: 0, counsel: 1, yes: 2 }
  fc.assert(
    fc.property(any, (demand) => {
      const given = CLASSES.map((dataClass) => decide(demand, dataClass))
      for (const [n, wide] of given.slice(1).entries()) {
        const narrow = given[n]
        expect(narrow && rank[narrow.standing.answer] >= rank[wide.standing.answer]).toBe(true)
      }
      const content = given.at(-1)
      if (content?.answer !== 'no' && !demand.asker.usGovernmentalEntity && content?.standing.ground === 'process') {
        const named = processRow(demand.process)
        expect(
          reaches(
            named.classify && demand.classifiedAs ? processRow(demand.classifiedAs).reach : named.reach,
            'content',
          ),
        ).toBe(true)
      }
      if (!demand.asker.authority) expect(given.every(({ answer }) => answer === 'no')).toBe(true)
    }),
  )
})
