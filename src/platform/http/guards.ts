/**
 * What every answer carries and every request must pass, whatever the page.
 *
 * Policy  no script, style or frame from elsewhere, and none inline; a page with personal data is never stored by a browser or proxy.
 * Policy  a form is taken only from our own pages (Sec-Fetch-Site, else Origin); a token never rides with a cookie.
 */
import type { Lang } from '#platform/words.ts'

const CONTENT_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** For a page that reads what is the reader's own. */
export const QUIET_POLICY = CONTENT_POLICY.replace("connect-src 'self'", "connect-src 'none'")

export type HeaderSet = Readonly<Record<string, string>>

/** Headers of every answer. */
export function guardHeaders(baseUrl: string): HeaderSet {
  return {
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(baseUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

/** Hosts by which this server may be called: its own address, and the machine itself. Stops DNS rebinding and poisoned links in mail. */
export function isOurHost(host: string | undefined, baseUrl: string): boolean {
  if (!host) return false
  if (host === new URL(baseUrl).host) return true
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/.test(host)
}

export type FormOrigin = Readonly<{ site: string | undefined; origin: string | undefined; host: string | undefined }>

/** True when a browser says that one of our own pages sent this form. A browser that says nothing at all is not believed. */
export function isOwnForm({ site, origin, host }: FormOrigin): boolean {
  if (site !== undefined) return site === 'same-origin'
  if (!origin || !host) return false
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** The address of the asker. Only a proxy that the operator named is believed about whom it speaks for. */
export function addressOf(
  socket: string | undefined,
  forwarded: string | undefined,
  trusted: ReadonlySet<string>,
): string {
  let address = plainAddress(socket ?? '127.0.0.1')
  if (!forwarded) return address
  for (const hop of forwarded.split(',').toReversed()) {
    if (!trusted.has(address)) break
    address = plainAddress(hop.trim())
  }
  return address
}

function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}

/** Cookies by name; the first of a name counts, as browsers send the most exact path first. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>()
  if (!header) return cookies
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim())
  }
  return cookies
}

export type CookieSpec = Readonly<{ path?: string; maxAge?: number; secure?: boolean; strict?: boolean }>

/** One Set-Cookie line. Every cookie is closed to script; `maxAge` 0 takes it away, none ends it with the browser. */
export function cookie(name: string, value: string, spec: CookieSpec = {}): string {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\w!#$%&'()*+./:<=>?@[\]^`{|}~-]*$/.test(value))
    throw new RangeError(`not a cookie: ${name}`)
  const parts = [
    `${name}=${value}`,
    `Path=${spec.path ?? '/'}`,
    'HttpOnly',
    `SameSite=${spec.strict ? 'Strict' : 'Lax'}`,
  ]
  if (spec.maxAge !== undefined) parts.push(`Max-Age=${Math.floor(spec.maxAge)}`)
  if (spec.secure) parts.push('Secure')
  return parts.join('; ')
}

/** `?lang=` is handled before; then the cookie, then what the browser prefers, then English. */
export function languageOf(chosen: string | undefined, accepts: string | undefined): Lang {
  if (chosen === 'nl' || chosen === 'en') return chosen
  if (!accepts) return 'en'
  const wanted = accepts.split(',').map((part, order) => {
    const [tag = '', ...more] = part.trim().toLowerCase().split(';')
    const q = Number(
      more
        .find((one) => one.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    )
    return { lang: tag.slice(0, 2), q: Number.isFinite(q) ? q : 0, order }
  })
  const best = wanted
    .filter(({ lang, q }) => q > 0 && (lang === 'nl' || lang === 'en'))
    .toSorted((a, b) => b.q - a.q || a.order - b.order)[0]
  return best?.lang === 'nl' ? 'nl' : 'en'
}
