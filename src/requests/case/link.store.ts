import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { CaseFile } from './case.store.ts'

export type Twin = Readonly<{ caseId: string; number: string; receivedAt: Date; why: 'same-document' | 'same-docket' }>

const MOST = 10

/** Other cases with the very same document, or with the same number of the same agency; newest first. */
export async function twinsOf(db: Db, file: CaseFile): Promise<readonly Twin[]> {
  const { rows } = await sql<{ id: string; number: string; received_at: Date; same_document: boolean }>`
    with mine as (select sha256 from request_document where id = ${file.documentId})
    select c.id, c.number, c.received_at, d.sha256 = (select sha256 from mine) as same_document
    from case_file c join request_document d on d.id = c.document_id
    where c.id <> ${file.id} and (
      d.sha256 = (select sha256 from mine)
      or (c.agency_id = ${file.agencyId} and lower(c.docket_number) = lower(${file.docketNumber}))
    )
    order by c.received_at desc, c.id limit ${MOST}`.execute(db)
  return rows.map(({ id, number, received_at, same_document }) => ({
    ...{ caseId: id, number, receivedAt: received_at, why: same_document ? 'same-document' : 'same-docket' },
  }))
}

export async function caseIdOf(db: Db, number: string): Promise<string | null> {
  const row = await db.selectFrom('case_file').select('id').where('number', '=', number).executeTakeFirst()
  return row?.id ?? null
}
