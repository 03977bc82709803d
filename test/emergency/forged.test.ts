/** A sample of the red team's book through the real commands, over HTTP, by two people who would like to help. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAKES, type Fake } from './cases.ts'
import { type EmergencyHouse, emergencyHouse } from './house.ts'

let h: EmergencyHouse
beforeAll(async () => {
  h = await emergencyHouse()
}, 120_000)
afterAll(() => h.close())

/** Two of each trick that a caller of this agency could try. */
const SAMPLE: readonly Fake[] = [...Map.groupBy(FAKES, ({ trick }) => trick).values()].flatMap((book) =>
  book.filter(({ bureau }) => bureau === 'marlow').slice(0, 2),
)

const grants = async (caseId: string) =>
  (await h.db.selectFrom('disclosure_grant').select('id').where('case_id', '=', caseId).execute()).length

test('the sample is worth something', () => {
  expect(SAMPLE.length).toBeGreaterThanOrEqual(10)
})

test.each(SAMPLE.map((one) => [`${one.trick}: ${one.name}`, one] as const))(
  '%s gets nothing',
  { timeout: 60_000 },
  async (_, one) => {
    const { narrative, email, givenNumber } = one
    const caseId = await h.take({
      ...{ email, telephone: givenNumber, agencyId: await h.agencyId() },
      ...{ nature: narrative.nature, atRisk: narrative.atRisk, urgency: narrative.urgency, averts: narrative.averts },
      ...{ noProcess: narrative.noProcess, commitment: narrative.commitment },
      neededWithin: String(narrative.neededWithin ?? ''),
    })
    // Intake would accept it; the agency says what it says; then both try, before and after somebody wishes it had said yes.
    await h.ask('intake', `/desk/cases/${caseId}/acceptance`, {})
    await h.call('emergencyDuty', caseId, one.agencySays)
    await h.settle()
    await h.propose('emergencyDuty', caseId)
    expect(await h.approve('reviewer', caseId)).not.toBe(303)
    expect(await h.approve('emergencyDuty', caseId)).not.toBe(303)
    expect(await h.approve('counsel', caseId)).not.toBe(303)
    await h.settle()
    expect(await grants(caseId)).toBe(0)
    expect((await h.now(caseId))?.state.packageId).toBeNull()
    const mails = await h.db
      .selectFrom('outbox_mail')
      .select(['recipient', 'template'])
      .where('case_id', '=', caseId)
      .execute()
    // A mailbox that is not the agency's is never written to.
    const strangers = mails.filter(
      ({ recipient }) => !/@halder\.example$|@sheriff\.marlowcounty\.example$/.test(recipient),
    )
    expect(strangers).toEqual([])
  },
)

test('an officer learns nothing of the signals, sets no number and approves nothing', { timeout: 60_000 }, async () => {
  const caseId = await h.take({
    telephone: '+1 917 555 0120',
    noProcess: 'Do not call dispatch, call me only: sealed.',
  })
  const mine = await h.ask('officer', `/lers/cases/${caseId}`)
  expect(mine.status).toBe(200)
  const page = await mine.text()
  expect(page).not.toMatch(/NUMBER_CHANGED|ONLY_THIS_NUMBER|risk|points|signal|score|called out|Lotte|555 0100/i)
  for (const noun of ['answer', 'calls', 'narratives', 'follow-up'])
    expect(await h.post('officer', caseId, noun, { outcome: 'confirmed', spokeWith: 'me' })).toBe(403)
  expect((await h.ask('officer', `/desk/cases/${caseId}`)).status).toBe(403)
  expect((await h.ask('officer', '/desk/emergencies')).status).toBe(403)
  // Whatever number comes along with the form, the register's is written down.
  const fields = {
    outcome: 'confirmed',
    spokeWith: 'Sgt. Hale',
    number: '+1 917 555 0120',
    registerNumber: '+1 917 555 0120',
  }
  expect(await h.post('emergencyDuty', caseId, 'calls', fields)).toBe(303)
  const calls = await h.db.selectFrom('emergency_callback').select('number').where('case_id', '=', caseId).execute()
  expect(calls).toEqual([{ number: '+1 330 555 0100' }])
})

test('an approval that was used once opens nothing a second time', { timeout: 60_000 }, async () => {
  const caseId = await h.take()
  await h.call('emergencyDuty', caseId)
  await h.settle()
  await h.propose('emergencyDuty', caseId)
  // The forgers before used this very text: so much speaks against it now that it takes counsel.
  expect(await h.approve('reviewer', caseId)).toBe(409)
  expect(await h.approve('counsel', caseId)).toBe(303)
  expect(await h.approve('counsel', caseId)).toBe(409)
  expect(await h.approve('reviewer', caseId)).toBe(409)
  const before = await grants(caseId)
  expect(await h.call('emergencyDuty', caseId)).toBe(303)
  await h.settle()
  expect(await grants(caseId)).toBe(before)
})
