import { expect, test } from 'vitest'
import { partyOf } from './passkey.rules.ts'

test('a key is bound to the office’s own host, on one’s own machine to localhost', () => {
  expect(partyOf('https://trust.halder.example')).toEqual({
    ids: ['trust.halder.example'],
    origins: ['https://trust.halder.example'],
  })
  expect(partyOf('http://127.0.0.1:8080')).toEqual({ ids: ['localhost'], origins: ['http://localhost:8080'] })
  expect(partyOf('https://127.0.0.1.evil.example').ids).toEqual(['127.0.0.1.evil.example'])
})
