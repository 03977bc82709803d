/** One line of the route table, one request: may they, did they ask well, answer, record. */
import type { Tx } from '#platform/db/db.ts'
import { type Asking, viewOf } from './asking.ts'
import { BODY_BYTES, type Body, readBody } from './body.ts'
import { inputOf, listsOf, type Typed, typedOf } from './fields.ts'
import { isKept, readInput } from './issues.ts'
import { type AccessEntry, type Kit, recordRefusal, refuse, sendingOf, showTrouble, tooMany } from './kit.ts'
import type { Actor, Ask, FieldErrors, GetRoute, PostRoute, Reply, Route } from './route.ts'
import { type Scanning, scanUploads } from './scanning.ts'
import { sendReply } from './send.ts'
import { sizeText, trouble } from './trouble.ts'

/** What is known of a line before anyone asks. */
export type Plan = Readonly<{ route: Route; queryLists: ReadonlySet<string>; formLists: ReadonlySet<string> }>

export function planOf(route: Route): Plan {
  return {
    route,
    queryLists: listsOf(route.query),
    formLists: route.method === 'POST' ? listsOf(route.form) : new Set(),
  }
}

export async function answerRoute(kit: Kit, plan: Plan, asking: Asking): Promise<Response> {
  const { route } = plan
  const bearer = asking.api ? bearerOf(asking.header('authorization')) : null
  const actor = await kit.signedIn({ path: asking.path, cookies: asking.api ? new Map() : asking.cookies, bearer })
  const wait = waitFor(kit, route, asking, actor)
  if (wait > 0) return tooMany(kit, asking, wait)
  const params = asking.c.req.param()
  if (!Object.values(params).every(isKept)) return refuse(kit, asking, 'notFound')
  if (route.may !== 'anyone') {
    if (!actor) return signInFirst(kit, asking)
    if (!actor.may.has(route.may)) {
      await recordRefusal(kit, entryOf(route, { actor, params, allowed: false }))
      return showTrouble(kit, asking, { found: trouble(asking.lang, 'forbidden'), actor })
    }
  }
  return answerAs(kit, plan, asking, actor)
}

/** The answer to somebody who may ask; `actor` is null on a line for anyone. */
export async function answerAs(kit: Kit, plan: Plan, asking: Asking, actor: Actor | null): Promise<Response> {
  const { route } = plan
  const params = asking.c.req.param()
  const query = readInput(route.query, inputOf(typedOf([...asking.search]), plan.queryLists), asking.lang)
  if (!query.ok)
    return showTrouble(kit, asking, { found: { ...trouble(asking.lang, 'badAddress'), errors: query.errors }, actor })
  const ask: Opened = {
    params,
    query: query.data,
    actor,
    view: viewOf(asking, actor, kit),
    from: asking.from,
    program: asking.program,
    agent: (asking.header('user-agent') ?? '').slice(0, 300),
    cookie: (name) => (asking.api ? undefined : asking.cookies.get(name)),
  }
  return route.method === 'GET' ? answerGet(kit, route, asking, ask) : answerPost(kit, { ...plan, route }, asking, ask)
}

type Opened = Readonly<
  { params: Readonly<Record<string, string>>; query: unknown; actor: Actor | null } & Pick<
    Ask<never, null, null>,
    'view' | 'from' | 'program' | 'agent' | 'cookie'
  >
>

/** The read and its entry in the access log stand in one transaction; the page is drawn after it. */
async function answerGet(kit: Kit, route: GetRoute, asking: Asking, ask: Opened): Promise<Response> {
  // No entry goes with a hidden line, and it may read a file: no transaction is kept waiting for it.
  if (route.hidden)
    return send(
      kit,
      asking,
      ask.actor,
      await route.answer({ ...ask, input: null, typed: {}, uploads: [] } as never, kit.office.db as Tx),
    )
  const reply = await kit.reads({
    entry: route.audit === 'none' ? null : entryOf(route, { ...ask, allowed: true }),
    work: (tx) => route.answer({ ...ask, input: null, typed: {}, uploads: [] } as never, tx),
  })
  return send(kit, asking, ask.actor, reply)
}

async function answerPost(kit: Kit, plan: Plan & { route: PostRoute }, asking: Asking, ask: Opened): Promise<Response> {
  const { route } = plan
  const most = route.bodyBytes ?? BODY_BYTES
  const body = await readBody(asking.c.req.raw, {
    most,
    uploads: route.uploads,
    lists: plan.formLists,
    uploadFolder: route.hidden ? null : kit.uploadFolder,
  })
  if (body.kind === 'refused') return refuseBody(kit, asking, body.status, most)
  try {
    const input = readInput(route.form, body.input, asking.lang)
    const scanned = await scanUploads(kit.scanner ?? null, body.uploads, asking.lang)
    if (scanned.kind !== 'clean') await noteScan(kit, route, { asking, ask, scanned })
    if (scanned.kind === 'unknown' && asking.program) return refuse(kit, asking, 'unscanned')
    if (!input.ok || scanned.kind !== 'clean')
      return await sendInvalid(kit, route, asking, {
        ask: { ...ask, typed: body.typed, uploads: body.uploads },
        errors: { ...(!input.ok && input.errors), ...(scanned.kind !== 'clean' && scanned.errors) },
      })
    const reply = await route.answer({ ...ask, input: input.data, typed: body.typed, uploads: body.uploads } as never)
    return send(kit, asking, ask.actor, reply)
  } finally {
    await body.discard()
  }
}

/** A finding stands in the access log by its hash, with who sent it; a daemon that does not answer is the operator's to mend. */
async function noteScan(
  kit: Kit,
  route: Route,
  { asking, ask, scanned }: Readonly<{ asking: Asking; ask: Opened; scanned: Exclude<Scanning, { kind: 'clean' }> }>,
): Promise<void> {
  if (scanned.kind === 'unknown') {
    const error = `virus scanner: ${scanned.why}`
    kit.log({ level: 'error', request: asking.id, method: route.method, route: route.id, status: 503, ms: 0, error })
    return
  }
  for (const found of scanned.found)
    await recordRefusal(kit, { ...entryOf(route, { ...ask, allowed: false }), action: 'upload.infected', about: found })
}

type Refused = Readonly<{
  ask: Opened & { typed: Typed; uploads: Extract<Body, { kind: 'read' }>['uploads'] }
  errors: FieldErrors
}>

/** The filled page for a person; for a program, and where there is no such page, the list of what is wrong. */
async function sendInvalid(kit: Kit, route: PostRoute, asking: Asking, { ask, errors }: Refused): Promise<Response> {
  if (asking.program || !route.invalid) {
    return showTrouble(kit, asking, { found: { ...trouble(asking.lang, 'invalid'), errors }, actor: ask.actor })
  }
  const reply = await route.invalid({ ...ask, input: null } as never, errors)
  return send(kit, asking, ask.actor, reply.kind === 'page' && reply.status === 200 ? { ...reply, status: 422 } : reply)
}

function send(kit: Kit, asking: Asking, actor: Actor | null, reply: Reply): Response {
  if (reply.kind !== 'problem') return sendReply(reply, sendingOf(kit, asking, actor))
  const { status, code, title, detail, errors } = reply
  return showTrouble(kit, asking, { found: { status, code, title, detail, ...(errors && { errors }) }, actor })
}

function refuseBody(kit: Kit, asking: Asking, status: 400 | 413 | 415, most: number): Response {
  if (status === 413) return refuse(kit, asking, 'tooLarge', { size: sizeText(most) })
  return refuse(kit, asking, status === 415 ? 'media' : 'unreadable')
}

/** A person goes to the door and comes back; a program is told. */
function signInFirst(kit: Kit, asking: Asking): Response {
  if (asking.program) return refuse(kit, asking, 'signIn')
  const next = asking.c.req.method === 'GET' ? `?next=${encodeURIComponent(asking.url)}` : ''
  return sendReply(
    { kind: 'see-other', to: `${kit.signInAt(asking.path)}${next}`, json: {}, status: 200 },
    sendingOf(kit, asking, null),
  )
}

/** Seconds to wait. Pictures count by person; the others by address and, for who is signed in, by person as well. Where files may come, only a body that can hold any counts. */
function waitFor(kit: Kit, route: Route, asking: Asking, actor: Actor | null): number {
  const byPerson = actor ? kit.limits.take('page', actor.id) : 0
  if (route.rate === 'picture') return Math.max(byPerson, actor ? kit.limits.take('picture', actor.id) : 0)
  if (!route.rate || asking.c.req.method !== 'POST') return byPerson
  if (route.rate === 'upload' && !asking.header('content-type')?.toLowerCase().startsWith('multipart/')) return byPerson
  return Math.max(byPerson, kit.limits.take(route.rate, asking.from), actor ? kit.limits.take(route.rate, actor.id) : 0)
}

/** The last name in the path says what was looked at; `:case` says in which case. A `:secret` opens something and is written down nowhere. */
function entryOf(
  route: Route,
  {
    actor,
    params,
    allowed,
  }: Readonly<{ actor: Actor | null; params: Readonly<Record<string, string>>; allowed: boolean }>,
): AccessEntry {
  const about = Object.entries(params).findLast(([name]) => name !== 'secret')?.[1] ?? ''
  return { actor, action: route.audit, about, caseId: params.case ?? null, allowed }
}

function bearerOf(header: string | undefined): string | null {
  return header?.match(/^Bearer ([\w.~+/=-]{20,200})$/i)?.[1] ?? null
}
