/**
 * One message to an address that somebody typed. Every address that its name resolves to is judged at the moment of connecting, so a
 * name that changes its mind in between leads nowhere else. No redirect is followed, and nothing of the answer is read but its first line.
 *
 * Norm    RFC 6890, RFC 8190: addresses of special purpose; RFC 6598: shared address space.
 */
import { lookup } from 'node:dns'
import { request as plainRequest } from 'node:http'
import { request as safeRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { systemClock } from './time.ts'

export type Outward = Readonly<{
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** Addresses of this machine and of private networks too. */
  privateToo: boolean
  patienceMs: number
}>
/** `status` is null where no answer came; `reply` then names why, in one word. */
export type Handed = Readonly<{ status: number | null; reply: string; accepted: boolean; tookMs: number }>

const CLOSED = new BlockList()
const V4 = [
  ...(['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'] as const),
  ...(['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'] as const),
  ...(['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const),
]
const V6 = [
  ...(['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32'] as const),
  ...(['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'] as const),
]
for (const [ranges, family] of [[V4, 'ipv4'] as const, [V6, 'ipv6'] as const])
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/')
    CLOSED.addSubnet(net, Number(bits), family)
  }

/** Not an address of the open internet: this machine, a private or special network, or none at all. */
export function isClosedAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return true
  return CLOSED.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** The host of an address without the brackets of IPv6. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '')
}

export async function postOutward(message: Outward): Promise<Handed> {
  const began = systemClock.now()
  const handed = await post(message)
  return { ...handed, tookMs: systemClock.now().getTime() - began.getTime() }
}

type Answer = Omit<Handed, 'tookMs'>

function post({ url, headers, body, privateToo, patienceMs }: Outward): Promise<Answer> {
  const host = hostOf(url)
  // A figure is connected to without being looked up.
  if (!privateToo && isIP(host) !== 0 && isClosedAddress(host)) return Promise.resolve(unsent('PRIVATE_ADDRESS'))
  const send = url.startsWith('https:') ? safeRequest : plainRequest
  return new Promise((resolve) => {
    const asking = send(url, {
      ...{ method: 'POST', headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } },
      ...{ agent: false, signal: AbortSignal.timeout(patienceMs), ...(!privateToo && { lookup: openLookup }) },
    })
    asking.once('response', (answer) => {
      const status = answer.statusCode ?? 0
      answer.destroy()
      resolve({ status, reply: '', accepted: status >= 200 && status <= 299 })
    })
    asking.on('error', (error) => resolve(unsent(codeOf(error))))
    asking.end(body)
  })
}

const unsent = (reply: string): Answer => ({ status: null, reply, accepted: false })

function codeOf(error: Error): string {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'TIMEOUT'
  return 'code' in error && typeof error.code === 'string' ? error.code.slice(0, 60) : 'UNREACHABLE'
}

/** Refuses a name as a whole when one of its addresses is closed. */
const openLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, [])
    if (found.length === 0 || found.some(({ address }) => isClosedAddress(address)))
      return done(Object.assign(new Error('private address'), { code: 'PRIVATE_ADDRESS' }), [])
    const [first] = found
    if (options.all || !first) return done(null, found)
    return done(null, first.address, first.family)
  })
}
