/** Somebody is called out, and somebody after them, whatever dies in between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verifyWithPem } from '#platform/keys.ts'
import type { Office } from '#platform/office.ts'
import { somePeople } from '#test/desk.ts'
import { openWhole } from '#test/whole.ts'
import { answerCall, callNext, sendWebhook } from '../../src/requests/emergency/duty.commands.ts'
import { takeEmergency } from '../../src/requests/emergency/intake.commands.ts'
import { CALLER, TOLD } from './house.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'wb-duty-'))
const open = () => openWhole({ dataDir, databaseUrl: null, baseUrl: 'http://127.0.0.1:8080', smtpUrl: null })
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const MINUTE = 60_000

async function take(office: Office, by: string): Promise<string> {
  const { neededWithin: _, ...told } = TOLD
  const taken = await takeEmergency(office, {
    ...{ by, channel: 'telephone', lang: 'en', agencyId: null, caller: CALLER, product: 'meetings', docketNumber: '' },
    identifiers: [{ kind: 'email', value: 'somebody@molenzicht.example', at: null }],
    ...{ categories: ['identity'], period: { from: null, to: null }, asked: [] },
    narrative: { ...told, neededWithin: 6, commitment: 'given' },
    paper: { title: 'Emergency', made: 'by us', facts: [['a', 'b']], told: [['c', 'd']], lang: 'en' },
  })
  if (taken.kind !== 'taken') throw new Error(taken.because)
  return taken.caseId
}

const called = async (office: Office, caseId: string) => {
  const rows = await office.db
    .selectFrom('duty_page')
    .innerJoin('person', 'person.id', 'duty_page.person_id')
    .select(['step', 'name'])
    .where('case_id', '=', caseId)
    .orderBy('step')
    .orderBy('name')
    .execute()
  return rows.map(({ step, name }) => `${step} ${name}`)
}

test('the program dies right after the call came in: the next person is called all the same', {
  timeout: 180_000,
}, async () => {
  const first = await open()
  const people = await somePeople(first.house)
  const duty = people.get('emergencyDuty')?.id ?? ''
  const caseId = await take(first.house.office, duty)
  expect(await called(first.house.office, caseId)).toEqual(['0 Lotte Maas'])
  await first.house.close()

  const second = await open()
  const { office, tools } = second.house
  const pass = async (minutes: number) => void (await tools.passTime?.(minutes * MINUTE))
  await pass(6)
  expect(await called(office, caseId)).toEqual(['0 Lotte Maas', '1 Tom Verbeek'])
  // A step that runs twice calls nobody twice.
  await callNext(office, { caseId, step: 1 })
  await callNext(office, { caseId, step: 0 })
  expect((await called(office, caseId)).length).toBe(2)
  await second.house.close()

  const third = await open()
  const later = async (minutes: number) => void (await third.house.tools.passTime?.(minutes * MINUTE))
  await later(6)
  await later(6)
  const everybody = await called(third.house.office, caseId)
  expect(everybody.slice(2)).toEqual(['2 Sanne de Wit', '3 Lotte Maas', '3 Sanne de Wit', '3 Tom Verbeek'])
  expect(await answerCall(third.house.office, duty, { caseId })).toEqual({ kind: 'answered' })
  expect(await answerCall(third.house.office, duty, { caseId })).toEqual({ kind: 'already' })
  await later(24 * 60)
  expect((await called(third.house.office, caseId)).length).toBe(everybody.length)
  const mails = await third.house.office.db
    .selectFrom('outbox_mail')
    .select(['recipient', 'subject'])
    .where('template', '=', 'emergency-duty')
    .execute()
  expect(mails.length).toBe(everybody.length)
  // What is mailed says which case, and nothing of whom it is about.
  const [mail] = await third.house.office.db
    .selectFrom('outbox_mail')
    .selectAll()
    .where('template', '=', 'emergency-duty')
    .execute()
  expect(`${mail?.subject} ${mail?.text_body}`).not.toMatch(/Emma|molenzicht|Whitfield/)
  await third.house.close()
})

test('the provider’s alarm gets a signed message, and gets it again until it has taken it', {
  timeout: 120_000,
}, async () => {
  const { house } = await open()
  const got: { headers: Record<string, unknown>; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      response.statusCode = got.length === 1 ? 503 : 204
      response.end()
    })
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  const webhook = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/alarm`
  const emergency = { duty: ['tom.verbeek@halder.example'], afterMinutes: 3, webhook, noticeDays: 30 }
  const office: Office = { ...house.office, provider: { ...house.office.provider, emergency } }
  const person = await house.office.db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Lotte Maas')
    .executeTakeFirstOrThrow()
  const caseId = await take(office, person.id)
  expect(await called(office, caseId)).toEqual(['0 Tom Verbeek'])
  const job = { caseId, number: 'HLD-2026-00001', step: 0 }
  await expect(sendWebhook(office, job)).rejects.toThrow(/503/)
  await sendWebhook(office, job)
  // Taken: it is not sent a third time.
  await sendWebhook(office, job)
  expect(got.length).toBe(2)
  const { headers = {}, body = '' } = got.at(-1) ?? {}
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const signature = String(headers['webhook-signature']).replace(/^v1a,/, '')
  const pem = office.keys.publicKeyPem(String(headers['webhook-key'])) ?? ''
  expect(verifyWithPem(pem, signed, signature)).toBe(true)
  expect(verifyWithPem(pem, signed.replace('00001', '00002'), signature)).toBe(false)
  expect(JSON.parse(body)).toMatchObject({ type: 'emergency.called-out', data: { number: 'HLD-2026-00001', step: 0 } })
  expect(body).not.toMatch(/Emma|molenzicht|Whitfield/)
  const closed = { ...emergency, webhook: 'http://127.0.0.1:1/nobody' }
  const dead: Office = { ...office, provider: { ...office.provider, emergency: closed } }
  await expect(sendWebhook(dead, { ...job, step: 1 })).rejects.toThrow(/did not take/)
  server.closeAllConnections()
  server.close()
  await house.close()
})
