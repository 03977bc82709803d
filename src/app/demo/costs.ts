/** What an answer costs: one quote that was agreed to and invoiced, one that waits for the officer. */
import type { Office } from '#platform/office.ts'
import { answerQuote, makeInvoice, quoteCosts } from '#requests'
import type { DemoPeople } from './people.ts'

export async function askCosts(
  office: Office,
  people: DemoPeople,
  { answered, open }: Readonly<{ answered: Readonly<{ caseId: string; officer: string }>; open: string }>,
): Promise<void> {
  const [reviewer, officer] = [people.get('reviewer')?.id ?? '', people.get(answered.officer)?.id ?? '']
  const { caseId } = answered
  const units = { search: 12, assembly: 4, medium: 1 }
  const quoted = await quoteCosts(office, reviewer, {
    caseId,
    currency: 'EUR',
    units,
    note: 'Three hours in two systems.',
  })
  if (quoted.kind !== 'quoted') throw new Error(`the demo could not quote: ${JSON.stringify(quoted)}`)
  const { quoteId } = quoted
  await answerQuote(office, officer, { caseId, quoteId, answer: 'approved', text: '' })
  await makeInvoice(office, people.get('custodian')?.id ?? '', { caseId, quoteId, units: { ...units, search: 10 } })
  await quoteCosts(office, reviewer, { caseId: open, currency: 'EUR', units: { search: 6 }, note: '' })
}
