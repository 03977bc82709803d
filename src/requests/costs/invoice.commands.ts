/** An invoice from an agreed quote, the credit note that takes it back, and the PDF of either: set once, the same bytes ever after. */
import { Readable } from 'node:stream'
import { agencyById } from '#agencies'
import { record } from '#audit'
import { newId } from '#platform/ids.ts'
import { type Office, transact } from '#platform/office.ts'
import { addDays, dayIn } from '#platform/time.ts'
import { addFacts, type Held, withCase } from '../case/record.commands.ts'
import { officerAddress } from '../filing/contact.store.ts'
import {
  type Bill,
  billsOfCase,
  fileOfBill,
  insertBill,
  keepBillFile,
  nextNumber,
  type Paper,
} from './invoice.store.ts'
import { typesetBill } from './invoice.typeset.ts'
import { tellOfCosts } from './quote.commands.ts'
import {
  type CreditRefusal,
  checkCredit,
  checkInvoice,
  type InvoiceRefusal,
  invoiceLines,
  invoiceNumber,
  type Units,
} from './quote.rules.ts'
import { type Quote, quotesOfCase } from './quote.store.ts'

type Refused<Because> = Readonly<{ kind: 'refused'; because: Because }> | Readonly<{ kind: 'unknown' }>
const UNKNOWN = { kind: 'unknown' } as const

export type InvoiceOutcome = Readonly<{ kind: 'made'; number: string; invoiceId: string }> | Refused<InvoiceRefusal>
export type InvoiceAsk = Readonly<{ caseId: string; quoteId: string; units: Units }>

export async function makeInvoice(office: Office, by: string, ask: InvoiceAsk): Promise<InvoiceOutcome> {
  const { caseId, quoteId, units } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<InvoiceOutcome> => {
    const { tx, state } = held
    const quote = (await quotesOfCase(tx, caseId)).find(({ id }) => id === quoteId)
    if (!quote || !office.provider.costs) return UNKNOWN
    const bills = await billsOfCase(tx, caseId)
    const because = checkInvoice(units, { quote, bills, produced: state.closed?.why === 'produced' })
    if (because !== null) return { kind: 'refused', because }
    const paper = await paperOf(office, held, quote)
    const lines = invoiceLines(units, quote)
    const { id, number } = await putBill(office, held, {
      ...{ by, paper, lines, kind: 'invoice', credits: null, reason: '' },
      ...{ quoteId, currency: quote.currency },
    })
    await tellOfCosts(office, held, 'invoice')
    await addFacts(office, held, {
      ...{ by, action: 'costs.invoiced', detail: { invoice: number } },
      facts: [{ kind: 'invoice-made', data: { invoiceId: id, number } }],
    })
    return { kind: 'made', number, invoiceId: id }
  })
  return outcome ?? UNKNOWN
}

export type CreditOutcome = Readonly<{ kind: 'made'; number: string }> | Refused<CreditRefusal>
export type CreditAsk = Readonly<{ caseId: string; invoiceId: string; reason: string }>

/** Takes the whole of an invoice back; what was agreed can be asked again. */
export async function creditInvoice(office: Office, by: string, ask: CreditAsk): Promise<CreditOutcome> {
  const { caseId, invoiceId } = ask
  const outcome = await withCase(office, caseId, async (held): Promise<CreditOutcome> => {
    const bills = await billsOfCase(held.tx, caseId)
    const invoice = bills.find(({ id }) => id === invoiceId)
    if (!invoice) return UNKNOWN
    const because = checkCredit(invoiceId, { bills, reason: ask.reason })
    if (because !== null) return { kind: 'refused', because }
    const { quoteId, currency, lines } = invoice
    const reason = ask.reason.trim()
    const { number } = await putBill(office, held, {
      ...{ by, quoteId, currency, lines, kind: 'credit', credits: invoice.id, reason },
      paper: { ...invoice.paper, credits: invoice.number },
    })
    await tellOfCosts(office, held, 'credit')
    await addFacts(office, held, {
      ...{ by, action: 'costs.credited', detail: { invoice: invoice.number, credit: number } },
      facts: [{ kind: 'invoice-credited', data: { invoiceId, number: invoice.number, reason } }],
    })
    return { kind: 'made', number }
  })
  return outcome ?? UNKNOWN
}

type NewBill = Pick<Bill, 'quoteId' | 'kind' | 'credits' | 'currency' | 'lines' | 'paper' | 'reason' | 'by'>

async function putBill(office: Office, { tx, file, now }: Held, bill: NewBill): Promise<Pick<Bill, 'id' | 'number'>> {
  const on = dayIn(office.provider.zone, now)
  const year = Number(on.slice(0, 4))
  const n = await nextNumber(tx, year)
  const number = invoiceNumber(office.provider.casePrefix, { year, n })
  const id = newId('invoice')
  await insertBill(tx, { ...bill, ...{ id, year, n, number, caseId: file.id, on, at: now } })
  return { id, number }
}

/** What is printed beside the lines: of the case its two numbers, and nothing of whom or what it is about. */
async function paperOf({ provider }: Office, { tx, file, now }: Held, quote: Quote): Promise<Paper> {
  const agency = await agencyById(tx, file.agencyId)
  const { lang, name } = await officerAddress(tx, file)
  const entity = provider.products[file.product]
  const { payTo = [], days = 0, vat } = provider.costs ?? {}
  return {
    ...{ lang, from: [entity.name, ...entity.address], registration: provider.registration },
    to: [agency?.name ?? '', ...(agency?.unit ? [agency.unit] : []), name, ...(agency?.address ?? [])],
    ...{ caseNumber: file.number, yourReference: file.docketNumber, citation: quote.citation },
    ...{ payTo, payBy: addDays(dayIn(provider.zone, now), days), vat: vat?.[lang] ?? '', credits: null },
  }
}

/** Set after the transaction of the read has ended, while the answer is sent. */
export function billFile(office: Office, bill: Bill): Readable {
  return Readable.from(bytesOf(office, bill), { objectMode: false })
}

async function* bytesOf(office: Office, bill: Bill): AsyncGenerator<Uint8Array> {
  yield* office.files.open((await fileOfBill(office.db, bill.id))?.sha256 ?? (await setFile(office, bill)))
}

async function setFile(office: Office, bill: Bill): Promise<string> {
  const { sha256, bytes } = await office.files.put(await typesetBill(bill))
  return transact(office, async (tx) => {
    const kept = await keepBillFile(tx, { id: bill.id, sha256, bytes, at: office.clock.now() })
    await record(tx, office.clock, {
      who: 'system',
      action: 'costs.paper',
      about: bill.number,
      detail: { sha256: kept },
    })
    return kept
  })
}
