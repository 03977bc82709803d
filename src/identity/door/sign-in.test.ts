import { expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { smallHouse } from '#test/house.ts'
import { beginApp, confirmApp } from '../factor/factor.commands.ts'
import { stepAt, totpCode } from '../factor/totp.rules.ts'
import { secretsOf } from '../house.ts'
import { createPerson } from '../person/person.commands.ts'

const PASSWORD = 'correct horse battery'
const iris = {
  kind: 'staff',
  name: 'Iris Bakker',
  email: 'Iris.Bakker@halder.example',
  roles: ['reviewer'],
  by: 'system',
  password: PASSWORD,
} as const
const dana = {
  kind: 'officer',
  name: 'Dana Whitfield',
  email: 'whitfield@sheriff.example',
  roles: ['officer'],
  agencyId: 'agency_1',
  by: 'system',
  password: PASSWORD,
} as const
const owner = {
  kind: 'account',
  name: 'J. de Vries',
  email: 'j@molenzicht.example',
  roles: ['owner'],
  by: 'system',
} as const

type House = Awaited<ReturnType<typeof smallHouse>>
const codeIn = (mail: { subject: string } | undefined) => mail?.subject.match(/\d{6}/)?.[0] ?? ''
const lastCode = async (h: House) => codeIn((await h.mails()).at(-1))
const first = { email: iris.email, password: PASSWORD, next: '/desk/sessions' }

async function house(options: Parameters<typeof smallHouse>[0] = {}) {
  const h = await smallHouse(options)
  const made = await createPerson(h.office, iris)
  if (made.kind !== 'created') throw new Error('taken')
  return { ...h, irisId: made.id }
}

test.each(ENGINES)('password, then a code by mail, then the page that was wanted, on %s', async (engine) => {
  await using h = await house({ engine })
  const browser = h.browser()
  const step = await browser.post('/desk/sign-in', first)
  expect([step.status, step.to]).toEqual([303, '/desk/sign-in/code?next=%2Fdesk%2Fsessions'])
  expect((await browser.get('/desk/sign-in/code')).text).toContain('Code from your e-mail')
  const done = await browser.post('/desk/sign-in/code', { code: await lastCode(h), next: '/desk/sessions' })
  expect([done.status, done.to]).toEqual([303, '/desk/sessions'])
  expect([...browser.jar.keys()]).toEqual(['wb_desk'])
  const log = await h.log()
  expect(log.map(({ action, who }) => [action, who])).toEqual([
    ['person.created', 'system'],
    ['sign-in.code-sent', h.irisId],
    ['sign-in', h.irisId],
  ])
  expect(JSON.stringify(log)).not.toMatch(/bakker/i)
})

test('no code works twice, nor in another sign-in, and five wrong ones end it', async () => {
  await using h = await house()
  const [a, b] = [h.browser(), h.browser()]
  await a.post('/desk/sign-in', first)
  const code = await lastCode(h)
  await b.post('/desk/sign-in', first)
  const wrong = (await lastCode(h)) === code ? '000000' : code
  expect((await b.post('/desk/sign-in/code', { code: wrong })).status).toBe(422)
  const trySecret = a.jar.get('wb_desk_try')
  expect((await a.post('/desk/sign-in/code', { code })).status).toBe(303)
  if (trySecret) a.jar.set('wb_desk_try', trySecret)
  expect((await a.post('/desk/sign-in/code', { code })).to).toBe('/desk/sign-in')
  for (let n = 0; n < 5; n++) {
    h.wall.advance(60_000)
    await b.post('/desk/sign-in/code', { code: '12345x' })
  }
  expect((await b.get('/desk/sign-in/code')).to).toBe('/desk/sign-in')
})

test('a person cannot come in by another door', async () => {
  await using h = await house()
  await createPerson(h.office, dana)
  for (const [door, email] of [
    ['lers', iris.email],
    ['desk', dana.email],
  ] as const) {
    expect((await h.browser().post(`/${door}/sign-in`, { email, password: PASSWORD })).status).toBe(422)
  }
  const browser = h.browser()
  await browser.post('/desk/sign-in', first)
  await browser.post('/desk/sign-in/code', { code: await lastCode(h) })
  const stolen = browser.jar.get('wb_desk')?.value ?? ''
  expect(
    await h.identity.signedIn({ path: '/desk', cookies: new Map([['wb_desk', stolen]]), bearer: null }),
  ).toMatchObject({ id: h.irisId, kind: 'staff' })
  for (const [path, name] of [
    ['/lers', 'wb_lers'],
    ['/account', 'wb_account'],
    ['/', 'wb_desk'],
  ] as const) {
    expect(await h.identity.signedIn({ path, cookies: new Map([[name, stolen]]), bearer: null })).toBe(null)
  }
  expect(await h.identity.signedIn({ path: '/api/v1/x', cookies: new Map(), bearer: stolen })).toBe(null)
})

test('wrong password, unknown address and suspended person: one page', async () => {
  await using h = await house()
  const suspended = await createPerson(h.office, { ...iris, email: 'gone@halder.example' })
  if (suspended.kind === 'created')
    await h.db
      .updateTable('person')
      .set({ suspended_at: new Date(0) })
      .where('id', '=', suspended.id)
      .execute()
  const pages = []
  for (const [email, password] of [
    [iris.email, 'wrong'],
    ['nobody@halder.example', PASSWORD],
    ['gone@halder.example', PASSWORD],
  ] as const) {
    const { status, text } = await h.browser().post('/desk/sign-in', { email, password })
    pages.push([status, text.replaceAll(email, '')])
  }
  expect(pages[0]?.[0]).toBe(422)
  expect(pages[1]).toEqual(pages[0])
  expect(pages[2]).toEqual(pages[0])
  expect(await h.mails()).toEqual([])
})

test('an account holder gets a code; an outsider sees the same whether or not there is an account', async () => {
  await using h = await house()
  await createPerson(h.office, owner)
  const answers = []
  for (const email of [owner.email, 'nobody@molenzicht.example']) {
    const browser = h.browser()
    const sent = await browser.post('/account/sign-in', { email })
    const code = await browser.get('/account/sign-in/code')
    const wrong = await browser.post('/account/sign-in/code', { code: 'xxxxxx' })
    const again = await browser.post('/account/sign-in/code/again')
    answers.push([sent.status, sent.to, code.text, wrong.status, wrong.text, again.to, [...browser.jar.keys()]])
  }
  expect(answers[1]).toEqual(answers[0])
  expect((await h.mails()).map(({ recipient }) => recipient)).toEqual([owner.email, owner.email])
  const browser = h.browser()
  await browser.post('/account/sign-in', { email: owner.email })
  expect((await browser.post('/account/sign-in/code', { code: await lastCode(h) })).to).toBe('/account')
})

test('an app takes the place of mail; its codes and the recovery codes work once', async () => {
  await using h = await house()
  const secret = await beginApp(h.house, h.irisId)
  if (!secret) throw new Error('no secret')
  const codeNow = () => totpCode(secret, stepAt(h.wall.now()))
  expect(await confirmApp(h.house, h.irisId, 'x')).toEqual({ kind: 'wrong' })
  const enrolled = await confirmApp(h.house, h.irisId, codeNow())
  if (enrolled.kind !== 'enrolled') throw new Error('not enrolled')
  expect((await h.browser().post('/desk/sign-in', { ...first, code: codeNow() })).status).toBe(422)
  h.wall.advance(60_000)
  expect((await h.browser().post('/desk/sign-in', { ...first, code: codeNow() })).to).toBe('/desk/sessions')
  const browser = h.browser()
  await browser.post('/desk/sign-in', first)
  expect((await browser.get('/desk/sign-in/code')).text).toContain('Code from your app')
  expect((await browser.post('/desk/sign-in/code/again')).to).toBe('/desk/sign-in')
  const recovery = enrolled.recoveryCodes[0]?.toUpperCase() ?? ''
  expect((await browser.post('/desk/sign-in/code', { code: recovery })).status).toBe(303)
  h.wall.advance(60_000)
  expect((await h.browser().post('/desk/sign-in', { ...first, code: recovery })).status).toBe(422)
  expect(await h.mails()).toEqual([])
  const { secret_sealed } = await h.db.selectFrom('person_totp').select('secret_sealed').executeTakeFirstOrThrow()
  expect(Buffer.from(secret_sealed, 'base64url').includes(Buffer.from(secret))).toBe(false)
})

test('where the key of this instance was lost, no code of an app is right, and a recovery code still opens', async () => {
  await using h = await house()
  const secret = await beginApp(h.house, h.irisId)
  if (!secret) throw new Error('no secret')
  const codeNow = () => totpCode(secret, stepAt(h.wall.now()))
  const enrolled = await confirmApp(h.house, h.irisId, codeNow())
  if (enrolled.kind !== 'enrolled') throw new Error('not enrolled')
  const secret_sealed = secretsOf(new Uint8Array(32).fill(9)).seal(secret)
  await h.db.updateTable('person_totp').set({ secret_sealed }).execute()
  h.wall.advance(60_000)
  const browser = h.browser()
  await browser.post('/desk/sign-in', first)
  expect((await browser.post('/desk/sign-in/code', { code: codeNow() })).status).toBe(422)
  expect((await browser.post('/desk/sign-in/code', { code: enrolled.recoveryCodes[0] ?? '' })).status).toBe(303)
})

test('failures slow down, for unknown addresses too, and never for ever', async () => {
  await using h = await house()
  for (const email of [iris.email, 'nobody@halder.example']) {
    for (let n = 0; n < 5; n++)
      expect((await h.browser().post('/desk/sign-in', { email, password: 'x' })).status).toBe(422)
    const late = await h.browser().post('/desk/sign-in', { email, password: PASSWORD })
    expect([late.status, late.text.includes('Wait 2 seconds')]).toEqual([429, true])
  }
  h.wall.advance(2_000)
  expect((await h.browser().post('/desk/sign-in', first)).status).toBe(303)
})

test.each(ENGINES)('many guesses at once count as many, on %s', async (engine) => {
  await using h = await house({ engine })
  const all = await Promise.all(
    Array.from({ length: 8 }, () => h.browser().post('/desk/sign-in', { email: iris.email, password: 'x' })),
  )
  expect(all.map(({ status }) => status).toSorted()).toEqual([422, 422, 422, 422, 422, 429, 429, 429])
})

test.each(ENGINES)(
  'signing out ends the session, a stolen cookie with it; rest and age do too, on %s',
  async (engine) => {
    await using h = await house({ engine })
    const browser = h.browser()
    const enter = async () => {
      await browser.post('/desk/sign-in', first)
      await browser.post('/desk/sign-in/code', { code: await lastCode(h) })
      return browser.jar.get('wb_desk')?.value ?? ''
    }
    const known = async (token: string) =>
      (await h.identity.signedIn({ path: '/desk', cookies: new Map([['wb_desk', token]]), bearer: null })) !== null
    const token = await enter()
    expect(await known(token)).toBe(true)
    const out = await browser.post('/desk/sign-out')
    expect([out.status, out.to, browser.jar.has('wb_desk')]).toEqual([303, '/desk/sign-in', false])
    expect(await known(token)).toBe(false)
    const next = await enter()
    h.clock.advance(20 * 24 * 3_600_000)
    h.wall.advance(11 * 3_600_000)
    expect(await known(next)).toBe(true)
    h.wall.advance(12 * 3_600_000 + 1)
    expect(await known(next)).toBe(false)
  },
)

test('in a demo, where no mail leaves, the code stands on the page; nowhere else', async () => {
  for (const demo of [true, false]) {
    await using h = await house({ demo })
    const browser = h.browser()
    await browser.post('/desk/sign-in', first)
    const { text } = await browser.get('/desk/sign-in/code')
    expect([demo, text.includes(await lastCode(h))]).toEqual([demo, demo])
  }
})

test('the pages speak Dutch', async () => {
  await using h = await house()
  const browser = h.browser()
  await browser.get('/lers/sign-in?lang=nl')
  const { text } = await browser.get('/lers/sign-in')
  for (const part of ['lang="nl"', 'Inloggen als opsporingsambtenaar', '+31 30 555 0112']) expect(text).toContain(part)
})
