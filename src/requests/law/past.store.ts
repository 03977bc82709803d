/** Cases as the tables of law were asked about them: newest first, as many as a person would look through. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { dayIn } from '#platform/time.ts'
import type { FactData } from '../case/fact.rules.ts'
import { isCategory } from '../triage/category.rules.ts'
import { isProcess } from '../triage/process.rules.ts'
import { usualIssuer } from '../triage/reach.rules.ts'
import { type Change, PAST_MOST, type PastCase } from './dry-run.rules.ts'

export async function pastCases(
  db: Db,
  { change, provider }: Readonly<{ change: Change; provider: Provider }>,
): Promise<readonly PastCase[]> {
  const found = await db
    .selectFrom('case_file as c')
    .innerJoin('agency as a', 'a.id', 'c.agency_id')
    .leftJoin('case_instrument as i', 'i.case_id', 'c.id')
    .select(['i.issuer', 'i.validated_by', 'i.authority'])
    .select(['c.id', 'c.number', 'c.process', 'c.statute', 'c.categories', 'c.received_at', 'a.country'])
    .select('a.us_governmental')
    .$if(change.kind === 'process', (query) =>
      query.where('c.process', '=', change.kind === 'process' ? change.process : ''),
    )
    .$if(change.kind === 'country', (query) =>
      query.where('a.country', '=', change.kind === 'country' ? change.country : ''),
    )
    .orderBy('c.received_at', 'desc')
    .orderBy('c.id')
    .limit(PAST_MOST)
    .execute()
  const places = await countriesByCase(
    db,
    found.map(({ id }) => id),
  )
  return found.flatMap(
    ({ id, number, process, statute, categories, received_at, country, us_governmental, ...said }) => {
      if (!isProcess(process)) return []
      const demand = {
        ...{ process, statute, issuer: said.issuer ?? usualIssuer(process), validatedBy: said.validated_by },
        ...{ classifiedAs: null },
        asker: { authority: said.authority ?? true, country, usGovernmentalEntity: us_governmental },
        ...{ consent: null, emergency: false, home: provider.calendar, on: dayIn(provider.zone, received_at) },
      }
      return [
        { id, number, ask: { demand, accounts: places.get(id) ?? [], categories: categories.filter(isCategory) } },
      ]
    },
  )
}

async function countriesByCase(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const facts = await db
    .selectFrom('case_fact')
    .select(['case_id', 'data'])
    .where('kind', '=', 'identifier-resolved')
    .where('case_id', 'in', ids)
    .execute()
  const places = new Map<string, string[]>()
  for (const { case_id, data } of facts) {
    const countries = (data as FactData['identifier-resolved']).found.map(({ country }) => country)
    places.set(case_id, [...new Set([...(places.get(case_id) ?? []), ...countries])])
  }
  return places
}
