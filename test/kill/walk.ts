/**
 * Requests walked from draft to package, one step at a time. What to do next is read from the server each time, so that after a kill the
 * walk goes on from whatever was kept; what the server acknowledged is written down, to be found again afterwards.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { addDays } from '#platform/time.ts'
import {
  answersOf,
  type Call,
  type DeskCase,
  disclosing,
  letterOf,
  must,
  type Request,
  todayAt,
} from '../journeys/calls.ts'

/** What a 2xx promised. */
export type Kept =
  | Readonly<{ what: 'draft'; draft: string; version: number }>
  | Readonly<{ what: 'document'; draft: string; sha256: string }>
  | Readonly<{ what: 'case'; case: string; number: string }>
  | Readonly<{ what: 'fact'; case: string; kind: string; count: number }>
  | Readonly<{ what: 'clock'; now: string }>

export type Walk = {
  readonly call: Call
  readonly accounts: readonly string[]
  readonly kept: Kept[]
  readonly cases: string[]
  /** The request under way. */
  now: { request: Request; draft: string | null; case: string | null; notes: number } | null
  done: number
}

export const walkOf = (call: Call, accounts: readonly string[]): Walk => ({
  ...{ call, accounts, kept: [], cases: [], now: null, done: 0 },
})

/** One step forward. Throws when the server does not answer. */
export async function step(walk: Walk): Promise<void> {
  walk.now ??= { request: await nextRequest(walk), draft: null, case: null, notes: 0 }
  if (walk.now.case === null) await stepDraft(walk, walk.now)
  else await stepCase(walk, { ...walk.now, caseId: walk.now.case })
}

async function nextRequest({ call, accounts, done, cases }: Walk): Promise<Request> {
  const { now } = await must<{ now: string }>(call, 200, 'intake', '/desk/clock')
  const n = done + cases.length
  const account = accounts[n % accounts.length] ?? ''
  const today = todayAt(new Date(now))
  const secrecy =
    n % 3 === 2 ? { court: 'Marlow County Court', statute: '18 U.S.C. § 2705(b)', endsOn: addDays(today, 20) } : null
  return { officer: 'officer', docket: `GJ-26-${4000 + n}`, account, today, secrecy }
}

const STEPS = ['process', 'agency', 'identifiers', 'data'] as const

async function stepDraft(walk: Walk, now: NonNullable<Walk['now']>): Promise<void> {
  const { call, kept } = walk
  const { request } = now
  if (now.draft === null) {
    const started = await must<{ draft: string; version: number }>(call, 201, 'officer', '/drafts', {})
    now.draft = started.draft
    kept.push({ what: 'draft', draft: started.draft, version: 1 })
    return
  }
  const { draft } = now
  const send = `/drafts/${draft}/send`
  const seen = await must<{ case?: string; version: number; document: object | null }>(call, 200, 'officer', send)
  if (seen.case) return sent(walk, now, seen.case)
  const next = STEPS[seen.version - 1]
  if (next) {
    const body = { version: seen.version, ...answersOf(request)[next] }
    const saved = await must<{ version: number }>(call, 200, 'officer', `/drafts/${draft}/${next}`, body)
    kept.push({ what: 'draft', draft, version: saved.version })
  } else if (seen.document === null) {
    const form = new FormData()
    form.set(
      'pdf',
      new File([Buffer.from(await letterOf(request))], `${request.docket}.pdf`, { type: 'application/pdf' }),
    )
    const taken = await must<{ document: { sha256: string } }>(call, 201, 'officer', `/drafts/${draft}/document`, form)
    kept.push({ what: 'document', draft, sha256: taken.document.sha256 })
  } else {
    const { case: caseId, number } = await must<{ case: string; number: string }>(call, 201, 'officer', send, {
      objection: 'Please read our letterhead.',
    })
    kept.push({ what: 'case', case: caseId, number })
    sent(walk, now, caseId)
  }
}

function sent(walk: Walk, now: NonNullable<Walk['now']>, caseId: string): void {
  now.case = caseId
  walk.cases.push(caseId)
}

/**
 * So many requests take less than a year of the demo's clock, after which the officer's rung would lapse and a token end. Later ones are
 * taken back before a decision: they go on being written, and no day passes.
 */
const DECIDED_MOST = 20

type AtCase = NonNullable<Walk['now']> & { caseId: string }

async function stepCase(walk: Walk, { caseId }: AtCase): Promise<void> {
  const { call } = walk
  const path = `/desk/cases/${caseId}`
  const seen = await must<DeskCase>(call, 200, 'reviewer', path)
  const did = (kind: string) => walk.kept.push({ what: 'fact', case: caseId, kind, count: countOf(seen, kind) + 1 })
  switch (seen.state) {
    case 'new':
      await must(call, 201, 'intake', `${path}/acceptance`, {})
      did('accepted')
      return
    case 'in-review':
      if (seen.identifiers.some(({ result }) => result === null)) return void (await wait(50))
      if (countOf(seen, 'noted') === 0) {
        await must(call, 201, 'reviewer', `${path}/notes`, { text: 'Called the agency back.' })
        did('noted')
        return
      }
      if (walk.cases.length > DECIDED_MOST) {
        const why = { reason: 'The matter was settled.', confirm: 'yes' }
        await must(call, 200, 'officer', `/requests/${caseId}/withdrawal`, why)
        did('withdrawn')
        return
      }
      await must(call, 201, 'reviewer', `${path}/proposals`, disclosing(seen))
      did('proposed')
      return
    case 'second-person': {
      const open = seen.proposals.find(({ end }) => end === null)
      const word = { hash: open?.hash, reason: 'I agree.' }
      await must(call, 201, 'counsel', `${path}/proposals/${open?.id}/approval`, word)
      did('proposal-approved')
      return
    }
    case 'answered':
      walk.done++
      walk.now = null
      return
    case 'withdrawn':
      walk.now = null
      return
    default:
      return passDay(walk)
  }
}

export const countOf = ({ facts }: Pick<DeskCase, 'facts'>, kind: string) =>
  facts.filter((fact) => fact.kind === kind).length

/** Days go by one after the other, so that a kill falls between any two. */
async function passDay({ call, kept }: Walk): Promise<void> {
  const moved = await must<{ now: string }>(call, 200, 'intake', '/desk/clock', { days: 3 })
  kept.push({ what: 'clock', now: moved.now })
}
