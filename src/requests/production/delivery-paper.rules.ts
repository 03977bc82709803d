/**
 * The proof of delivery: which package was made available to whom, and when it was fetched. It names no user and nothing that was in it:
 * whoever has it can show that an answer was served, and with the package that it was this one.
 *
 * Norm    Fed. R. Evid. 902(14): a file is identified by its cryptographic hash (secondary source).
 * Policy  every use of a link is recorded before the first byte leaves and after the last; only the second is a delivery.
 */
import type { CasePackage, Delivery, DeliveryLink } from './package.store.ts'

export type Recipient = Readonly<{ name: string; address: string }>
export type DeliveryAsk = Readonly<{
  packages: readonly (Pick<CasePackage, 'id' | 'sha256' | 'bytes' | 'files' | 'at' | 'form'> &
    Readonly<{ grants: readonly string[] }>)[]
  links: readonly DeliveryLink[]
  deliveries: readonly Delivery[]
  /** By the person of a link. */
  recipients: ReadonlyMap<string, Recipient>
}>

/** `fetched`: when each whole download ended. `begun`: downloads that were begun, whole ones too. */
export type Served = Readonly<{
  recipient: Recipient
  availableAt: Date
  until: Date
  begun: number
  fetched: readonly Date[]
}>
export type ServedPackage = Readonly<{
  sha256: string
  bytes: number
  files: number
  form: CasePackage['form']
  madeAt: Date
  /** SHA-256 of each signed decision on which it rests; the package names them as X-Grant-Hash. */
  grants: readonly string[]
  served: readonly Served[]
}>
/** `asOf` is the last thing that it tells of, so the same facts make the same paper. */
export type DeliveryPaper = Readonly<{ packages: readonly ServedPackage[]; asOf: Date }>

/** Null while nothing was fetched as a whole: then there is nothing to prove. */
export function deliveryPaper({ packages, links, deliveries, recipients }: DeliveryAsk): DeliveryPaper | null {
  const asOf = deliveries
    .filter(({ kind }) => kind === 'completed')
    .map(({ at }) => at)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1)
  if (!asOf) return null
  const servedOf = (link: DeliveryLink): Served => {
    const uses = deliveries.filter(({ linkId, at }) => linkId === link.id && at <= asOf)
    return {
      recipient: recipients.get(link.recipient) ?? { name: link.recipient, address: '' },
      availableAt: link.at,
      until: link.expiresAt,
      begun: uses.filter(({ kind }) => kind === 'started').length,
      fetched: uses.filter(({ kind }) => kind === 'completed').map(({ at }) => at),
    }
  }
  const known = links.filter(({ at }) => at <= asOf)
  return {
    asOf,
    packages: packages.flatMap(({ id, at, ...made }) => {
      const served = known.filter(({ packageId }) => packageId === id).map(servedOf)
      return served.length > 0 ? [{ ...made, madeAt: at, served }] : []
    }),
  }
}
