/**
 * What each role may do: the least that its work needs.
 *
 * Seed    guide for authorities, "Wie behandelt uw verzoek": intake checks, a reviewer decides, counsel for what is contested.
 * Policy  who proposes does not approve, and who decides does not collect: no single role takes a record out.
 * Policy  an administrator manages people and sees no case; an auditor sees everything that was done and does nothing.
 * Policy  a vault officer may come to the door of the vault and nowhere else by that role; who is cleared there decides who comes in.
 * Policy  whoever gives roles and doors to others is no vault officer: alone they could take the place of a second person there.
 * Policy  a token never carries more than its owner may at that moment, and never what manages people or opens the vault.
 */
import type { Actor, Permission } from '#platform/http/route.ts'

declare module '#platform/http/route.ts' {
  interface PermissionNames {
    'request.file': true
    'request.follow': true
    'package.download': true
    'case.read': true
    'case.triage': true
    'case.assign': true
    'case.note': true
    'case.ask': true
    'case.propose': true
    'case.classify': true
    'case.counsel': true
    'case.decide': true
    'case.collect': true
    'emergency.handle': true
    'restriction.check': true
    'referral.read': true
    'referral.answer': true
    'notice.read': true
    'notice.rule': true
    'notice.except': true
    'look.read': true
    'look.do': true
    'look.answer': true
    'look.count': true
    'guideline.read': true
    'guideline.write': true
    'training.practise': true
    'training.count': true
    'retention.read': true
    'retention.manage': true
    'cost.read': true
    'cost.quote': true
    'cost.rate': true
    'webhook.manage': true
    'outbox.read': true
    'agency.read': true
    'agency.manage': true
    'report.read': true
    'law.read': true
    'law.review': true
    'jobs.read': true
    'jobs.retry': true
    'audit.read': true
    'staff.manage': true
    'clock.move': true
    'ui.read': true
    'vault.enter': true
    'session.manage': true
    'token.manage': true
    'account.read': true
  }
}

export type Kind = Actor['kind']

/** Every role with the kind of person who can have it. */
export const ROLE_KIND = {
  intake: 'staff',
  reviewer: 'staff',
  counsel: 'staff',
  emergencyDuty: 'staff',
  custodian: 'staff',
  qc: 'staff',
  reporter: 'staff',
  auditor: 'staff',
  administrator: 'staff',
  vaultOfficer: 'staff',
  officer: 'officer',
  owner: 'account',
} as const satisfies Readonly<Record<string, Kind>>

export type Role = keyof typeof ROLE_KIND

export const STAFF_ROLES: readonly Role[] = rolesOf('staff')

/** What every person of a kind may do, whatever the role. The clock can be moved in a demo only: elsewhere there is no such route. */
const BY_KIND: Readonly<Record<Kind, readonly Permission[]>> = {
  staff: ['session.manage', 'ui.read', 'clock.move', 'law.read', 'guideline.read', 'training.practise'],
  officer: ['session.manage'],
  account: ['session.manage'],
}

const BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  intake: [
    'case.read',
    'case.triage',
    'case.assign',
    'case.note',
    'case.ask',
    'agency.read',
    'agency.manage',
    'outbox.read',
    'emergency.handle',
    'token.manage',
  ],
  reviewer: [
    'case.read',
    'case.assign',
    'case.note',
    'case.ask',
    'case.propose',
    'case.decide',
    'agency.read',
    'agency.manage',
    'notice.read',
    'notice.except',
    'look.read',
    'guideline.write',
    'retention.read',
    'retention.manage',
    'report.read',
    'emergency.handle',
    'cost.read',
    'cost.quote',
    'token.manage',
  ],
  counsel: [
    'case.read',
    'case.assign',
    'case.note',
    'case.ask',
    'case.propose',
    'case.classify',
    'case.counsel',
    'case.decide',
    'agency.read',
    'agency.manage',
    'notice.read',
    'notice.rule',
    'notice.except',
    'look.read',
    'look.answer',
    'training.count',
    'guideline.write',
    'law.review',
    'retention.read',
    'retention.manage',
    'outbox.read',
    'report.read',
    'emergency.handle',
    'cost.read',
    'cost.quote',
    'cost.rate',
    'token.manage',
  ],
  emergencyDuty: [
    'case.read',
    'case.triage',
    'case.assign',
    'case.note',
    'case.ask',
    'case.propose',
    'agency.read',
    'agency.manage',
    'emergency.handle',
    'token.manage',
  ],
  // The tokens of the meeting service and of those who guard our own rules are a custodian's.
  custodian: [
    'case.read',
    'case.note',
    'case.collect',
    'notice.read',
    'retention.read',
    'jobs.read',
    'jobs.retry',
    'restriction.check',
    'referral.read',
    'referral.answer',
    'cost.read',
    'cost.quote',
    'token.manage',
  ],
  qc: [
    'case.read',
    'case.note',
    'agency.read',
    'notice.read',
    'look.read',
    'look.do',
    'look.count',
    'training.count',
    'retention.read',
    'guideline.write',
    'report.read',
    'token.manage',
  ],
  reporter: ['report.read', 'token.manage'],
  auditor: [
    'audit.read',
    'agency.read',
    'case.read',
    'notice.read',
    'look.read',
    'retention.read',
    'outbox.read',
    'report.read',
    'jobs.read',
    'cost.read',
    'token.manage',
  ],
  // Rates name no case: whoever keeps the house in order sets them, with counsel.
  administrator: [
    'staff.manage',
    'look.count',
    'jobs.read',
    'jobs.retry',
    'outbox.read',
    'cost.rate',
    'webhook.manage',
    'token.manage',
  ],
  vaultOfficer: ['vault.enter'],
  officer: ['request.file', 'request.follow', 'package.download', 'token.manage'],
  owner: ['account.read'],
}

/** Never carried by a token: whoever steals one must not be able to make it last, or to make people. */
const NOT_BY_TOKEN: readonly Permission[] = ['staff.manage', 'token.manage', 'session.manage', 'vault.enter']

export function permissionsOf(kind: Kind, roles: readonly Role[]): ReadonlySet<Permission> {
  const own = roles.filter((role) => ROLE_KIND[role] === kind)
  return new Set([...BY_KIND[kind], ...own.flatMap((role) => BY_ROLE[role])])
}

/** What a token may do now: what it was made for, as far as its owner still may. */
export function permissionsOfToken(chosen: readonly string[], owner: ReadonlySet<Permission>): ReadonlySet<Permission> {
  return new Set(tokenChoices(owner).filter((permission) => chosen.includes(permission)))
}

/** What an owner can give to a token. */
export function tokenChoices(owner: ReadonlySet<Permission>): readonly Permission[] {
  return [...owner].filter((permission) => !NOT_BY_TOKEN.includes(permission)).sort()
}

/** Two roles that one person may not have together. */
export const canHaveTogether = (roles: readonly Role[]): boolean =>
  !(roles.includes('administrator') && roles.includes('vaultOfficer'))

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_KIND, text)
}

/** Roles that a person of this kind can be given. */
export function rolesOf(kind: Kind): readonly Role[] {
  return Object.keys(ROLE_KIND)
    .filter(isRole)
    .filter((role) => ROLE_KIND[role] === kind)
}
