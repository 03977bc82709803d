/** The forms: what is missing is said in the reader's language, and what was typed comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CALLER, type EmergencyHouse, emergencyHouse, TOLD } from './house.ts'

let h: EmergencyHouse
beforeAll(async () => {
  h = await emergencyHouse()
}, 120_000)
afterAll(() => h.close())

const OWN = { telephone: '+1 330 555 0142', ...TOLD, product: 'meetings', categories: 'identity', commit: 'yes' }
const about = () => ({ 'identifiers.0.kind': 'email', 'identifiers.0.value': h.email })
const newest = async () => (await h.db.selectFrom('case_file').select('id').execute()).length

test('an officer sends all five answers and the commitment, or nothing', { timeout: 60_000 }, async () => {
  expect((await h.ask('officer', '/lers/emergency')).status).toBe(200)
  const before = await newest()
  const { commit: _, ...refused } = { ...OWN, ...about() }
  const first = await h.ask('officer', '/lers/emergency?lang=nl', refused)
  const text = await first.text()
  expect(first.status).toBe(422)
  expect(text).toContain('Zonder deze toezegging verstrekken wij niets op een noodverzoek.')
  expect(text).toContain(TOLD.averts)
  const short = await h.ask('officer', '/lers/emergency', { ...OWN, ...about(), atRisk: 'someone' })
  expect(short.status).toBe(422)
  expect(await short.text()).toContain('Say it in a sentence, however short.')
  expect(await newest()).toBe(before)
  const sent = await h.ask('officer', '/lers/emergency', { ...OWN, ...about() })
  expect(sent.status).toBe(303)
  const caseId = await h.newest()
  expect(sent.headers.get('location')).toBe(`/lers/cases/${caseId}`)
  expect(await h.now(caseId)).toMatchObject({
    file: { process: 'us-emergency', officerId: h.people.get('officer')?.id },
  })
  expect((await h.ask('officer', `/lers/cases/${caseId}`)).status).toBe(200)
})

test('staff write down what is needed first; the rest comes back and may follow', { timeout: 60_000 }, async () => {
  const page = await (await h.ask('intake', '/desk/emergencies/new')).text()
  expect(page).toContain('Take in an emergency')
  const missing = await h.ask('intake', '/desk/emergencies?lang=nl', { ...CALLER, nature: 'x' })
  const text = await missing.text()
  expect(missing.status).toBe(422)
  expect(text).toContain('Zeg het in een zin, hoe kort ook.')
  expect(text).toContain('value="Dana R. Whitfield"')
  const noAccount = await h.ask('intake', '/desk/emergencies', {
    ...CALLER,
    nature: TOLD.nature,
    categories: 'identity',
  })
  expect(noAccount.status).toBe(422)
  const stranger = { email: 'somebody@nowhere.example' }
  const unknown = await h.ask('intake', '/desk/emergencies', h.form(stranger))
  expect(unknown.status).toBe(422)
  expect(await unknown.text()).toContain('No agency of our register has this address.')
  const gap = {
    'identifiers.0.kind': '',
    'identifiers.0.value': '',
    'identifiers.2.kind': 'email',
    'identifiers.2.value': 'no',
  }
  const third = await h.ask('intake', '/desk/emergencies', h.form(gap))
  expect(third.status).toBe(422)
  // Empty rows close up, and the mistake is said where the row now stands.
  const closed = await third.text()
  expect(closed).toContain('id="f-identifiers-0-value-error"')
  expect(closed).toContain('name="identifiers.0.value" value="no"')
  const few = { atRisk: '', urgency: '', averts: '', noProcess: '', neededWithin: '', commitment: 'not-asked' }
  const caseId = await h.take(few, 'intake')
  const shown = await (await h.ask('intake', `/desk/cases/${caseId}`)).text()
  expect(shown).toContain('Some questions are not answered yet')
  expect(shown).toContain('+1 330 555 0100')
})

test('a caller nobody knows, from a mailbox that is not the agency’s, is written down and can be given nothing', async () => {
  const caseId = await h.take({ email: 'det.whitfield@gmail.com', agencyId: await h.agencyId() })
  const shown = await (await h.ask('reviewer', `/desk/cases/${caseId}`)).text()
  expect(shown).toContain('The address is not the agency’s: nothing can be sent there')
  expect(shown).toContain('free mail service')
  const person = await h.db.selectFrom('person').select('id').where('email', '=', 'det.whitfield@gmail.com').execute()
  expect(person).toEqual([])
})

test('the forms of the case come back with one sentence', { timeout: 60_000 }, async () => {
  const caseId = await h.take()
  const nobody = await h.ask('reviewer', `/desk/cases/${caseId}/emergency/calls?lang=nl`, {
    outcome: 'confirmed',
    note: 'Gebeld.',
  })
  expect(nobody.status).toBe(422)
  const text = await nobody.text()
  expect(text).toContain('Zeg wie u sprak.')
  expect(text).toContain('Gebeld.')
  expect(await h.post('reviewer', caseId, 'calls', {})).toBe(422)
  expect(await h.post('reviewer', caseId, 'calls', { outcome: 'not-reached' })).toBe(303)
  expect(await h.post('reviewer', caseId, 'follow-up', { how: 'legal-process', reference: 'x' })).toBe(409)
  expect(await h.post('reviewer', caseId, 'follow-up', { how: 'legal-process', reference: '' })).toBe(422)
  expect(await h.post('qc', caseId, 'calls', { outcome: 'not-reached' })).toBe(403)
  expect(await h.post('reviewer', 'case_none', 'answer')).toBe(404)
})
