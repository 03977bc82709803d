import { expect, test } from 'vitest'
import { ZWALUW_QUERIES as good } from '../../../test/connector/zwaluw.ts'
import { columnFaults, plainValue, type Queries, QueriesFile, queriesFaults, type RowQuery } from './queries.rules.ts'

const signIn = good.rows['sign_in']?.own ?? nothing()

function nothing(): never {
  throw new Error('no such query')
}

const withSignIn = (change: Partial<RowQuery>): Queries => ({
  ...good,
  rows: { ...good.rows, sign_in: { own: { ...signIn, ...change } } },
})
const without = (name: string) => Object.fromEntries(Object.entries(signIn.fields).filter(([field]) => field !== name))

test('queries that name every field, or say that it is not held, are good', () => {
  expect(QueriesFile.parse(JSON.parse(JSON.stringify(good)))).toEqual(good)
  expect(queriesFaults(good, true)).toEqual([])
  expect(queriesFaults({ ...withSignIn({ fields: without('port') }), notHeld: ['sign_in.port'] }, true)).toEqual([])
  const { call: _, ...rows } = good.rows
  expect(queriesFaults({ ...good, rows, notHeld: ['call'] }, true)).toEqual([])
})

test('what is not mapped is said, and never taken for nothing', () => {
  expect(queriesFaults(withSignIn({ fields: without('port') }), true)).toEqual([
    'rows.sign_in.own.fields.port: missing; map it, or name sign_in.port in notHeld',
  ])
  expect(
    queriesFaults({ ...withSignIn({ fields: without('signed_in_at') }), notHeld: ['sign_in.signed_in_at'] }, true),
  ).toEqual(['rows.sign_in.own.fields.signed_in_at: missing; by it a row belongs to a period'])
  const { call: _, ...rows } = good.rows
  expect(queriesFaults({ ...good, rows }, true)).toEqual([
    'rows.call.own: missing; write a query, or null, or name call.started_at in notHeld',
  ])
  expect(queriesFaults({ ...good, rows: { ...rows, call: { own: null } } }, true)).toEqual([])
  expect(queriesFaults({ ...good, notHeld: ['sign_in.port'] }, true)).toEqual([
    'rows.sign_in.own.fields.port: mapped, and named in notHeld',
  ])
})

test('what the catalogue does not know is said, with its place', () => {
  expect(queriesFaults({ ...good, catalogue: 7 }, true)[0]).toContain('written for 7')
  expect(queriesFaults({ ...good, rows: { ...good.rows, passwords: {} } }, true)).toEqual([
    'rows.passwords: no source of the catalogue',
  ])
  expect(queriesFaults({ ...good, notHeld: ['x.y'] }, true)).toEqual([
    'notHeld: x.y is no field and no source of the catalogue',
  ])
  expect(queriesFaults(withSignIn({ fields: { ...signIn.fields, password: 'pw' } }), true)).toEqual([
    'rows.sign_in.own.fields.password: no field of the source',
  ])
  expect(
    queriesFaults({ ...good, rows: { ...good.rows, profile: { ...good.rows['profile'], other: signIn } } }, true),
  ).toEqual(['rows.profile.other: the catalogue has no such rows'])
})

test('a query asks by the subject and its period, with the names there are', () => {
  expect(queriesFaults(withSignIn({ sql: signIn.sql.replace(':account', "'acct_1'") }), true)).toEqual([
    'rows.sign_in.own: does not ask by :account',
  ])
  expect(queriesFaults(withSignIn({ sql: signIn.sql.replace(' and t.begun < :to', '') }), true)).toEqual([
    'rows.sign_in.own: does not ask by :to',
  ])
  expect(queriesFaults(withSignIn({ sql: `${signIn.sql};` }), true)).toEqual(['rows.sign_in.own: semicolon'])
  expect(queriesFaults({ ...good, contact: 'select 1' }, true)).toEqual(['contact: does not ask by :account'])
  const none = { email: null, username: null, telephone: null, meeting: null }
  expect(queriesFaults({ ...good, lookup: none }, true)).toEqual(['lookup: no kind of identifier can be looked up'])
})

test('a file is a path and a kind, and somebody said where files lie', () => {
  const file = { path: 'a', mediaType: 'b' }
  expect(queriesFaults(withSignIn({ fields: { ...signIn.fields, port: file } }), true)).toEqual([
    'rows.sign_in.own.fields.port: a file has path and mediaType, anything else one column',
  ])
  expect(queriesFaults(good, false)).toEqual([
    'rows.picture.own.fields.file: records.files does not say where files lie',
    'rows.recording.own.fields.file: records.files does not say where files lie',
  ])
})

test('columns that nobody mapped, that are missing or that come twice are told apart', () => {
  const query = { sql: '', fields: { joined_at: 'came', ip_address: 'addr', port: 'port' } }
  const given = ['subject', 'key', 'meeting', 'came', 'port', 'port', 'secret']
  expect(columnFaults('meeting_address', query, given)).toEqual({
    unmapped: ['secret'],
    missing: ['addr'],
    twice: ['port'],
  })
})

test('the spelling of an identifier does not matter', () => {
  expect(plainValue('email', ' Owner@Records.Example ')).toBe('owner@records.example')
  expect(plainValue('telephone', '+31 30 555')).toBe('3130555')
  expect(plainValue('meeting', 'none')).toBe('')
})
