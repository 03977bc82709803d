/** Telling the authority first, then the user, over real HTTP on both databases; and a notice that comes whatever becomes of the jobs. */
import { sql } from 'kysely'
import { PDFDocument } from 'pdf-lib'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day } from '#platform/time.ts'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { acceptBy, approveBy, fileBy, must, proposeBy, type Request, todayAt } from './calls.ts'

const OWNER = 'j.devries@molenzicht.example'
const COURT = { court: 'Marlow County Court', docket: '26-MC-118', statute: '18 U.S.C. § 2705(b)' }

describe.each(ENGINES)('two phases on %s', (engine) => {
  let w: WholeHouse
  beforeAll(async () => {
    w = await wholeHouse({ engine, authorityDays: 3 })
  }, 240_000)
  afterAll(() => w?.close())

  const today = () => todayAt(w.house.office.clock.now())
  const decided = async (docket: string): Promise<string> => {
    const request: Request = { officer: 'officer', docket, account: OWNER, today: today(), secrecy: null }
    const { case: caseId } = await fileBy(w.api, request)
    await acceptBy(w.api, caseId)
    await w.settle()
    await proposeBy(w.api, 'reviewer', caseId)
    await approveBy(w.api, 'counsel', caseId)
    await w.settle()
    return caseId
  }
  const mails = async (template: string, caseId: string) =>
    (await w.mails()).filter((mail) => mail.template === template && mail.caseId === caseId)
  const told = async (caseId: string) => (await mails('notice', caseId)).length
  const followed = (caseId: string) =>
    must<{ state: string; package: object | null; notice: { tellOn: Day; over: string | null } | null }>(
      ...([w.api, 200, 'officer', `/requests/${caseId}`] as const),
    )
  const desk = (caseId: string) =>
    must<{
      needs: string
      notice: { next: string; owing: boolean; accounts: Line[] }
      facts: { kind: string; data: { exceptionId?: string } }[]
      orders: { endsOn: Day | null; file: string | null }[]
      files: { id: string; name: string; pages: number }[]
    }>(...([w.api, 200, 'reviewer', `/desk/cases/${caseId}`] as const))
  const answer = (caseId: string, status: number, body: object, who = 'officer') =>
    must(w.api, status, who, `/requests/${caseId}/notice`, body)
  type Line = {
    step: { kind: string; lastSecretDay?: Day } | null
    told: { mail: string | null; viewedAt: string | null } | null
  }

  test('silence: the authority is told first, then the user, and what shows it stands on the case', async () => {
    const caseId = await decided('GJ-26-3001')
    expect(await mails('notice-authority', caseId)).toHaveLength(1)
    expect(await told(caseId)).toBe(0)
    expect((await desk(caseId)).notice).toMatchObject({ next: 'authority-time', owing: true })
    expect((await followed(caseId)).package).toBeNull()
    await w.passDays(7)
    expect(await told(caseId)).toBe(1)
    expect(await mails('notice-authority', caseId)).toHaveLength(1)
    expect((await desk(caseId)).notice.accounts).toMatchObject([{ step: null, told: { viewedAt: null } }])
    const mine = await must<{ cases: { id: string; open: boolean; asked: string[] }[] }>(
      w.api,
      200,
      'owner',
      '/account',
    )
    expect(mine.cases.find(({ id }) => id === caseId)).toMatchObject({
      ...{ open: true, asked: ['identity', 'sessions', 'participants', 'chat'] },
    })
    expect((await desk(caseId)).notice.accounts[0]?.told?.viewedAt).toMatch(/^\d{4}-/)
    await lettersAreDocuments(w, caseId)
    await answer(caseId, 409, { answer: 'proceed' })
    await w.passDays(16)
    expect((await followed(caseId)).package).not.toBeNull()
    expect(await told(caseId)).toBe(1)
  }, 300_000)

  test('go ahead: the user is told now. Somebody else’s answer, and an empty one, do not count', async () => {
    const caseId = await decided('GJ-26-3002')
    await answer(caseId, 404, { answer: 'proceed' }, 'officer2')
    await answer(caseId, 422, {})
    await answer(caseId, 422, { answer: 'order', court: 'A court' })
    await answer(caseId, 422, { answer: 'exception', text: 'Harm.' })
    await answer(caseId, 422, { answer: 'withdraw' })
    expect(await told(caseId)).toBe(0)
    await answer(caseId, 200, { answer: 'proceed' })
    await w.settle()
    expect(await told(caseId)).toBe(1)
    expect((await followed(caseId)).notice).toMatchObject({ over: 'told' })
  }, 300_000)

  test('a delayed notice that ends: an order holds it, a second order longer, then the authority hears and the user is told', async () => {
    const caseId = await decided('GJ-26-3003')
    await answer(caseId, 422, { answer: 'order', ...COURT, endsOn: addDays(today(), -1), found: 'document' })
    const first = addDays(today(), 20)
    await answer(caseId, 422, { answer: 'order', ...COURT, endsOn: first })
    await answer(caseId, 422, { answer: 'order', ...COURT, endsOn: first, found: 'file_of_another' })
    const two = await withPdf({ answer: 'order', ...COURT, endsOn: first }, 2)
    await answer(caseId, 422, two)
    expect((await desk(caseId)).orders).toEqual([])
    await answer(caseId, 200, await withPdf({ answer: 'order', ...COURT, endsOn: first }))
    const { orders, files } = await desk(caseId)
    expect(files).toMatchObject([{ name: 'order.pdf', pages: 1 }])
    expect(orders).toMatchObject([{ endsOn: first, file: files[0]?.id }])
    await must(w.api, 200, 'counsel', `/desk/cases/${caseId}/attachments/${files[0]?.id}`)
    await w.settle()
    expect((await desk(caseId)).notice.accounts).toMatchObject([{ step: { kind: 'tell-on', lastSecretDay: first } }])
    await w.passDays(2)
    expect((await followed(caseId)).package).not.toBeNull()
    await w.passDays(16)
    expect(await mails('notice-authority', caseId)).toHaveLength(2)
    const second = addDays(today(), 40)
    await answer(caseId, 200, { answer: 'order', ...COURT, docket: '26-MC-301', endsOn: second, found: files[0]?.id })
    await w.passDays(10)
    expect(await told(caseId)).toBe(0)
    await w.passDays(29)
    expect(await told(caseId)).toBe(0)
    expect(await mails('notice-authority', caseId)).toHaveLength(3)
    await w.passDays(6)
    const [notice, ...more] = await mails('notice', caseId)
    expect(more).toEqual([])
    expect(todayAt(notice?.at ?? new Date(0)) > second).toBe(true)
    const mine = await must<{ cases: { id: string }[] }>(w.api, 200, 'owner', '/account')
    expect(mine.cases.find(({ id }) => id === caseId)).toMatchObject({ open: false, given: true })
  }, 300_000)

  test('taken back: nothing is handed over and nobody is told', async () => {
    const caseId = await decided('GJ-26-3004')
    await answer(caseId, 200, { answer: 'withdraw', text: 'The charges were dropped.' })
    await w.passDays(40)
    expect(await told(caseId)).toBe(0)
    expect(await followed(caseId)).toMatchObject({ state: 'withdrawn', package: null })
    await answer(caseId, 409, { answer: 'proceed' })
  }, 300_000)

  test('an argued exception: two people and a last day, then the user is told', async () => {
    const caseId = await decided('GJ-26-3005')
    const argued = { answer: 'exception', ground: 'child', text: 'A child lives with the holder.' }
    await answer(caseId, 200, await withPdf(argued, 2))
    expect((await desk(caseId)).files).toHaveLength(2)
    await answer(caseId, 409, argued)
    expect((await desk(caseId)).needs).toBe('counsel')
    const exceptions = `/desk/cases/${caseId}/notice/exceptions`
    const asked = { ground: 'child', reason: 'The child is taken to safety next week.', endsOn: addDays(today(), 30) }
    await must(w.api, 403, 'intake', exceptions, asked)
    await must(w.api, 422, 'reviewer', exceptions, { ...asked, endsOn: addDays(today(), 181) })
    await must(w.api, 422, 'reviewer', exceptions, { ...asked, endsOn: undefined })
    await must(w.api, 201, 'reviewer', exceptions, asked)
    const id = (await desk(caseId)).facts.find(({ kind }) => kind === 'exception-proposed')?.data.exceptionId ?? ''
    const word = { word: 'granted', reason: 'The child is at risk.' }
    await must(w.api, 409, 'reviewer', `${exceptions}/${id}/word`, word)
    await must(w.api, 201, 'counsel', `${exceptions}/${id}/word`, word)
    await must(w.api, 409, 'reviewer', exceptions, asked)
    await w.passDays(25)
    expect(await told(caseId)).toBe(0)
    expect((await followed(caseId)).package).not.toBeNull()
    await refusedByDatabase(w, caseId, today())
    await w.passDays(12)
    expect(await told(caseId)).toBe(1)
  }, 300_000)

  test('an argument that staff refuse, or that nobody decides, holds nothing', async () => {
    const argued = { answer: 'exception', ground: 'threat', text: 'They would attack your servers.' }
    const [refused, forgotten] = [await decided('GJ-26-3006'), await decided('GJ-26-3007')]
    for (const caseId of [refused, forgotten]) await answer(caseId, 200, argued)
    await w.passDays(1)
    const refusal = `/desk/cases/${refused}/notice/argument/refusal`
    await must(w.api, 422, 'reviewer', refusal, {})
    await must(w.api, 201, 'reviewer', refusal, { reason: 'No sign of an attack was named.' })
    await must(w.api, 409, 'counsel', refusal, { reason: 'Again.' })
    await w.passDays(5)
    expect([await told(refused), await told(forgotten)]).toEqual([1, 0])
    expect((await mails('notice-authority', refused)).at(-1)?.text).toContain('No sign of an attack was named.')
    await w.passDays(5)
    expect(await told(forgotten)).toBe(1)
  }, 300_000)

  test('the notice goes out once though every job of it is lost', async () => {
    const caseId = await decided('GJ-26-3008')
    await answer(caseId, 200, { answer: 'order', ...COURT, endsOn: addDays(today(), 12), found: 'document' })
    await w.settle()
    const lose = async () =>
      Number((await sql`delete from pgboss.job where name = 'case.notice'`.execute(w.house.opened.db)).numAffectedRows)
    let lost = await lose()
    for (let days = 0; days < 22; days += 1) {
      await w.passDays(1)
      lost += await lose()
    }
    expect(lost).toBeGreaterThan(0)
    expect(await told(caseId)).toBe(1)
    expect((await desk(caseId)).notice.owing).toBe(false)
  }, 300_000)
})

type Letters = { letters: readonly { id: string; subject: string; to: string }[] }

/** Each letter is a PDF of the words that were sent: the same bytes every time, and only for whom it was. */
async function lettersAreDocuments(w: WholeHouse, caseId: string): Promise<void> {
  const file = async (who: string, path: string) => {
    const response = await fetch(`${w.url}/api/v1${path}/file`, {
      headers: { authorization: `Bearer ${w.person(who).token}` },
    })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const [desk, officer] = [`/desk/cases/${caseId}/letters`, `/requests/${caseId}/letters`]
  const all = (await must<Letters>(w.api, 200, 'reviewer', `/desk/cases/${caseId}`)).letters
  const theirs = (await must<Letters>(w.api, 200, 'officer', `/requests/${caseId}`)).letters
  const notice = all.find(({ to }) => to === 'user')?.id ?? ''
  expect(theirs.map(({ id }) => id)).toEqual(all.filter(({ to }) => to === 'officer').map(({ id }) => id))
  const first = await file('reviewer', `${desk}/${notice}`)
  const again = await file('owner', `/account/letters/${notice}`)
  expect([first.status, again.status]).toEqual([200, 200])
  expect(again.bytes.equals(first.bytes)).toBe(true)
  const mail = (await w.mails()).find(({ id }) => id === notice)
  await saysTheSame(first.bytes, mail?.text ?? 'nothing was sent')
  const receipt = theirs.at(-1)?.id ?? ''
  expect((await file('officer', `${officer}/${receipt}`)).status).toBe(200)
  for (const [who, path] of [
    ['officer', `${officer}/${notice}`],
    ['officer2', `${officer}/${receipt}`],
    ['owner', `/account/letters/${receipt}`],
  ] as const)
    expect((await file(who, path)).status, `${who} ${path}`).toBe(404)
  const kept = await w.house.opened.db.selectFrom('letter_file').selectAll().execute()
  expect(kept).toHaveLength(2)
  const inside = (await w.mails()).find(({ letter }) => letter === null)?.id ?? ''
  const bare = { mail_id: inside, sha256: 'a'.repeat(64), bytes: 1, at: new Date() }
  await expect(w.house.opened.db.insertInto('letter_file').values(bare).execute()).rejects.toThrow(/no letter/)
}

/** PDF/A-2a by its own marks, without anything that acts; every word of the mail stands in it. */
async function saysTheSame(pdf: Buffer, text: string): Promise<void> {
  const raw = pdf.toString('latin1')
  for (const mark of [
    /pdfaid:part>2</,
    /pdfaid:conformance>A</,
    /\/OutputIntents/,
    /\/MarkInfo/,
    /\/Lang/,
    /\/FontFile\d/,
  ])
    expect(raw).toMatch(mark)
  for (const acts of [/\/Encrypt\b/, /\/JavaScript\b/, /\/EmbeddedFile\b/]) expect(raw).not.toMatch(acts)
  const { text: set } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  // Soft hyphens and the breaks of lines belong to the page, headings in capitals and dashes to the plain mail.
  const plain = (words: string) => words.replace(/[\s\u00AD•‣-]+/g, '').toLowerCase()
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) expect(plain(set)).toContain(plain(line))
}

/** The same answer with a file, or several, as a browser sends it. */
async function withPdf(answer: Record<string, string>, count = 1): Promise<FormData> {
  const made = await PDFDocument.create()
  made.addPage().drawText('It is ordered that the user is not told.', { x: 50, y: 700 })
  const bytes = (await made.save()) as BlobPart
  const body = new FormData()
  for (const [name, value] of Object.entries(answer)) body.set(name, value)
  for (let n = 0; n < count; n += 1) body.append('files', new File([bytes], 'order.pdf'))
  return body
}

/** Whatever the program believes: while an exception binds, no notice can be written, and no second exception granted. */
async function refusedByDatabase({ house }: WholeHouse, case_id: string, on_day: Day): Promise<void> {
  const { db } = house.opened
  const { account_id } = await db
    .selectFrom('notice_owed')
    .select('account_id')
    .where('case_id', '=', case_id)
    .executeTakeFirstOrThrow()
  const notice = { id: 'notice_early', case_id, account_id, mail_id: 'mail_x', on_day, at: new Date() }
  await expect(db.insertInto('user_notice').values(notice).execute()).rejects.toThrow(/exception holds back/)
  const granted = await db
    .selectFrom('notice_exception')
    .selectAll()
    .where('case_id', '=', case_id)
    .executeTakeFirstOrThrow()
  const second = { ...granted, id: 'exception_two', at: new Date() }
  await db.insertInto('notice_exception').values(second).execute()
  const word = (by_person: string) =>
    db
      .insertInto('notice_exception_word')
      .values({
        ...{ exception_id: second.id, case_id, proposed_by: second.proposed_by, word: 'granted', reason: 'r' },
        ...{ at: new Date(), by_person },
      })
      .execute()
  await expect(word(second.proposed_by)).rejects.toThrow(/check/)
  await expect(word('somebody')).rejects.toThrow(/notice_exception_once/)
  const open = { ...second, id: 'exception_open', ends_on: addDays(on_day, 400) }
  await expect(db.insertInto('notice_exception').values(open).execute()).rejects.toThrow(/check/)
}
