/** The desk of agencies over real HTTP, on both databases: added, bound by two, called back, frozen; and what the database itself refuses. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { createPerson, type Role } from '#identity'
import { DAY_MS } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { smallHouse } from '#test/house.ts'
import { agencyRoutes, officerById, standingsOf } from '../index.ts'
import { importRegister } from '../registry/import.commands.ts'

const GOV = `Domain name,Domain type,Organization name,Suborganization name,City,State,Security contact email
marlowcounty.gov,County,Marlow County,,Marlow,OH,`

const MARLOW = {
  ...{
    name: 'Marlow County Sheriff',
    country: 'us',
    region: 'Ohio',
    telephone: '+1 330 555 0100',
    governmental: 'yes',
  },
  ...{
    address: '410 Courthouse Square\nMarlow OH 44000',
    source: 'State directory, read today',
    domain: 'marlowcounty.gov',
  },
}

describe.each(ENGINES)('agencies on %s', (engine) => {
  async function house() {
    const h = await smallHouse({ engine, more: agencyRoutes, standings: standingsOf })
    const visits = new Map<string, Awaited<ReturnType<typeof h.visit>>>()
    const ids: Record<string, string> = {}
    for (const [key, role] of [
      ['sanne', 'intake'],
      ['lotte', 'emergencyDuty'],
      ['hugo', 'auditor'],
      ['noor', 'administrator'],
    ] as const) {
      const spec = {
        kind: 'staff',
        name: key,
        email: `${key}@halder.example`,
        roles: [role satisfies Role],
        by: 'system',
      } as const
      const made = await createPerson(h.office, spec)
      ids[key] = made.kind === 'created' ? made.id : ''
      visits.set(key, await h.visit(ids[key]))
    }
    const as = (key: string) => {
      const visit = visits.get(key)
      if (!visit) throw new Error(key)
      return visit
    }
    const bytes = new TextEncoder().encode(GOV)
    await importRegister(h.office, { source: 'us-gov', fileName: 'x.csv', bytes, leaveOut: false, by: 'system' })
    const addMarlow = async (who = 'sanne', over: object = {}) =>
      (await as(who).post('/desk/agencies/new', { ...MARLOW, ...over })).to ?? ''
    const officer = async (agency: string, email: string) => {
      const agencyId = agency.split('/').at(-1) ?? ''
      const made = await createPerson(h.office, {
        kind: 'officer',
        name: 'Dana Whitfield',
        email,
        roles: ['officer'],
        agencyId,
        by: 'system',
        password: 'a long sentence is good',
      })
      const personId = made.kind === 'created' ? made.id : ''
      await h.db
        .insertInto('officer')
        .values({
          person_id: personId,
          agency_id: agencyId,
          badge: '4471',
          title: 'Detective',
          telephone: '+13305550142',
          extension: '',
          address: '',
        })
        .execute()
      return personId
    }
    return { ...h, as, ids, addMarlow, officer }
  }

  test('one person adds an agency whose domain a register knows; for any other domain a second confirms', async () => {
    await using h = await house()
    expect((await h.as('sanne').get('/desk/agencies')).text).toContain('No agency found')
    const bad = await h
      .as('sanne')
      .post('/desk/agencies/new', { ...MARLOW, country: 'XX', telephone: '0800', name: '=cmd()', source: 'a\u202eb' })
    expect(bad.status).toBe(422)
    for (const part of [
      'Two letters',
      'with its country code',
      'do not begin with a sign',
      'cannot be seen',
      '410 Courthouse Square',
    ])
      expect(bad.text).toContain(part)
    for (const [domain, sentence] of [
      ['gmail.com', 'free mail service'],
      ['gov.uk', 'anyone registers'],
      ['x', 'not a domain name'],
    ])
      expect((await h.as('sanne').post('/desk/agencies/new', { ...MARLOW, domain: domain ?? '' })).text).toContain(
        sentence,
      )
    expect(await h.db.selectFrom('agency').select('id').execute()).toEqual([])
    const marlow = await h.addMarlow()
    expect((await h.as('sanne').get(marlow)).text).toContain('Known to a register')
    const aldine = await h.addMarlow('sanne', { name: 'Port Aldine PD', domain: 'portaldine.org' })
    const own = await h.as('sanne').get(aldine)
    expect(own.text).toContain('You proposed this yourself')
    const [open] = await h.db.selectFrom('domain_binding').select('id').where('domain', '=', 'portaldine.org').execute()
    const answered = open?.id ?? ''
    expect(
      (await h.as('sanne').post(`${aldine}/domains/answer`, { answered, answer: 'confirmed', note: 'read' })).status,
    ).toBe(409)
    expect(
      (await h.as('lotte').post(`${aldine}/domains/answer`, { answered, answer: 'confirmed', note: '' })).status,
    ).toBe(422)
    expect(
      (
        await h
          .as('lotte')
          .post(`${aldine}/domains/answer`, { answered, answer: 'confirmed', note: 'read on their site' })
      ).to,
    ).toBe(aldine)
    expect((await h.as('hugo').get('/desk/agencies?q=portaldine')).text).toContain('Port Aldine PD')
    expect((await h.as('hugo').get('/desk/agencies?q=PORTALD&country=NL')).text).toContain('No agency found')
    expect((await h.as('lotte').post(`${aldine}/domains/end`, { ended: answered, endReason: 'sold' })).to).toBe(aldine)
    expect((await h.as('hugo').get(aldine)).text).toContain('No longer bound')
    expect((await h.as('hugo').post(`${aldine}/domains`, { domain: 'a.org', reason: 'x' })).status).toBe(403)
    expect((await h.log()).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['domain.proposed', 'domain.bound', 'domain.unbound']),
    )
  })

  test('an officer climbs by evidence: the call is to the register, by another than who added the agency', async () => {
    await using h = await house()
    const marlow = await h.addMarlow()
    const officer = await h.officer(marlow, 'whitfield@marlowcounty.gov')
    const check = (who: string, kind: string, over: object = {}) =>
      h.as(who).post(`${marlow}/evidence`, {
        officer,
        kind,
        outcome: 'confirmed',
        said: 'as it should be',
        spokeTo: 'Sgt. Bell, desk',
        ...over,
      })
    const level = async () => (await officerById(h.db, officer, h.clock.now()))?.rung.level
    expect((await check('lotte', 'callback')).text).toContain('No rung is skipped')
    await check('sanne', 'address')
    await check('sanne', 'domain')
    expect(await level()).toBe(2)
    expect((await check('sanne', 'callback')).text).toContain('someone else makes the call')
    expect((await check('lotte', 'callback', { spokeTo: '' })).text).toContain('Say who you spoke to')
    expect((await check('lotte', 'domain', { outcome: 'no-answer' })).text).toContain('Only a call')
    await check('lotte', 'callback')
    expect((await check('lotte', 'supervisor', { spokeTo: 'Det. Dana Whitfield' })).text).toContain(
      'somebody else than the officer',
    )
    expect((await check('lotte', 'documents')).status).toBe(409)
    await check('lotte', 'supervisor', { spokeTo: 'Lt. Ames' })
    expect(await level()).toBe(3)
    await check('lotte', 'documents')
    expect(await level()).toBe(4)
    expect((await h.as('hugo').get(marlow)).text).toContain('called back: confirmed, spoke to Sgt. Bell, desk')
    h.clock.advance(366 * DAY_MS)
    const lapsed = await h.as('hugo').get(marlow)
    expect(lapsed.text).toContain('V4 lapsed on')
    expect((await h.as('hugo').get('/desk/agencies')).text).toContain('To verify anew')
    const caller = {
      person_id: 'caller_1',
      agency_id: marlow.split('/').at(-1) ?? '',
      badge: '',
      title: '',
      telephone: '+1',
    }
    await h.db
      .insertInto('officer')
      .values({ ...caller, extension: '', address: '' })
      .execute()
    const unheard = await h.as('lotte').post(`${marlow}/evidence`, {
      ...{ officer: 'caller_1', kind: 'address', outcome: 'confirmed', said: 'x' },
    })
    expect(unheard.status).toBe(409)
    expect((await h.as('hugo').get('/desk/agencies')).text).toContain('Not verified')
  })

  test('a frozen officer hears what anybody hears, and another person restores', async () => {
    await using h = await house()
    const marlow = await h.addMarlow()
    const officer = await h.officer(marlow, 'whitfield@marlowcounty.gov')
    const hold = (who: string, kind: string) =>
      h.as(who).post(`${marlow}/hold`, { held: officer, hold: kind, holdReason: 'not known at the agency' })
    const inside = await h.visit(officer)
    expect((await inside.get('/lers/sessions')).status).toBe(200)
    expect((await hold('sanne', 'frozen')).to).toBe(marlow)
    expect((await inside.get('/lers/sessions')).status).not.toBe(200)
    const door = (email: string) => h.browser().post('/lers/sign-in', { email, password: 'a long sentence is good' })
    const strip = (text: string) => text.replace(/value="[^"]*@[^"]*"/g, '')
    const [held, unknown] = [await door('whitfield@marlowcounty.gov'), await door('nobody@marlowcounty.gov')]
    expect([held.status, strip(held.text)]).toEqual([unknown.status, strip(unknown.text)])
    expect((await h.mails()).length).toBe(0)
    expect((await h.as('noor').post(`/desk/staff/${officer}/restore`, {})).text).toContain('The desk froze')
    expect((await hold('sanne', 'restored')).status).toBe(409)
    expect((await hold('lotte', 'restored')).to).toBe(marlow)
    expect((await door('whitfield@marlowcounty.gov')).status).toBe(303)
    await hold('lotte', 'closed')
    expect((await hold('sanne', 'restored')).text).toContain('stays closed')
  })

  test('the database refuses it too, whatever the program believes', async () => {
    await using h = await house()
    const marlow = await h.addMarlow()
    const [agencyId, officer] = [marlow.split('/').at(-1) ?? '', await h.officer(marlow, 'whitfield@marlowcounty.gov')]
    const at = h.clock.now()
    let n = 0
    const evidence = (kind: string, subject: string, by = 'lotte', spoke = 'Bell') => {
      n += 1
      return sql`insert into officer_evidence values (${`evidence_${n}`}, ${officer}, ${kind}, ${subject}, ${spoke}, 'confirmed', '', ${at}, ${h.ids[by]})`.execute(
        h.db,
      )
    }
    await expect(evidence('callback', '+13305550100')).rejects.toThrow(/no rung is skipped/)
    await expect(evidence('address', 'other@marlowcounty.gov')).rejects.toThrow(/another address/)
    await expect(evidence('domain', 'portaldine.org')).rejects.toThrow(/not bound/)
    await evidence('address', 'whitfield@marlowcounty.gov')
    await evidence('domain', 'marlowcounty.gov')
    await expect(evidence('callback', '+13305550142')).rejects.toThrow(/another number/)
    await expect(evidence('callback', '+1 330 555 0100', 'sanne')).rejects.toThrow(/does not make the call/)
    await expect(evidence('callback', '+1 330 555 0100', 'lotte', ' ')).rejects.toThrow(/check/)
    await expect(evidence('documents', 'badge')).rejects.toThrow(/no rung is skipped/)
    await expect(sql`update officer_evidence set at = now()`.execute(h.db)).rejects.toThrow(/denied/)
    const binding = (id: string, domain: string, register: string | null, by = 'sanne') =>
      sql`insert into domain_binding values (${id}, ${agencyId}, ${domain}, 'x', ${register}, ${at}, ${h.ids[by]})`.execute(
        h.db,
      )
    await expect(binding('b1', 'marlow.org', 'us-gov')).rejects.toThrow(/does not know/)
    await expect(binding('b2', 'marlowcounty.gov', null)).rejects.toThrow(/already/)
    await binding('b3', 'marlow.org', null)
    await expect(
      sql`insert into domain_binding_outcome values ('b3', 'confirmed', 'x', ${at}, ${h.ids.sanne})`.execute(h.db),
    ).rejects.toThrow(/themselves/)
    const hold = (id: string, kind: string, by: string) =>
      sql`insert into officer_hold values (${id}, ${officer}, ${kind}, 'x', ${at}, ${h.ids[by]})`.execute(h.db)
    await expect(hold('h1', 'restored', 'lotte')).rejects.toThrow(/another person/)
    await hold('h2', 'frozen', 'sanne')
    await expect(hold('h3', 'restored', 'sanne')).rejects.toThrow(/another person/)
  })

  test('a lookup on the desk says what the command line says', async () => {
    await using h = await house()
    const page = await h.as('hugo').get(`/desk/agencies/lookup?email=${encodeURIComponent('a@marlowcounty-gov.com')}`)
    expect(page.text).toContain('Looks like marlowcounty.gov, with a word added')
    expect(page.text).toContain('Rarely innocent')
    const looked = async (typed: string) =>
      (await h.as('hugo').get(`/desk/agencies/lookup?email=${encodeURIComponent(typed)}`)).status
    for (const hostile of ['x', 'a@b', `a@${'b'.repeat(400)}.org`, '<script>@x.org'])
      expect([hostile, await looked(hostile)]).toEqual([hostile, 422])
    expect(await looked('a@\u0000b.org')).toBe(400)
    h.as('hugo').jar.set('lang', { value: 'nl', path: '/' })
    const dutch = await h.as('hugo').get('/desk/agencies/lookup?email=a%40m%D0%B0rlowcounty.gov')
    expect(dutch.text).toContain('Letters uit verschillende schriften')
  })
})
