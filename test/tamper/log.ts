/** The access log as somebody with more rights than the program would change it: a letter of any entry or link, and the whole end made anew. */

import { nextLink, type Place, type SealedEntry, START } from '../../src/audit/chain.rules.ts'
import { record, startSealer, verifyAudit } from '../../src/audit/index.ts'
import type { Db } from '../../src/platform/db/db.ts'
import type { Opened } from '../../src/platform/db/open.ts'
import { transact } from '../../src/platform/office.ts'
import { handClock } from '../../src/platform/time.ts'
import { diceOf } from '../../src/records/world/dice.ts'

export type LogAsk = Readonly<{ seed: number; entries: number; changes: number }>
export type LogTampered = Readonly<{ changes: number; failures: readonly string[] }>

const TEXTS = [
  { table: 'audit_entry', key: 'id', columns: ['who', 'action', 'about', 'case_id', 'detail'] },
  { table: 'audit_link', key: 'position', columns: ['previous', 'hash'] },
] as const

export async function tamperLog(
  { db, opened }: Readonly<{ db: Db; opened: Opened }>,
  ask: LogAsk,
): Promise<LogTampered> {
  const failures: string[] = []
  const owner = (statement: string) => opened.asOwner(({ exec }) => exec(statement))
  await fill(db, ask.entries)
  const before = await verifyAudit(db)
  if (before.broken.length > 0 || before.linked !== ask.entries) failures.push('log: the untouched one does not hold')
  const dice = diceOf(ask.seed)
  for (let n = 0; n < ask.changes; n++) {
    const { table, key, columns } = TEXTS[dice.between(0, 1)] ?? TEXTS[0]
    const column = columns[dice.between(0, columns.length - 1)] ?? columns[0]
    const [row, at, letter] = [
      dice.between(1, ask.entries),
      dice.between(1, 1000),
      String.fromCharCode(dice.between(97, 122)),
    ]
    // One letter, at any place of the text, becomes another.
    const place = `1 + ${at} % greatest(1, length(${column}))`
    const changed = `overlay(${column} placing case when substr(${column}, ${place}, 1) = '${letter}' then '!' else '${letter}' end from ${place} for 1)`
    await owner(`create table kept as select ${key}, ${column} from ${table} where ${key} = ${row};
      update ${table} set ${column} = ${changed} where ${key} = ${row}`)
    if ((await verifyAudit(db)).broken.length === 0) failures.push(`log: ${table} ${row}, ${column}: not found`)
    await owner(
      `update ${table} set ${column} = kept.${column} from kept where ${table}.${key} = kept.${key}; drop table kept`,
    )
  }
  const after = await verifyAudit(db)
  if (after.broken.length > 0 || after.head?.hash !== before.head?.hash) failures.push('log: it was not put back')
  failures.push(...(await rewriteEnd(db, owner, before.head)))
  return { changes: ask.changes, failures }
}

async function fill(db: Db, entries: number): Promise<void> {
  const clock = handClock('2026-03-02T09:00:00Z')
  for (let n = 0; n < entries; n++) {
    clock.advance(1000)
    await transact({ db }, (tx) =>
      record(tx, clock, {
        who: `staff_${n % 7}`,
        action: 'case.read',
        about: `HLD-${n}`,
        caseId: `case_${n % 50}`,
        allowed: n % 9 > 0,
        detail: { n },
      }),
    )
  }
  await startSealer(db, (line) => {
    throw new Error(line)
  }).stop()
}

type Head = Awaited<ReturnType<typeof verifyAudit>>['head']

/** Every link from the middle on counted anew over a changed entry: the chain holds, and its head is another than the one that was written down. */
async function rewriteEnd(
  db: Db,
  owner: (statement: string) => Promise<unknown>,
  head: Head,
): Promise<readonly string[]> {
  const rows = await db.selectFrom('audit_entry').selectAll().orderBy('id').execute()
  const middle = Math.floor(rows.length / 2)
  let last: Place = START
  const statements: string[] = [`update audit_entry set who = 'somebody else' where id = ${rows[middle]?.id}`]
  for (const [n, row] of rows.entries()) {
    const entry: SealedEntry = {
      ...{
        id: Number(row.id),
        at: row.at.getTime(),
        who: n === middle ? 'somebody else' : row.who,
        action: row.action,
      },
      ...{ about: row.about, caseId: row.case_id, allowed: row.allowed, detail: row.detail },
    }
    const link = nextLink(last, entry)
    if (n >= middle)
      statements.push(
        `update audit_link set previous = '${link.previous}', hash = '${link.hash}' where position = ${link.position}`,
      )
    last = link
  }
  await owner(statements.join(';\n'))
  const state = await verifyAudit(db)
  const found = state.head?.position === head?.position && state.head?.hash !== head?.hash
  return found && state.broken.length === 0
    ? []
    : ['log: rewritten to its end it could not be told from the head that was written down']
}
