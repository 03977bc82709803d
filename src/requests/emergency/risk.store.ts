import type { Tx } from '#platform/db/db.ts'
import { DAY_MS, later } from '#platform/time.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Narrative } from './emergency.rules.ts'
import type { RiskAsk } from './risk.rules.ts'
import { sameText } from './wording.rules.ts'

/** Days since the account of a person was made; null for one without. */
export async function accountDays(tx: Tx, personId: string, now: Date): Promise<number | null> {
  const row = await tx.selectFrom('person').select('created_at').where('id', '=', personId).executeTakeFirst()
  return row ? Math.floor((now.getTime() - row.created_at.getTime()) / DAY_MS) : null
}

type Sized = Readonly<{ file: CaseFile; agencyId: string; narrative: Narrative; now: Date }>
type Earlier = Pick<RiskAsk, 'earlier' | 'docketElsewhere' | 'targetElsewhere' | 'textElsewhere' | 'missedFollowUps'>

/** What earlier cases say: of this officer, of this account, of this text, of this agency. */
export async function earlierOf(tx: Tx, { file, agencyId, narrative, now }: Sized): Promise<Earlier> {
  const others = tx
    .selectFrom('case_file')
    .select('case_file.id')
    .where('case_file.id', '<>', file.id)
    .where('agency_id', '<>', agencyId)
  const docket = file.docketNumber !== '' && others.where('docket_number', '=', file.docketNumber)
  const target = others
    .innerJoin('case_task', 'case_task.case_id', 'case_file.id')
    .where(
      'identifier_value',
      'in',
      file.tasks.map(({ value }) => value),
    )
    .where('received_at', '>', later(now, -30 * DAY_MS))
  return {
    earlier: await earlierEmergencies(tx, file),
    docketElsewhere: docket !== false && (await docket.limit(1).executeTakeFirst()) !== undefined,
    targetElsewhere: (await target.limit(1).executeTakeFirst()) !== undefined,
    textElsewhere: await textElsewhere(tx, file, narrative),
    missedFollowUps: await missed(tx, agencyId),
  }
}

async function earlierEmergencies(tx: Tx, file: CaseFile): Promise<number> {
  const { n } = await tx
    .selectFrom('case_file')
    .innerJoin('emergency', 'emergency.case_id', 'case_file.id')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('officer_id', '=', file.officerId)
    .where('case_file.id', '<>', file.id)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How many earlier narratives are read: the newest. */
const READ_BACK = 500

async function textElsewhere(tx: Tx, file: CaseFile, narrative: Narrative): Promise<boolean> {
  const rows = await tx
    .selectFrom('emergency_narrative as told')
    .innerJoin('case_file', 'case_file.id', 'told.case_id')
    .select(['nature', 'urgency', 'averts'])
    .where('officer_id', '<>', file.officerId)
    .orderBy('told.at', 'desc')
    .limit(READ_BACK)
    .execute()
  const own = [narrative.nature, narrative.urgency, narrative.averts].join('\n')
  return rows.some((row) => sameText(own, [row.nature, row.urgency, row.averts].join('\n')))
}

/** Emergencies of the agency whose follow-up did not come in time. */
async function missed(tx: Tx, agencyId: string): Promise<number> {
  const { n } = await tx
    .selectFrom('case_fact')
    .innerJoin('case_file', 'case_file.id', 'case_fact.case_id')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('kind', '=', 'follow-up-overdue')
    .where('agency_id', '=', agencyId)
    .executeTakeFirstOrThrow()
  return Number(n)
}
