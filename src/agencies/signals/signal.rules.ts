/**
 * What stands out about an address. A signal never decides: it is shown to whoever reviews, with its reason, and never to who asks.
 *
 * Policy  reference 2.4: "risk score signals, each logged with weight and shown to the reviewer". Each has a code that stays, and a weight:
 *         3 is rarely innocent, 2 wants an explanation, 1 is worth knowing.
 * Policy  a domain that a register knows speaks for the domain, never for the person who writes from it.
 */
import { keysOf } from '#platform/table.ts'
import { claimsGovernment, governmentOf, isFreeMail, type MailAddress } from './domain.rules.ts'
import type { Likeness } from './look-alike.rules.ts'
import { scriptsOf } from './skeleton.rules.ts'

export const SIGNAL_WEIGHT = {
  'free-mail': 3,
  disposable: 3,
  'look-alike': 3,
  'mixed-script': 3,
  'government-word': 2,
  'other-country': 2,
  'bound-elsewhere': 2,
  'unlisted-ending': 2,
  academic: 1,
  'not-latin': 1,
  'unknown-domain': 1,
} as const satisfies Readonly<Record<string, 1 | 2 | 3>>

/** An ending or a letter differs between honest neighbours too: of US police agencies a third writes from .com. */
const LIKENESS_WEIGHT: Readonly<Record<Likeness, 2 | 3>> = {
  homoglyph: 3,
  'in-front': 3,
  'added-word': 3,
  swapped: 3,
  'other-ending': 2,
  'one-letter': 2,
}

export type SignalCode = keyof typeof SIGNAL_WEIGHT
export const SIGNAL_CODES: readonly SignalCode[] = keysOf(SIGNAL_WEIGHT)

export type Signal = Readonly<{
  code: SignalCode
  weight: 1 | 2 | 3
  /** What the sentence about it names: the other domain and how it is alike, a country, an agency. */
  about: Readonly<{ domain?: string; how?: Likeness; country?: string; agency?: string }>
}>

export type SignalFacts = Readonly<{
  address: MailAddress
  /** Country of the agency that the writer claims; null where none is claimed. */
  country: string | null
  /** Names of agencies that this domain is bound to. */
  boundTo: readonly string[]
  /** The agency that the writer claims, where it is one of ours. */
  claims: string | null
  /** True when a register of authorities knows the domain. */
  registered: boolean
  /** On a list of throw-away mail services, and on one of schools. */
  disposable: boolean
  academic: boolean
  likes: readonly Readonly<{ domain: string; how: Likeness }>[]
}>

/** Heaviest first. */
export function signalsOf(facts: SignalFacts): readonly Signal[] {
  const { address, country, boundTo, claims, registered, likes } = facts
  const known = registered || boundTo.length > 0
  const government = governmentOf(address.domain)
  const [elsewhere] = claims === null || boundTo.includes(claims) ? [] : boundTo
  const found = [
    isFreeMail(address) && signal('free-mail'),
    facts.disposable && signal('disposable'),
    ...(known ? [] : likes.map(({ domain, how }) => signal('look-alike', { domain, how }))),
    mixesScripts(address) && signal('mixed-script'),
    !known && claimsGovernment(address) && signal('government-word'),
    country !== null &&
      government !== null &&
      !sameState(government, country) &&
      signal('other-country', { country: government }),
    elsewhere !== undefined && signal('bound-elsewhere', { agency: elsewhere }),
    !address.listed && !known && signal('unlisted-ending'),
    facts.academic && signal('academic'),
    address.unicode !== address.domain && signal('not-latin'),
    !known && signal('unknown-domain'),
  ]
  return found.filter((one) => one !== false).toSorted((a, b) => b.weight - a.weight)
}

export function isSignalCode(text: string): text is SignalCode {
  return Object.hasOwn(SIGNAL_WEIGHT, text)
}

function signal(code: SignalCode, about: Signal['about'] = {}): Signal {
  const weight = about.how ? LIKENESS_WEIGHT[about.how] : SIGNAL_WEIGHT[code]
  return { code, weight, about }
}

function mixesScripts({ unicode }: MailAddress): boolean {
  return unicode.split('.').some((label) => scriptsOf(label).length > 1)
}

/** An authority of the Union sits in a Member State; which one it says. */
const sameState = (government: string, country: string) => government === country || government === 'EU'
