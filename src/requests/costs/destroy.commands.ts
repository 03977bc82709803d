/** What the tax law no longer asks for goes at night; the number and the day of an invoice stay. */
import { record } from '#audit'
import { type Office, transact } from '#platform/office.ts'
import { dayIn } from '#platform/time.ts'
import { lastDayOf, periodFor } from '../retention/period.rules.ts'
import { billsUntil, destroyBill } from './invoice.store.ts'
import { yearEnd } from './quote.rules.ts'

export async function sweepInvoices(office: Office): Promise<number> {
  const { provider, clock, db } = office
  const today = dayIn(provider.zone, clock.now())
  const { period } = periodFor('invoice', provider.retention ?? {})
  const old = await billsUntil(db, Number(today.slice(0, 4)) - 1, today)
  const over = old.filter(({ on }) => lastDayOf(yearEnd(on), period) < today)
  for (const { id, number } of over)
    await transact(office, async (tx) => {
      await destroyBill(tx, { id, today, at: clock.now() })
      await office.jobs.send(tx, 'retention.files', {}, { onceKey: 'files' })
      await record(tx, clock, { who: 'system', action: 'costs.destroyed', about: number })
    })
  return over.length
}
