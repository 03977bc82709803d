/** Webhooks on both databases, with a program that listens on this machine and checks every signature by means of its own. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openVisit } from '#identity'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'

type Heard = Readonly<{ id: string; time: string; signatures: readonly string[]; body: string }>
const List = z.object({
  webhooks: z.array(z.looseObject({ webhook: z.string(), state: z.string() })),
  messages: z.array(
    z.looseObject({
      ...{ id: z.string(), event: z.string() },
      tries: z.array(z.object({ status: z.int().nullable(), accepted: z.boolean(), ms: z.int() }).loose()),
    }),
  ),
})

/** Written from the specification alone. */
function isSigned({ id, time, signatures, body }: Heard, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest()
  return signatures.some((one) => {
    const [version, text = ''] = one.split(',')
    const given = Buffer.from(text, 'base64')
    return version === 'v1' && given.length === mac.length && timingSafeEqual(given, mac)
  })
}

describe.each(['pglite', 'postgres'] as const)('webhooks on %s', (engine) => {
  let w: WholeHouse
  let server: Server
  let url = ''
  let [status, webhook, secret] = [204, '', '']
  const heard: Heard[] = []
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 5 })
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      const head = (name: string) => String(request.headers[name] ?? '')
      request.on('data', (chunk: Buffer) => parts.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(parts).toString()
        const signatures = head('webhook-signature').split(' ')
        heard.push({ id: head('webhook-id'), time: head('webhook-timestamp'), body, signatures })
        response.writeHead(status).end('the body of an answer')
      })
    })
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening)
    })
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`
  }, 300_000)
  afterAll(async () => {
    server?.close()
    await w?.close()
  })

  const call = (path: string, body?: object) => w.api('administrator', `/desk/webhooks${path}`, body)
  const list = async () => List.parse((await call('')).json)
  const events = ['case.received', 'case.stateChanged', 'case.closed', 'notice.sent']
  const story = { daysAgo: 4, officer: 'officer', kind: 'grand-jury', categories: ['identity'] } as const

  test('a program hears of a case by its number alone, signed', { timeout: 120_000 }, async () => {
    expect((await w.api('reviewer', '/desk/webhooks')).status).toBe(403)
    expect((await call('', { url, events: [] })).status).toBe(422)
    expect((await call('', { url: 'http://example.org/x', events })).status).toBe(422)
    const made = await call('', { url, events, note: 'Ticket system' })
    expect(made.status).toBe(201)
    ;[webhook, secret] = [String(made.json.webhook), String(made.json.secret)]
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    await w.play([{ ...story, account: 1, ending: 'refused' }])
    const told = heard.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, string> })
    expect(told[0]?.type).toBe('case.received')
    expect(new Set(told.map(({ type }) => type))).toEqual(
      new Set(['case.received', 'case.stateChanged', 'case.closed']),
    )
    const file = await w.house.office.db
      .selectFrom('case_file as c')
      .innerJoin('agency as a', 'a.id', 'c.agency_id')
      .innerJoin('case_task as t', 't.case_id', 'c.id')
      .select(['c.id', 'c.number', 'c.docket_number', 'c.process', 'a.name', 't.identifier_value'])
      .executeTakeFirstOrThrow()
    for (const { data } of told) expect(data).toEqual({ number: file.number, url: `${w.url}/desk/cases/${file.id}` })
    for (const one of heard) {
      expect(isSigned(one, secret)).toBe(true)
      expect(isSigned({ ...one, body: one.body.replace('case', 'cave') }, secret)).toBe(false)
      expect(isSigned({ ...one, time: String(Number(one.time) + 1) }, secret)).toBe(false)
      for (const word of [file.docket_number, file.process, file.name, file.identifier_value])
        expect(one.body).not.toContain(word)
    }
    expect(new Set(heard.map(({ id }) => id)).size).toBe(heard.length)
    const kept = JSON.stringify(await w.house.office.db.selectFrom('webhook_attempt').selectAll().execute())
    expect(kept).not.toContain('the body of an answer')
    const { pair } = await openVisit(w.house.identity.house, w.person('administrator').id)
    const shown = await fetch(`${w.url}/desk/webhooks`, { headers: { cookie: pair } })
    const listed = JSON.stringify((await call('')).json) + (await shown.text())
    expect([shown.status, listed.includes('A case came in')]).toEqual([200, true])
    for (const word of [secret, file.number, file.id]) expect(listed).not.toContain(word)
  })

  test('for a day two secrets sign, then the new one alone; the database holds neither', {
    timeout: 120_000,
  }, async () => {
    const next = String((await call(`/${webhook}/secret`, {})).json.secret)
    expect(next).not.toBe(secret)
    const tried = async () => {
      heard.length = 0
      expect((await call(`/${webhook}/test`, {})).status).toBe(202)
      await w.settle()
      const [one] = heard
      return [heard.length, one?.signatures.length, one && isSigned(one, secret), one && isSigned(one, next)]
    }
    expect(await tried()).toEqual([1, 2, true, true])
    await w.passDays(1.25)
    expect(await tried()).toEqual([1, 1, false, true])
    const rows = JSON.stringify(await w.house.office.db.selectFrom('webhook_key').selectAll().execute())
    expect(rows).not.toContain(next.slice(6, 30))
    secret = next
  })

  test('what was refused comes back later under the same id, by hand too; what takes nothing is switched off', {
    timeout: 180_000,
  }, async () => {
    ;[status, heard.length] = [503, 0]
    await call(`/${webhook}/test`, {})
    await w.passDays(0.01)
    const first = heard[0]?.id
    expect(heard.length).toBe(3)
    expect(new Set(heard.map(({ id }) => id))).toEqual(new Set([first]))
    status = 200
    expect((await call(`/messages/${first}/tries`, {})).status).toBe(202)
    await w.settle()
    expect((await list()).messages[0]?.tries.map((one) => one.status)).toEqual([503, 503, 503, 200])
    await w.passDays(1)
    expect(heard.length).toBe(4)
    ;[status, heard.length] = [302, 0]
    await call(`/${webhook}/test`, {})
    await w.passDays(2)
    expect(heard.length).toBe(8)
    expect((await list()).webhooks[0]?.state).toBe('off')
    const mails = (await w.mails(w.person('administrator').email)).filter(({ template }) => template === 'webhook-off')
    expect(mails).toHaveLength(1)
    expect((await call(`/${webhook}/test`, {})).status).toBe(409)
    expect((await call(`/${webhook}/state`, { to: 'on' })).status).toBe(200)
    expect((await call(`/${webhook}/state`, { to: 'removed' })).status).toBe(200)
    expect((await call(`/${webhook}/test`, {})).status).toBe(404)
  })

  test('the database lets nothing else into a message, and nothing to what was removed', {
    timeout: 60_000,
  }, async () => {
    const { db } = w.house.opened
    const row = { id: 'msg_x', endpoint_id: webhook, event: 'case.closed', case_id: null, at: new Date() }
    const put = (body: object, over: object = {}) =>
      db
        .insertInto('webhook_delivery')
        .values({ ...row, body: JSON.stringify(body), ...over })
        .execute()
    const good = { type: 'case.closed', timestamp: 'now', data: { number: 'HLD-2026-00001', url: 'u' } }
    await expect(put(good)).rejects.toThrow(/was removed/)
    const made = await call('', { url, events: ['case.closed'] })
    const other = { endpoint_id: String(made.json.webhook) }
    await expect(put({ ...good, data: { ...good.data, agency: 'Marlow' } }, other)).rejects.toThrow(/check/)
    await expect(put({ ...good, account: 'a' }, other)).rejects.toThrow(/check/)
    await expect(put({ ...good, type: 'case.due' }, other)).rejects.toThrow(/check/)
    await put(good, other)
    const attempt = { delivery_id: 'msg_x', n: 1, at: new Date(), took_ms: 1, status: 302, reply: '', accepted: true }
    await expect(db.insertInto('webhook_attempt').values(attempt).execute()).rejects.toThrow(/check/)
  })
})
