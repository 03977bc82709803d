import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeKey, openKeys, verifyWithPem } from './keys.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'waarborg-keys-'))

test('the key of the first start is the key of the next one', () => {
  const dir = folder()
  const first = openKeys(dir)
  const { keyId, signature } = first.sign('a grant')
  expect(keyId).toMatch(/^[0-9a-f]{16}$/)
  const second = openKeys(dir)
  expect(second.currentKeyId).toBe(keyId)
  expect(second.verify('a grant', signature, keyId)).toBe(true)
  expect(verifyWithPem(second.publicKeyPem(keyId) ?? '', 'a grant', signature)).toBe(true)
  expect(statSync(join(dir, 'keys')).mode & 0o777).toBe(0o700)
  expect(statSync(join(dir, 'keys', `${keyId}.pem`)).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(dir, 'keys'))).toHaveLength(1)
})

test('an older key goes on verifying', async () => {
  const dir = folder()
  const old = openKeys(dir).sign('a grant')
  await new Promise((resolve) => setTimeout(resolve, 20))
  makeKey(join(dir, 'keys'))
  const keys = openKeys(dir)
  expect(keys.currentKeyId).not.toBe(old.keyId)
  expect(keys.keyIds).toEqual([keys.currentKeyId, old.keyId])
  expect(keys.verify('a grant', old.signature, old.keyId)).toBe(true)
})

test('another text, another signature or another key is refused', () => {
  const keys = openKeys(folder())
  const other = openKeys(folder())
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.nat(63), (text, changed, at) => {
      const { keyId, signature } = keys.sign(text)
      expect(keys.verify(text, signature, keyId)).toBe(true)
      if (changed !== text) expect(keys.verify(changed, signature, keyId)).toBe(false)
      const bytes = Buffer.from(signature, 'base64')
      bytes.writeUInt8((bytes.readUInt8(at) ^ 1) & 0xff, at)
      expect(keys.verify(text, bytes.toString('base64'), keyId)).toBe(false)
      expect(other.verify(text, signature, keyId)).toBe(false)
      expect(verifyWithPem(other.publicKeyPem(other.currentKeyId) ?? '', text, signature)).toBe(false)
      expect(keys.verify(text, `${signature}\n`, keyId)).toBe(false)
    }),
    { numRuns: 30 },
  )
  expect(verifyWithPem('no key', 'a', 'b')).toBe(false)
})
