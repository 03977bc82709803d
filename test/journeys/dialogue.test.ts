/** Office and officer talk: a question with its reminders and its end, and a request that is narrowed instead of refused. */
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Category } from '#requests'
import { axe, launchBrowser, openPage, scrollsSideways } from '#test/browser.ts'
import { type DeskHouse, deskHouse } from '#test/desk.ts'
import { HALF, pdfThatMeans } from '#test/odd-pdf.ts'
import type { Story } from '../../src/app/demo/stories.ts'

type Case = Readonly<{
  id: string
  needs: string
  seen: number
  rulings: readonly { category: string }[]
  dialogue: {
    question: { answerBy: string } | null
    lapsed: boolean
    narrowing: { id: string } | null
    agreed: { categories: readonly string[]; from: string; to: string } | null
  }
  messages: readonly Message[]
  identifiers: readonly { task: string; accounts: readonly { accountId: string }[] }[]
  period: { from: string; to: string }
}>

type Message = Readonly<{
  n: number
  side: string
  kind: string
  text: string
  readAt: string | null
  files: readonly { id: string; name: string; sha256: string; pages: number }[]
}>

const WIDE: readonly Category[] = ['identity', 'sessions', 'chat']
const story = (account: number): Story => ({
  ...{ daysAgo: 1, officer: 'officer', kind: 'warrant', account, categories: WIDE, ending: 'in-review' },
})
let desk: DeskHouse
let ids: readonly string[] = []
beforeAll(async () => {
  desk = await deskHouse()
  await desk.play([story(0), story(1), story(2), story(3)])
  const { cases } = await json<{ cases: readonly { id: string }[] }>('reviewer', '/desk')
  ids = cases.map(({ id }) => id)
}, 400_000)
afterAll(() => desk?.close())

async function json<T>(who: string, path: string): Promise<T> {
  const response = await fetch(desk.url + path, { headers: { cookie: `test_who=${who}`, accept: 'application/json' } })
  expect(response.status, path).toBe(200)
  return response.json() as Promise<T>
}
const caseOf = (n: number) => json<Case>('reviewer', `/desk/cases/${ids[n]}`)
const at = (n: number, path: string) => `/desk/cases/${ids[n]}/${path}`
const days = (count: number) => desk.house.tools.passTime?.(count * 86_400_000)
const mails = async (template: string) =>
  (await desk.house.office.db.selectFrom('outbox_mail').selectAll().execute()).filter(
    (mail) => mail.template === template,
  )

describe('a question', () => {
  test('is asked once, reaches the officer by mail without its words, and is answered on the page', async () => {
    expect((await desk.ask('reviewer', at(0, 'questions'), { text: ' ' })).status).toBe(422)
    expect((await desk.ask('custodian', at(0, 'questions'), { text: 'Which?' })).status).toBe(403)
    expect((await desk.ask('reviewer', at(0, 'questions'), { text: 'Which meeting of the two?' })).status).toBe(303)
    expect((await desk.ask('counsel', at(0, 'questions'), { text: 'And which day?' })).status).toBe(409)
    expect((await caseOf(0)).needs).toBe('officer')
    const [mail] = await mails('dialogue-question')
    expect(mail?.recipient).toBe('whitfield@sheriff.marlowcounty.example')
    expect(`${mail?.subject}${mail?.text_body}`).not.toContain('Which meeting')

    const page = await (await desk.ask('officer', `/lers/cases/${ids[0]}`)).text()
    expect(page).toContain('Which meeting of the two?')
    expect(page).not.toContain('Iris Bakker')
    expect(await (await desk.ask('reviewer', at(0, ''))).text()).toContain('Read by the officer')
    expect((await desk.ask('officer', `/lers/cases/${ids[0]}/messages`, { text: '' })).status).toBe(422)
    expect((await desk.ask('officer', `/lers/cases/${ids[0]}/messages`, { text: 'The first.' })).status).toBe(303)
    const answered = await caseOf(0)
    expect([answered.needs, answered.dialogue.question]).toEqual(['reviewer', null])
    expect(answered.messages.map(({ side, kind }) => `${side} ${kind}`)).toEqual(['office question', 'officer answer'])
    expect(await mails('dialogue-staff')).not.toEqual([])
  })

  test('is reminded after 14 and 21 days, lapses after 30, and then can be the reason of a refusal', async () => {
    expect((await desk.ask('reviewer', at(1, 'questions'), { text: 'Who is the account holder?' })).status).toBe(303)
    const before = (await mails('dialogue-reminder')).length
    await days(13)
    expect((await mails('dialogue-reminder')).length - before).toBe(0)
    await days(2)
    expect((await mails('dialogue-reminder')).length - before).toBe(1)
    await days(7)
    expect((await mails('dialogue-reminder')).length - before).toBe(2)
    await days(7)
    expect((await caseOf(1)).dialogue).toMatchObject({ lapsed: false })
    await days(3)
    const lapsed = await caseOf(1)
    expect([lapsed.needs, lapsed.dialogue.question, lapsed.dialogue.lapsed]).toEqual(['reviewer', null, true])
    expect((await mails('dialogue-reminder')).length - before).toBe(2)
    const refusal = {
      kind: 'reject',
      seen: String(lapsed.seen),
      because: 'NO_RESPONSE',
      explanation: 'See our question.',
    }
    expect((await desk.ask('reviewer', at(1, 'proposals'), refusal)).status).toBe(303)
    expect((await desk.ask('reviewer', at(1, 'questions'), { text: 'Once more?' })).status).toBe(409)
  })

  test('is closed by whoever got the answer another way, with how it came', async () => {
    expect((await desk.ask('intake', at(3, 'questions/closing'), { text: 'by telephone' })).status).toBe(409)
    expect((await desk.ask('intake', at(3, 'questions'), { text: 'Your extension?' })).status).toBe(303)
    expect((await desk.ask('intake', at(3, 'questions/closing'), { text: 'By telephone: 44.' })).status).toBe(303)
    expect((await caseOf(3)).dialogue.question).toBeNull()
    await days(20)
    expect((await caseOf(3)).needs).toBe('reviewer')
  })
})

describe('asking for less', () => {
  const less = { text: 'A week will do.', categories: 'identity', from: '', to: '' }

  test('is proposed, declined with words, proposed again and agreed; then nothing beyond it can be decided', async () => {
    const { period } = await caseOf(2)
    const whole = [...WIDE.map((category) => ['categories', category] as const), ['text', 'x'] as const]
    const same = await desk.ask('reviewer', at(2, 'narrowings'), [...whole, ['from', period.from], ['to', period.to]])
    expect(same.status).toBe(422)
    expect((await desk.ask('reviewer', at(2, 'narrowings'), { ...less, categories: 'billing' })).status).toBe(422)
    const short = { text: 'A week will do.', categories: 'sessions', from: period.from, to: period.from }
    expect((await desk.ask('reviewer', at(2, 'narrowings'), short)).status).toBe(303)
    const first = (await caseOf(2)).dialogue.narrowing?.id ?? ''
    const answer = (id: string, form: Record<string, string>) =>
      desk.ask('officer', `/lers/cases/${ids[2]}/narrowings/${id}/answer`, form)
    expect((await answer(first, { choice: 'decline', why: ' ' })).status).toBe(422)
    expect((await answer(first, { choice: 'decline', why: 'A day is too short.' })).status).toBe(303)
    expect((await answer(first, { choice: 'agree', why: '' })).status).toBe(409)
    expect((await caseOf(2)).dialogue.agreed).toBeNull()

    const again = [
      ['categories', 'identity'],
      ['categories', 'sessions'],
      ['text', 'Without the chat.'],
    ] as const
    const sent = await desk.ask('reviewer', at(2, 'narrowings'), [...again, ['from', period.from], ['to', period.to]])
    expect(sent.status).toBe(303)
    const waiting = await caseOf(2)
    expect((await desk.ask('reviewer', at(2, 'proposals'), proposal(waiting, ['identity', 'sessions']))).status).toBe(
      422,
    )
    expect((await answer(waiting.dialogue.narrowing?.id ?? '', { choice: 'agree', why: '' })).status).toBe(303)
    const agreed = await caseOf(2)
    expect(agreed.dialogue.agreed).toMatchObject({ categories: ['identity', 'sessions'] })
    expect(agreed.rulings.map(({ category }) => category)).toEqual(['identity', 'sessions'])
    expect((await desk.ask('reviewer', at(2, 'proposals'), proposal(agreed, ['identity', 'sessions']))).status).toBe(
      303,
    )
  })

  test('is kept by the database too', async () => {
    const { db } = desk.house.office
    const caseId = ids[2] ?? ''
    const { body } = await db
      .selectFrom('proposal')
      .select('body')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow()
    const told = JSON.parse(body) as { decision: { rows: { category: string; verdict: string }[]; from: string } }
    const propose = async (text: string) => {
      const { createHash } = await import('node:crypto')
      const hash = createHash('sha256').update(text).digest('hex')
      await db
        .insertInto('proposal')
        .values({
          ...{
            id: `prop_${hash.slice(0, 8)}`,
            case_id: caseId,
            round: 1,
            proposed_by: 'x',
            at: new Date(),
            body: text,
            hash,
          },
          ...{ previous: null, previous_outcome: null },
        })
        .execute()
    }
    const wider = { ...told, decision: { ...told.decision, rows: [{ category: 'chat', verdict: 'disclose' }] } }
    await expect(propose(JSON.stringify(wider))).rejects.toThrow(/beyond what was agreed/)
    const longer = { ...told, decision: { ...told.decision, from: '2001-01-01' } }
    await expect(propose(JSON.stringify(longer))).rejects.toThrow(/beyond what was agreed/)
    const narrowing = await db.selectFrom('case_narrowing').select('id').executeTakeFirstOrThrow()
    const by = desk.people.get('reviewer')?.id ?? ''
    await expect(
      db
        .insertInto('case_narrowing_answer')
        .values({ narrowing_id: narrowing.id, accepted: true, at: new Date(), by_person: by })
        .execute(),
    ).rejects.toThrow(/only the officer/)
  })
})

function proposal(
  { seen, identifiers, period }: Case,
  categories: readonly string[],
): readonly (readonly [string, string])[] {
  const { task = '', accounts = [] } = identifiers[0] ?? {}
  return [
    ...Object.entries({ kind: 'disclose', seen: String(seen), explanation: 'Valid on its face.' }),
    ...categories.map((category) => [`rows.${category}.verdict`, 'disclose'] as const),
    ...Object.entries({ subjects: `${task}/${accounts[0]?.accountId ?? ''}`, from: period.from, to: period.to }),
  ]
}

describe('files and receipts', () => {
  const pdf = async (dress: (made: PDFDocument) => void = () => {}) => {
    const made = await PDFDocument.create()
    for (const words of ['Schedule A: the meeting of 14 September', 'Schedule B'])
      made.addPage([595, 842]).drawText(words, { x: 60, y: 700, size: 14 })
    dress(made)
    return made.save()
  }
  type Sent = readonly (readonly [string, Uint8Array])[]
  const send = (who: string, path: string, text: string, files: Sent) => fill(who, path, { text }, files)
  const fill = async (who: string, path: string, fields: Readonly<Record<string, string>>, files: Sent) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    for (const [name, bytes] of files) body.append('files', new File([bytes as BlobPart], name))
    const headers = { 'sec-fetch-site': 'same-origin', cookie: `test_who=${who}` }
    const response = await fetch(desk.url + path, { method: 'POST', redirect: 'manual', headers, body })
    return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() }
  }
  const attached = () => desk.house.office.db.selectFrom('case_attachment').select('id').execute()
  const mine = (n: number) => json<{ messages: readonly Message[] }>('officer', `/lers/cases/${ids[n]}`)

  test('a refused file keeps all of them out and the words come back; a good one reaches the other side as pictures', async () => {
    const path = `/lers/cases/${ids[3]}/messages`
    const good = await pdf()
    const acting = await pdf((made) => made.addJavaScript('go', 'this.print()'))
    const roll = await pdf((made) => made.addPage([20, 9_000]))
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    for (const [name, bytes, why] of [
      ['../../etc/a.pdf', acting, '“a.pdf” contains a script'],
      ['b.pdf', page, '“b.pdf” is not a PDF'],
      ['c.pdf', roll, 'too long and narrow'],
      ['d.pdf', new Uint8Array(), '“d.pdf” is empty'],
    ] as const) {
      const back = await send('officer', path, 'With our schedules.', [
        ['good.pdf', good],
        [name, bytes],
      ])
      expect([back.status, back.text.includes(why), back.text.includes('With our schedules.')], name).toEqual([
        ...[422, true, true],
      ])
    }
    const six = Array.from({ length: 6 }, (_, n) => [`${n}.pdf`, good] as const)
    expect((await send('officer', path, 'Six.', six)).text).toContain('at most 5 files')
    expect(await attached()).toEqual([])

    expect((await send('officer', path, 'With our schedules.', [['good.pdf', good]])).status).toBe(303)
    expect((await mine(3)).messages.at(-1)?.readAt).toBeNull()
    await json('auditor', at(3, ''))
    expect((await mine(3)).messages.at(-1)?.readAt).toBeNull()
    const [file] = (await caseOf(3)).messages.at(-1)?.files ?? []
    expect(file).toMatchObject({ name: 'good.pdf', pages: 2 })
    const seen = await desk.ask('reviewer', at(3, `attachments/${file?.id}`))
    expect(await seen.text()).toContain('Schedule A: the meeting of 14 September')
    const drawn = await desk.ask('reviewer', at(3, `attachments/${file?.id}/pages/2`))
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/png'])
    await drawn.arrayBuffer()
    for (const n of ['3', '1e0', '01', '1.0'])
      expect((await desk.ask('reviewer', at(3, `attachments/${file?.id}/pages/${n}`))).status, n).toBe(404)
    expect((await desk.ask('reviewer', at(3, 'pages/1e0'))).status).toBe(404)
    expect((await desk.ask('reviewer', at(3, `attachments/${file?.id}/file`))).status).toBe(404)
    expect((await desk.ask('reviewer', at(2, `attachments/${file?.id}`))).status).toBe(404)
    expect((await desk.ask('officer', `/lers/cases/${ids[3]}/attachments/${file?.id}/file`)).status).toBe(404)
  })

  test('the office sends a file too; each side sees when the other first looked, and no name', async () => {
    expect((await mine(3)).messages.at(-1)?.readAt).toMatch(/^\d{4}-/)
    const bytes = await pdf()
    expect((await send('reviewer', at(3, 'messages'), 'Our form.', [['form.pdf', bytes]])).status).toBe(303)
    const before = (await caseOf(3)).messages.at(-1)
    expect([before?.side, before?.readAt]).toEqual(['office', null])
    const own = `/lers/cases/${ids[3]}/attachments/${before?.files[0]?.id}`
    const down = await desk.ask('officer', `${own}/file`)
    expect(down.headers.get('content-disposition')).toContain('attachment')
    expect(new Uint8Array(await down.arrayBuffer())).toEqual(bytes)
    expect(await (await desk.ask('officer', own)).text()).toContain('Sent by the office')
    await mine(3)
    const first = (await caseOf(3)).messages.at(-1)?.readAt
    expect(first).toMatch(/^\d{4}-/)
    await days(1)
    await mine(3)
    expect((await caseOf(3)).messages.at(-1)?.readAt).toBe(first)
    const page = await (await desk.ask('officer', `/lers/cases/${ids[3]}`)).text()
    expect(page).toContain('Read by the office')
    for (const key of ['reviewer', 'counsel', 'intake']) expect(page).not.toContain(desk.people.get(key)?.name)
  })

  test('half a letter in the text of a PDF is shown as an unknown sign, by every door through which a file comes', async () => {
    const odd = (text: string) => pdfThatMeans(HALF, text)
    expect(
      (await send('officer', `/lers/cases/${ids[3]}/messages`, 'Odd.', [['a\u202efdp.exe', odd('ab')]])).status,
    ).toBe(303)
    const [file] = (await caseOf(3)).messages.at(-1)?.files ?? []
    expect(file?.name).toBe('afdp.exe.pdf')
    const { pages } = await json<{ pages: readonly { text: string }[] }>(
      'officer',
      `/lers/cases/${ids[3]}/attachments/${file?.id}`,
    )
    expect(pages.map(({ text }) => text)).toEqual(['a\ufffd'])

    const now = desk.house.office.clock.now().toISOString()
    const came = { channel: 'post', receivedOn: now.slice(0, 10), receivedTime: '00:00' }
    const arrived = await fill('intake', '/desk/arrivals', came, [['odd.pdf', odd('abb')]])
    expect([arrived.status, arrived.to]).toEqual([303, expect.stringMatching(/^\/desk\/arrivals\/arrival_/)])
    const draft = (await desk.ask('officer', '/lers/drafts', {})).headers.get('location')?.split('/')[3]
    expect((await fill('officer', `/lers/drafts/${draft}/document`, {}, [['odd.pdf', odd('abbb')]])).status).toBe(303)
    const { db } = desk.house.office
    const checks = await db.selectFrom('document_check').select('verdict').orderBy('at', 'desc').limit(2).execute()
    expect(checks.map(({ verdict }) => verdict.pages[0]?.text)).toEqual(['a\ufffd\ufffd\ufffd', 'a\ufffd\ufffd'])
  })

  test('a file that staff record beside an order is nothing to the officer, and the turns do not count what is inside', async () => {
    const order = { court: 'Marlow County Court', statute: 'Ohio Rev. Code 2933.52', endsOn: '', found: '' }
    const recorded = await fill('intake', at(2, 'secrecy-orders'), order, [['order.pdf', await pdf()]])
    expect(recorded.status).toBe(303)
    const { db } = desk.house.office
    const kept = await db
      .selectFrom('case_attachment')
      .select('id')
      .where('case_id', '=', ids[2] ?? '')
      .execute()
    expect(kept).toHaveLength(1)
    expect((await desk.ask('reviewer', at(2, `attachments/${kept[0]?.id}`))).status).toBe(200)
    for (const rest of ['', '/pages/1', '/file']) {
      const path = `/lers/cases/${ids[2]}/attachments/${kept[0]?.id}${rest}`
      expect((await desk.ask('officer', path)).status, path).toBe(404)
    }
    for (const { messages } of [await mine(2), await mine(3)])
      expect(messages.map(({ n }) => n)).toEqual(messages.map((_, index) => index + 1))
  })

  test('a case that is full is full before anything is opened; a closed case waits for no answer', async () => {
    const path = `/lers/cases/${ids[3]}/messages`
    expect((await desk.ask('reviewer', at(3, 'questions'), { text: 'Which room?' })).status).toBe(303)
    const withdrawn = { reason: 'The matter was settled.', confirm: 'yes' }
    expect((await desk.ask('officer', `/lers/cases/${ids[3]}/withdrawal`, withdrawn)).status).toBe(303)
    expect((await send('officer', path, 'Thank you.', [])).status).toBe(303)
    const { messages } = await caseOf(3)
    expect(messages.slice(-2).map(({ kind }) => kind)).toEqual(['question', 'message'])

    const { db } = desk.house.office
    const from = { case_id: ids[3] ?? '', by_person: desk.people.get('officer')?.id ?? '' }
    const said = await db
      .selectFrom('case_fact')
      .select('n')
      .where('case_id', '=', from.case_id)
      .where('kind', '=', 'officer-wrote')
      .orderBy('n', 'desc')
      .executeTakeFirstOrThrow()
    const beside = await db.selectFrom('case_attachment').select('bytes').where('case_id', '=', from.case_id).execute()
    const taken = beside.reduce((sum, { bytes }) => sum + Number(bytes), 0)
    const large = { ...from, id: 'file_large', fact_n: said.n, n: 1, name: 'a.pdf', bytes: 250_000_000 - taken }
    const page = '[{"width":1,"height":1,"text":""}]' as never
    await db
      .insertInto('case_attachment')
      .values({ ...large, sha256: 'a'.repeat(64), pages: page, at: new Date() })
      .execute()
    const acting = await pdf((made) => made.addJavaScript('go', 'this.print()'))
    const full = await send('officer', path, 'One more.', [['acting.pdf', acting]])
    expect([full.status, full.text.includes('holds as many files as it can')]).toEqual([422, true])
  })
})

test.each(['en', 'nl'] as const)('both pages in %s are without a barrier at 390 pixels', async (lang) => {
  const browser = await launchBrowser()
  try {
    for (const [who, path] of [
      ['reviewer', at(0, '')],
      ['officer', `/lers/cases/${ids[0]}`],
    ] as const) {
      const { page, faults } = await openPage(browser, desk.url, { lang, width: 390, colours: 'dark' })
      await desk.become(page.context(), who)
      await page.goto(desk.url + path)
      expect(await page.locator('#dialogue .thread__turn').count()).toBe(2)
      expect(await axe(page), path).toEqual([])
      expect(await scrollsSideways(page), path).toBe(false)
      expect(faults).toEqual([])
      await page.context().close()
    }
  } finally {
    await browser.close()
  }
})
