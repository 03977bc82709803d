import { expect, test } from 'vitest'
import { reachOf } from './reach.rules.ts'

const none = { freeMail: false, disposable: false, bound: false, registered: false }

test.each([
  [{ freeMail: true, bound: true }, 0, 'free-mail'],
  [{ disposable: true, registered: true }, 0, 'disposable'],
  [{ bound: true }, 4, 'bound'],
  [{ registered: true }, 1, 'registered'],
  [{}, 1, 'unknown'],
])('%j reaches %i: %s', (facts, level, because) => {
  expect(reachOf({ ...none, ...facts })).toEqual({ level, because })
})
