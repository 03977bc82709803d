/** What we know of an address: one answer for the command line, the desk, and the review of an application. */
import type { Db, Tx } from '#platform/db/db.ts'
import { allBound, type Bound } from '../binding/binding.store.ts'
import { isFreeMail, liesUnder, type MailAddress, mailAddressOf } from '../signals/domain.rules.ts'
import { type Likeness, likenessesOf, searchKeysOf } from '../signals/look-alike.rules.ts'
import { type Signal, signalsOf } from '../signals/signal.rules.ts'
import { type Reach, reachOf } from './reach.rules.ts'
import { domainsNear, type Known, registersKnowing } from './registry.store.ts'
import { isAuthorities } from './source.rules.ts'

export type Lookup = Readonly<{
  address: MailAddress
  /** Registers of authorities that know the domain, nearest first. */
  registers: readonly Known[]
  /** Agencies that the domain is bound to. */
  bound: readonly Bound[]
  likes: readonly Readonly<{ domain: string; how: Likeness }>[]
  freeMail: boolean
  disposable: boolean
  academic: boolean
  signals: readonly Signal[]
  reach: Reach
}>

/** Country and name of the agency that the writer claims, where one is claimed. */
export type Claim = Readonly<{ country: string | null; agency: string | null }>

/** Null where the text is no e-mail address. */
export async function lookUp(
  db: Db | Tx,
  text: string,
  claim: Claim = { country: null, agency: null },
): Promise<Lookup | null> {
  const address = mailAddressOf(text)
  if (!address) return null
  const known = await registersKnowing(db, address.domain)
  const registers = known.filter(({ source }) => isAuthorities(source))
  const on = (source: Known['source']) => known.some((one) => one.source === source)
  const every = await allBound(db)
  const bound = every.filter(({ domain }) => liesUnder(address.domain, domain))
  const candidates = [...every.map(({ domain }) => domain), ...(await domainsNear(db, searchKeysOf(address)))]
  const likes = likenessesOf(address, [...new Set(candidates)])
  const [freeMail, disposable, academic] = [isFreeMail(address), on('disposable'), on('academic')]
  const registered = registers.length > 0
  return {
    ...{ address, registers, bound, likes, freeMail, disposable, academic },
    reach: reachOf({ freeMail, disposable, bound: bound.length > 0, registered }),
    signals: signalsOf({
      ...{ address, country: claim.country, claims: claim.agency, registered, disposable, academic, likes },
      boundTo: [...new Set(bound.map(({ agency }) => agency))],
    }),
  }
}
