/** The user objects in time; nothing is produced until counsel has answered, and then as counsel said. */
import { expect, test } from 'vitest'
import { caseNow } from '#requests'
import { wholeHouse } from '#test/whole.ts'
import type { Story } from '../../src/app/demo/stories.ts'

const story: Story = {
  daysAgo: 3,
  officer: 'officer',
  kind: 'grand-jury',
  account: 0,
  categories: ['identity', 'billing'],
  ending: 'objected',
}

test.each([
  ['produce', 'answered'],
  ['keep', 'refused'],
] as const)(
  'counsel says “%s”: the case ends %s',
  async (answer, ending) => {
    await using whole = await wholeHouse({ engine: 'pglite', daysAgo: 4 })
    await whole.play([story])
    const { db } = whole.house.opened
    const { case_id: caseId } = await db.selectFrom('case_index').select('case_id').executeTakeFirstOrThrow()
    await whole.passDays(30)
    expect((await caseNow(db, caseId))?.state).toMatchObject({ state: 'user-time', needs: 'counsel', packageId: null })

    expect(
      (
        await whole.api('reviewer', `/desk/cases/${caseId}/objection/answer`, {
          answer,
          reason: 'The court refused the motion.',
        })
      ).status,
    ).toBe(403)
    expect((await whole.api('counsel', `/desk/cases/${caseId}/objection/answer`, { answer })).status).toBe(422)
    expect(
      (
        await whole.api('counsel', `/desk/cases/${caseId}/objection/answer`, {
          answer,
          reason: 'The court refused the motion.',
        })
      ).status,
    ).toBe(201)
    await whole.settle()
    expect((await caseNow(db, caseId))?.state.state).toBe(ending)
    const told = (await whole.mails(whole.person('officer').email)).map(({ template }) => template)
    expect(told).toContain(answer === 'produce' ? 'ready' : 'refusal')
    expect(
      (await whole.api('counsel', `/desk/cases/${caseId}/objection/answer`, { answer, reason: 'Again.' })).status,
    ).toBe(409)
  },
  240_000,
)
