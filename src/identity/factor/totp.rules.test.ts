import * as OTPAuth from 'otpauth'
import { expect, test } from 'vitest'
import { base32, matchingStep, stepAt, totpCode, totpUri } from './totp.rules.ts'

const secret = new TextEncoder().encode('12345678901234567890')

test('RFC 6238, appendix B', () => {
  const vectors: readonly (readonly [number, string])[] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ]
  for (const [seconds, code] of vectors) expect(totpCode(secret, stepAt(new Date(seconds * 1000)))).toBe(code)
})

test('another program reads our address and makes the same code', () => {
  const uri = totpUri('Halder', 'okafor@halder.example', secret)
  const app = OTPAuth.URI.parse(uri)
  const now = new Date('2026-11-23T10:00:00Z')
  expect(app.secret.base32).toBe(base32(secret))
  expect(app instanceof OTPAuth.TOTP && app.generate({ timestamp: now.getTime() })).toBe(totpCode(secret, stepAt(now)))
})

test('a code works near its time and once', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const step = stepAt(now)
  expect(matchingStep(secret, totpCode(secret, step), { now, last: 0 })).toBe(step)
  expect(matchingStep(secret, totpCode(secret, step - 1), { now, last: 0 })).toBe(step - 1)
  expect(matchingStep(secret, totpCode(secret, step + 1), { now, last: 0 })).toBe(step + 1)
  expect(matchingStep(secret, totpCode(secret, step - 2), { now, last: 0 })).toBe(null)
  expect(matchingStep(secret, totpCode(secret, step), { now, last: step })).toBe(null)
  expect(matchingStep(secret, '', { now, last: 0 })).toBe(null)
})
