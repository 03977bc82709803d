/** What the database itself refuses, whatever the program believes; and that the card index says what the facts say. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'
import { caseState } from '../../src/requests/case/case.rules.ts'
import { factsOf } from '../../src/requests/case/case.store.ts'
import { findingsOf } from '../../src/requests/case/record.commands.ts'

const story = (over: Partial<Story>): Story => ({
  daysAgo: 30,
  officer: 'officer',
  kind: 'grand-jury',
  account: 0,
  categories: ['identity', 'billing'],
  ending: 'answered',
  ...over,
})

describe.each(ENGINES)('on %s', (engine) => {
  let whole: WholeHouse
  beforeAll(async () => {
    whole = await wholeHouse({ engine, daysAgo: 31 })
    await whole.play([
      story({ ending: 'answered' }),
      story({ ending: 'second-person', officer: 'officer2', account: 1 }),
      story({ daysAgo: 20, ending: 'second-person', officer: 'officer2', account: 0 }),
      story({ ending: 'secret-open', officer: 'officer3', account: 2 }),
      story({ daysAgo: 20, ending: 'refused', account: 3 }),
      story({ daysAgo: 20, ending: 'withdrawn', officer: 'officer4', account: 3 }),
      story({ daysAgo: 19, ending: 'sent-back', account: 4 }),
      story({ daysAgo: 19, ending: 'in-review', officer: 'officer4', account: 5 }),
      story({ daysAgo: 19, kind: 'other-order', ending: 'in-review', account: 6 }),
      story({ daysAgo: 19, kind: 'other-order', ending: 'sent-back', officer: 'officer3', account: 6 }),
    ])
  }, 300_000)
  afterAll(() => whole.close())

  /** The first of the stories raises no question of law, the account of the second lives in the Netherlands. */
  const openProposal = async (asking: readonly string[] = []) => {
    const found = (await openProposals()).find(({ body }) => {
      const { questions } = JSON.parse(body) as { questions: readonly string[] }
      return questions.join() === asking.join()
    })
    if (!found) throw new Error('no such proposal lies open')
    return found
  }
  const openProposals = () =>
    whole.house.opened.db
      .selectFrom('proposal')
      .leftJoin('proposal_outcome', 'proposal_outcome.proposal_id', 'proposal.id')
      .selectAll('proposal')
      .where('proposal_outcome.proposal_id', 'is', null)
      .execute()

  // First, before the tests below write facts beside the program.
  test('every card of the index says what the facts of its case say', async () => {
    const cards = await whole.house.opened.db.selectFrom('case_index').selectAll().execute()
    expect(new Set(cards.map((card) => card.state)).size).toBeGreaterThanOrEqual(5)
    for (const card of cards) {
      const facts = await factsOf(whole.house.opened.db, card.case_id)
      const state = caseState(facts)
      expect({
        state: card.state,
        isOpen: card.is_open,
        assignedTo: card.assigned_to,
        needs: card.needs,
        lastFact: card.last_fact,
        blocks: card.blocks,
        warns: card.warns,
      }).toEqual({
        state: state.state,
        isOpen: state.isOpen,
        assignedTo: state.assignedTo,
        needs: state.needs,
        lastFact: state.lastFact,
        ...findingsOf(facts),
      })
    }
  })

  test('nobody approves what they proposed themselves', async () => {
    const { id, hash, proposed_by, case_id } = await openProposal()
    const own = whole.house.opened.db
      .insertInto('proposal_outcome')
      .values({
        proposal_id: id,
        proposal_hash: hash,
        proposed_by,
        case_id,
        outcome: 'approved',
        by_person: proposed_by,
        at: new Date(),
        reason: '',
      })
      .execute()
    await expect(own).rejects.toThrow(/check/)
  })

  test('a file stands beside its sender’s own message, within bounds, and a side reads only the other', async () => {
    const { db } = whole.house.opened
    const file = await db.selectFrom('case_file').select(['id', 'officer_id']).executeTakeFirstOrThrow()
    const last = await db
      .selectFrom('case_fact')
      .select(({ fn }) => fn.max('n').as('n'))
      .where('case_id', '=', file.id)
      .executeTakeFirstOrThrow()
    const n = Number(last.n) + 1
    const at = new Date()
    const fact = {
      id: 'fact_said',
      case_id: file.id,
      n,
      task_id: null,
      kind: 'officer-wrote',
      at,
      data: '{"text":"x"}',
    }
    await db
      .insertInto('case_fact')
      .values({ ...fact, author: file.officer_id })
      .execute()
    const attach = (over: object) =>
      db
        .insertInto('case_attachment')
        .values({
          ...{ id: 'file_a', case_id: file.id, fact_n: n, n: 1, name: 'a.pdf', bytes: 100, sha256: 'a'.repeat(64) },
          ...{ pages: '[{"width":1,"height":1,"text":""}]' as never, at, by_person: file.officer_id, ...over },
        })
        .execute()
    await expect(attach({ by_person: whole.person('reviewer').id })).rejects.toThrow(/no message of its sender/)
    await expect(attach({ fact_n: 1 })).rejects.toThrow(/no message of its sender/)
    await expect(attach({ n: 6 })).rejects.toThrow(/check/)
    await expect(attach({ bytes: 250_000_001 })).rejects.toThrow(/as many attachments/)
    await attach({})
    await expect(db.updateTable('case_attachment').set({ name: 'b.pdf' }).execute()).rejects.toThrow(
      /permission denied/,
    )
    const look = (side: 'office' | 'officer', by_person: string) =>
      db.insertInto('message_read').values({ case_id: file.id, fact_n: n, side, at, by_person }).execute()
    await expect(look('officer', file.officer_id)).rejects.toThrow(/not read by its own side/)
    await expect(look('office', file.officer_id)).rejects.toThrow(/nor by a stranger/)
    await look('office', whole.person('reviewer').id)
    await expect(look('office', whole.person('counsel').id)).rejects.toThrow(/message_read_pkey/)
  })

  test('an order stands in a document of its own case, or it is no order', async () => {
    const { db } = whole.house.opened
    const [one, other] = await db.selectFrom('case_file').select('id').orderBy('number').limit(2).execute()
    const order = (id: string) => ({
      ...{ id, case_id: one?.id ?? '', court: 'A court', statute: '§ 1', ends_on: '2030-01-01', at: new Date() },
      by_person: 'x',
    })
    await expect(db.insertInto('secrecy_order').values(order('order_bare')).execute()).rejects.toThrow(/no document/)
    const shown = (case_id: string) =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('secrecy_order').values(order('order_shown')).execute()
        const document = { order_id: 'order_shown', case_id, attachment_id: null, at: new Date(), by_person: 'x' }
        await tx.insertInto('secrecy_document').values(document).execute()
      })
    await expect(shown(other?.id ?? '')).rejects.toThrow(/of another case/)
  })

  test('a question of law is answered by counsel, in words, or nothing is approved', async () => {
    const { id, hash, proposed_by, case_id } = await openProposal(['CONFLICT_GDPR_ART48'])
    const approve = (by_person: string, reason: string) =>
      whole.house.opened.db
        .insertInto('proposal_outcome')
        .values({
          ...{ proposal_id: id, proposal_hash: hash, proposed_by, case_id, outcome: 'approved' },
          ...{ by_person, at: new Date(), reason },
        })
        .execute()
    await expect(approve(whole.person('reviewer2').id, 'It looks fine to me.')).rejects.toThrow(/counsel has not/)
    await expect(approve(whole.person('counsel').id, ' ')).rejects.toThrow(/counsel has not/)
  })

  test('nobody approves something else than was proposed, or hides who proposed it', async () => {
    const { id, hash, proposed_by, case_id } = await openProposal()
    const approve = (over: object) =>
      whole.house.opened.db
        .insertInto('proposal_outcome')
        .values({
          proposal_id: id,
          proposal_hash: hash,
          proposed_by,
          case_id,
          outcome: 'approved',
          by_person: 'person_other',
          at: new Date(),
          reason: '',
          ...over,
        })
        .execute()
    await expect(approve({ proposal_hash: 'f'.repeat(64) })).rejects.toThrow(/foreign key/)
    await expect(approve({ proposed_by: 'person_else', by_person: proposed_by })).rejects.toThrow(/foreign key/)
  })

  test('a proposal’s hash is the hash of its text, and a next round needs the end of the last', async () => {
    const { case_id } = await openProposal()
    const body = '{}'
    const propose = (over: object) =>
      whole.house.opened.db
        .insertInto('proposal')
        .values({
          id: 'prop_x',
          case_id,
          round: 2,
          proposed_by: 'p',
          at: new Date(),
          body,
          hash: createHash('sha256').update(body).digest('hex'),
          previous: null,
          previous_outcome: null,
          ...over,
        })
        .execute()
    await expect(propose({ hash: 'a'.repeat(64), round: 1 })).rejects.toThrow(/check/)
    await expect(propose({})).rejects.toThrow(/check/)
    const approved = await whole.house.opened.db
      .selectFrom('proposal_outcome')
      .selectAll()
      .where('outcome', '=', 'approved')
      .executeTakeFirstOrThrow()
    await expect(
      propose({ previous: approved.proposal_id, previous_outcome: 'approved', case_id: approved.case_id }),
    ).rejects.toThrow(/no next round/)
    await expect(
      propose({ previous: approved.proposal_id, previous_outcome: 'rejected', case_id: approved.case_id }),
    ).rejects.toThrow(/foreign key/)
  })

  test('no grant and no package without an approval', async () => {
    const { id, case_id } = await openProposal()
    const task = await whole.house.opened.db
      .selectFrom('case_task')
      .select('id')
      .where('case_id', '=', case_id)
      .executeTakeFirstOrThrow()
    const grant = whole.house.opened.db
      .insertInto('disclosure_grant')
      .values({
        id: 'grant_x',
        case_id,
        task_id: task.id,
        proposal_id: id,
        outcome: 'approved',
        text: JSON.stringify({ process: 'us-subpoena-grand-jury' }),
        signature: '',
        key_id: '',
        at: new Date(),
      })
      .execute()
    await expect(grant).rejects.toThrow(/foreign key/)
    const made = whole.house.opened.db
      .insertInto('case_package')
      .values({
        id: 'pkg_x',
        case_id,
        proposal_id: id,
        outcome: 'approved',
        sha256: 'a'.repeat(64),
        bytes: 1,
        files: 1,
        at: new Date(),
      })
      .execute()
    await expect(made).rejects.toThrow(/foreign key/)
  })

  test('no package comes from a sealed copy that its decision does not name', async () => {
    const { db } = whole.house.opened
    const made = await db.selectFrom('case_package').select('id').executeTakeFirstOrThrow()
    const copy = { package_id: made.id, preservation_id: 'keep_1', number: 'X', as_of: new Date() }
    const from = (manifest_sha256: string) =>
      db
        .insertInto('package_copy')
        .values({ ...copy, manifest_sha256 })
        .execute()
    await expect(from('ab'.repeat(32))).rejects.toThrow(/names no copy/)
  })

  test('no notice while an order binds', async () => {
    const order = await whole.house.opened.db
      .selectFrom('secrecy_order')
      .selectAll()
      .where('ends_on', 'is', null)
      .executeTakeFirstOrThrow()
    const tell = (on_day: string) =>
      whole.house.opened.db
        .insertInto('user_notice')
        .values({
          id: `notice_${on_day}`,
          case_id: order.case_id,
          account_id: 'acct_x',
          mail_id: 'mail_x',
          on_day,
          at: new Date(),
        })
        .execute()
    await expect(tell('2026-11-22')).rejects.toThrow(/secrecy order binds/)
    await whole.house.opened.db
      .insertInto('secrecy_ruling')
      .values({
        id: 'ruling_x',
        order_id: order.id,
        ruling: 'binds-until',
        ends_on: '2027-01-31',
        reason: 'r',
        at: new Date(),
        by_person: 'p',
      })
      .execute()
    await expect(tell('2027-01-31')).rejects.toThrow(/secrecy order binds/)
    await tell('2027-02-01')
  })

  test('no fact is written twice under one number', async () => {
    const fact = await whole.house.opened.db.selectFrom('case_fact').selectAll().limit(1).executeTakeFirstOrThrow()
    const again = whole.house.opened.db
      .insertInto('case_fact')
      .values({ ...fact, id: 'fact_x', data: '{}' })
      .execute()
    await expect(again).rejects.toThrow(/unique|duplicate/)
  })

  test('no history can be changed, removed or emptied', async () => {
    const { rows } = await sql<{ name: string }>`select name from history_table order by name`.execute(
      whole.house.opened.db,
    )
    expect(rows.length).toBeGreaterThan(15)
    for (const { name } of rows) {
      const { rows: columns } = await sql<{
        column_name: string
      }>`select column_name from information_schema.columns where table_name = ${name} and is_identity = 'NO' limit 1`.execute(
        whole.house.opened.db,
      )
      const column = sql.id(columns[0]?.column_name ?? '')
      await expect(
        sql`update ${sql.table(name)} set ${column} = ${column}`.execute(whole.house.opened.db),
        name,
      ).rejects.toThrow(/permission denied/)
      await expect(sql`delete from ${sql.table(name)}`.execute(whole.house.opened.db), name).rejects.toThrow(
        /permission denied/,
      )
      await expect(sql`truncate ${sql.table(name)}`.execute(whole.house.opened.db), name).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  test('a grant names the instrument that was filed, or the one that counsel named, and no other', async () => {
    const { db } = whole.house.opened
    const orders = await db
      .selectFrom('case_file')
      .innerJoin('case_task', 'case_task.case_id', 'case_file.id')
      .leftJoin('case_classification', 'case_classification.case_id', 'case_file.id')
      .select(['case_file.id', 'case_task.id as task', 'as_process'])
      .where('process', '=', 'us-court-order-other')
      .execute()
    const grantOn = (process: string, named: string | null) => {
      const found = orders.find((order) => order.as_process === named)
      if (!found) throw new Error('no such order')
      return db
        .insertInto('disclosure_grant')
        .values({
          ...{ id: 'grant_y', case_id: found.id, task_id: found.task, proposal_id: 'prop_y', outcome: 'approved' },
          ...{ text: JSON.stringify({ process }), signature: '', key_id: '', at: new Date() },
        })
        .execute()
    }
    for (const process of ['us-court-order-other', 'us-court-order-2703d', 'us-search-warrant'])
      await expect(grantOn(process, null), process).rejects.toThrow(/names another process/)
    for (const process of ['us-court-order-other', 'us-search-warrant'])
      await expect(grantOn(process, 'us-court-order-2703d'), process).rejects.toThrow(/names another process/)
    await expect(grantOn('us-court-order-2703d', 'us-court-order-2703d')).rejects.toThrow(/foreign key/)
  })

  test('only counsel names an instrument, and with a reason', async () => {
    const { db } = whole.house.opened
    const { case_id } = await db.selectFrom('case_classification').select('case_id').executeTakeFirstOrThrow()
    const name = (by: string, reason: string) =>
      db
        .insertInto('case_classification')
        .values({ id: 'class_x', case_id, round: 9, as_process: null, reason, at: new Date(), by_person: by })
        .execute()
    const idOf = (key: string) => whole.people.get(key)?.id ?? ''
    for (const key of ['reviewer', 'intake', 'officer'])
      await expect(name(idOf(key), 'It is one.'), key).rejects.toThrow(/only counsel/)
    await expect(name(idOf('counsel'), ' ')).rejects.toThrow(/check constraint/)
  })

  test('the words of a case are searched among those that are open exactly while it is', async () => {
    const { rows } = await sql<{ wrong: number; all: number }>`
      select count(*) filter (where w.is_open <> i.is_open)::int as wrong, count(distinct w.case_id)::int as all
      from case_word w join case_index i on i.case_id = w.case_id`.execute(whole.house.opened.db)
    expect(rows[0]).toEqual({ wrong: 0, all: 10 })
  })
})
