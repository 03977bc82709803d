/** Where each part of one case stands: asked of the case, its holds and the list, decided by the rules. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { type CaseState, caseState } from '../case/case.rules.ts'
import { type CaseFile, caseById, factsOf } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { openChallenge } from '../counsel/counsel.rules.ts'
import { owedAccounts } from '../notice/hold.store.ts'
import { lastSecretDay } from '../notice/notice.rules.ts'
import { exceptionsOn, openArgument } from '../notice/phase.rules.ts'
import { preservationOf } from '../preservation/preservation.rules.ts'
import { linksOf, packagesOf } from '../production/package.store.ts'
import { lookOfCase } from '../quality/look.store.ts'
import { restrictionsOfCase } from '../restriction/restriction.store.ts'
import { type Part, periodFor } from './period.rules.ts'
import { type Change, type Going, type PlacedHold, type Standing, standingOf } from './retention.rules.ts'
import { changesOf, destroyedOf, holdsOf, listingsOf } from './retention.store.ts'

/** Parts that lie within the file of a case. */
const INSIDE = ['package', 'messages', 'instrument'] as const

export type PartStanding = Readonly<{ part: Part; standing: Standing }>
export type CaseRetention = Readonly<{
  parts: readonly PartStanding[]
  placed: readonly PlacedHold[]
  changes: readonly Change[]
}>

type Told = Readonly<{
  file: CaseFile
  facts: readonly Fact[]
  state: CaseState
  provider: Pick<Provider, 'zone' | 'retention'>
  now: Date
}>

export async function retentionOf(db: Db, told: Told): Promise<CaseRetention> {
  const { file, provider, now } = told
  const today = dayIn(provider.zone, now)
  const going = await goingOf(db, { ...told, today })
  const placed = await holdsOf(db, file.id)
  const changes = await changesOf(db, file.id)
  const listings = await listingsOf(db, file.id)
  const destroyed = await destroyedOf(db, file.id)
  const begun = await begunOf(db, told)
  const standing = (part: Part, more: Partial<Going> = {}) =>
    standingOf({
      ...{ part, from: begun[part], row: periodFor(part, provider.retention ?? {}), changes, placed, today },
      going: { ...going, ...more },
      listing: listings.get(part) ?? null,
      destroyedOn: destroyed.find((one) => one.part === part)?.on ?? null,
    })
  const inside = INSIDE.map((part) => ({ part, standing: standing(part) }))
  // A file goes last: never before a part of it that somebody keeps longer.
  const whole = standing('case', { 'part-kept': inside.some((one) => one.standing.kind === 'runs') })
  return { parts: [...inside, { part: 'case', standing: whole }], placed, changes }
}

export async function retentionOfCase(
  db: Db,
  caseId: string,
  { provider, now }: Pick<Told, 'provider' | 'now'>,
): Promise<(CaseRetention & Readonly<{ file: CaseFile; state: CaseState; facts: readonly Fact[] }>) | null> {
  const file = await caseById(db, caseId)
  if (!file) return null
  const facts = await factsOf(db, caseId)
  const state = caseState(facts)
  return { file, facts, state, ...(await retentionOf(db, { file, facts, state, provider, now })) }
}

async function begunOf(db: Db, { file, state, provider: { zone } }: Told): Promise<Readonly<Record<Part, Day | null>>> {
  const closed = state.closed ? dayIn(zone, state.closed.at) : null
  const made = (await packagesOf(db, file.id)).at(-1)
  return {
    ...{ package: made ? dayIn(zone, made.at) : null, log: null },
    ...{ messages: closed, instrument: closed, case: closed },
  }
}

type Asked = Told & Readonly<{ today: Day }>

async function goingOf(db: Db, asked: Asked): Promise<Going> {
  const { file, facts, state, today, provider } = asked
  const kept = preservationOf(facts)
  const measures = await restrictionsOfCase(db, file.id)
  const look = await lookOfCase(db, file.id)
  const links = await linksOf(db, file.id)
  return {
    'part-kept': false,
    open: state.closed === null,
    challenge: openChallenge(state.counsel) !== null,
    reopening: state.reopening !== null,
    preservation: kept !== null && kept.destroyed === null,
    restriction: measures.some(({ lift, endsOn }) => lift === null && (endsOn === null || endsOn >= today)),
    'second-look': look !== undefined && look.verdict === null,
    'user-untold': (await owedAccounts(db, file.id)).some((account) => isHeldBack(account, asked)),
    'link-open': links.some(({ expiresAt }) => dayIn(provider.zone, expiresAt) >= today),
  }
}

/** Nobody has told this user yet, and nobody may. */
function isHeldBack(account: string, { state, today }: Asked): boolean {
  if (state.told.has(account)) return false
  const last = [...state.orders, ...exceptionsOn(account, state.talk)].map(lastSecretDay)
  return (
    last.some((until) => until === 'open' || (until !== null && until >= today)) ||
    openArgument(state.talk, today) !== null
  )
}
