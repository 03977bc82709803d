import type { Db } from '#platform/db/db.ts'
import type { Reply } from '#platform/http/route.ts'
import type { Office } from '#platform/office.ts'
import { billFile } from './invoice.commands.ts'
import { type Bill, fileOfBill } from './invoice.store.ts'

/** The PDF of an invoice or a credit note, to keep. */
export async function billReply(office: Office, db: Db, bill: Bill): Promise<Reply> {
  const bytes = (await fileOfBill(db, bill.id))?.bytes ?? null
  return {
    ...{ kind: 'stream', name: `${bill.number}.pdf`, type: 'application/pdf', inline: false },
    ...{ bytes, stream: billFile(office, bill) },
  }
}
