import { expect, test } from 'vitest'
import { HOLDERS } from './cast.ts'
import { STORIES } from './stories.ts'

test('the owner of the demo has something to read at /account: told and answered, told late, and told with time left', () => {
  expect(HOLDERS[0].key).toBe('owner')
  const own = STORIES.filter(({ account }) => account === 0).map(({ ending }) => ending)
  for (const ending of ['downloaded', 'secret-until', 'user-time'] as const) expect(own, ending).toContain(ending)
})
