import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNamed } from './named.rules.ts'

const TYPES = { account: 'text', from: 'timestamptz' }
const because = (sql: string) => {
  const read = readNamed(sql, TYPES)
  return read.kind === 'wrong' ? read.because : read.text
}

test('a name becomes a place with its type, the same place each time', () => {
  expect(readNamed('select a from t where b = :account and c >= :from and d = :account', TYPES)).toEqual({
    kind: 'read',
    text: 'select a from t where b = $1::text and c >= $2::timestamptz and d = $1::text',
    names: ['account', 'from'],
  })
})

test('casts, strings and quoted names are left as they are', () => {
  const sql = `select a::text, ':account', 'it''s :from; --', "a:account""b" from "t;"`
  expect(readNamed(sql, TYPES)).toEqual({ kind: 'read', text: sql, names: [] })
})

test('what could hide a second statement or get out of ours is refused', () => {
  expect(because(' \n')).toBe('empty')
  expect(because('select 1; drop table t')).toBe('semicolon')
  expect(because('select 1 -- :account')).toBe('comment')
  expect(because('select 1 /* x */')).toBe('comment')
  expect(because('select $1')).toBe('dollar')
  expect(because('select $$;$$')).toBe('dollar')
  expect(because("select e'a\\'; drop table t --'")).toBe('backslash')
  expect(because("select 'a\\' from t")).toBe('backslash')
  expect(because("select 'a")).toBe('unclosed')
  expect(because('select "a')).toBe('unclosed')
  expect(because('select 1) q union (select 2')).toBe('brackets')
  expect(because('select (1')).toBe('brackets')
  expect(because('select :password')).toBe('unknown-name')
  expect(because('select :toString, :accounts')).toBe('unknown-name')
})

test('nothing that is read holds a semicolon outside of a string, and what is between the names is kept to the letter', () => {
  const parts = fc.constantFrom(':account', ':from', "'x;y'", '"q"', ' ', 'a', '::int', '(1)', ';', '--', "'", '$')
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1 }), (pieces) => {
      const sql = pieces.join('')
      const read = readNamed(sql, TYPES)
      if (read.kind === 'wrong') return
      expect(read.text.replaceAll(/'[^']*'|"[^"]*"/g, '')).not.toMatch(/;|--/)
      const back = read.text.replaceAll(/\$(\d+)::(text|timestamptz)/g, (_, n) => `:${read.names[Number(n) - 1]}`)
      expect(back).toBe(sql)
    }),
  )
})
