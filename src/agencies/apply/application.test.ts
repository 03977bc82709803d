/** An officer asks for an account: the same pages and mails whoever is known; a code proves the address; the desk says yes or no. */
import { describe, expect, test } from 'vitest'
import { createPerson } from '#identity'
import { ENGINES } from '#test/database.ts'
import { smallHouse } from '#test/house.ts'
import { addAgency, agencyRoutes, applicationRoutes, applyRoutes, officerById, standingsOf } from '../index.ts'
import { importRegister } from '../registry/import.commands.ts'

const ASK = {
  ...{ agency: 'Marlow County Sheriff', country: 'US', name: 'Dana Whitfield', title: 'Detective', badge: '4471' },
  ...{ email: 'Whitfield@marlowcounty.gov', telephone: '+1 330 555 0142', extension: '17', supervisor: 'Lt. Ames' },
}

describe.each(ENGINES)('an application on %s', (engine) => {
  async function house() {
    const h = await smallHouse({
      engine,
      more: (one) => [...applyRoutes(one), ...applicationRoutes(one), ...agencyRoutes(one)],
      standings: standingsOf,
    })
    const made = await createPerson(h.office, {
      kind: 'staff',
      name: 'Sanne',
      email: 's@halder.example',
      roles: ['intake'],
      by: 'system',
    })
    const { agencyId } = await addAgency(h.office, 'system', {
      ...{
        name: 'Marlow County Sheriff’s Office',
        unit: null,
        country: 'US',
        region: 'OH',
        usGovernmental: true,
        address: ['1 Court St'],
      },
      ...{ telephone: '+1 330 555 0100', source: 'register', domains: ['marlowcounty.gov'] },
    })
    const disposable = new TextEncoder().encode('tempbox.com\n')
    await importRegister(h.office, {
      source: 'disposable',
      fileName: 'd',
      bytes: disposable,
      leaveOut: false,
      by: 'system',
    })
    const sanne = await h.visit(made.kind === 'created' ? made.id : '')
    const code = async () => /\b(\d{6})\b/.exec((await h.mails()).at(-1)?.subject ?? '')?.[1] ?? ''
    const apply = async (over: object = {}) => {
      const guest = h.browser()
      expect((await guest.post('/lers/apply', { ...ASK, ...over })).to).toBe('/lers/apply/code')
      expect((await guest.post('/lers/apply/code', { code: await code() })).to).toBe('/lers/apply/done')
      const [row] = await h.db
        .selectFrom('account_application')
        .select('id')
        .orderBy('created_at', 'desc')
        .limit(1)
        .execute()
      return `/desk/agencies/applications/${row?.id}`
    }
    return { ...h, agencyId, sanne, code, apply }
  }

  test('a wrong form comes back filled, with one sentence for each mistake', async () => {
    await using h = await house()
    const sent = async (over: object) => h.browser().post('/lers/apply', { ...ASK, ...over })
    expect((await sent({ email: 'dana@gmail.com' })).text).toContain('free mail service')
    expect((await sent({ email: 'dana@tempbox.com' })).text).toContain('throw-away mail service')
    const bad = await sent({
      email: 'x',
      country: 'ZZ',
      telephone: '0612',
      name: 'a\u202eb',
      badge: '=1+1',
      agency: '',
    })
    expect(bad.status).toBe(422)
    expect(bad.text).toContain('Lt. Ames')
    expect((await sent({ agency: 'x'.repeat(40_000) })).status).toBe(422)
    expect((await h.browser().post('/lers/apply?lang=nl', { ...ASK, email: 'dana@gmail.com' })).text).toContain(
      'gratis maildienst',
    )
    expect(await h.mails()).toEqual([])
  })

  test('is proved by a code, five guesses long, and by no other', async () => {
    await using h = await house()
    const guest = h.browser()
    await guest.post('/lers/apply', ASK)
    const right = await h.code()
    expect((await h.browser().post('/lers/apply/code', { code: right })).to).toBe('/lers/apply')
    const wrong = right === '000000' ? '000001' : '000000'
    for (let n = 0; n < 4; n += 1) expect((await guest.post('/lers/apply/code', { code: wrong })).status).toBe(422)
    expect((await guest.post('/lers/apply/code', { code: wrong })).to).toBe('/lers/apply')
    expect((await guest.post('/lers/apply/code', { code: right })).to).toBe('/lers/apply')
    expect((await h.sanne.get('/desk/agencies')).text).not.toContain('Applications that wait')
    const late = h.browser()
    await late.post('/lers/apply', ASK)
    h.clock.advance(31 * 60_000)
    expect((await late.post('/lers/apply/code', { code: await h.code() })).to).toBe('/lers/apply')
  })

  test('accepted makes the officer on the second rung, with a link; the address is taken from then on, and the applicant sees no difference', async () => {
    await using h = await house()
    const place = await h.apply()
    expect((await h.sanne.get('/desk/agencies')).text).toContain('Dana Whitfield')
    const page = await h.sanne.get(place)
    expect(page.text).toContain('Marlow County Sheriff’s Office (marlowcounty.gov)')
    expect((await h.sanne.post(`${place}/acceptance`, { agency: 'agency_none' })).status).toBe(409)
    expect((await h.sanne.post(`${place}/acceptance`, { agency: h.agencyId })).to).toBe(`/desk/agencies/${h.agencyId}`)
    expect((await h.sanne.post(`${place}/acceptance`, { agency: h.agencyId })).status).toBe(409)
    const welcome = (await h.mails()).at(-1)
    expect([welcome?.recipient, welcome?.template]).toEqual(['whitfield@marlowcounty.gov', 'person.link'])
    const [row] = await h.db.selectFrom('officer').select('person_id').execute()
    const officer = await officerById(h.db, row?.person_id ?? '', h.clock.now())
    expect([officer?.rung.level, officer?.address, officer?.extension]).toEqual([2, 'whitfield@marlowcounty.gov', '17'])
    const again = await h.apply()
    expect((await h.sanne.get(again)).text).toContain('An officer has this address already')
    expect((await h.sanne.post(`${again}/acceptance`, { agency: h.agencyId })).status).toBe(409)
  })

  test('the answers to a known and an unknown address are the same to the letter', async () => {
    await using h = await house()
    const place = await h.apply()
    await h.sanne.post(`${place}/acceptance`, { agency: h.agencyId })
    const seen = async (email: string) => {
      const guest = h.browser()
      const sent = await guest.post('/lers/apply', { ...ASK, email })
      const mail = (await h.mails()).at(-1)
      const page = await guest.get('/lers/apply/code')
      const done = await guest.post('/lers/apply/code', { code: await h.code() })
      return [sent.status, sent.to, page.text, done.to, (mail?.text_body ?? '').replace(/\d{6}/g, 'code')]
    }
    expect(await seen('whitfield@marlowcounty.gov')).toEqual(await seen('nobody@marlowcounty.gov'))
  })

  test('refused sends the reason in the applicant’s language; without a bound domain there is nothing to accept', async () => {
    await using h = await house()
    const place = await h.apply({ email: 'dana@marlowcounty-gov.com' })
    const page = await h.sanne.get(place)
    for (const part of ['no domain that is bound', 'Looks like marlowcounty.gov', 'Refuse the application'])
      expect(page.text).toContain(part)
    expect((await h.sanne.post(`${place}/refusal`, { reason: '' })).status).toBe(422)
    expect((await h.sanne.post(`${place}/refusal`, { reason: 'Apply from the address of the county.' })).to).toBe(
      '/desk/agencies',
    )
    const mail = (await h.mails()).at(-1)
    expect([mail?.recipient, mail?.template]).toEqual(['dana@marlowcounty-gov.com', 'application.refused'])
    expect(mail?.text_body).toContain('Apply from the address of the county.')
    expect((await h.sanne.get('/desk/agencies')).text).not.toContain('Applications that wait')
  })

  test('the sixth application of an hour reads the same, and no mail goes', async () => {
    await using h = await house()
    for (let n = 0; n < 6; n += 1) expect((await h.browser().post('/lers/apply', ASK)).to).toBe('/lers/apply/code')
    expect(await h.mails()).toHaveLength(5)
  })
})
