/**
 * Whether the user of an account may not know yet, and so nothing may be done to the account that would tell.
 *
 * Law     18 U.S.C. § 2705(b); Regulation (EU) 2023/1543 art. 13(1), (4): an order, or the law itself, keeps the user from knowing.
 * Policy  whatever keeps the user from being told holds a referral too: an order, an exception, an argument of the authority, and the days
 *         in which it may still bring one.
 */
import type { Day } from '#platform/time.ts'
import { planNotice, type Secrecy } from '../notice/notice.rules.ts'
import { exceptionsOn, stepFor, type Talk } from '../notice/phase.rules.ts'

export type Hush = Readonly<{
  /** The law leaves telling the user to the authority. */
  silent: boolean
  /** Somebody is to be told of this case, now or after a decision. */
  tells: boolean
  told: ReadonlySet<string>
  orders: readonly Secrecy[]
  talk: Talk
  today: Day
  days: number
  country: string
}>

export function isHushed(accounts: readonly string[], hush: Hush): boolean {
  return hush.silent || accounts.some((account) => isHushedFor(account, hush))
}

function isHushedFor(account: string, { tells, told, orders, talk, today, days, country }: Hush): boolean {
  const binding = [...orders, ...exceptionsOn(account, talk)]
  if (!tells || told.has(account)) return planNotice({ today, orders: binding, country }).kind !== 'tell-now'
  return stepFor({ account, today, orders, talk, days, country }).kind !== 'tell-now'
}
