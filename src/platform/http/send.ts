/** From a reply to bytes on the line. */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { toWeb } from '../streams.ts'
import { cookie, type HeaderSet, QUIET_POLICY } from './guards.ts'
import type { Trouble } from './problem.page.tsx'
import type { Reply } from './route.ts'

export type Sending = Readonly<{
  head: HeaderSet
  /** No answer to a person, or about one, stays in a cache. */
  personal: boolean
  program: boolean
  /** HEAD: the same headers without the body. */
  bodyless: boolean
  secure: boolean
  /** Our own page's script asks; it goes on to the next page, where what was said is shown. */
  script: boolean
  /** Show once: the sentence was on this page, take the cookie away. */
  forgetSaid: boolean
}>

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM = 'application/problem+json; charset=utf-8'
/** A file from elsewhere may do nothing at all when a browser opens it. */
const FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"

export function markup(element: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`
}

/** Everything but `problem`, which needs the view. */
export function sendReply(reply: Exclude<Reply, { kind: 'problem' }>, sending: Sending): Response {
  switch (reply.kind) {
    case 'page':
      return sendPage(reply, sending)
    case 'see-other':
      return sendSeeOther(reply, sending)
    case 'file':
      return sendFile(reply, sending)
    case 'stream':
      return sendStream(reply, sending)
  }
}

function sendPage(reply: Extract<Reply, { kind: 'page' }>, sending: Sending): Response {
  if (sending.program) {
    const bad = reply.status >= 400
    return respond(
      JSON.stringify(bad ? { type: 'about:blank', status: reply.status, ...reply.json } : reply.json),
      reply.status,
      {
        sending,
        type: bad ? PROBLEM : JSON_TYPE,
        cookies: reply.cookies ?? [],
      },
    )
  }
  const cookies = [...(reply.cookies ?? []), ...(sending.forgetSaid ? [cookie('said', '', { maxAge: 0 })] : [])]
  const more = reply.asksNobody ? { more: { 'content-security-policy': QUIET_POLICY } } : {}
  return respond(markup(reply.page()), reply.status, { sending, type: HTML, cookies, ...more })
}

function sendSeeOther(reply: Extract<Reply, { kind: 'see-other' }>, sending: Sending): Response {
  if (!/^\/(?![/\\])/.test(reply.to)) throw new RangeError('a redirect stays in the house')
  const cookies = [...(reply.cookies ?? [])]
  if (reply.said && (!sending.program || sending.script))
    cookies.push(cookie('said', Buffer.from(reply.said).toString('base64url'), { maxAge: 120, secure: sending.secure }))
  if (sending.program) return respond(JSON.stringify(reply.json), reply.status, { sending, type: JSON_TYPE, cookies })
  return respond(null, 303, {
    sending: { ...sending, personal: true },
    cookies,
    more: { location: reply.to.replace(/[^\x21-\x7e]/gu, encodeURIComponent) },
  })
}

function sendFile(reply: Extract<Reply, { kind: 'file' }>, sending: Sending): Response {
  return respond(reply.bytes, 200, {
    sending,
    type: reply.type,
    cookies: [],
    more: {
      'content-length': String(reply.bytes.byteLength),
      'content-disposition': disposition(reply),
      'content-security-policy': FILE_POLICY,
    },
  })
}

function sendStream(reply: Extract<Reply, { kind: 'stream' }>, sending: Sending): Response {
  const { stream } = reply
  // A line that breaks half-way is the reader's affair; without a listener it would end the process.
  stream.on('error', () => {})
  if (sending.bodyless) stream.destroy()
  return respond(sending.bodyless ? null : toWeb(stream), 200, {
    sending,
    type: reply.type,
    cookies: [],
    more: {
      'content-disposition': disposition(reply),
      'content-security-policy': FILE_POLICY,
      ...(reply.bytes !== null && { 'content-length': String(reply.bytes) }),
      ...reply.headers,
    },
  })
}

/** RFC 6266: an ASCII name for old programs, the true one in UTF-8; neither can end the header. */
export function disposition({ name, inline }: Readonly<{ name: string; inline: boolean }>): string {
  const ascii =
    name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replace(/["\\/%;]/g, '_')
      .slice(0, 150) || 'file'
  const exact = encodeURIComponent(name.slice(0, 150).toWellFormed()).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${exact}`
}

/** RFC 9457 for programs, the office's own page for people. */
export function sendTrouble(found: Trouble, sending: Sending, page: () => ReactElement): Response {
  const more: Record<string, string> = found.status === 401 ? { 'www-authenticate': 'Bearer' } : {}
  if (!sending.program)
    return respond(markup(page()), found.status, {
      sending: { ...sending, personal: true },
      type: HTML,
      cookies: [],
      more,
    })
  const { code, status, title, detail, errors } = found
  const body = { type: `urn:waarborg:problem:${code}`, title, status, detail, ...(errors && { errors }) }
  return respond(JSON.stringify(body), status, {
    sending: { ...sending, personal: true },
    type: PROBLEM,
    cookies: [],
    more,
  })
}

type Rest = Readonly<{ sending: Sending; type?: string; cookies: readonly string[]; more?: HeaderSet }>

function respond(
  body: string | Uint8Array | ReadableStream | null,
  status: number,
  { sending, type, cookies, more }: Rest,
): Response {
  const plain: Record<string, string> = {
    ...sending.head,
    ...(sending.personal || cookies.length > 0
      ? { 'cache-control': 'no-store' }
      : { 'cache-control': 'no-cache', vary: 'cookie, accept-language, accept' }),
    ...(type && { 'content-type': type }),
    ...more,
  }
  if (cookies.length === 0) return new Response(body as BodyInit | null, { status, headers: plain })
  const headers = new Headers(plain)
  for (const line of cookies)
    headers.append('set-cookie', sending.secure && !/; Secure/i.test(line) ? `${line}; Secure` : line)
  return new Response(body as BodyInit | null, { status, headers })
}
