/** What an answer costs, over real HTTP on both databases: quoted, agreed to, invoiced, taken back; and what the database refuses by itself. */
import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import { sweepInvoices } from '../../src/requests/costs/destroy.commands.ts'

const Line = z.object({ work: z.string(), units: z.int(), cents: z.int(), unit: z.string(), amount: z.string() })
const Bill = z.looseObject({ invoice: z.string(), number: z.string(), kind: z.string(), total: z.string() })
const Costs = z.looseObject({
  quotes: z.array(z.looseObject({ quote: z.string(), state: z.string(), total: z.string(), lines: z.array(Line) })),
  invoices: z.array(Bill),
})
const Seen = z.looseObject({
  number: z.string(),
  dueAt: z.string(),
  state: z.string(),
  docketNumber: z.string(),
  costs: Costs,
})

describe.each(['pglite', 'postgres'] as const)('costs on %s', (engine) => {
  let w: WholeHouse
  let [open, produced, other] = ['', '', '']
  beforeAll(async () => {
    w = await wholeHouse({ engine, daysAgo: 40 })
    const story = { officer: 'officer', kind: 'grand-jury', categories: ['identity'] } as const
    await w.play([
      { ...story, daysAgo: 39, account: 1, ending: 'answered' },
      { ...story, daysAgo: 4, account: 2, ending: 'in-review' },
      { ...story, daysAgo: 4, officer: 'officer3', account: 3, ending: 'new' },
    ])
    const cases = async (key: string) =>
      (
        await w.house.office.db
          .selectFrom('case_file')
          .select('id')
          .where('officer_id', '=', w.person(key).id)
          .orderBy('received_at')
          .execute()
      ).map(({ id }) => id)
    ;[produced = '', open = ''] = await cases('officer')
    ;[other = ''] = await cases('officer3')
  }, 300_000)
  afterAll(() => w?.close())

  const look = async (id: string) => Seen.parse((await w.api('reviewer', `/desk/cases/${id}`)).json)
  const quote = (id: string, units: object, over: object = {}) =>
    w.api('reviewer', `/desk/cases/${id}/quotes`, { currency: 'EUR', units, quoteNote: 'Two systems.', ...over })
  const answer = async (id: string, costsAnswer: string, costsText = '', who = 'officer') => {
    const last = (await look(id)).costs.quotes.at(-1)
    return w.api(who, `/requests/${id}/quotes/${last?.quote}/answer`, { costsAnswer, costsText })
  }
  const invoice = async (id: string, units: object) =>
    w.api('custodian', `/desk/cases/${id}/quotes/${(await look(id)).costs.quotes.at(-1)?.quote}/invoices`, { units })

  test('a quote is asked about, agreed to by its own officer alone, and moves no date', {
    timeout: 120_000,
  }, async () => {
    const before = await look(open)
    expect((await quote(open, {})).status).toBe(422)
    expect((await quote(open, { search: 1.5 })).status).toBe(422)
    expect((await quote(open, { search: 12, medium: 1 })).status).toBe(201)
    expect((await quote(open, { search: 1 })).status).toBe(409)
    expect((await look(open)).costs.quotes[0]).toMatchObject({ state: 'open', total: '195.00' })
    const [mail] = (await w.mails(w.person('officer').email)).filter(({ template }) => template === 'costs')
    expect(mail?.text).toContain('/lers/cases/')
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/195|15[.,]00|EUR|search/i)
    expect((await answer(open, 'approved', '', 'officer3')).status).toBe(404)
    expect((await answer(open, 'asked')).status).toBe(422)
    expect((await answer(open, 'asked', 'Why two systems?')).status).toBe(200)
    expect((await answer(open, 'approved')).status).toBe(200)
    expect((await answer(open, 'declined', 'No')).status).toBe(409)
    expect((await invoice(open, { search: 1 })).status).toBe(409)
    const after = await look(open)
    expect(after.costs.quotes[0]?.state).toBe('approved')
    expect([after.dueAt, after.state]).toEqual([before.dueAt, before.state])
    const told = (await w.mails(w.person('reviewer').email)).filter(({ template }) => template === 'costs-answer')
    expect(told).toHaveLength(2)
  })

  test('an invoice asks no more than was agreed, has the next number, and is taken back whole', {
    timeout: 120_000,
  }, async () => {
    expect((await quote(produced, { search: 12, courier: 2 })).status).toBe(201)
    expect((await answer(produced, 'approved')).status).toBe(200)
    expect((await invoice(produced, { search: 13 })).status).toBe(422)
    expect((await invoice(produced, { search: 10 })).status).toBe(201)
    const [first] = (await look(produced)).costs.invoices
    const year = w.house.office.clock.now().getUTCFullYear()
    expect(first).toMatchObject({ number: `HLD-F-${year}-00001`, total: '150.00' })
    expect((await w.api('custodian', `/desk/cases/${produced}/invoices/${first?.invoice}/credit`, {})).status).toBe(422)
    const credit = { creditReason: 'Counted twice.' }
    const path = `/desk/cases/${produced}/invoices/${first?.invoice}/credit`
    expect((await w.api('custodian', path, credit)).status).toBe(201)
    expect((await w.api('custodian', path, credit)).status).toBe(409)
    expect((await invoice(produced, { search: 12, courier: 2 })).status).toBe(201)
    expect(
      (await look(produced)).costs.invoices.map(({ number, kind, total }) => [number.slice(-5), kind, total]),
    ).toEqual([
      ...[
        ['00001', 'invoice', '150.00'],
        ['00002', 'credit', '-150.00'],
        ['00003', 'invoice', '250.00'],
      ],
    ])
  })

  test('the paper and the file for bookkeeping add up, and name nobody the demand is about', {
    timeout: 120_000,
  }, async () => {
    const { costs, number, docketNumber } = await look(produced)
    const last = costs.invoices.at(-1)
    const fetched = async (who: string, at: string) => {
      const response = await fetch(`${w.url}/api/v1${at}`, {
        headers: { authorization: `Bearer ${w.person(who).token}` },
      })
      return Buffer.from(await response.arrayBuffer())
    }
    const pdf = await fetched('officer', `/requests/${produced}/invoices/${last?.invoice}/file`)
    expect(pdf.equals(await fetched('auditor', `/desk/costs/invoices/${last?.invoice}/file`))).toBe(true)
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString()
    const identifiers = await w.house.office.db.selectFrom('case_task').select('identifier_value').execute()
    for (const shown of [last?.number ?? '', number, docketNumber, 'EUR 180.00', 'EUR 70.00', 'EUR 250.00', '2706'])
      expect(text).toContain(shown)
    for (const { identifier_value } of identifiers) expect(text).not.toContain(identifier_value)
    expect(text).not.toMatch(/grand jury|subpoena|fraud|account|identity/i)
    expect((await w.api('officer3', `/requests/${produced}/invoices/${last?.invoice}/file`)).status).toBe(404)
    const csv = (await fetched('custodian', '/desk/costs/invoices.csv'))
      .toString()
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
    expect(csv).toHaveLength(1 + 1 + 1 + 2)
    const amounts = csv.slice(1).map((line) => line.split(',').at(-2) ?? '')
    expect(amounts).toEqual(['150.00', '-150.00', '180.00', '70.00'])
    expect((await w.api('reviewer', '/desk/costs')).json).toMatchObject({
      years: [w.house.office.clock.now().getUTCFullYear()],
    })
    expect((await w.api('intake', '/desk/costs')).status).toBe(403)
  })

  test('a rate of the house has two people and a day', { timeout: 60_000 }, async () => {
    const today = w.house.office.clock.now().toISOString().slice(0, 10)
    const rate = { work: 'search', currency: 'USD', amount: '20.50', validFrom: today }
    expect((await w.api('counsel', '/desk/costs/rates', { ...rate, amount: 'much' })).status).toBe(422)
    const made = await w.api('counsel', '/desk/costs/rates', rate)
    expect(made.status).toBe(201)
    const path = `/desk/costs/rates/${made.json.rate}/word`
    expect((await w.api('counsel', path, { word: 'confirmed' })).status).toBe(409)
    expect((await w.api('administrator', path, { word: 'confirmed' })).status).toBe(200)
    expect((await quote(other, { search: 4 }, { currency: 'USD' })).status).toBe(201)
    expect((await look(other)).costs.quotes[0]?.total).toBe('82.00')
    const named = (await look(other)).costs.quotes[0]?.quote
    const back = `/desk/cases/${other}/quotes/${named}/withdrawal`
    expect((await w.api('reviewer', back, { quoteReason: 'Wrong case.' })).status).toBe(201)
    expect(
      (await w.api('reviewer', `/desk/cases/${other}/costs/waiver`, { waiveWhy: 'child', waiveReason: 'Age 9.' }))
        .status,
    ).toBe(201)
    expect((await quote(other, { search: 4 })).json).toMatchObject({ type: 'urn:waarborg:problem:not-allowed' })
  })

  test('the database keeps the numbers, the amounts and the agreement by itself', { timeout: 60_000 }, async () => {
    const { db } = w.house.opened
    const last = await db.selectFrom('cost_invoice').selectAll().orderBy('n', 'desc').executeTakeFirstOrThrow()
    const row = (over: object) => ({
      ...{ id: 'inv_x', year: last.year, n: last.n + 1, number: 'X', kind: 'invoice' as const, credits: null },
      ...{ case_id: last.case_id, quote_id: last.quote_id, currency: last.currency, paper: '{}', reason: '' },
      ...{ on_day: last.on_day, at: new Date(), by_person: 'x', ...over },
    })
    const put = (over: object) => db.insertInto('cost_invoice').values(row(over)).execute()
    await expect(put({ n: last.n + 2 })).rejects.toThrow(/does not follow/)
    await expect(put({ case_id: open })).rejects.toThrow(/not agreed/)
    await expect(put({})).rejects.toThrow(/not whole/)
    const withLine = db.transaction().execute(async (tx) => {
      await tx.insertInto('cost_invoice').values(row({})).execute()
      const line = { invoice_id: 'inv_x', work: 'search', unit: 'quarter', units: 1, cents: 1500 } as const
      await tx.insertInto('cost_invoice_line').values(line).execute()
    })
    await expect(withLine).rejects.toThrow(/more than was agreed/)
    await expect(sql`update cost_invoice set number = 'Y'`.execute(db)).rejects.toThrow(/permission denied/)
    await expect(sql`delete from cost_invoice_line`.execute(db)).rejects.toThrow(/permission denied/)
    const today = last.on_day
    await expect(sql`select destroy_invoice(${last.id}, ${today}, now())`.execute(db)).rejects.toThrow(/not over/)
    await expect(
      sql`select destroy_invoice(${last.id}, ${`${last.year + 7}-12-31`}, now())`.execute(db),
    ).rejects.toThrow(/not over/)
    const then = new Date(`${last.year + 8}-01-02T12:00:00Z`)
    const office = { ...w.house.office, clock: { now: () => then } }
    const hold = { id: 'hold_x', case_id: produced, why: 'legal' as const, reason: 'Lawsuit', at: new Date() }
    const days = { on_day: `${last.year + 8}-01-01`, until: `${last.year + 8}-02-01` }
    await db
      .insertInto('retention_hold')
      .values({ ...hold, ...days, placed_by: 'a' })
      .execute()
    expect(await sweepInvoices(office)).toBe(0)
    await db
      .insertInto('retention_hold_end')
      .values({ hold_id: 'hold_x', placed_by: 'a', reason: 'Over', at: new Date(), by_person: 'b' })
      .execute()
    expect([await sweepInvoices(office), await sweepInvoices(office)]).toEqual([3, 0])
    const gone = await db.selectFrom('cost_invoice').selectAll().where('id', '=', last.id).executeTakeFirstOrThrow()
    expect(gone).toMatchObject({ number: last.number, case_id: '', by_person: '', paper: {} })
    expect(await db.selectFrom('cost_invoice_file').selectAll().where('invoice_id', '=', last.id).execute()).toEqual([])
    const quoteRow = {
      id: 'q_x',
      case_id: open,
      n: 9,
      currency: 'EUR' as const,
      note: '',
      citation: '',
      at: new Date(),
    }
    const put2 = { ...quoteRow, ruling_n: null, ruling_word: null, quoted_by: 'x' }
    await db.insertInto('cost_quote').values(put2).execute()
    await expect(
      db
        .insertInto('cost_quote')
        .values({ ...put2, id: 'q_y', n: 10 })
        .execute(),
    ).rejects.toThrow(/still open/)
    const end = { quote_id: 'q_x', ending: 'approved' as const, reason: '', at: new Date() }
    await expect(
      db
        .insertInto('cost_quote_end')
        .values({ ...end, by_person: w.person('reviewer').id })
        .execute(),
    ).rejects.toThrow(/not theirs/)
    await expect(
      db
        .insertInto('cost_quote_end')
        .values({ ...end, by_person: w.person('officer').id })
        .execute(),
    ).rejects.toThrow(/no lines/)
  })
})
