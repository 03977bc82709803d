/**
 * Who may ask: agencies we know, their domains, and how well an officer is known to us.
 *
 * Law     18 U.S.C. § 2711(4): "governmental entity" is a department or agency of the United States, a State or a political subdivision.
 * Policy  the verification ladder V0-V4 (requests 2.4); subscriber data needs V2: the mailbox's domain is tied to the agency by us.
 * Seed    guide, "Vereisten voor alle rechtsgebieden": from an official e-mail address. Necessary, and not enough.
 */
export const LEVELS = [0, 1, 2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

export const LEVEL_FOR_SUBSCRIBER_DATA: Level = 2

/** The domain of an address, lower case; null when the text is no address. */
export function domainOf(email: string): string | null {
  const parts = email.trim().toLowerCase().split('@')
  const domain = parts[1]
  return parts.length === 2 && parts[0] !== '' && domain !== undefined && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)
    ? domain
    : null
}

/** True when an address lies on a domain bound to the agency, or on a name below it. */
export function isOfficial(email: string, bound: readonly string[]): boolean {
  const domain = domainOf(email)
  return domain !== null && bound.some((known) => domain === known || domain.endsWith(`.${known}`))
}
