/** The whole way of a request over the API alone, with tokens, on both databases; and what an order of secrecy does to it. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { verifyPackage } from '../../src/requests/production/verify.ts'
import {
  acceptBy,
  approveBy,
  type DeskCase,
  deskCase,
  disclosing,
  fileBy,
  must,
  openProposal,
  proposeBy,
  type Request,
  type Secrecy,
  todayAt,
} from './calls.ts'
import { filesIn } from './package.ts'

const OWNER = 'j.devries@molenzicht.example'
const root = fileURLToPath(new URL('../..', import.meta.url))

describe.each(ENGINES)('a program on %s', (engine) => {
  let w: WholeHouse
  beforeAll(async () => {
    w = await wholeHouse({ engine })
  }, 240_000)
  afterAll(() => w?.close())

  const request = (docket: string, secrecy: Secrecy | null = null): Request => ({
    ...{ officer: 'officer', docket, account: OWNER, today: todayAt(w.house.office.clock.now()), secrecy },
  })
  const court = { court: 'Marlow County Court of Common Pleas', statute: '18 U.S.C. § 2705(b)' }
  const notices = async (caseId: string) =>
    (await w.mails(OWNER)).filter((mail) => mail.template === 'notice' && mail.caseId === caseId)
  const followed = (caseId: string) => must<Followed>(w.api, 200, 'officer', `/requests/${caseId}`)
  const decided = async (caseId: string) => {
    await acceptBy(w.api, caseId)
    await w.settle()
    await proposeBy(w.api, 'reviewer', caseId)
    await approveBy(w.api, 'counsel', caseId)
    await w.settle()
  }

  test('files, decides, waits, collects, checks and counts', async () => {
    const sent = await fileBy(w.api, request('GJ-26-2001'))
    expect(sent.number).toMatch(/^HLD-\d{4}-\d+$/)
    const receipt = await followed(sent.case)
    expect(receipt).toMatchObject({ state: 'received', due: { rule: 'US_DUE' }, number: sent.number })
    expect(receipt.document.sha256).toMatch(/^[0-9a-f]{64}$/)
    const receipts = (await w.mails(w.person('officer').email)).filter(({ template }) => template === 'receipt')
    expect(receipts.map(({ text }) => text).join()).toContain(receipt.document.sha256)

    await acceptBy(w.api, sent.case)
    await w.settle()
    const shown = await deskCase(w.api, 'reviewer', sent.case)
    expect(Object.fromEntries(shown.rulings.map(({ category, verdict }) => [category, verdict]))).toEqual({
      ...{ identity: 'disclose', sessions: 'disclose', participants: 'withhold', chat: 'withhold' },
    })
    await must(w.api, 422, 'reviewer', `/desk/cases/${sent.case}/proposals`, {
      ...disclosing(shown),
      rows: { chat: { verdict: 'disclose' } },
    })
    await proposeBy(w.api, 'reviewer', sent.case)
    const { id, hash } = await openProposal(w.api, 'reviewer', sent.case)
    const approval = `/desk/cases/${sent.case}/proposals/${id}/approval`
    await must(w.api, 409, 'reviewer', approval, { hash, reason: 'My own.' })
    await must(w.api, 403, 'intake', approval, { hash, reason: 'Not mine to give.' })
    await must(w.api, 409, 'counsel', approval, { hash: '0'.repeat(64), reason: 'Something else.' })
    await approveBy(w.api, 'counsel', sent.case)
    await w.settle()

    expect(await notices(sent.case)).toHaveLength(1)
    const mine = await must<{ cases: object[] }>(w.api, 200, 'owner', '/account')
    expect(mine.cases).toMatchObject([{ id: sent.case, number: sent.number, given: false }])
    await w.passDays(9)
    expect((await followed(sent.case)).package).toBeNull()
    await w.passDays(5)
    await received(w, sent, (await followed(sent.case)).package)

    expect(await must(w.api, 200, 'reporter', '/report')).toMatchObject({ total: 1 })
    await w.passDays(60)
    expect(await must(w.api, 200, null, '/transparency')).toMatchObject({ total: 1, types: expect.anything() })
  }, 300_000)

  test('an order with a last day holds the notice until that day is over, not the answer', async () => {
    const asked = request('GJ-26-2002')
    const endsOn = addDays(asked.today, 30)
    const sent = await fileBy(w.api, { ...asked, secrecy: { ...court, endsOn } })
    await decided(sent.case)
    await w.passDays(29)
    expect(await notices(sent.case)).toEqual([])
    expect(
      (await must<{ cases: { id: string }[] }>(w.api, 200, 'owner', '/account')).cases.map(({ id }) => id),
    ).not.toContain(sent.case)
    expect((await followed(sent.case)).package).not.toBeNull()
    await w.passDays(5)
    const told = await notices(sent.case)
    expect(told).toHaveLength(1)
    expect(todayAt(told[0]?.at ?? new Date(0)) > endsOn).toBe(true)
    expect(told[0]?.text).toMatch(/hield dat tegen|held it back/)
  }, 300_000)

  test('an order without a last day holds everything until counsel rules', async () => {
    const sent = await fileBy(w.api, request('GJ-26-2003', { ...court, endsOn: null }))
    await decided(sent.case)
    await w.passDays(40)
    expect(await notices(sent.case)).toEqual([])
    expect((await followed(sent.case)).package).toBeNull()
    const { orders, needs } = await deskCase(w.api, 'counsel', sent.case)
    expect(needs).toBe('counsel')
    const contests = (await w.mails(w.person('officer').email)).filter(
      ({ caseId, template }) => caseId === sent.case && /contest/.test(template),
    )
    expect(contests).toHaveLength(1)
    const ruling = `/desk/cases/${sent.case}/secrecy-orders/${orders[0]?.orderId}/ruling`
    const word = { ruling: 'does-not-bind', reason: 'No court order was sent; the letter alone does not bind.' }
    await must(w.api, 403, 'reviewer', ruling, word)
    await must(w.api, 201, 'counsel', ruling, word)
    await w.settle()
    expect(await notices(sent.case)).toHaveLength(1)
    expect((await followed(sent.case)).package).toBeNull()
    await w.passDays(14)
    expect((await followed(sent.case)).package).not.toBeNull()
  }, 300_000)

  test('of two reviewers who propose at once the second sees what the first did', async () => {
    const sent = await fileBy(w.api, request('GJ-26-2004'))
    await acceptBy(w.api, sent.case)
    await w.settle()
    const both: DeskCase[] = []
    for (const who of ['reviewer', 'reviewer2']) both.push(await deskCase(w.api, who, sent.case))
    const answers = await Promise.all(
      ['reviewer', 'reviewer2'].map((who, n) => {
        const seen = both[n]
        if (!seen) throw new Error('not seen')
        return w.api(who, `/desk/cases/${sent.case}/proposals`, disclosing(seen, `Words of ${who}.`))
      }),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    const late = answers.find(({ status }) => status === 409)
    expect(late?.json).toMatchObject({ seen: (both[0]?.seen ?? 0) + 1, since: [{ kind: 'proposed' }] })
    expect((await deskCase(w.api, 'reviewer', sent.case)).proposals).toHaveLength(1)
  }, 120_000)

  test('an officer takes a request back until it is decided, and nobody else can', async () => {
    const sent = await fileBy(w.api, request('GJ-26-2005'))
    const withdrawal = `/requests/${sent.case}/withdrawal`
    const word = { reason: 'The matter was settled.', confirm: 'yes' }
    await must(w.api, 404, 'officer2', withdrawal, word)
    await must(w.api, 404, 'officer2', `/requests/${sent.case}`)
    await must(w.api, 422, 'officer', withdrawal, { reason: '' })
    await must(w.api, 200, 'officer', withdrawal, word)
    expect(await followed(sent.case)).toMatchObject({ state: 'withdrawn' })
    await must(w.api, 409, 'officer', withdrawal, word)
    await must(w.api, 409, 'intake', `/desk/cases/${sent.case}/acceptance`, {})
  }, 120_000)
})

type Followed = {
  number: string
  state: string
  document: { sha256: string }
  package: { sha256: string; bytes: number } | null
}

/** Link of the mail, page, file, and every way to check it; another officer finds nothing there. */
async function received(
  w: WholeHouse,
  sent: { case: string; number: string },
  made: Followed['package'],
): Promise<void> {
  const ready = (await w.mails(w.person('officer').email)).find(
    ({ caseId, template }) => caseId === sent.case && template === 'ready',
  )
  const secret = ready?.text.match(/\/lers\/packages\/([\w-]+)/)?.[1] ?? 'no link'
  expect(ready?.text).toContain(made?.sha256)
  expect(await must(w.api, 200, 'officer', `/packages/${secret}`)).toMatchObject({
    sha256: made?.sha256,
    number: sent.number,
  })
  await must(w.api, 404, 'officer2', `/packages/${secret}`)
  await must(w.api, 404, 'officer2', `/packages/${secret}/file`)
  const response = await fetch(`${w.url}/api/v1/packages/${secret}/file`, {
    headers: { authorization: `Bearer ${w.person('officer').token}` },
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(made?.sha256)
  const { keys } = w.house.office
  const [file, key] = [join(w.dataDir, `${sent.number}.zip`), join(w.dataDir, 'office.pem')]
  writeFileSync(file, bytes)
  writeFileSync(key, keys.publicKeyPem(keys.currentKeyId) ?? '')
  expect(
    await verifyPackage(file, { sha256: made?.sha256 ?? '', publicKeys: [keys.publicKeyPem(keys.currentKeyId) ?? ''] }),
  ).toMatchObject({
    ...{ verdict: 'good', origin: 'checked by key', caseNumber: sent.number, problems: [] },
  })
  const { stdout } = await promisify(execFile)(join(root, 'bin/waarborg'), [
    'verify',
    file,
    '--sha256',
    made?.sha256 ?? '',
    '--key',
    key,
  ])
  expect(stdout).toContain(sent.number)
  await onlyGranted(w, bytes)
}

/** Everything of the categories that were granted about the subject is there; nothing of what was withheld, and of nobody else. */
async function onlyGranted(w: WholeHouse, archive: Uint8Array): Promise<void> {
  const { db } = w.house.office
  const files = await filesIn(archive)
  const payload = [...files]
    .filter(([path]) => path.includes('data/'))
    .map(([, text]) => text)
    .join('\n')
  const account = await db
    .selectFrom('service_account')
    .selectAll()
    .where('email', '=', OWNER)
    .executeTakeFirstOrThrow()
  for (const value of [account.email, account.user_name, account.telephone]) expect(payload).toContain(value)
  const others = await db
    .selectFrom('service_account')
    .select(['email', 'user_name'])
    .where('email', '!=', OWNER)
    .execute()
  const chat = await db.selectFrom('service_chat_message').select('text').execute()
  const titles = await db.selectFrom('service_meeting').select('title').execute()
  const bills = await db
    .selectFrom('service_billing')
    .select('payment_number')
    .where('account_id', '=', account.account_id)
    .execute()
  const withheld = [
    ...others.flatMap(({ email, user_name }) => [email, user_name]),
    ...chat.map(({ text }) => text),
    ...titles.map(({ title }) => title),
    ...bills.map(({ payment_number }) => payment_number),
  ].filter((text): text is string => typeof text === 'string' && text.length > 5)
  expect(withheld.length).toBeGreaterThan(30)
  expect(withheld.filter((text) => payload.includes(text))).toEqual([])
}
