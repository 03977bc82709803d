import { expect, test } from 'vitest'
import { words } from './access.words.ts'
import {
  canHaveTogether,
  permissionsOf,
  permissionsOfToken,
  ROLE_KIND,
  type Role,
  rolesOf,
  tokenChoices,
} from './permissions.rules.ts'

const may = (role: Role) => permissionsOf(ROLE_KIND[role], [role])

test('no single role decides and collects, and none that handles cases manages people', () => {
  for (const role of rolesOf('staff')) {
    expect([role, may(role).has('case.decide') && may(role).has('case.collect')]).toEqual([role, false])
    expect([role, may(role).has('case.read') && may(role).has('staff.manage')]).toEqual([role, false])
  }
})

test('an auditor changes nothing', () => {
  const changes = [
    'case.triage',
    'case.assign',
    'case.note',
    'case.propose',
    'case.decide',
    'case.collect',
    'staff.manage',
  ] as const
  expect(changes.filter((permission) => may('auditor').has(permission))).toEqual([])
})

test('a vault officer comes to the door of the vault and sees nothing else of the work, and no token of anybody opens it', () => {
  const own = [...may('vaultOfficer')].filter((permission) => !permissionsOf('staff', []).has(permission))
  expect(own).toEqual(['vault.enter'])
  expect(tokenChoices(may('vaultOfficer'))).not.toContain('vault.enter')
  const others = rolesOf('staff').filter((role) => role !== 'vaultOfficer')
  expect(others.filter((role) => may(role).has('vault.enter'))).toEqual([])
})

test('whoever gives the roles is no vault officer; every other two roles may go together', () => {
  expect(canHaveTogether(['reviewer', 'vaultOfficer'])).toBe(true)
  expect(canHaveTogether(['administrator', 'reviewer'])).toBe(true)
  expect(canHaveTogether(['administrator', 'reviewer', 'vaultOfficer'])).toBe(false)
})

test('officers and account holders have nothing of the desk', () => {
  for (const role of ['officer', 'owner'] as const) {
    expect(
      [...may(role)].filter((permission) => /^(case|outbox|report|jobs|audit|staff|ui|clock)\./.test(permission)),
    ).toEqual([])
  }
})

test('a role counts only for its kind of person', () => {
  expect([...permissionsOf('account', ['counsel', 'administrator'])]).toEqual(['session.manage'])
})

test('a token has no more than it was made for, nor than its owner still may', () => {
  const reviewer = may('reviewer')
  expect([...permissionsOfToken(['case.read', 'case.collect', 'token.manage'], reviewer)]).toEqual(['case.read'])
  expect([...permissionsOfToken(['case.read', 'case.decide'], may('qc'))]).toEqual(['case.read'])
  expect(tokenChoices(may('administrator'))).not.toContain('staff.manage')
})

test('every permission that a role has is explained in both languages', () => {
  for (const permission of new Set((Object.keys(ROLE_KIND) as Role[]).flatMap((role) => [...may(role)]))) {
    const [group = '', deed = ''] = permission.split('.')
    for (const lang of ['en', 'nl'] as const) {
      const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = words[lang].permission
      expect([lang, permission, typeof groups[group]?.[deed]]).toEqual([lang, permission, 'string'])
    }
  }
})
