import { expect, test } from 'vitest'
import { namedAddress, partyOf } from './passkey.rules.ts'

test('a key is bound to the office’s own host, on one’s own machine to localhost', () => {
  expect(partyOf('https://trust.halder.example')).toEqual({
    ids: ['trust.halder.example'],
    origins: ['https://trust.halder.example'],
  })
  expect(partyOf('http://127.0.0.1:8080')).toEqual({ ids: ['localhost'], origins: ['http://localhost:8080'] })
  expect(partyOf('https://127.0.0.1.evil.example').ids).toEqual(['127.0.0.1.evil.example'])
})

test('whoever reads at an address in figures is led to the name, if there is one', () => {
  expect(namedAddress('http://127.0.0.1:8080', '/desk/passkeys')).toBe('http://localhost:8080/desk/passkeys')
  expect(namedAddress('https://trust.halder.example', '/lers/passkeys')).toBe(
    'https://trust.halder.example/lers/passkeys',
  )
  expect(namedAddress('http://192.168.1.5:8080', '/desk/passkeys')).toBe(null)
})
