import type { Db } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'
import type { CaseFile } from '../case/case.store.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_contact: { case_id: string; officer_name: string; email: string; lang: Lang }
  }
}

export type OfficerContact = Readonly<{ name: string; to: string; lang: Lang }>

/** Where the officer of a case is written to, and in which language: as they filed it. */
export async function officerAddress(db: Db, { id }: Pick<CaseFile, 'id'>): Promise<OfficerContact> {
  const row = await db.selectFrom('case_contact').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()
  return { name: row.officer_name, to: row.email, lang: row.lang }
}

export async function insertContact(
  db: Db,
  contact: { caseId: string; name: string; email: string; lang: Lang },
): Promise<void> {
  await db
    .insertInto('case_contact')
    .values({ case_id: contact.caseId, officer_name: contact.name, email: contact.email, lang: contact.lang })
    .execute()
}
