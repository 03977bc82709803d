import type { Db, Tx } from '#platform/db/db.ts'
import type { Day } from '#platform/time.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    secrecy_order: {
      id: string
      case_id: string
      court: string
      statute: string
      ends_on: string | null
      at: Date
      by_person: string
    }
    secrecy_ruling: {
      id: string
      order_id: string
      ruling: 'binds-until' | 'does-not-bind'
      ends_on: string | null
      reason: string
      at: Date
      by_person: string
    }
    secrecy_document: {
      order_id: string
      case_id: string
      attachment_id: string | null
      at: Date
      by_person: string
    }
    user_notice: { id: string; case_id: string; account_id: string; mail_id: string; on_day: string; at: Date }
  }
}

/** The orders and rulings stand here beside the facts, because the database itself refuses a notice while one binds. */
export async function insertOrder(
  tx: Tx,
  order: { id: string; caseId: string; court: string; statute: string; endsOn: Day | null; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('secrecy_order')
    .values({
      id: order.id,
      case_id: order.caseId,
      court: order.court,
      statute: order.statute,
      ends_on: order.endsOn,
      at: order.at,
      by_person: order.by,
    })
    .execute()
}

/** Where an order stands; without it the database takes no order. `attachmentId` null: in the document of the request. */
export async function insertOrderDocument(
  tx: Tx,
  shown: { orderId: string; caseId: string; attachmentId: string | null; at: Date; by: string },
): Promise<void> {
  await tx
    .insertInto('secrecy_document')
    .values({
      ...{ order_id: shown.orderId, case_id: shown.caseId, attachment_id: shown.attachmentId, at: shown.at },
      by_person: shown.by,
    })
    .execute()
}

/** By order: the file in which it stands, null where that is the document of the request. */
export async function orderDocumentsOf(db: Db, caseId: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('secrecy_document')
    .select(['order_id', 'attachment_id'])
    .where('case_id', '=', caseId)
    .execute()
  return new Map(rows.map(({ order_id, attachment_id }) => [order_id, attachment_id]))
}

export async function insertRuling(
  tx: Tx,
  ruling: {
    id: string
    orderId: string
    ruling: 'binds-until' | 'does-not-bind'
    endsOn: Day | null
    reason: string
    at: Date
    by: string
  },
): Promise<void> {
  await tx
    .insertInto('secrecy_ruling')
    .values({
      id: ruling.id,
      order_id: ruling.orderId,
      ruling: ruling.ruling,
      ends_on: ruling.endsOn,
      reason: ruling.reason,
      at: ruling.at,
      by_person: ruling.by,
    })
    .execute()
}

export async function insertNotice(
  tx: Tx,
  notice: { id: string; caseId: string; accountId: string; mailId: string; onDay: Day; at: Date },
): Promise<void> {
  await tx
    .insertInto('user_notice')
    .values({
      id: notice.id,
      case_id: notice.caseId,
      account_id: notice.accountId,
      mail_id: notice.mailId,
      on_day: notice.onDay,
      at: notice.at,
    })
    .execute()
}
