/** From the call to the package: what a person at the desk does, over real HTTP, and what the database refuses whatever the program believes. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmergencyHouse, emergencyHouse } from './house.ts'

let h: EmergencyHouse
beforeAll(async () => {
  h = await emergencyHouse()
}, 120_000)
afterAll(() => h.close())

test('taken by telephone, called back, decided by two, released, followed up', { timeout: 120_000 }, async () => {
  const caseId = await h.take()
  expect(await h.now(caseId)).toMatchObject({
    file: { process: 'us-emergency' },
    state: { needs: 'intake', isOpen: true },
  })
  expect((await h.mails('emergency-duty')).map(({ recipient }) => recipient)).toEqual(['lotte.maas@halder.example'])
  expect((await h.mails('emergency-received')).map(({ recipient }) => recipient)).toEqual([
    'whitfield@sheriff.marlowcounty.example',
  ])
  expect(await h.post('emergencyDuty', caseId, 'answer')).toBe(303)
  expect(await h.call('emergencyDuty', caseId)).toBe(303)
  await h.settle()
  expect(await h.propose('emergencyDuty', caseId)).toBe(303)
  expect(await h.approve('reviewer', caseId)).toBe(303)
  await h.settle()
  expect(await h.now(caseId)).toMatchObject({ state: { state: 'answered' } })
  expect((await h.mails('ready')).map(({ recipient }) => recipient)).toEqual(['whitfield@sheriff.marlowcounty.example'])
  // The user is told later: the answer does not wait for it.
  expect(await h.mails('notice')).toEqual([])
  const release = await h.db.selectFrom('emergency_release').selectAll().executeTakeFirstOrThrow()
  expect(h.house.office.keys.verify(release.text, release.signature, release.key_id)).toBe(true)
  expect(JSON.parse(release.text)).toMatchObject({
    narrative: { commitment: 'given' },
    calls: [{ outcome: 'confirmed', number: '+1 330 555 0100', spokeWith: 'Sgt. Hale, watch commander' }],
    deciders: [{ roles: ['emergencyDuty'] }, { roles: ['reviewer'] }],
  })
  await h.minutes(49 * 60)
  expect((await h.mails('emergency-follow-up')).length).toBe(1)
  expect(await h.mails('emergency-overdue')).toEqual([])
  await h.minutes(24 * 60)
  expect((await h.mails('emergency-overdue')).map(({ recipient }) => recipient)).toEqual(['tom.verbeek@halder.example'])
  expect(await h.post('counsel', caseId, 'follow-up', { how: 'legal-process', reference: 'SW-26-118' })).toBe(303)
  expect(await h.post('counsel', caseId, 'follow-up', { how: 'legal-process', reference: 'SW-26-118' })).toBe(409)
  // Thirty days later the user hears of it like any other.
  await h.minutes(40 * 24 * 60)
  expect((await h.mails('notice')).length).toBe(1)
})

test('each thing that is missing holds it back, by rule', { timeout: 120_000 }, async () => {
  const caseId = await h.take({ averts: '', commitment: 'not-asked' }, 'intake')
  const data = async () =>
    (await h.db.selectFrom('disclosure_grant').select('id').where('case_id', '=', caseId).execute()).length
  // Not accepted before the agency was called: there is nobody to propose on.
  expect(await h.propose('emergencyDuty', caseId)).toBe(409)
  expect(await h.call('intake', caseId)).toBe(303)
  await h.settle()
  expect(await h.propose('emergencyDuty', caseId)).toBe(303)
  // The narrative is not whole, and neither of the two made the call.
  expect(await h.approve('reviewer', caseId)).toBe(409)
  // What a proposal rests on is not changed under it.
  const whole = { averts: 'The sign-in address shows where they are.', commitment: 'given' }
  expect(await h.post('emergencyDuty', caseId, 'narratives', { ...h.form(), ...whole })).toBe(409)
  await sendBack(caseId)
  expect(await h.post('emergencyDuty', caseId, 'narratives', { ...h.form(), ...whole })).toBe(303)
  expect(await h.propose('emergencyDuty', caseId)).toBe(303)
  expect(await h.approve('reviewer', caseId)).toBe(409)
  expect(await h.call('reviewer', caseId, 'denied')).toBe(303)
  expect(await h.approve('reviewer', caseId)).toBe(409)
  expect(await data()).toBe(0)
  expect(await h.call('reviewer', caseId, 'confirmed')).toBe(303)
  expect(await h.approve('reviewer', caseId)).toBe(303)
  expect(await data()).toBe(1)
})

test('two who are neither counsel nor on duty release nothing', { timeout: 120_000 }, async () => {
  const caseId = await h.take()
  await h.call('reviewer', caseId)
  await h.settle()
  expect(await h.propose('reviewer', caseId)).toBe(303)
  expect(await h.approve('reviewer', caseId)).toBe(409)
  expect(await h.approve('reviewer2', caseId)).toBe(409)
  expect(await h.approve('counsel', caseId)).toBe(303)
})

test('the database refuses a call to another number, and a grant that is not ready', async () => {
  const caseId = await h.take()
  const call = sql`insert into emergency_callback values ('c1', ${caseId}, 1, '+1 330 555 0142', 'confirmed', 'x', '', now(), 'y')`
  await expect(call.execute(h.db)).rejects.toThrow(/another number/)
  await h.call('emergencyDuty', caseId)
  await h.settle()
  await h.propose('emergencyDuty', caseId)
  const { id, hash, proposed_by } = await h.db
    .selectFrom('proposal')
    .selectAll()
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await h.db
    .insertInto('proposal_outcome')
    .values({
      ...{ proposal_id: id, proposal_hash: hash, proposed_by, case_id: caseId, outcome: 'approved', reason: '' },
      ...{ by_person: h.people.get('reviewer')?.id ?? '', at: h.house.office.clock.now() },
    })
    .execute()
  const task = await h.db.selectFrom('case_task').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow()
  const grant = h.db.insertInto('disclosure_grant').values({
    ...{ id: 'g1', case_id: caseId, task_id: task.id, proposal_id: id, outcome: 'approved' },
    ...{ text: '{"process":"us-emergency"}', signature: '', key_id: '', at: h.house.office.clock.now() },
  })
  // Two people and a call are there; the signed record of good faith is not.
  await expect(grant.execute()).rejects.toThrow(/not ready/)
})

async function sendBack(caseId: string): Promise<void> {
  const { id, hash } = await h.db
    .selectFrom('proposal')
    .select(['id', 'hash'])
    .where('case_id', '=', caseId)
    .orderBy('round', 'desc')
    .executeTakeFirstOrThrow()
  await h.ask('reviewer', `/desk/cases/${caseId}/proposals/${id}/return`, { hash, reason: 'Ask them more.' })
}
