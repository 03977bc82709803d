import { expect, test } from 'vitest'
import { ENDING, formOf, KEY_KINDS, outsideOf } from './key.rules.ts'

test.each([
  ['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p', 'age'],
  ['  age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n', 'age'],
  ['-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nxjME', 'openpgp'],
  ['\n-----BEGIN PGP PUBLIC KEY BLOCK-----\r\nVersion: 1', 'openpgp'],
  ['AGE-SECRET-KEY-1QQPQ', 'private-half'],
  ['age-secret-key-1qqpq', 'private-half'],
  ['AGE-PLUGIN-YUBIKEY-1QQ', 'private-half'],
  ['# public key: age1ql3z\nAGE-SECRET-KEY-1QQPQ', 'private-half'],
  ['-----BEGIN PGP PRIVATE KEY BLOCK-----', 'private-half'],
  ['-----BEGIN OPENSSH PRIVATE KEY-----', 'private-half'],
  ['ssh-ed25519 AAAA', 'unknown'],
  ['age1 two words', 'unknown'],
  ['xage1abc', 'unknown'],
  ['AGE1QL3', 'unknown'],
  ['see -----BEGIN PGP PUBLIC KEY BLOCK-----\n', 'unknown'],
  ['-----BEGIN PGP PUBLIC KEY BLOCK-----x', 'unknown'],
  ['', 'unknown'],
])('%j is %s', (text, outside) => {
  expect(outsideOf(text)).toBe(outside)
})

test('a download takes the form that was asked for where there is a key for it, else the first there is', () => {
  expect(formOf([], 'age')).toBeNull()
  expect(formOf(['openpgp'], 'age')).toBe('openpgp')
  expect(formOf(['openpgp', 'age'], 'openpgp')).toBe('openpgp')
  expect(formOf(['openpgp', 'age'], undefined)).toBe('age')
  expect(KEY_KINDS.map((kind) => ENDING[kind])).toEqual(['.age', '.gpg'])
})
