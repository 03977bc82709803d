/**
 * Three doors, one per kind of person. The cookie of one is never sent to another: its path is the door's own.
 *
 * Policy  a person of one kind cannot come in by another door, whatever they know.
 * Policy  staff and officers: twelve hours without use, seven days in all; account holders: one hour and twelve.
 * Policy  ten minutes and five guesses for a code; five failures are free, then each doubles the wait, to a quarter of an hour at most.
 */
import type { Kind } from '../access/permissions.rules.ts'

export type Door = 'desk' | 'lers' | 'account'

export const DOORS: Readonly<Record<Door, Readonly<{ kind: Kind; path: string; cookie: string; tryCookie: string }>>> =
  {
    desk: { kind: 'staff', path: '/desk', cookie: 'wb_desk', tryCookie: 'wb_desk_try' },
    lers: { kind: 'officer', path: '/lers', cookie: 'wb_lers', tryCookie: 'wb_lers_try' },
    account: { kind: 'account', path: '/account', cookie: 'wb_account', tryCookie: 'wb_account_try' },
  }

export const ALL_DOORS: readonly Door[] = ['desk', 'lers', 'account']

/** The door of a path; null for public pages, where nobody is signed in. */
export function doorOf(path: string): Door | null {
  return ALL_DOORS.find((door) => path === DOORS[door].path || path.startsWith(`${DOORS[door].path}/`)) ?? null
}

export function doorOfKind(kind: Kind): Door {
  return kind === 'staff' ? 'desk' : kind === 'officer' ? 'lers' : 'account'
}

/** Where a person goes who wanted `path` and is not signed in. */
export function signInAt(path: string): string {
  const door = doorOf(path)
  return door ? `${DOORS[door].path}/sign-in` : '/sign-in'
}

/** The first page of a door for who may so much: an administrator sees no case, so the queue is nothing to begin with. */
export function firstPage(door: Door, may: ReadonlySet<string>): string {
  if (door !== 'desk' || may.has('case.read')) return DOORS[door].path
  if (may.has('staff.manage')) return '/desk/staff'
  if (may.has('report.read')) return '/desk/report'
  return may.has('vault.enter') ? '/desk/vault' : '/desk/sessions'
}

/** Back to the page that was wanted, but only one behind the same door; else the first page. */
export function safeNext(door: Door, next: string | undefined, first: string = DOORS[door].path): string {
  const { path } = DOORS[door]
  const wanted = next?.split('?')[0] ?? ''
  const own = doorOf(wanted) === door && !/[\\\s]|\/\/|\.\./.test(next ?? '') && !wanted.startsWith(`${path}/sign-`)
  return own && next && next !== path ? next : first
}

const HOUR_S = 3600

export const SESSION_S: Readonly<Record<Kind, Readonly<{ idle: number; whole: number }>>> = {
  staff: { idle: 12 * HOUR_S, whole: 7 * 24 * HOUR_S },
  officer: { idle: 12 * HOUR_S, whole: 7 * 24 * HOUR_S },
  account: { idle: HOUR_S, whole: 12 * HOUR_S },
}

export function sessionIsOver(kind: Kind, session: Readonly<{ lastUsedAt: Date; endsAt: Date }>, now: Date): boolean {
  return now >= session.endsAt || now.getTime() - session.lastUsedAt.getTime() > SESSION_S[kind].idle * 1000
}

export const TRY_S = 600
export const GUESSES_MOST = 5
export const MAILS_MOST = 3

const FREE_FAILURES = 5
const WAIT_MOST_S = 900
/** After a day without failures all is forgotten. */
const FORGET_S = 24 * HOUR_S

/** Whole seconds until the next attempt on this address is looked at; 0 when it may be made now. */
export function secondsToWait(past: Readonly<{ failures: number; lastAt: Date }> | null, now: Date): number {
  if (!past || past.failures < FREE_FAILURES) return 0
  const since = (now.getTime() - past.lastAt.getTime()) / 1000
  const wait = Math.min(WAIT_MOST_S, 2 ** (past.failures - FREE_FAILURES + 1))
  return since >= wait ? 0 : Math.ceil(wait - since)
}

/** How many failures to count from, when another comes. */
export function failuresStill(past: Readonly<{ failures: number; lastAt: Date }> | null, now: Date): number {
  return past && now.getTime() - past.lastAt.getTime() < FORGET_S * 1000 ? past.failures : 0
}
