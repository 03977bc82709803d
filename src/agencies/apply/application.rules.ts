/**
 * A code proves the mailbox of an application.
 *
 * Policy  half an hour and five guesses for a code; five applications an hour from one address are answered by mail, the rest read the same and are not.
 */
export const CODE_MINUTES = 30
export const GUESSES_MOST = 5
export const MAILS_AN_HOUR = 5

export type Proof = Readonly<{ guesses: number; endsAt: Date; provedAt: Date | null }>

/** Whether a guess may still be looked at. */
export function isOpen({ guesses, endsAt, provedAt }: Proof, now: Date): boolean {
  return provedAt === null && guesses < GUESSES_MOST && endsAt > now
}
