import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from './database.ts'

eachDatabase('a fresh database', (open) => {
  test('has the tables of the product, and its role cannot rewrite history', async () => {
    const { db } = await open()
    await sql`insert into audit_entry (at, who, action, about, allowed, detail) values (now(), 'a', 'b', 'c', true, '{}')`.execute(
      db,
    )
    await expect(sql`update audit_entry set who = 'other'`.execute(db)).rejects.toThrow(/permission denied/)
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow(/permission denied/)
    expect((await sql`select who from audit_entry`.execute(db)).rows).toEqual([{ who: 'a' }])
  })

  test('is no other test’s', async () => {
    const { db } = await open()
    expect((await sql`select * from audit_entry`.execute(db)).rows).toEqual([])
  })
})
