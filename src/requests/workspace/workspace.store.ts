import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import type { State } from '../case/case.rules.ts'
import type { Part } from '../colleagues/colleague.rules.ts'

/** What a supervisor sees of a case: no identifier, no docket, no category. */
export type AgencyCase = Readonly<{
  caseId: string
  number: string
  process: string
  state: State
  isOpen: boolean
  dueAt: Date
  receivedAt: Date
  holder: string
  /** What the reader is on it, if anything. */
  part: Part | null
}>

export const WORKSPACE_PAGE = 25

export type AgencyFilter = Readonly<{
  agencyId: string
  reader: string
  text: string
  open: boolean
  /** Closed ones that came before are left out. */
  since: Date
  page: number
  now: Date
}>

/** The cases of an agency: open ones due first, closed ones newest first. */
export async function casesOfAgency(
  db: Db,
  filter: AgencyFilter,
): Promise<Readonly<{ rows: readonly AgencyCase[]; total: number }>> {
  const { open, page } = filter
  const asked = casesIn(db, filter)
  const { total } = await asked.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await shown(asked, filter)
    .orderBy(open ? 'c.due_at' : 'c.received_at', open ? 'asc' : 'desc')
    .orderBy('c.id')
    .limit(WORKSPACE_PAGE)
    .offset((page - 1) * WORKSPACE_PAGE)
    .execute()
  return { total: Number(total), rows: rows.map(toCase) }
}

/** One of them, open or closed; undefined where it is of another agency. */
export async function caseOfAgency(
  db: Db,
  { caseId, ...filter }: Pick<AgencyFilter, 'agencyId' | 'reader' | 'now'> & Readonly<{ caseId: string }>,
): Promise<AgencyCase | undefined> {
  const row = await shown(all(db, filter.agencyId), filter).where('c.id', '=', caseId).executeTakeFirst()
  return row && toCase(row)
}

const holderName = sql<string>`coalesce(
  (select h.officer_name from case_handover h where h.case_id = c.id order by h.n desc limit 1), k.officer_name)`

function all(db: Db, agencyId: string) {
  return db
    .selectFrom('case_file as c')
    .innerJoin('case_index as i', 'i.case_id', 'c.id')
    .innerJoin('case_contact as k', 'k.case_id', 'c.id')
    .where('c.agency_id', '=', agencyId)
}

function casesIn(db: Db, { agencyId, text, open, since }: AgencyFilter) {
  const wanted = text.toLowerCase()
  return all(db, agencyId)
    .where('i.is_open', '=', open)
    .$if(!open, (query) => query.where('c.received_at', '>=', since))
    .$if(wanted !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(c.number || ' ' || ${holderName}), ${wanted}) > 0`),
    )
}

function shown(query: ReturnType<typeof all>, { reader, now }: Pick<AgencyFilter, 'reader' | 'now'>) {
  return query
    .select(['c.id', 'c.number', 'c.process', 'c.due_at', 'c.received_at', 'i.state', 'i.is_open'])
    .select([holderName.as('holder'), sql<Part | null>`part_in_case(c.id, ${reader}, ${now})`.as('part')])
}

type Row = Readonly<{
  id: string
  number: string
  process: string
  due_at: Date
  received_at: Date
  state: State
  is_open: boolean
  holder: string
  part: Part | null
}>

function toCase({ id, number, process, due_at, received_at, state, is_open, holder, part }: Row): AgencyCase {
  return {
    ...{ caseId: id, number, process, state, isOpen: is_open, dueAt: due_at, receivedAt: received_at },
    ...{ holder, part },
  }
}
