import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#platform/time.ts'
import { CATEGORY_IDS, type Category, categoryRow } from './category.rules.ts'
import { LAW } from './decide.rules.ts'
import { PROCESS_IDS, type Process, processRow } from './process.rules.ts'
import { compels, decideReach, grantReach, type ReachAsk, usualIssuer } from './reach.rules.ts'

const SUBPOENAS: readonly Process[] = ['us-subpoena-administrative', 'us-subpoena-grand-jury', 'us-subpoena-trial']

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

type Over = Partial<ReachAsk['demand']> & { accounts?: readonly string[]; categories?: readonly Category[] }
const ask = ({ accounts = [], categories = CATEGORY_IDS, ...over }: Over): ReachAsk => ({
  demand: {
    process: 'us-subpoena-grand-jury',
    asker: { authority: true, country: 'US', usGovernmentalEntity: true },
    issuer: usualIssuer(over.process ?? 'us-subpoena-grand-jury'),
    ...{ validatedBy: null, classifiedAs: null, consent: null, emergency: false, home: 'NL' },
    statute: 'Ohio Rev. Code 2939.12',
    on: day('2026-11-22'),
    ...over,
  },
  accounts,
  categories,
})
const withheld = (category: Category, because = 'WRONG_PROCESS_FOR_CLASS') => {
  if (NEEDS_WARRANT.includes(category))
    return { category, verdict: 'withhold', needs: 'search-warrant', basis: '18 U.S.C. § 2703(a), (b)', because }
  if (NEEDS_ORDER.includes(category))
    return { category, verdict: 'withhold', needs: 'court-order', basis: '18 U.S.C. § 2703(d)', because }
  return { category, verdict: 'withhold', needs: 'subpoena', basis: '18 U.S.C. § 2703(c)(2)', because }
}
const given = (category: Category, basis: string) => ({ category, verdict: 'disclose', basis, counsel: [] })

describe('what a process gives', () => {
  test.each(SUBPOENAS)('%s gives the closed list and names what the rest needs', (process) => {
    const { rulings, voids } = decideReach(ask({ process }))
    expect(voids).toEqual([])
    expect(rulings).toEqual(
      CATEGORY_IDS.map((category) => {
        const basis = BY_SUBPOENA[category]
        return basis ? given(category, basis) : withheld(category)
      }),
    )
  })

  test('an order under 2703(d) gives all but content', () => {
    expect(decideReach(ask({ process: 'us-court-order-2703d' })).rulings).toEqual(
      CATEGORY_IDS.map((category) =>
        NEEDS_WARRANT.includes(category) ? withheld(category) : given(category, '18 U.S.C. § 2703(d)'),
      ),
    )
  })

  test('a search warrant gives everything', () => {
    expect(decideReach(ask({ process: 'us-search-warrant' })).rulings).toEqual(
      CATEGORY_IDS.map((category) => given(category, '18 U.S.C. § 2703(a), (b)')),
    )
  })

  test('a telemarketing request gives what has a name or an address in it', () => {
    const rulings = decideReach(ask({ process: 'us-telemarketing-request' })).rulings
    expect(rulings.filter(({ verdict }) => verdict === 'disclose').map(({ category }) => category)).toEqual([
      'identity',
      'billing',
    ])
  })

  test('another court order gives nothing until counsel has named it, and then what its name gives', () => {
    const unnamed = decideReach(ask({ process: 'us-court-order-other' }))
    expect(unnamed.voids).toEqual(['NEEDS_CLASSIFICATION'])
    expect(unnamed.rulings).toEqual(CATEGORY_IDS.map((category) => withheld(category, 'NEEDS_CLASSIFICATION')))
    const named = ask({ process: 'us-court-order-other', classifiedAs: 'us-court-order-2703d' })
    expect(decideReach(named)).toEqual(decideReach(ask({ process: 'us-court-order-2703d' })))
    const subpoena = ask({ process: 'us-court-order-other', classifiedAs: 'us-subpoena-trial', issuer: 'judge' })
    expect(decideReach(subpoena).rulings).toEqual(decideReach(ask({ process: 'us-subpoena-trial' })).rulings)
  })

  test('preservation hands out nothing, and says so', () => {
    expect(decideReach(ask({ process: 'us-preservation' }))).toEqual({
      voids: ['REACHES_NOTHING'],
      rulings: CATEGORY_IDS.map((category) => withheld(category)),
    })
  })

  test('another country gets records by its row, and content by treaty', () => {
    const asker = { authority: true, country: 'GB', usGovernmentalEntity: false }
    const { rulings } = decideReach(ask({ process: 'foreign-order', asker, issuer: 'judge' }))
    const by = new Map(rulings.map((ruling) => [ruling.category, ruling]))
    expect(by.get('identity')).toMatchObject({ verdict: 'disclose', counsel: [] })
    expect(by.get('participants')).toMatchObject({ verdict: 'disclose', counsel: ['COUNSEL_DECIDES'] })
    const treaty = { verdict: 'withhold', needs: 'treaty', basis: '18 U.S.C. § 2702(b)(9), § 3512' }
    expect(by.get('chat')).toEqual({ category: 'chat', ...treaty, because: 'FOREIGN_CONTENT_NEEDS_MLAT' })
    const brazil = decideReach(ask({ process: 'foreign-order', asker: { ...asker, country: 'BR' }, issuer: 'judge' }))
    const identity = brazil.rulings.find(({ category }) => category === 'identity')
    expect(identity).toEqual({ category: 'identity', ...treaty, because: 'COUNTRY_POLICY' })
  })

  test('letters stand behind a basis that is the list of letters, and behind no other', () => {
    const [identity] = decideReach(ask({ process: 'us-telemarketing-request' })).rulings
    expect(identity).toEqual(given('identity', '18 U.S.C. § 2703(c)(1)(D)'))
  })

  test('what consent or an emergency gives stands on their text, whatever the process reaches', () => {
    const consent = { by: 'customer', upTo: 'content' } as const
    const by = (over: Over, category: Category) =>
      decideReach(ask(over)).rulings.find((ruling) => ruling.category === category)
    expect(by({ consent }, 'participants')).toEqual({
      ...{ category: 'participants', verdict: 'disclose', basis: '18 U.S.C. § 2702(c)(2)' },
      counsel: ['consented', 'REDIRECT_CUSTOMER'],
    })
    expect(by({ emergency: true }, 'chat')).toEqual({
      ...{ category: 'chat', verdict: 'disclose', basis: '18 U.S.C. § 2702(b)(8)', counsel: ['EMERGENCY_CAP'] },
    })
    expect(decideReach(ask({ process: 'us-preservation', emergency: true, consent })).voids).toEqual([
      'REACHES_NOTHING',
    ])
    expect(decideReach(ask({ process: 'us-emergency', consent })).voids).toEqual([])
  })
})

describe('what makes a process void', () => {
  const nobody = { authority: true, country: 'US', usGovernmentalEntity: false }
  test.each(PROCESS_IDS.filter((id) => processRow(id).jurisdictions.join() === 'us'))(
    '%s of one who is no US governmental entity unlocks nothing',
    (process) => {
      expect(decideReach(ask({ process, asker: nobody }))).toEqual({
        voids: ['INVALID_ISSUER'],
        rulings: CATEGORY_IDS.map((category) => withheld(category, 'INVALID_ISSUER')),
      })
    },
  )

  test.each(['', '   ', '\t\n'])('an administrative subpoena with the statute %j unlocks nothing', (statute) => {
    expect(decideReach(ask({ process: 'us-subpoena-administrative', statute }))).toEqual({
      voids: ['NO_LEGAL_BASIS'],
      rulings: CATEGORY_IDS.map((category) => withheld(category, 'NO_LEGAL_BASIS')),
    })
  })

  test('other processes need no statute named', () => {
    for (const process of PROCESS_IDS.filter((one) => one !== 'us-subpoena-administrative'))
      expect(decideReach(ask({ process, statute: '' })).voids.includes('NO_LEGAL_BASIS'), process).toBe(false)
  })

  test('a private party gets nothing by any process', () => {
    const asker = { authority: false, country: 'US', usGovernmentalEntity: false }
    for (const process of PROCESS_IDS)
      expect(decideReach(ask({ process, asker })).voids, process).toEqual(['OUT_OF_SCOPE_PARTY'])
  })
})

describe('where the account lives', () => {
  const questions = (over: Over) =>
    decideReach(ask(over)).rulings.flatMap((ruling) => (ruling.verdict === 'disclose' ? ruling.counsel : []))
  test('in Europe: counsel answers whether an agreement covers the order, for each category', () => {
    expect(questions({ accounts: ['NL'], categories: ['identity'] })).toEqual(['CONFLICT_GDPR_ART48'])
    expect(questions({ accounts: ['US', 'FR'], categories: ['identity', 'sessions'] })).toEqual([
      'CONFLICT_GDPR_ART48',
      'CONFLICT_GDPR_ART48',
    ])
  })
  test('in a country with an executive agreement: for content only', () => {
    const warrant = { process: 'us-search-warrant', accounts: ['GB'] } as const
    expect(questions({ ...warrant, categories: ['chat'] })).toEqual(['CONFLICT_THIRD_COUNTRY'])
    expect(questions({ ...warrant, categories: ['sessions'] })).toEqual([])
  })
  test('nobody knows, or where the asker is: nothing', () => {
    expect(questions({ accounts: [] })).toEqual([])
    expect(questions({ accounts: ['US'] })).toEqual([])
  })
})

test('compels is the guide, cell by cell', () => {
  for (const category of CATEGORY_IDS) {
    for (const process of SUBPOENAS) expect(compels(process, category), category).toBe(category in BY_SUBPOENA)
    expect(compels('us-court-order-2703d', category)).toBe(!NEEDS_WARRANT.includes(category))
    expect(compels('us-search-warrant', category)).toBe(true)
    expect(compels('us-preservation', category)).toBe(false)
  }
})

test('in Europe session data are traffic data: what reaches subscriber data does not reach them', () => {
  for (const category of ['sessions', 'meetings-own', 'calls'] as const) {
    expect(compels('nl-126na', category), category).toBe(false)
    expect(compels('nl-126n', category), category).toBe(true)
    expect(compels('us-subpoena-trial', category), category).toBe(true)
  }
  const asker = { authority: true, country: 'DE', usGovernmentalEntity: false }
  const by = (issuer: 'prosecutor' | 'judge') =>
    decideReach(ask({ process: 'eu-production-order', asker, issuer, categories: ['identity', 'sessions', 'chat'] }))
      .rulings.filter(({ verdict }) => verdict === 'disclose')
      .map(({ category }) => category)
  expect(by('prosecutor')).toEqual(['identity'])
  expect(by('judge')).toEqual(['identity', 'sessions', 'chat'])
})

test('the grant check is told how wide a process is', () => {
  const letters = ['2703c2:A', '2703c2:B', '2703c2:C', '2703c2:D', '2703c2:E', '2703c2:F']
  for (const process of SUBPOENAS) expect(grantReach(process)).toEqual({ class: 'subscriber', letters, traffic: [] })
  expect(grantReach('us-telemarketing-request')).toEqual({
    class: 'subscriber',
    letters: ['2703c2:A', '2703c2:B'],
    traffic: [],
  })
  expect(grantReach('us-court-order-2703d')).toEqual({ class: 'non-content', letters: null, traffic: [] })
  expect(grantReach('us-search-warrant')).toEqual({ class: 'content', letters: null, traffic: [] })
  for (const process of ['us-court-order-other', 'us-preservation', 'a letter', 'constructor'])
    expect(grantReach(process), process).toBeNull()
  // An emergency compels nothing; what it may give at most is the law's, and to another authority the policy's.
  expect(grantReach('us-emergency')).toEqual({ class: 'content', letters: null, traffic: [] })
  expect(grantReach('foreign-emergency')).toEqual({ class: 'subscriber', letters: null, traffic: [] })
})

const anyAsk: fc.Arbitrary<ReachAsk> = fc
  .record({
    process: fc.constantFrom(...PROCESS_IDS),
    asker: fc.record({
      authority: fc.boolean(),
      country: fc.constantFrom('US', 'NL', 'DE', 'GB', 'BR'),
      usGovernmentalEntity: fc.boolean(),
    }),
    issuer: fc.constantFrom('authority', 'prosecutor', 'judge', 'central-authority', 'anyone'),
    classifiedAs: fc.option(fc.constantFrom(...PROCESS_IDS)),
    statute: fc.constantFrom('', ' ', '21 U.S.C. § 876'),
    accounts: fc.array(fc.constantFrom('US', 'NL', 'GB', 'BR'), { maxLength: 3 }),
    categories: fc.array(fc.constantFrom(...CATEGORY_IDS), { maxLength: 20 }),
  })
  .map((over) => ask(over as Over))

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
        const { process, classifiedAs } = asked.demand
        const named = processRow(process)
        const row = named.classify && classifiedAs !== null ? processRow(classifiedAs) : named
        for (const { category } of rulings.filter(({ verdict }) => verdict === 'disclose')) {
          if (named.family === 'emergency') continue
          expect(voids).toEqual([])
          expect(compels(named.classify && classifiedAs ? classifiedAs : process, category)).toBe(true)
          if (row.letters)
            expect(categoryRow(category).letters.some((letter) => row.letters?.includes(letter))).toBe(true)
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

describe('what would be needed instead, by the law of whoever asks', () => {
  const german = { authority: true, country: 'DE', usGovernmentalEntity: false }
  const dutch = { ...german, country: 'NL' }
  test.each<[string, Over, string, string]>([
    [
      'a Dutch demand: the examining judge',
      { process: 'nl-126nd', asker: dutch, issuer: 'prosecutor' },
      ...(['judge', 'Sv art. 126ng'] as const),
    ],
    [
      'a European order of a prosecutor: a judge',
      { process: 'eu-production-order', asker: german, issuer: 'prosecutor' },
      ...(['judge', 'Regulation (EU) 2023/1543 art. 4(2)'] as const),
    ],
    [
      'an order of another Member State’s own law: a treaty',
      { process: 'foreign-order', asker: german, issuer: 'judge' },
      ...(['treaty', '18 U.S.C. § 2702(b)(9), § 3512'] as const),
    ],
    [
      'a subpoena: a search warrant',
      { process: 'us-subpoena-grand-jury' },
      ...(['search-warrant', '18 U.S.C. § 2703(a), (b)'] as const),
    ],
    [
      'a Dutch preservation order hands out nothing, and asks for no judge',
      { process: 'nl-126ni', asker: dutch, issuer: 'prosecutor' },
      ...(['search-warrant', '18 U.S.C. § 2703(a), (b)'] as const),
    ],
    [
      'a European preservation order as little',
      { process: 'eu-preservation-order', asker: german, issuer: 'prosecutor' },
      ...(['search-warrant', '18 U.S.C. § 2703(a), (b)'] as const),
    ],
  ])('%s', (_, over, needs, basis) => {
    const [ruling] = decideReach(ask({ ...over, categories: ['chat'] })).rulings
    expect(ruling).toMatchObject({ verdict: 'withhold', needs, basis })
  })

  test('what a letter does not name is withheld because the process is the wrong one', () => {
    const [ruling] = decideReach(ask({ process: 'us-telemarketing-request', categories: ['payment'] })).rulings
    expect(ruling).toMatchObject({ verdict: 'withhold', because: 'WRONG_PROCESS_FOR_CLASS', needs: 'subpoena' })
  })
})

describe('consent that names kinds of data', () => {
  const consent = (categories: readonly Category[]) =>
    ({ by: 'remote-computing-subscriber', upTo: 'content', categories }) as const
  const over = { process: 'owner-consent', issuer: 'account-owner' } as const
  const said = (categories: readonly Category[]) =>
    decideReach(ask({ ...over, consent: consent(categories), categories: ['identity', 'chat'] }))

  test('reaches those and no other of the same class', () => {
    const { rulings, voids } = said(['chat'])
    expect(voids).toEqual([])
    expect(rulings).toMatchObject([
      { category: 'identity', verdict: 'withhold', because: 'CONSENT_NARROWER' },
      { category: 'chat', verdict: 'disclose', basis: '18 U.S.C. § 2702(b)(3)' },
    ])
    const [, chat] = rulings
    expect(chat?.verdict === 'disclose' && chat.counsel).toEqual(['consented', 'REDIRECT_CUSTOMER'])
  })

  test('and one that names a class alone reaches the class', () => {
    const whole = { by: 'remote-computing-subscriber', upTo: 'content' } as const
    const { rulings } = decideReach(ask({ ...over, consent: whole, categories: ['identity', 'chat'] }))
    expect(rulings.map(({ verdict }) => verdict)).toEqual(['disclose', 'disclose'])
  })

  test('counts only where consent is the ground: what a warrant compels is given whatever the owner named', () => {
    const narrow = { by: 'remote-computing-subscriber', upTo: 'content', categories: ['identity'] } as const
    const { rulings } = decideReach(
      ask({ process: 'us-search-warrant', issuer: 'judge', consent: narrow, categories: ['identity', 'chat'] }),
    )
    expect(rulings.map(({ verdict }) => verdict)).toEqual(['disclose', 'disclose'])
  })

  test('the grant check lets only the owner’s own through', () => {
    expect(grantReach('owner-consent')).toEqual({ class: 'content', letters: null, traffic: [], ownOnly: true })
  })
})

test('a basis names the letters that the process has, and not those of the category that it lacks', () => {
  const some = { ...LAW, row: (process: Process) => ({ ...LAW.row(process), letters: ['E'] as const }) }
  const { rulings } = decideReach(
    ask({ process: 'us-subpoena-grand-jury', issuer: 'prosecutor', categories: ['identity'] }),
    some,
  )
  expect(rulings).toMatchObject([{ verdict: 'disclose', basis: '18 U.S.C. § 2703(c)(2)(E)' }])
})
