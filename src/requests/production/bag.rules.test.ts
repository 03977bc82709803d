import { expect, test } from 'vitest'
import { bagInfoText, isBagPath, manifestText, payloadOxum, readBagInfo, readManifest } from './bag.rules.ts'

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]

test('a manifest is sorted, read by sha256sum, and read back', () => {
  const text = manifestText(
    [
      { path: 'data/z', sha256: a, sha512: '' },
      { path: 'data/b', sha256: b, sha512: '' },
    ],
    'sha256',
  )
  expect(text).toBe(`${b}  data/b\n${a}  data/z\n`)
  expect(readManifest(text, 'sha256')).toEqual({
    kind: 'read',
    hashes: new Map([
      ['data/b', b],
      ['data/z', a],
    ]),
  })
  expect(readManifest('', 'sha256')).toEqual({ kind: 'read', hashes: new Map() })
})

test.each([
  [`${a} data/a\n`, 1],
  [`${a}  data/a`, 1],
  [`${a.toUpperCase()}  data/a\n`, 1],
  [`${a}  data/a\n${a}  data/a\n`, 2],
  [`${a}  ../a\n`, 1],
  [`${a}  \n`, 1],
  [`${a.slice(1)}  data/a\n`, 1],
  [`${a}  data/a\r\n`, 1],
  [`${a}  data/a\n\n`, 2],
])('a list that is not exactly one is refused: %j', (text, line) => {
  expect(readManifest(text, 'sha256')).toEqual({ kind: 'wrong', line })
})

test.each([
  ['data/task_1/chat/file-0001.png', true],
  ['README.txt', true],
  ['', false],
  ['/etc/passwd', false],
  ['a/../b', false],
  ['a//b', false],
  ['a/', false],
  ['.hidden', false],
  ['a\\b', false],
  ['a b', false],
  ['-rf', false],
  ['é', false],
  ['a\n', false],
  [`${'a/'.repeat(120)}b`, false],
])('a path of a bag: %j %s', (path, fine) => {
  expect(isBagPath(path)).toBe(fine)
})

test('bag-info keeps one line to a label', () => {
  const text = bagInfoText([
    ['Source-Organization', 'A\nPayload-Oxum: 1.1'],
    ['Payload-Oxum', payloadOxum([5, 7])],
  ])
  expect(text).toBe('Source-Organization: A Payload-Oxum: 1.1\nPayload-Oxum: 12.2\n')
  expect(readBagInfo(text).get('Payload-Oxum')).toBe('12.2')
  expect(payloadOxum([])).toBe('0.0')
})
