/**
 * Where a passkey counts.
 *
 * Law     WebAuthn Level 3, 5.1.2 and 13.4.9: a key is bound to a host name (never an address in figures), and the origin is checked.
 * Policy  besides the office's own address only `localhost`, and that only where the office itself runs on this machine.
 */
export type Party = Readonly<{ ids: readonly string[]; origins: readonly string[] }>

export function partyOf(baseUrl: string): Party {
  const { hostname, origin, protocol, port } = new URL(baseUrl)
  if (!/^(?:127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(hostname)) return { ids: [hostname], origins: [origin] }
  return { ids: ['localhost'], origins: [`${protocol}//localhost${port ? `:${port}` : ''}`] }
}

/** Where a page stands under a name to which a key can be bound; null for an office that has only figures. */
export function namedAddress(baseUrl: string, path: string): string | null {
  const named = partyOf(baseUrl).origins.find((origin) => !/^[\d.:[\]]+$/.test(new URL(origin).hostname))
  return named ? `${named}${path}` : null
}
