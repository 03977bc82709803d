/**
 * The database itself keeps counsel's gate, and the door back to review: whatever the program believes, nothing is approved, made or
 * handed over against counsel, and no case is closed or taken up again but as it should be.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { ENGINES } from '#test/database.ts'
import { type WholeHouse, wholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'

const story = (account: number, ending: Story['ending']): Story => ({
  ...{ daysAgo: 30, officer: 'officer', kind: 'grand-jury', account, categories: ['identity', 'billing'], ending },
})

describe.each(ENGINES)('on %s', (engine) => {
  let whole: WholeHouse
  beforeAll(async () => {
    whole = await wholeHouse({ engine, daysAgo: 31 })
    await whole.play([story(0, 'answered'), story(1, 'second-person')])
    await whole.passDays(20)
  }, 300_000)
  afterAll(() => whole.close())

  const db = () => whole.house.opened.db
  const at = new Date('2026-11-20T10:00:00Z')
  const idOf = (key: string) => whole.person(key).id
  let round = 0
  async function say(case_id: string, word: 'release' | 'conditions' | 'ask' | 'block', over: object = {}) {
    const id = newId('word')
    const conditions = word === 'conditions' ? ['Only these days.'] : []
    const row = { id, case_id, round: round + 1, word, reason: 'So.', conditions, at, by_person: idOf('counsel') }
    await db()
      .insertInto('counsel_word')
      .values({ ...row, ...over })
      .execute()
    round += 1
    return id
  }
  const openProposal = () =>
    db()
      .selectFrom('proposal')
      .leftJoin('proposal_outcome as o', 'o.proposal_id', 'proposal.id')
      .selectAll('proposal')
      .where('o.proposal_id', 'is', null)
      .executeTakeFirstOrThrow()
  async function approve() {
    const { id, hash, proposed_by, case_id } = await openProposal()
    await db()
      .insertInto('proposal_outcome')
      .values({
        ...{ proposal_id: id, proposal_hash: hash, proposed_by, case_id, outcome: 'approved' },
        ...{ by_person: idOf('counsel'), at, reason: 'I agree.' },
      })
      .execute()
  }

  test('a block, a question, unread conditions and a challenge each refuse an approval', async () => {
    const { case_id, proposed_by } = await openProposal()
    const question = { id: newId('ask'), case_id, after_round: 0, text: 'May we?', at, by_person: proposed_by }
    await db().insertInto('counsel_question').values(question).execute()
    await expect(approve()).rejects.toThrow(/waits for counsel/)
    await say(case_id, 'ask')
    await expect(approve()).rejects.toThrow(/waits for counsel/)
    await say(case_id, 'block')
    await expect(approve()).rejects.toThrow(/counsel blocks/)
    await expect(say(case_id, 'release', { reason: ' ' })).rejects.toThrow(/lifted with a reason/)
    await expect(say(case_id, 'ask')).rejects.toThrow(/lifted with a reason/)
    const conditions = await say(case_id, 'conditions')
    await expect(approve()).rejects.toThrow(/not acknowledged by both/)
    const take = (person_id: string) =>
      db().insertInto('counsel_acknowledgement').values({ word_id: conditions, person_id, at }).execute()
    await take(proposed_by)
    await expect(approve()).rejects.toThrow(/not acknowledged by both/)
    await take(idOf('counsel'))
    const challenge = { id: 'chal_x', case_id, court: 'Court', docket: '26-1', filed_on: '2026-11-02' }
    await db()
      .insertInto('court_challenge')
      .values({ ...challenge, at, by_person: idOf('counsel') })
      .execute()
    await expect(approve()).rejects.toThrow(/contested at a court/)
    await db()
      .insertInto('court_challenge_outcome')
      .values({
        ...{ challenge_id: 'chal_x', outcome: 'upheld', decided_on: '2026-11-09', reason: 'Void.' },
        ...{ at, by_person: idOf('counsel') },
      })
      .execute()
    await expect(approve()).rejects.toThrow(/set the instrument .* aside/)
  })

  test('only counsel speaks, contests and records how it ended; every word but a release says why', async () => {
    const { case_id } = await openProposal()
    for (const key of ['reviewer', 'intake', 'officer'])
      await expect(say(case_id, 'release', { by_person: idOf(key) }), key).rejects.toThrow(/only counsel/)
    const row = { id: 'chal_y', case_id, court: 'Court', docket: '26-2', filed_on: '2026-11-02', at }
    const contest = db()
      .insertInto('court_challenge')
      .values({ ...row, by_person: idOf('reviewer') })
    await expect(contest.execute()).rejects.toThrow(/only counsel/)
    for (const word of ['conditions', 'ask', 'block'] as const)
      await expect(say(case_id, word, { reason: ' ' }), word).rejects.toThrow(/check constraint/)
    await expect(say(case_id, 'conditions', { conditions: [] })).rejects.toThrow(/check constraint/)
    await expect(say(case_id, 'release', { round: round + 2 })).rejects.toThrow(/follow each other/)
    await say(case_id, 'release', { reason: '' })
  })

  test('a blocked package is neither made, linked nor handed over', async () => {
    const made = await db().selectFrom('case_package').selectAll().executeTakeFirstOrThrow()
    const link = await db()
      .selectFrom('delivery_link')
      .selectAll()
      .where('package_id', '=', made.id)
      .executeTakeFirstOrThrow()
    round = 0
    await say(made.case_id, 'block')
    const again = db()
      .insertInto('case_package')
      .values({ ...made, id: 'pkg_y' })
    await expect(again.execute()).rejects.toThrow(/no package/)
    const another = db()
      .insertInto('delivery_link')
      .values({ ...link, id: 'link_y', secret_hash: 'y' })
    await expect(another.execute()).rejects.toThrow(/halts the handing over/)
    const start = (id: string) =>
      db()
        .insertInto('delivery')
        .values({ id, link_id: link.id, kind: 'started', at, by_person: link.recipient })
        .execute()
    await expect(start('dlv_y')).rejects.toThrow(/halts the handing over/)
    await say(made.case_id, 'release')
    await start('dlv_z')
  })

  test('a case is closed once, taken up again by two people of whom one is counsel, and then nothing made before goes out', async () => {
    const made = await db().selectFrom('case_package').selectAll().executeTakeFirstOrThrow()
    const { case_id } = made
    const facts = await db().selectFrom('case_fact').selectAll().where('case_id', '=', case_id).orderBy('n').execute()
    let n = facts.length
    const write = async (kind: 'closed' | 'reopened', data: object) => {
      const fact = { id: newId('fact'), case_id, task_id: null, kind, at, author: 'x', data: JSON.stringify(data) }
      await db()
        .insertInto('case_fact')
        .values({ ...fact, n: n + 1 })
        .execute()
      n += 1
    }
    await expect(write('closed', { outcomes: [], why: 'rejected' })).rejects.toThrow(/closed already/)
    await expect(write('reopened', { reopeningId: 'none', reason: 'x' })).rejects.toThrow(/not re-opened by two/)

    const asked_by = idOf('reviewer')
    const row = { id: 'reopen_x', case_id, round: 1, reason: 'A ruling came.', at, by_person: asked_by }
    const ask = (reason: string) =>
      db()
        .insertInto('case_reopening')
        .values({ ...row, reason })
        .execute()
    await expect(ask(' ')).rejects.toThrow(/check constraint/)
    await ask(row.reason)
    const end = (over: object) => {
      const ended = { reopening_id: row.id, case_id, asked_by, outcome: 'reopened' as const, reason: '', rounds: 1, at }
      return db()
        .insertInto('case_reopening_end')
        .values({ ...ended, by_person: idOf('counsel'), ...over })
        .execute()
    }
    await expect(end({ by_person: asked_by })).rejects.toThrow(/only counsel|check constraint/)
    await expect(end({ by_person: idOf('reviewer2') })).rejects.toThrow(/only counsel/)
    await expect(end({ asked_by: idOf('reviewer2') })).rejects.toThrow(/foreign key/)
    await expect(end({ outcome: 'declined' })).rejects.toThrow(/check constraint/)
    await expect(end({ rounds: 0 })).rejects.toThrow(/counts its proposals wrongly/)
    await end({})
    await write('reopened', { reopeningId: row.id, reason: row.reason })
    await expect(write('reopened', { reopeningId: row.id, reason: row.reason })).rejects.toThrow(/not re-opened by two/)

    const link = await db().selectFrom('delivery_link').selectAll().executeTakeFirstOrThrow()
    const another = db()
      .insertInto('delivery_link')
      .values({ ...link, id: 'link_w', secret_hash: 'w' })
    await expect(another.execute()).rejects.toThrow(/taken back/)
    const start = { id: 'dlv_w', link_id: link.id, kind: 'started' as const, at, by_person: link.recipient }
    await expect(db().insertInto('delivery').values(start).execute()).rejects.toThrow(/taken back/)
    const again = db()
      .insertInto('case_package')
      .values({ ...made, id: 'pkg_w' })
    await expect(again.execute()).rejects.toThrow(/taken back/)
    await write('closed', { outcomes: [], why: 'rejected' })
    await expect(write('closed', { outcomes: [], why: 'rejected' })).rejects.toThrow(/closed already/)
  })
})
