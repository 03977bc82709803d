import { expect, test } from 'vitest'
import { deviceOf } from './device.rules.ts'

test('browser and system, nothing more', () => {
  expect(deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe('Firefox, Linux')
  expect(
    deviceOf(
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    ),
  ).toBe('Safari, macOS')
  expect(
    deviceOf(
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0',
    ),
  ).toBe('Edge, Windows')
  expect(deviceOf('curl/8.0')).toBe('')
})
