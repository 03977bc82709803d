import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CLASSES } from './category.rules.ts'
import { type Demand, decide, LAW, type Law, reaches } from './decide.rules.ts'
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

/** Every way to an answer, with the words of the ground on which it stands. */
describe('each ground says what it answers, why, and by which text', () => {
  const ground = (over: Partial<Demand>, dataClass: (typeof CLASSES)[number], kind: string) =>
    decide({ ...base, ...over }, dataClass).grounds.find((one) => one.ground === kind)
  const asker = (country: string) => ({ authority: true, country, usGovernmentalEntity: country === 'US' })
  const nobody = { ...base.asker, authority: false }
  const GRAND_JURY = '18 U.S.C. § 2703(c)(2): "a Federal or State grand jury … subpoena"'
  const OTHER = '18 U.S.C. § 2703(c)(1): closed list; nothing until counsel classifies the order'
  const cite = (process: Demand['process']) => processRow(process).citation
  const order = { process: 'us-court-order-other', issuer: 'judge' } as const
  const foreign = { process: 'foreign-order', issuer: 'judge' } as const

  test.each([
    [{}, 'subscriber', 'yes', 'compelled', GRAND_JURY],
    [{}, 'content', 'no', 'WRONG_PROCESS_FOR_CLASS', GRAND_JURY],
    [{ asker: nobody }, 'subscriber', 'no', 'OUT_OF_SCOPE_PARTY', GRAND_JURY],
    [{ process: 'civil-process', issuer: 'anyone' }, 'subscriber', 'no', 'OUT_OF_SCOPE_PARTY', cite('civil-process')],
    [{ on: day('1986-10-20') }, 'subscriber', 'no', 'NOT_IN_FORCE', GRAND_JURY],
    [{ asker: asker('BR') }, 'subscriber', 'no', 'INVALID_ISSUER', GRAND_JURY],
    [{ issuer: 'authority' }, 'subscriber', 'no', 'INVALID_ISSUER', GRAND_JURY],
    [
      { process: 'us-subpoena-administrative', issuer: 'authority', statute: ' ' },
      ...(['subscriber', 'no', 'NO_LEGAL_BASIS', cite('us-subpoena-administrative')] as const),
    ],
    [order, 'subscriber', 'no', 'NEEDS_CLASSIFICATION', OTHER],
    [{ ...order, classifiedAs: 'us-pen-register' }, 'subscriber', 'no', 'NEEDS_CLASSIFICATION', OTHER],
    [{ ...order, asker: asker('BR') }, 'subscriber', 'no', 'INVALID_ISSUER', OTHER],
    [{ ...order, classifiedAs: 'us-search-warrant' }, 'content', 'yes', 'compelled', cite('us-search-warrant')],
    [
      { process: 'eu-production-order', asker: asker('DE'), issuer: 'prosecutor' },
      ...(['content', 'no', 'INVALID_ISSUER', cite('eu-production-order')] as const),
    ],
    [{ ...foreign, asker: asker('BR') }, 'content', 'no', 'FOREIGN_CONTENT_NEEDS_MLAT', cite('foreign-order')],
    [{ ...foreign, asker: asker('BR') }, 'subscriber', 'no', 'COUNTRY_POLICY', cite('foreign-order')],
    [{ ...foreign, asker: asker('CA') }, 'subscriber', 'counsel', 'COUNSEL_DECIDES', cite('foreign-order')],
    [{ ...foreign, asker: asker('GB') }, 'subscriber', 'yes', 'compelled', cite('foreign-order')],
    [{ ...foreign, asker: asker('GB') }, 'non-content', 'counsel', 'COUNSEL_DECIDES', cite('foreign-order')],
  ] as const)('by process: %j, %s', (over, dataClass, answer, because, citation) => {
    expect(ground(over, dataClass, 'process')).toEqual({ ground: 'process', answer, because, citation })
  })

  const RECORDS = '18 U.S.C. § 2702(c)(2)'
  const CONTENT = '18 U.S.C. § 2702(b)(3)'
  test.each([
    [{}, 'customer', 'content', 'subscriber', 'counsel', 'consented', RECORDS],
    [{}, 'recipient', 'content', 'content', 'counsel', 'consented', CONTENT],
    [{}, 'recipient', 'content', 'subscriber', 'no', 'CONSENT_OF_ANOTHER', RECORDS],
    [{}, 'customer', 'content', 'content', 'no', 'CONSENT_OF_ANOTHER', CONTENT],
    [{}, 'customer', 'subscriber', 'non-content', 'no', 'CONSENT_NARROWER', RECORDS],
    [{ asker: nobody }, 'customer', 'content', 'subscriber', 'no', 'OUT_OF_SCOPE_PARTY', RECORDS],
    [{ asker: nobody }, 'recipient', 'content', 'content', 'no', 'OUT_OF_SCOPE_PARTY', CONTENT],
  ] as const)('by consent: %j, %s up to %s, %s', (over, by, upTo, dataClass, answer, because, citation) => {
    const found = ground({ ...over, consent: { by, upTo } }, dataClass, 'consent')
    expect(found).toEqual({ ground: 'consent', answer, because, citation })
  })

  const FOREIGN = '18 U.S.C. § 2702(c)(6), § 2711(4)'
  test.each([
    [base.asker, 'subscriber', 'yes', 'good-faith', '18 U.S.C. § 2702(c)(4)'],
    [base.asker, 'non-content', 'counsel', 'EMERGENCY_CAP', '18 U.S.C. § 2702(c)(4)'],
    [base.asker, 'content', 'counsel', 'EMERGENCY_CAP', '18 U.S.C. § 2702(b)(8)'],
    [nobody, 'existence', 'no', 'OUT_OF_SCOPE_PARTY', '18 U.S.C. § 2702'],
    [asker('CA'), 'subscriber', 'yes', 'good-faith', FOREIGN],
    [asker('CA'), 'non-content', 'no', 'COUNTRY_POLICY', FOREIGN],
    [asker('CA'), 'content', 'no', 'FOREIGN_CONTENT_NEEDS_MLAT', FOREIGN],
    [asker('BR'), 'subscriber', 'no', 'COUNTRY_POLICY', FOREIGN],
    [asker('NL'), 'subscriber', 'yes', 'good-faith', FOREIGN],
    [asker('BR'), 'content', 'no', 'FOREIGN_CONTENT_NEEDS_MLAT', FOREIGN],
  ] as const)('in an emergency: %j, %s', (who, dataClass, answer, because, citation) => {
    const found = ground({ asker: who, emergency: true }, dataClass, 'emergency')
    expect(found).toEqual({ ground: 'emergency', answer, because, citation })
  })

  test('only what was claimed is tried, in its order; an emergency process claims one', () => {
    const tried = (over: Partial<Demand>) => decide({ ...base, ...over }, 'subscriber').grounds.map((one) => one.ground)
    const consent = { by: 'customer', upTo: 'content' } as const
    expect(tried({})).toEqual(['process'])
    expect(tried({ consent })).toEqual(['process', 'consent'])
    expect(tried({ emergency: true })).toEqual(['process', 'emergency'])
    expect(tried({ consent, emergency: true })).toEqual(['process', 'consent', 'emergency'])
    expect(tried({ process: 'us-emergency' })).toEqual(['process', 'emergency'])
  })

  test('the kindest answer stands, and of two alike the first', () => {
    const consent = { by: 'customer', upTo: 'content' } as const
    expect(decide({ ...base, consent }, 'subscriber').standing.ground).toBe('process')
    expect(decide({ ...base, consent }, 'non-content').standing.ground).toBe('consent')
    expect(decide({ ...base, consent, emergency: true }, 'non-content').standing.ground).toBe('consent')
    expect(decide({ ...base, emergency: true }, 'content').standing.ground).toBe('emergency')
  })

  test('to ask the customer first is advice, and does not turn a compelled yes into a question', () => {
    const consent = { by: 'customer', upTo: 'content' } as const
    const redirect = { code: 'REDIRECT_CUSTOMER', citation: 'guide for authorities: ask the customer first' }
    expect(decide({ ...base, consent }, 'subscriber')).toMatchObject({ answer: 'yes', findings: [redirect] })
    expect(decide({ ...base, consent }, 'content')).toMatchObject({ answer: 'no', findings: [redirect] })
    const art48 = { code: 'CONFLICT_GDPR_ART48', citation: 'Regulation (EU) 2016/679 art. 48' }
    const both = decide({ ...base, consent, account: 'NL' }, 'subscriber')
    expect([both.answer, both.findings]).toEqual(['counsel', [redirect, art48]])
    const asked = decide({ ...base, consent, account: 'NL' }, 'non-content')
    expect([asked.answer, asked.findings]).toEqual(['counsel', [redirect, art48]])
  })

  test('a row that names countries is for them alone', () => {
    for (const process of PROCESS_IDS.filter((id) => processRow(id).countries)) {
      const { countries = [], citation } = processRow(process)
      const standing = ground({ process, asker: asker('BR'), issuer: 'judge' }, 'subscriber', 'process')
      expect(standing, process).toMatchObject({ because: 'INVALID_ISSUER', citation })
      expect(countries).not.toContain('BR')
    }
  })
})

test('an issuer abroad reaches no further than they may themselves, whatever their country is given', () => {
  const row = { ...processRow('foreign-order'), issuers: { authority: 'subscriber' } } as const
  const policy = { ...LAW.policy(german.country), order: 'non-content', counselAbove: 'content' } as const
  const law: Law = { row: (id) => (id === 'foreign-order' ? row : processRow(id)), policy: () => policy }
  const demand = { ...base, process: 'foreign-order', asker: german, issuer: 'authority' } as const
  expect(decide(demand, 'subscriber', law).standing.because).toBe('compelled')
  expect(decide(demand, 'non-content', law).standing).toMatchObject({ answer: 'no', because: 'INVALID_ISSUER' })
})

test('nothing reaches nothing', () => {
  for (const dataClass of CLASSES) expect(reaches('nothing', dataClass)).toBe(false)
  expect(CLASSES.map((dataClass) => reaches('subscriber', dataClass))).toEqual([true, true, false, false])
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

describe('a row of a law that was', () => {
  const ended = (validTo: string | null, countries?: readonly string[]): Law => ({
    ...LAW,
    row: (process) => ({ ...LAW.row(process), validTo, ...(countries && { countries }) }),
  })
  const said = (law: Law, over: Partial<Demand> = {}) => {
    const { answer, standing } = decide({ ...base, ...over }, 'subscriber', law)
    return `${answer} ${standing.because}`
  }

  test('counts on its last day and not after it; one without an end counts on', () => {
    expect(said(ended('2026-11-22'))).toBe('yes compelled')
    expect(said(ended('2026-11-21'))).toBe('no NOT_IN_FORCE')
    expect(said(ended('2027-01-01'))).toBe('yes compelled')
    expect(said(ended(null))).toBe('yes compelled')
  })

  test('for some countries only, nobody of another may use it', () => {
    expect(said(ended(null, ['US']))).toBe('yes compelled')
    expect(said(ended(null, ['GB']))).toBe('no INVALID_ISSUER')
  })

  test('an issuer that the row does not name is not lent the reach of one who validated', () => {
    expect(said(LAW, { issuer: 'anyone', validatedBy: 'judge' })).toBe('no INVALID_ISSUER')
  })
})

test('a treaty is the way only where the order itself would reach; else it is the wrong process', () => {
  const foreign = { process: 'foreign-order', issuer: 'judge' } as const
  const brazil = { authority: true, country: 'BR', usGovernmentalEntity: false }
  expect(decide({ ...base, ...foreign, asker: brazil }, 'subscriber').standing.because).toBe('COUNTRY_POLICY')
  expect(decide({ ...base, process: 'us-court-order-2703d', issuer: 'judge' }, 'content').standing.because).toBe(
    'WRONG_PROCESS_FOR_CLASS',
  )
})
