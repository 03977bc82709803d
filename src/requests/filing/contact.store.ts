import type { Db } from '#platform/db/db.ts'
import type { Lang } from '#platform/words.ts'
import type { CaseFile } from '../case/case.store.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_contact: { case_id: string; officer_name: string; email: string; lang: Lang }
    case_handover: {
      case_id: string
      n: number
      from_person: string
      to_person: string
      officer_name: string
      email: string
      lang: Lang
      reason: string
      side: 'agency' | 'office'
      at: Date
      by_person: string
    }
  }
}

export type OfficerContact = Readonly<{ name: string; to: string; lang: Lang }>

/** Where the holder of a case is written to, and in which language: as it was filed, or handed over. */
export async function officerAddress(db: Db, file: Pick<CaseFile, 'id'>): Promise<OfficerContact> {
  const contact = (await contactsOf(db, file)).at(-1)
  if (!contact) throw new Error(`case ${file.id} has nobody to write to`)
  return contact
}

/** `since` is null for who filed it. */
export type HeldBy = OfficerContact & Readonly<{ since: Date | null }>

/** Whoever filed it, and each to whom it was handed over, in that order: to them its letters went. */
export async function contactsOf(db: Db, { id }: Pick<CaseFile, 'id'>): Promise<readonly HeldBy[]> {
  const first = await db.selectFrom('case_contact').selectAll().where('case_id', '=', id).execute()
  const later = await db.selectFrom('case_handover').selectAll().where('case_id', '=', id).orderBy('n').execute()
  return [...first.map((row) => ({ ...row, at: null })), ...later].map(({ officer_name, email, lang, at }) => ({
    ...{ name: officer_name, to: email, lang, since: at },
  }))
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
