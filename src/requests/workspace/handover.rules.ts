/**
 * A case handed over from one officer to another.
 *
 * Policy  reference 3: somebody leaves, and the case goes on. The supervisor of the agency does it, or the office where officer or supervisor asks
 *         for it; never the holder alone, so that a stolen account keeps no case and gives none away.
 * Policy  to an officer of the same agency, on the rung that asking needs. Who filed it stays in the file; who held it reads it no more.
 */
export type HandoverRefusal = 'no-such-officer' | 'holder-already' | 'rung' | 'reason-missing'

export type Taker = Readonly<{
  id: string
  agencyId: string
  /** The mailbox lies on a domain that is bound to the agency of the case. */
  official: boolean
  level: number
  held: boolean
}>

export type Handing = Readonly<{ agencyId: string; holderId: string; to: Taker | null; reason: string; needed: number }>

export function mayHandOver({ agencyId, holderId, to, reason, needed }: Handing): HandoverRefusal | 'fine' {
  if (reason.trim() === '') return 'reason-missing'
  if (!to || to.held || to.agencyId !== agencyId || !to.official) return 'no-such-officer'
  if (to.id === holderId) return 'holder-already'
  return to.level >= needed ? 'fine' : 'rung'
}
