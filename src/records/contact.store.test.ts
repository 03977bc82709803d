import { beforeAll, expect, test } from 'vitest'
import { instant } from '#platform/time.ts'
import { eachDatabase, type FreshDb } from '#test/database.ts'
import { type AccountContact, accountIdOf, contactOf, keepContacts } from './contact.store.ts'

const olga: AccountContact = { accountId: 'acct_1', name: 'Olga', email: 'Olga@records.example', lang: 'nl' }

eachDatabase('where a holder is written to, as the provider’s program says', (open) => {
  let fresh: FreshDb
  beforeAll(async () => {
    fresh = await open()
    // The cases that they belong to are not what is tried here.
    await fresh.opened.asOwner(({ exec }) => exec('alter table holder_contact disable trigger all'))
  })
  const keep = (caseId: string, contact: AccountContact, at: string) =>
    fresh.db.transaction().execute((tx) => keepContacts(tx, { caseId, contacts: [contact], at: instant(at) }))

  test('the newest word counts, in whichever case, and an address that was changed opens nothing', async () => {
    await keep('case_1', olga, '2026-01-01T00:00:00.000Z')
    expect(await contactOf(fresh.db, 'acct_1')).toEqual(olga)
    expect(await accountIdOf(fresh.db, ' OLGA@records.example')).toBe('acct_1')
    await keep('case_2', { ...olga, email: 'new@records.example' }, '2026-01-02T00:00:00.000Z')
    expect((await contactOf(fresh.db, 'acct_1'))?.email).toBe('new@records.example')
    expect(await accountIdOf(fresh.db, 'olga@records.example')).toBeUndefined()
    await keep('case_1', olga, '2026-01-03T00:00:00.000Z')
    expect(await accountIdOf(fresh.db, 'olga@records.example')).toBe('acct_1')
    expect(await accountIdOf(fresh.db, 'new@records.example')).toBeUndefined()
    expect(await contactOf(fresh.db, 'acct_2')).toBeUndefined()
  })

  test('what is no address is refused by the database', async () => {
    await expect(keep('case_3', { ...olga, email: 'olga' }, '2026-01-01T00:00:00.000Z')).rejects.toThrow()
  })
})
