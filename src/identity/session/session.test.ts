import { expect, test } from 'vitest'
import { z } from 'zod'
import { get, page } from '#platform/http/route.ts'
import { smallHouse } from '#test/house.ts'
import { stepAt, totpCode } from '../factor/totp.rules.ts'
import { createPerson } from '../person/person.commands.ts'
import { issueToken } from './session.commands.ts'

const iris = {
  kind: 'staff',
  name: 'Iris Bakker',
  email: 'iris@halder.example',
  roles: ['reviewer'],
  by: 'system',
} as const
const nothing = z.object({})
const probe = (may: 'case.decide' | 'case.read' | 'session.manage') =>
  get({
    id: `probe.${may}`,
    page: null,
    api: `/probe/${may}`,
    may,
    audit: 'probe',
    query: nothing,
    replies: nothing,
    answer: async ({ actor }) => page({ id: actor.id, via: actor.via }, () => null as never),
  })

async function house() {
  const h = await smallHouse({ more: [probe('case.decide'), probe('case.read'), probe('session.manage')] })
  const made = await createPerson(h.office, iris)
  const personId = made.kind === 'created' ? made.id : ''
  const enter = () => h.visit(personId)
  return { ...h, enter, personId }
}

test('sessions are listed, this one marked; one is ended, then all', async () => {
  await using h = await house()
  const [here, there] = [await h.enter(), await h.enter()]
  const list = await here.get('/desk/sessions')
  expect(list.text.match(/Firefox, Linux/g)).toHaveLength(2)
  expect(list.text.match(/This one/g)).toHaveLength(1)
  expect(list.text).not.toContain(here.jar.get('wb_desk')?.value)
  const rows = await h.db.selectFrom('person_session').select('id').orderBy('created_at').execute()
  const [own] = [...list.text.matchAll(/sessions\/(session_\w+)\/end/g)]
    .map(([, id]) => id)
    .filter((id) => !list.text.split('This one')[0]?.includes(`${id}/end`))
  expect(rows).toHaveLength(2)
  expect((await here.post('/desk/sessions/session_other/end')).status).toBe(303)
  expect((await there.get('/desk/sessions')).status).toBe(200)
  expect(own).toBeDefined()
  await here.post('/desk/sessions/end-all')
  expect((await here.get('/desk/sessions')).status).toBe(303)
  expect((await there.get('/desk/sessions')).status).toBe(303)
})

test('an app is added on a page: secret, code, recovery codes once', async () => {
  await using h = await house()
  const browser = await h.enter()
  expect((await browser.get('/desk/app')).text).toContain('your code comes by e-mail')
  await browser.post('/desk/app/begin')
  const { text } = await browser.get('/desk/app')
  expect(text).toContain('<svg viewBox')
  const typed = text.match(/((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})/)?.[1]?.replaceAll(' ', '') ?? ''
  expect((await browser.get('/desk/app')).text).toContain(text.match(/<path d="[^"]+" fill="#000000"/)?.[0])
  expect((await browser.post('/desk/app', { code: '000' })).status).toBe(422)
  const done = await browser.post('/desk/app', { code: totpCode(decode(typed), stepAt(h.wall.now())) })
  expect(done.text.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/g)).toHaveLength(10)
  expect((await browser.get('/desk/app')).text).toContain('10 recovery codes are left')
})

test('a token is made with less than its owner may, shown once, used, and revoked', async () => {
  await using h = await house()
  const browser = await h.enter()
  const wrong = await browser.post('/desk/tokens', { name: '', days: '9999' })
  expect(wrong.status).toBe(422)
  for (const part of ['Choose at least one.', 'Fill this in.', 'at most 366']) expect(wrong.text).toContain(part)
  expect((await browser.post('/desk/tokens', { name: 'x', days: '1', permissions: 'staff.manage' })).status).toBe(422)
  const made = await browser.post('/desk/tokens', { name: 'case system', days: '30', permissions: ['case.read'] })
  const token = made.text.match(/wbt_[\w-]{43}/)?.[0] ?? ''
  expect(made.headers.get('cache-control')).toBe('no-store')
  expect((await browser.get('/desk/tokens')).text).not.toContain(token)
  expect(await (await h.api('/probe/case.read', token)).json()).toEqual({ id: h.personId, via: 'token' })
  expect((await h.api('/probe/case.decide', token)).status).toBe(403)
  expect((await h.api('/probe/session.manage', token)).status).toBe(403)
  const id = (await h.db.selectFrom('access_token').select(['id', 'token_hash']).executeTakeFirstOrThrow()).id
  await browser.post(`/desk/tokens/${id}/revoke`)
  expect((await h.api('/probe/case.read', token)).status).toBe(401)
  const log = await h.log()
  expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['token.made', 'token.revoked', 'probe']))
  expect(JSON.stringify(log)).not.toContain(token)
})

test('a token ends with its time, and with what its owner may', async () => {
  await using h = await house()
  const issued = await issueToken(h.house, { personId: h.personId, name: 'x', permissions: ['case.decide'], days: 1 })
  const token = issued.kind === 'issued' ? issued.token : ''
  expect((await h.api('/probe/case.decide', token)).status).toBe(200)
  await h.db.deleteFrom('person_role').execute()
  h.wall.advance(3_000)
  expect((await h.api('/probe/case.decide', token)).status).toBe(403)
  h.wall.advance(24 * 3_600_000)
  expect((await h.api('/probe/case.decide', token)).status).toBe(401)
  expect(
    await issueToken(h.house, { personId: h.personId, name: 'x', permissions: ['case.decide'], days: 1 }),
  ).toMatchObject({ kind: 'not-allowed' })
})

function decode(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
