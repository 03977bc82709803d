/** Finding a case by the beginnings of words, as quick in a hundred thousand cases as in a thousand. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/db.ts'
import { inParts } from '#platform/db/parts.ts'

declare module '#platform/db/db.ts' {
  interface Tables {
    case_word: { case_id: string; word: string; is_open: boolean }
  }
}

/** The words of a new case; they never change. */
export async function insertWords(tx: Tx, caseId: string, texts: readonly string[]): Promise<void> {
  const words = [...new Set(wordsIn(texts.join(' ')))]
  for (const some of inParts(words))
    await tx
      .insertInto('case_word')
      .values(some.map((word) => ({ case_id: caseId, word, is_open: true })))
      .execute()
}

/** Open and ended cases are searched apart. */
export async function moveWords(tx: Tx, caseId: string, isOpen: boolean): Promise<void> {
  await tx
    .updateTable('case_word')
    .set({ is_open: isOpen })
    .where('case_id', '=', caseId)
    .where('is_open', '!=', isOpen)
    .execute()
}

/** A search, word by word: at most eight of them, each the beginning of a word of the case. */
export function termsOf(text: string): readonly string[] {
  return wordsIn(text.slice(0, 2000)).slice(0, 8)
}

const FEW = 300

/**
 * The cases of the rarest word, when they are few: whoever asks still tests the other words on them. Null when every word is
 * common; a page of those is found sooner by walking the queue in its order than by sorting them all.
 */
export async function fewWith(db: Db, terms: readonly string[], open: boolean): Promise<readonly string[] | null> {
  const lists = terms.map(
    (term) => sql`select array(
      select distinct case_id from (
        select case_id from case_word where is_open = ${open} and word >= ${term} and word < ${after(term)} limit ${FEW + 1}
      ) as few
    ) as ids`,
  )
  const { rows } = await sql<{ ids: readonly string[] }>`${sql.join(lists, sql` union all `)}`.execute(db)
  const rarest = rows.map(({ ids }) => ids).toSorted((a, b) => a.length - b.length)[0] ?? []
  return rarest.length > FEW ? null : rarest
}

/**
 * Every word of the search begins a word of the card: a test on one row of `case_index`. Seen through, it would be taken for rarer than
 * it is, and the whole queue be sorted to find a page of it: `coalesce` hides it from PostgreSQL's estimate.
 */
export function hasAll(terms: readonly string[]) {
  return sql<boolean>`coalesce(words @@ to_tsquery('simple', ${terms.map((term) => `${term}:*`).join(' & ')}), false)`
}

/** The words of a card, for `case_index.words`: as many as a tsvector holds, which is a megabyte; so many come only with a long list. */
export function wordsOfCard(texts: readonly string[]) {
  let room = 1_000_000
  const words = [...new Set(wordsIn(texts.join(' ')))].filter((word) => {
    room -= Buffer.byteLength(word) + 12
    return room > 0
  })
  return sql<string>`to_tsvector('simple', ${words.join(' ')})`
}

/** The first text that no longer begins with the term; words hold letters and digits only, so none is the last sign there is. */
function after(term: string): string {
  return `${term}\u{10FFFF}`
}

/** Letters and digits only, so that HLD-2026-00417 and j.devries@x.example are found by any of their parts. */
function wordsIn(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '')
}
