/** Who is on a case, as the officers on it are shown: addresses, and never whether somebody has an account on one. */
import { agencyById } from '#agencies'
import { namesOf } from '#identity'
import type { Db, Tx } from '#platform/db/db.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { officerAddress } from '../filing/contact.store.ts'
import { mayEnd, type Part } from './colleague.rules.ts'
import { colleaguesOf } from './colleague.store.ts'
import type { OfficerColleagues } from './officer-colleagues.page.tsx'

export type Mine = Readonly<{ part: Part; address: string }>

export async function colleaguesShown(
  db: Db | Tx,
  file: CaseFile,
  mine: Mine,
): Promise<Omit<OfficerColleagues, 'view' | 'caseId'>> {
  const { name, to } = await officerAddress(db, file)
  const colleagues = await colleaguesOf(db, file.id)
  return {
    part: mine.part,
    holder: { name, address: to },
    rows: colleagues.map((one) => ({ ...one, mine: one.address === mine.address, mayEnd: mayEnd(one, mine) })),
    domains: (await agencyById(db, file.agencyId))?.domains ?? [],
    returned: null,
  }
}

export function colleaguesJson({ part, holder, rows }: Omit<OfficerColleagues, 'view' | 'caseId'>) {
  return {
    ...{ part, holder },
    colleagues: rows.map(({ id, address, post, at }) => ({ colleague: id, address, post, at: at.toISOString() })),
  }
}

const BY_OFFICERS: ReadonlySet<Fact['kind']> = new Set(['officer-wrote', 'question-answered', 'narrowing-answered'])

/** Names of the officers who wrote about a case, without the reader's own: whoever wrote here has an account. */
export async function namesOfWriters(
  db: Db | Tx,
  file: Pick<CaseFile, 'id' | 'officerId'>,
  { facts, but }: Readonly<{ facts: readonly Fact[]; but: string }>,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(facts.filter(({ kind, author }) => BY_OFFICERS.has(kind) && author !== but).map((f) => f.author))
  if (ids.size === 0) return new Map()
  const names = await namesOf(db, [...ids])
  const { name } = await officerAddress(db, file)
  return new Map([...ids].map((id) => [id, names.get(id) ?? (id === file.officerId ? name : '–')]))
}
