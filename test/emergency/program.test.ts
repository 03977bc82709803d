/** A program of the desk and one of an officer, on either database: the same rules, the same constraint, and nothing for the officer to learn. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { caseNow } from '#requests'
import { wholeHouse } from '#test/whole.ts'
import { CALLER, TOLD } from './house.ts'

test.each(['pglite', 'postgres'] as const)(
  'taken, called back and released by programs (%s)',
  { timeout: 300_000 },
  async (engine) => {
    await using w = await wholeHouse({ engine })
    const { db } = w.house.opened
    const told = { ...TOLD, identifiers: [{ kind: 'email', value: w.accounts[2] }], categories: ['identity'] }
    const refused = await w.api('officer', '/emergencies', { ...told, telephone: CALLER.telephone })
    expect(refused).toMatchObject({ status: 422, json: { errors: { commit: expect.stringContaining('commitment') } } })
    const sent = await w.api('officer', '/emergencies', { ...told, telephone: '+1 917 555 0120', commit: 'yes' })
    expect(sent.status).toBe(201)
    const caseId = String(sent.json['case'])
    const mine = await w.api('officer', `/requests/${caseId}`)
    expect(JSON.stringify(mine.json)).not.toMatch(/risk|signal|NUMBER_|score|duty-called|555 0100/i)
    expect((await w.api('officer', '/desk/emergencies')).status).toBe(403)
    const list = await w.api('reviewer', '/desk/emergencies')
    expect(list.json['emergencies']).toMatchObject([{ case: caseId, process: 'us-emergency', answeredBy: null }])
    const steps = `/desk/cases/${caseId}/emergency`
    expect((await w.api('emergencyDuty', `${steps}/answer`, {})).status).toBe(201)
    const call = { outcome: 'confirmed', spokeWith: 'Sgt. Hale', number: '+1 917 555 0120' }
    expect((await w.api('emergencyDuty', `${steps}/calls`, call)).status).toBe(201)
    await w.settle()
    const state = (await caseNow(db, caseId))?.state
    const [[taskId, found] = []] = [...(state?.resolved ?? [])]
    const proposal = await w.api('emergencyDuty', `/desk/cases/${caseId}/proposals`, {
      ...{ kind: 'disclose', seen: state?.lastFact, explanation: 'A child is in danger of death.' },
      subjects: [`${taskId}/${found?.found[0]?.accountId}`],
    })
    expect(proposal.status).toBe(201)
    const { id, hash } = await db.selectFrom('proposal').select(['id', 'hash']).executeTakeFirstOrThrow()
    const approval = `/desk/cases/${caseId}/proposals/${id}/approval`
    expect((await w.api('counsel', approval, { hash, reason: 'Confirmed by the agency.' })).status).toBe(201)
    await w.settle()
    expect((await caseNow(db, caseId))?.state.state).toBe('answered')
    const seen = await w.api('auditor', `/desk/cases/${caseId}`)
    expect(seen.json['emergency']).toMatchObject({
      ...{ released: true, followUp: 'open', registerNumber: '+1 330 555 0100', open: [] },
      calls: [{ number: '+1 330 555 0100', outcome: 'confirmed' }],
    })
    const other = sql`insert into emergency_callback values ('c', ${caseId}, 9, '+1 917 555 0120', 'confirmed', 'x', '', now(), 'y')`
    await expect(other.execute(db)).rejects.toThrow(/another number/)
    await expect(sql`update emergency_callback set outcome = 'denied'`.execute(db)).rejects.toThrow()
  },
)
