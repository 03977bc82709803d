import { describe, expect, test } from 'vitest'
import { mailAddressOf } from './domain.rules.ts'
import { isSignalCode, SIGNAL_CODES, SIGNAL_WEIGHT, type SignalFacts, signalsOf } from './signal.rules.ts'
import { signalText, signalWhy } from './signals.words.ts'

const facts = (email: string, over: Partial<SignalFacts> = {}): SignalFacts => {
  const address = mailAddressOf(email)
  if (!address) throw new Error(email)
  const quiet = {
    country: null,
    boundTo: [],
    claims: null,
    registered: false,
    disposable: false,
    academic: false,
    likes: [],
  }
  return { address, ...quiet, ...over }
}
const codes = (email: string, over?: Partial<SignalFacts>) => signalsOf(facts(email, over)).map(({ code }) => code)

describe('an address', () => {
  test.each<[string, string, Partial<SignalFacts>, readonly string[]]>([
    ['of a registered domain is quiet', 'a@marlowcounty.gov', { registered: true, country: 'US' }, []],
    ['of a bound domain is quiet', 'a@marlow.example', { boundTo: ['Marlow'], claims: 'Marlow' }, []],
    ['that nobody knows', 'a@marlow.org', {}, ['unknown-domain']],
    ['of free mail', 'a@gmail.com', {}, ['free-mail', 'unknown-domain']],
    ['of a throw-away service', 'a@tempbox.com', { disposable: true }, ['disposable', 'unknown-domain']],
    ['of a school', 'a@uni.edu', { academic: true }, ['academic', 'unknown-domain']],
    ['of another government', 'a@pf.gov.br', { registered: true, country: 'US' }, ['other-country']],
    ['of the Union', 'a@europol.europa.eu', { registered: true, country: 'NL' }, []],
    ['of no known ending', 'a@marlow.example', {}, ['unlisted-ending', 'unknown-domain']],
    ['that speaks of government', 'a@gov-marlow.com', {}, ['government-word', 'unknown-domain']],
    ['in two scripts', 'a@mаrlow.com', {}, ['mixed-script', 'not-latin', 'unknown-domain']],
    ['in Cyrillic', 'a@мвд.рф', { registered: true }, ['not-latin']],
    ['bound to somebody else', 'a@aldine.gov', { boundTo: ['Aldine'], claims: 'Marlow' }, ['bound-elsewhere']],
  ])('%s', (_, email, over, expected) => {
    expect(codes(email, over)).toEqual(expected)
  })

  test('that looks like a known one names it; one that is known itself does not', () => {
    const likes = [{ domain: 'marlowcounty.gov', how: 'one-letter' }] as const
    expect(signalsOf(facts('a@marlowcouty.gov', { likes }))[0]).toEqual({
      ...{ code: 'look-alike', weight: 2, about: { domain: 'marlowcounty.gov', how: 'one-letter' } },
    })
    expect(codes('a@marlowcouty.gov', { likes, registered: true })).toEqual([])
  })
})

test('each code has a weight and a sentence in both languages', () => {
  expect(SIGNAL_CODES).toHaveLength(Object.keys(SIGNAL_WEIGHT).length)
  expect(isSignalCode('toString')).toBe(false)
  for (const code of SIGNAL_CODES)
    for (const lang of ['en', 'nl'] as const) {
      const one = {
        code,
        weight: SIGNAL_WEIGHT[code],
        about: { domain: 'a.gov', how: 'swapped', country: 'US', agency: 'Marlow' },
      } as const
      expect(signalText(lang, one)).toMatch(/\S/)
      expect(signalWhy(lang, one)).toMatch(/\.$/)
    }
})
