import { expect, test } from 'vitest'
import { e164, extension } from './telephone.rules.ts'

test.each([
  ['+1 (330) 555-0142', '+13305550142'],
  ['0031 30 555 0112', '+31305550112'],
  ['+31.30.555/0112', '+31305550112'],
  ['＋１ 330 555 0142', '+13305550142'],
  ['330 555 0142', null],
  ['+0 330 555 0142', null],
  ['+1 330', null],
  ['+1234567890123456', null],
  ['+1 330 555 0142 ext 17', null],
  ['', null],
])('%s → %s', (typed, number) => {
  expect(e164(typed)).toBe(number)
})

test.each([
  ['17', '17'],
  ['ext. 17', '17'],
  ['x17', '17'],
  ['toestel 218', '218'],
  ['0', '0'],
  ['12345678', '12345678'],
  ['123456789', null],
  ['', null],
  ['17a', null],
])('extension %s → %s', (typed, value) => {
  expect(extension(typed)).toBe(value)
})
