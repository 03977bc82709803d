/** Binding a domain to an agency: proposed, confirmed by another person where no register knows it, and ended with a reason. */
import { record } from '#audit'
import type { Tx } from '#platform/db/db.ts'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { agencyById, lockAgency } from '../agency.store.ts'
import { registersKnowing } from '../registry/registry.store.ts'
import { isAuthorities } from '../registry/source.rules.ts'
import { domainNameOf } from '../signals/domain.rules.ts'
import { type BindingVerdict, bindingVerdict } from './binding.rules.ts'
import { bindingById, insertBinding, insertOutcome, insertUnbinding } from './binding.store.ts'

type Desk = Pick<Office, 'db' | 'clock'>

export type BindOutcome =
  | Readonly<{ kind: 'bound' | 'proposed'; bindingId: string }>
  | Readonly<{ kind: 'refused'; because: BindRefusal }>
export type BindRefusal = 'unknown' | 'no-domain' | 'already' | 'everyones' | 'free-mail' | 'disposable'

export type BindAsk = Readonly<{ agencyId: string; domain: string; reason: string; by: string }>

export function bindDomain(office: Desk, ask: BindAsk): Promise<BindOutcome> {
  return transact(office, (tx) => bindWithin(office, tx, ask))
}

/** In a transaction of the caller: an agency may come with its domain. */
export async function bindWithin({ clock }: Pick<Office, 'clock'>, tx: Tx, ask: BindAsk): Promise<BindOutcome> {
  const refused = (because: BindRefusal): BindOutcome => ({ kind: 'refused', because })
  const agency = (await lockAgency(tx, ask.agencyId)) ? await agencyById(tx, ask.agencyId) : undefined
  if (!agency) return refused('unknown')
  const verdict = await domainVerdict(tx, { domain: ask.domain, country: agency.country })
  if (verdict.kind === 'refused') return verdict
  const { domain } = verdict
  if (agency.domains.includes(domain)) return refused('already')
  const bindingId = newId('binding')
  const byRegister = verdict.kind === 'bound' ? verdict.byRegister : null
  const { agencyId, reason, by } = ask
  await insertBinding(tx, { id: bindingId, agencyId, domain, reason, byRegister, at: clock.now(), by })
  await record(tx, clock, {
    ...{ who: by, action: byRegister ? 'domain.bound' : 'domain.proposed', about: agencyId },
    detail: { domain, bindingId, byRegister },
  })
  return { kind: byRegister ? 'bound' : 'proposed', bindingId }
}

type DomainVerdict =
  | (Exclude<BindingVerdict, { kind: 'refused' }> & Readonly<{ domain: string }>)
  | Readonly<{ kind: 'refused'; because: BindRefusal }>

/** What the registers, as they are now, make of a domain for an agency of a country. */
export async function domainVerdict(
  tx: Tx,
  { domain, country }: Readonly<{ domain: string; country: string }>,
): Promise<DomainVerdict> {
  const name = domainNameOf(domain)
  if (!name) return { kind: 'refused', because: 'no-domain' }
  const known = await registersKnowing(tx, name.domain)
  const registers = known.filter(({ source }) => isAuthorities(source))
  const disposable = known.some(({ source }) => source === 'disposable')
  const verdict = bindingVerdict({ name, country, disposable, registers })
  return verdict.kind === 'refused' ? verdict : { ...verdict, domain: name.domain }
}

export type BindingEnd =
  | Readonly<{ kind: 'done' }>
  | Readonly<{ kind: 'refused'; because: 'unknown' | 'same-person' | 'over' }>

/** The second person's word on a domain that no register knows. */
export function endBindingProposal(
  office: Desk,
  ask: Readonly<{ bindingId: string; outcome: 'confirmed' | 'refused'; note: string; by: string }>,
): Promise<BindingEnd> {
  return transact(office, async (tx) => {
    const binding = await heldBinding(tx, ask.bindingId)
    if (!binding) return { kind: 'refused', because: 'unknown' }
    if (binding.inForce || binding.outcome || binding.unbound) return { kind: 'refused', because: 'over' }
    if (binding.by === ask.by) return { kind: 'refused', because: 'same-person' }
    await insertOutcome(tx, { ...ask, at: office.clock.now() })
    await record(tx, office.clock, {
      ...{
        who: ask.by,
        action: ask.outcome === 'confirmed' ? 'domain.bound' : 'domain.refused',
        about: binding.agencyId,
      },
      detail: { domain: binding.domain, bindingId: binding.id },
    })
    return { kind: 'done' }
  })
}

/** From now on nobody is official by this domain; what was done before stays as it was. */
export function unbindDomain(
  office: Desk,
  ask: Readonly<{ bindingId: string; reason: string; by: string }>,
): Promise<BindingEnd> {
  return transact(office, async (tx) => {
    const binding = await heldBinding(tx, ask.bindingId)
    if (!binding) return { kind: 'refused', because: 'unknown' }
    if (binding.unbound || binding.outcome?.kind === 'refused') return { kind: 'refused', because: 'over' }
    await insertUnbinding(tx, { bindingId: binding.id, note: ask.reason, at: office.clock.now(), by: ask.by })
    await record(tx, office.clock, {
      ...{ who: ask.by, action: 'domain.unbound', about: binding.agencyId },
      detail: { domain: binding.domain, bindingId: binding.id, reason: ask.reason },
    })
    return { kind: 'done' }
  })
}

async function heldBinding(tx: Tx, id: string) {
  const binding = await bindingById(tx, id)
  if (!binding) return undefined
  await lockAgency(tx, binding.agencyId)
  return bindingById(tx, id)
}
