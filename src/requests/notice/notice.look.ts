/** What the page of a case shows of telling the user, account by account. */
import type { Provider } from '#platform/config.ts'
import type { Tx } from '#platform/db/db.ts'
import { atHour, dayIn } from '#platform/time.ts'
import { accountsOf, type CaseState } from '../case/case.rules.ts'
import type { CaseFile } from '../case/case.store.ts'
import type { Fact } from '../case/fact.rules.ts'
import { heldAfterEmergency } from '../emergency/notice-hold.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { owedAccounts, type Receipt, receiptsOf } from './hold.store.ts'
import { type Wait, waitAfterNotice } from './notice.rules.ts'
import { type Argument, isTellable, openArgument, type Step, stepFor, wakeOn } from './phase.rules.ts'

export type NoticeLine = Readonly<{
  account: string
  identifiers: readonly string[]
  /** Null once told, and where nobody is told any more. */
  step: Step | null
  receipt: Receipt | null
}>

export type NoticeLook = Readonly<{
  lines: readonly NoticeLine[]
  /** Somebody is still to be told. */
  owing: boolean
  told: boolean
  /** What would be next for a user of the case; before an approval, if it came today. */
  next: Step
  argument: Argument | null
  /** The user's time as it would be counted from the day on which they are told; null where nobody waits for it. */
  expected: Wait | null
  /** Staff must see it: the user's time runs past the day on which the answer is expected, and does not stop that clock. */
  pastDue: boolean
  days: number
}>

type Looking = Readonly<{
  file: CaseFile
  facts: readonly Fact[]
  state: CaseState
  provider: Provider
  now: Date
}>

export async function lookAtNotice(tx: Tx, looking: Looking): Promise<NoticeLook> {
  const { file, state, provider, now } = looking
  const owed = await owedAccounts(tx, file.id)
  const receipts = await receiptsOf(tx, file.id)
  const off = !isTellable(state, looking.facts)
  const lines = owed.map((account): NoticeLine => {
    const receipt = receipts.find(({ accountId }) => accountId === account) ?? null
    return {
      ...{ account, receipt, identifiers: namesOf(looking, account) },
      step: receipt || off ? null : nextFor(looking, account),
    }
  })
  const pending = lines.flatMap(({ step }) => step ?? [])
  const next = pending[0] ?? nextFor(looking, '')
  const expected = expectedWait(looking, next)
  return {
    ...{ lines, next, owing: pending.length > 0, told: receipts.length > 0 },
    argument: openArgument(state.talk, dayIn(provider.zone, now)),
    ...{ expected, pastDue: pastDue(looking, expected) },
    days: provider.notice.authorityDays ?? 0,
  }
}

function nextFor({ file, state, provider, now }: Looking, account: string): Step {
  const decidedAt = state.approved?.approvedAt ?? now
  const orders = [...state.orders, ...heldAfterEmergency(file.process, decidedAt, provider)]
  const { zone, calendar: country, notice } = provider
  const asked = { account, today: dayIn(zone, now), orders, talk: state.talk, country }
  return stepFor({ ...asked, days: notice.authorityDays ?? 0 })
}

function expectedWait({ file, state, provider, now }: Looking, next: Step): Wait | null {
  const { toldBy, family } = processRow(file.process)
  if (!state.isOpen || state.toldAt || toldBy === 'authority' || family === 'restriction' || family === 'consent')
    return null
  if (next.kind === 'wait-for-counsel' || (next.kind === 'tell-on' && !next.argued)) return null
  const { zone, calendar: country, notice } = provider
  const on = wakeOn(next)
  return waitAfterNotice({ toldAt: on === null ? now : atHour(on, 9, zone), days: notice.days, zone, country })
}

function namesOf({ file, state }: Looking, account: string): readonly string[] {
  return file.tasks
    .filter(({ id }) => accountsOf(state, id).some(({ accountId }) => accountId === account))
    .map(({ value }) => value)
}

function pastDue({ file: { dueAt }, state }: Looking, expected: Wait | null): boolean {
  if (!state.isOpen) return false
  const from = expected?.from ?? (state.state === 'user-time' ? state.produceFrom : null)
  return from !== null && from > dueAt
}

/** The same for programs of the desk. */
export function noticeJson({ lines, owing, next, argument, days }: NoticeLook) {
  return {
    ...{ owing, authorityDays: days, next: next.kind, argument: argument?.argumentId ?? null },
    accounts: lines.map(({ account, identifiers, step, receipt }) => ({
      ...{ account, identifiers, step },
      told: receipt && {
        ...{ at: receipt.at.toISOString(), mail: receipt.mail?.step ?? null },
        viewedAt: receipt.viewedAt?.toISOString() ?? null,
      },
    })),
  }
}
