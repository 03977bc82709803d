import { expect, test } from 'vitest'
import { smallHouse } from '#test/house.ts'
import { beginApp, confirmApp } from '../factor/factor.commands.ts'
import { stepAt, totpCode } from '../factor/totp.rules.ts'
import { createPerson } from './person.commands.ts'

const PASSWORD = 'correct horse battery'
const noor = {
  kind: 'staff',
  name: 'Noor Hendriks',
  email: 'noor@halder.example',
  roles: ['administrator'],
  by: 'system',
} as const
const piet = { ...noor, name: 'Piet', email: 'piet@halder.example' } as const
const iris = {
  ...noor,
  name: 'Iris Bakker',
  email: 'iris@halder.example',
  roles: ['reviewer'],
  password: PASSWORD,
} as const

async function house(wishes: Parameters<typeof smallHouse>[0] = {}) {
  const h = await smallHouse(wishes)
  const ids = []
  for (const spec of [noor, piet, iris]) {
    const made = await createPerson(h.office, spec)
    ids.push(made.kind === 'created' ? made.id : '')
  }
  const [noorId = '', pietId = '', irisId = ''] = ids
  const enter = (id: string) => h.visit(id)
  return { ...h, enter, noorId, pietId, irisId }
}

test('an invited person chooses a password by a link that works once, and comes in', async () => {
  await using h = await house()
  const admin = await h.enter(h.noorId)
  const bad = await admin.post('/desk/staff', { name: '', email: 'x@y', roles: [] })
  expect(bad.status).toBe(422)
  for (const part of ['Choose at least one role.', 'This is not an e-mail address']) expect(bad.text).toContain(part)
  expect((await admin.post('/desk/staff', { name: 'X', email: iris.email, roles: ['qc'] })).text).toContain(
    'already has this address',
  )
  const sent = await admin.post('/desk/staff', {
    name: 'Sanne de Wit',
    email: 'Sanne@halder.example',
    roles: ['intake', 'qc'],
  })
  expect(sent.to).toBe('/desk/staff')
  const mail = (await h.mails()).at(-1)
  const link = mail?.text_body.match(/\/desk\/welcome\/[\w-]+/)?.[0] ?? ''
  expect(mail?.recipient).toBe('sanne@halder.example')
  const guest = h.browser()
  expect((await guest.get(link)).text).toContain('For sanne@halder.example')
  expect((await guest.post(link, { name: 'Sanne de Wit', password: 'short' })).text).toContain('This is too short')
  expect((await guest.post(link, { name: 'Sanne de Wit', password: 'sanne-halder-1' })).text).toContain('easy to guess')
  expect((await guest.post(link, { name: 'Sanne de Wit', password: 'a long sentence is good' })).to).toBe(
    '/desk/sign-in',
  )
  expect((await guest.post(link, { name: 'Sanne de Wit', password: 'a long sentence is good' })).status).toBe(410)
  expect((await guest.get(link)).status).toBe(410)
  expect(
    (await guest.post('/desk/sign-in', { email: 'sanne@halder.example', password: 'a long sentence is good' })).status,
  ).toBe(303)
})

test('the first administrator of an empty instance comes by a printed link', async () => {
  await using h = await smallHouse()
  const url = await h.identity.setupLink()
  const path = url?.replace('http://127.0.0.1:8080', '') ?? ''
  expect((await h.browser().get(path)).text).toContain('Set up this instance')
  expect(
    (await h.browser().post(path, { name: 'Noor', email: 'noor@halder.example', password: 'a long sentence is good' }))
      .to,
  ).toBe('/desk/sign-in')
  expect(await h.identity.setupLink()).toBe(null)
  expect((await h.db.selectFrom('person_role').select('role').execute()).map(({ role }) => role)).toEqual([
    'administrator',
  ])
})

test('roles change at once; nobody changes their own, and someone who can always remains', async () => {
  await using h = await house()
  const [admin, reviewer] = [await h.enter(h.noorId), await h.enter(h.irisId)]
  expect((await reviewer.get('/desk/staff')).status).toBe(403)
  expect((await reviewer.get('/desk/tokens')).status).toBe(200)
  expect((await admin.post(`/desk/staff/${h.irisId}/roles`, { roles: ['administrator'] })).status).toBe(303)
  expect((await reviewer.get('/desk/staff')).status).toBe(200)
  expect((await admin.post(`/desk/staff/${h.noorId}/roles`, { roles: ['auditor'] })).status).toBe(409)
  const both = { roles: ['administrator', 'vaultOfficer'] }
  expect((await admin.post(`/desk/staff/${h.irisId}/roles`, both)).text).toContain(
    'An administrator is no vault officer',
  )
  expect((await admin.post('/desk/staff', { name: 'X', email: 'x@halder.example', ...both })).status).toBe(422)
  expect((await admin.post(`/desk/staff/${h.irisId}/roles`, { roles: ['owner'] })).status).toBe(422)
  await admin.post(`/desk/staff/${h.irisId}/suspend`)
  await admin.post(`/desk/staff/${h.pietId}/suspend`)
  expect((await reviewer.get('/desk/sessions')).status).toBe(303)
  expect((await h.browser().post('/desk/sign-in', { email: iris.email, password: PASSWORD })).status).toBe(422)
  await admin.post(`/desk/staff/${h.irisId}/restore`)
  expect((await h.browser().post('/desk/sign-in', { email: iris.email, password: PASSWORD })).status).toBe(303)
  expect((await h.log()).filter(({ allowed }) => !allowed).map(({ action }) => action)).toContain('staff.read')
})

test('an administrator finds an officer with agency and rung, suspends and restores, and two take the second factor off', async () => {
  await using h = await house({
    standings: async (_, ids) => new Map(ids.map((id) => [id, { agency: 'Marlow County', country: 'US', level: 3 }])),
  })
  const officer = { kind: 'officer', agencyId: 'agency_1', roles: ['officer'], by: 'system' } as const
  const made = await createPerson(h.office, { ...officer, name: 'Dana Pratt', email: 'd.pratt@marlow.example' })
  await createPerson(h.office, { ...officer, name: '100% Ellis', email: 'ellis@lake.example' })
  const id = made.kind === 'created' ? made.id : ''
  const [admin, other] = [await h.enter(h.noorId), await h.enter(h.pietId)]
  expect((await admin.get('/desk/staff')).text).not.toContain('Dana Pratt')
  const listed = (await admin.get('/desk/staff?show=officers')).text
  for (const part of ['Dana Pratt', '100% Ellis', 'Marlow County, US', 'Level 3 of 4']) expect(listed).toContain(part)
  const found = (await admin.get('/desk/staff?show=officers&q=PRATT%40')).text
  expect([found.includes('Dana Pratt'), found.includes('Ellis')]).toEqual([true, false])
  expect((await admin.get('/desk/staff?show=officers&q=%25')).text).not.toContain('Dana Pratt')
  await other.get('/desk/staff?lang=nl')
  expect((await other.get('/desk/staff?show=officers&q=nobody')).text).toContain('Geen ambtenaar gevonden')
  await other.get('/desk/staff?lang=en')

  const page = (await admin.get(`/desk/staff/${id}`)).text
  expect([page.includes('Marlow County, US'), page.includes('Change the roles')]).toEqual([true, false])
  await admin.post(`/desk/staff/${id}/suspend`)
  expect((await admin.get('/desk/staff?show=officers&q=pratt')).text).toContain('>Suspended<')
  await admin.post(`/desk/staff/${id}/restore`)
  expect((await admin.get('/desk/staff?show=officers&q=pratt')).text).not.toContain('>Suspended<')
  await admin.post(`/desk/staff/${id}/reset`, { reason: 'Lost telephone; called back on the number of the register.' })
  const reset = await h.db.selectFrom('factor_reset').select('id').executeTakeFirstOrThrow()
  const waiting = (await other.get('/desk/staff')).text
  for (const part of ['Dana Pratt', 'Asked by Noor Hendriks']) expect(waiting).toContain(part)
  expect((await admin.post(`/desk/staff/resets/${reset.id}`, { outcome: 'confirmed' })).status).toBe(409)
  expect((await other.post(`/desk/staff/resets/${reset.id}`, { outcome: 'confirmed' })).status).toBe(303)
})

test('a second factor is taken off by two people, and by neither for themselves', async () => {
  await using h = await house()
  const secret = await beginApp(h.house, h.irisId)
  await confirmApp(h.house, h.irisId, totpCode(secret ?? new Uint8Array(), stepAt(h.wall.now())))
  const [admin, other] = [await h.enter(h.noorId), await h.enter(h.pietId)]
  expect((await admin.post(`/desk/staff/${h.noorId}/reset`, { reason: 'x' })).status).toBe(409)
  expect((await admin.post(`/desk/staff/${h.irisId}/reset`, {})).text).toContain('Fill this in.')
  await admin.post(`/desk/staff/${h.irisId}/reset`, { reason: 'Lost telephone; spoke to her on the number of HR.' })
  expect((await admin.post(`/desk/staff/${h.irisId}/reset`, { reason: 'again' })).status).toBe(409)
  const { id } = await h.db.selectFrom('factor_reset').select('id').executeTakeFirstOrThrow()
  expect((await admin.post(`/desk/staff/resets/${id}`, { outcome: 'confirmed' })).status).toBe(409)
  expect((await other.get('/desk/staff')).text).toContain('Lost telephone')
  expect((await other.post(`/desk/staff/resets/${id}`, { outcome: 'confirmed' })).status).toBe(303)
  expect((await other.post(`/desk/staff/resets/${id}`, { outcome: 'confirmed' })).status).toBe(404)
  expect(await h.db.selectFrom('person_totp').selectAll().execute()).toEqual([])
  const actions = (await h.log())
    .filter(({ about }) => about === h.irisId)
    .map(({ action, allowed }) => `${action} ${allowed}`)
  expect(actions).toEqual(
    expect.arrayContaining([
      'factor.reset.asked true',
      'factor.reset.asked false',
      'factor.reset.confirmed false',
      'factor.reset.confirmed true',
    ]),
  )
  await expect(
    h.db
      .insertInto('factor_reset')
      .values({
        id: 'r',
        person_id: h.irisId,
        reason: '',
        asked_by: h.noorId,
        asked_at: new Date(0),
        ended_by: h.noorId,
        ended_at: new Date(0),
        outcome: 'confirmed',
      })
      .execute(),
  ).rejects.toThrow()
})
