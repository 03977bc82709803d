/**
 * One message to an address that somebody typed. Every address that its name resolves to is judged at the moment of connecting, so a
 * name that changes its mind in between leads nowhere else. No redirect is followed, and of the answer
 * to a message nothing is read but its first line.
 *
 * Norm    RFC 6890, RFC 8190: addresses of special purpose; RFC 6598: shared address space.
 */
import { lookup } from 'node:dns'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as safeRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { systemClock } from './time.ts'

export type Outward = Readonly<{
  url: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
  /** Addresses of this machine and of private networks too. */
  privateToo: boolean
  patienceMs: number
}>
/** The whole answer, up to so many bytes; null where it was no 2xx, did not come or was larger. */
export type Asked = Readonly<{ status: number | null; reply: string; bytes: Buffer | null }>

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

const OWN = new BlockList()
OWN.addSubnet('127.0.0.0', 8, 'ipv4')
OWN.addAddress('::1', 'ipv6')

/** An address that may be asked with a secret: https, or this machine itself; nothing else stands in it than host, port and path. */
export function isGuardedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  if (username + password + search + hash !== '') return false
  if (protocol === 'https:') return true
  const host = hostOf(text)
  const family = isIP(host)
  return (
    protocol === 'http:' && (host === 'localhost' || (family !== 0 && OWN.check(host, family === 6 ? 'ipv6' : 'ipv4')))
  )
}

export async function postOutward(message: Outward): Promise<Handed> {
  const began = systemClock.now()
  const { status, reply, accepted } = await post({ ...message, mostBytes: 0 })
  return { status, reply, accepted, tookMs: systemClock.now().getTime() - began.getTime() }
}

/** A question whose answer is wanted. */
export async function askOutward(question: Outward & Readonly<{ mostBytes: number }>): Promise<Asked> {
  const { status, reply, bytes } = await post(question)
  return { status, reply, bytes }
}

type Answer = Omit<Handed, 'tookMs'> & Readonly<{ bytes: Buffer | null }>

function post({
  url,
  headers,
  body,
  privateToo,
  patienceMs,
  mostBytes,
}: Outward & { mostBytes: number }): Promise<Answer> {
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
      const accepted = status >= 200 && status <= 299
      if (accepted && mostBytes > 0) return resolve(whole(answer, status, mostBytes))
      answer.destroy()
      resolve({ status, reply: '', accepted, bytes: null })
    })
    asking.on('error', (error) => resolve(unsent(codeOf(error))))
    asking.end(body)
  })
}

async function whole(answer: IncomingMessage, status: number, mostBytes: number): Promise<Answer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of answer) {
      bytes += chunk.length
      if (bytes > mostBytes) return unsent('TOO_LARGE')
      chunks.push(chunk)
    }
    return { status, reply: '', accepted: true, bytes: Buffer.concat(chunks) }
  } catch (error) {
    return unsent(error instanceof Error ? codeOf(error) : 'UNREACHABLE')
  }
}

const unsent = (reply: string): Answer => ({ status: null, reply, accepted: false, bytes: null })

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
