/**
 * When a domain may be called an agency's.
 *
 * Policy  reference 2.4 and 0.4: the domain is a signal bound to an agency record by us. One person binds what a register of authorities of the same
 *         country knows; any other domain takes two.
 * Policy  never the ending under which others register (gov.uk), free mail, or a list of throw-away addresses: whoever has a mailbox there would be
 *         an officer.
 */
import { type DomainName, isFreeMail } from '../signals/domain.rules.ts'

export type BindingFacts = Readonly<{
  name: DomainName
  country: string
  disposable: boolean
  /** Registers of authorities that know the domain. */
  registers: readonly Readonly<{ source: string; country: string | null }>[]
}>

export type BindingVerdict =
  | Readonly<{ kind: 'bound'; byRegister: string }>
  | Readonly<{ kind: 'second-person' }>
  | Readonly<{ kind: 'refused'; because: 'everyones' | 'free-mail' | 'disposable' }>

export function bindingVerdict({ name, country, disposable, registers }: BindingFacts): BindingVerdict {
  if (name.registrable === null) return { kind: 'refused', because: 'everyones' }
  if (isFreeMail(name)) return { kind: 'refused', because: 'free-mail' }
  if (disposable) return { kind: 'refused', because: 'disposable' }
  const register = registers.find((one) => one.country === country)
  return register ? { kind: 'bound', byRegister: register.source } : { kind: 'second-person' }
}
