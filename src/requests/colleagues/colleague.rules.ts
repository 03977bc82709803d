/**
 * Colleagues of an officer on a case: who can be one, what each may do, and what somebody is on it at this moment.
 *
 * Policy  reference 1, “Colleagues”: up to five addresses of the agency are warned and collect; roles submitter, recipient or both.
 * Policy  a follower reads; a deputy does in the holder's place all but say who is on the case. Who is on it is asked at every reading: a
 *         frozen account, a domain no longer bound or a mailbox no longer proved ends it at once.
 * Policy  an invitation goes to an address, whether or not somebody has an account on it: what the holder reads tells neither.
 * Policy  reference 2.4: whoever collects stands on the rung that asking needs. An emergency asks for less of who filed it, and for a call.
 */
export const COLLEAGUES_MOST = 5
export const POSTS = ['follower', 'deputy'] as const
export type Post = (typeof POSTS)[number]
/** `holder`: the officer with whom the case is. */
export type Part = 'holder' | Post

export type Colleague = Readonly<{ id: string; address: string; post: Post; at: Date; by: string }>

export type AddRefusal = 'not-an-address' | 'other-agency' | 'holder' | 'on-it-already' | 'five-already'

export type Joining = Readonly<{
  /** Null where what was typed is no address. */
  address: string | null
  /** It lies on a domain that is bound to the agency of the case. */
  official: boolean
  holderAddress: string
  colleagues: readonly Pick<Colleague, 'address'>[]
}>

export function mayJoin({ address, official, holderAddress, colleagues }: Joining): AddRefusal | 'fine' {
  if (address === null) return 'not-an-address'
  if (!official) return 'other-agency'
  if (address === holderAddress) return 'holder'
  if (colleagues.some((one) => one.address === address)) return 'on-it-already'
  return colleagues.length >= COLLEAGUES_MOST ? 'five-already' : 'fine'
}

export type Someone = Readonly<{
  id: string
  agencyId: string
  /** The mailbox that was proved. */
  address: string
  /** That mailbox lies on a domain that is bound to their agency now. */
  official: boolean
  level: number
  held: boolean
}>

export type OnCase = Readonly<{ agencyId: string; holderId: string; colleagues: readonly Colleague[] }>

const MAILBOX_PROVED = 1

export function partOf({ agencyId, holderId, colleagues }: OnCase, someone: Someone): Part | null {
  if (someone.held) return null
  if (someone.id === holderId) return 'holder'
  if (someone.agencyId !== agencyId || !someone.official || someone.level < MAILBOX_PROVED) return null
  return colleagues.find(({ address }) => address === someone.address)?.post ?? null
}

export function acts(part: Part | null): part is 'holder' | 'deputy' {
  return part === 'holder' || part === 'deputy'
}

/** `needed`: the rung on which the data may be asked for. */
export function mayCollect(
  part: Part | null,
  { level, needed, emergency }: Readonly<{ level: number; needed: number; emergency: boolean }>,
): 'yes' | 'not-yours' | 'rung' {
  if (!acts(part)) return 'not-yours'
  return level >= needed || (emergency && part === 'holder') ? 'yes' : 'rung'
}

/** Who takes a colleague off a case: whoever holds it, and everybody themselves. */
export function mayEnd(
  { address }: Pick<Colleague, 'address'>,
  by: Readonly<{ part: Part; address: string }>,
): boolean {
  return by.part === 'holder' || by.address === address
}
