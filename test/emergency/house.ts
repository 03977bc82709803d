/** Emergencies in a house as the program runs it: its people, its world, its jobs, and time that passes. */
import { caseNow } from '#requests'
import { deskHouse } from '#test/desk.ts'

export type EmergencyHouse = Awaited<ReturnType<typeof emergencyHouse>>

/** What a caller says who is in real need; each test changes what it is about. */
export const TOLD = {
  nature:
    'Her mother called 911 at 01:10: Emma Voss, 14, was taken from home by her father, who wrote that it ends tonight.',
  atRisk: 'Emma Voss, 14 years old, last seen at 23:40 at her home',
  urgency: 'He wrote in a meeting chat at 00:50 EST that it ends before sunrise.',
  averts: 'The address of the last sign-in shows where they are.',
  noProcess: 'The duty judge can be reached from seven in the morning.',
  neededWithin: '6',
} as const

export const CALLER = {
  ...{ name: 'Dana R. Whitfield', email: 'whitfield@sheriff.marlowcounty.example', badge: '4471' },
  telephone: '+1 330 555 0142',
}

export async function emergencyHouse() {
  const h = await deskHouse()
  const { db } = h.house.office
  // Living in the United States: where another law holds, counsel answers first, and that is not what is tried here.
  const [account] = await db
    .selectFrom('service_account')
    .leftJoin('service_billing', 'service_billing.account_id', 'service_account.account_id')
    .select('email')
    .where((of) => of(of.fn.coalesce('billing_country', 'registration_country'), '=', 'US'))
    .orderBy('email')
    .limit(1)
    .execute()
  const email = account?.email ?? ''
  const told = { 'identifiers.0.kind': 'email', 'identifiers.0.value': email, categories: 'identity' }
  const form = (change: Readonly<Record<string, string>> = {}) => ({
    ...{ ...CALLER, ...TOLD, ...told, product: 'meetings', commitment: 'given', ...change },
  })
  const settle = async () => void (await h.house.tools.passTime?.(0))
  const minutes = async (n: number) => void (await h.house.tools.passTime?.(n * 60_000))
  const newest = async () => {
    const row = await db.selectFrom('case_file').select('id').orderBy('number', 'desc').executeTakeFirstOrThrow()
    return row.id
  }
  return {
    ...h,
    ...{ db, email, form, settle, minutes },
    /** Takes one in as this person of the desk; the id of its case. */
    take: async (change: Readonly<Record<string, string>> = {}, who = 'emergencyDuty') => {
      const answer = await h.ask(who, '/desk/emergencies', form(change))
      if (answer.status !== 303) throw new Error(`not taken: ${answer.status} ${await answer.text()}`)
      return newest()
    },
    newest,
    agencyId: async () => (await db.selectFrom('agency').select('id').executeTakeFirstOrThrow()).id,
    post: async (who: string, caseId: string, noun: string, fields: Readonly<Record<string, string>> = {}) =>
      (await h.ask(who, `/desk/cases/${caseId}/emergency/${noun}`, fields)).status,
    call: async (who: string, caseId: string, outcome = 'confirmed') =>
      (await h.ask(who, `/desk/cases/${caseId}/emergency/calls`, { outcome, spokeWith: 'Sgt. Hale, watch commander' }))
        .status,
    now: (caseId: string) => caseNow(db, caseId),
    facts: async (caseId: string) => {
      const rows = await db
        .selectFrom('case_fact')
        .select(['kind', 'data'])
        .where('case_id', '=', caseId)
        .orderBy('n')
        .execute()
      return rows as { kind: string; data: Record<string, unknown> }[]
    },
    mails: async (template: string) =>
      db.selectFrom('outbox_mail').selectAll().where('template', '=', template).orderBy('at').execute(),
    /** Proposes all that the tables allow of what was asked. */
    propose: (who: string, caseId: string) => propose(h, who, caseId),
    approve: async (who: string, caseId: string, reason = 'Danger to a child, confirmed by the agency.') => {
      const row = await db
        .selectFrom('proposal')
        .select(['id', 'hash'])
        .where('case_id', '=', caseId)
        .orderBy('round', 'desc')
        .executeTakeFirst()
      return (
        await h.ask(who, `/desk/cases/${caseId}/proposals/${row?.id}/approval`, { hash: row?.hash ?? '', reason })
      ).status
    },
    [Symbol.asyncDispose]: h.close,
  }
}

async function propose(h: Awaited<ReturnType<typeof deskHouse>>, who: string, caseId: string): Promise<number> {
  const state = (await caseNow(h.house.office.db, caseId))?.state
  const subjects = [...(state?.resolved ?? [])].flatMap(([taskId, { found }]) =>
    found.map(({ accountId }) => `${taskId}/${accountId}`),
  )
  const answer = await h.ask(who, `/desk/cases/${caseId}/proposals`, [
    ['kind', 'disclose'],
    ['seen', String(state?.lastFact ?? 0)],
    ...subjects.map((subject) => ['subjects', subject] as const),
    ['explanation', 'A child is in danger of death; her last sign-in tells where she is.'],
  ])
  return answer.status
}
