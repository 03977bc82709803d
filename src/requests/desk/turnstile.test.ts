import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnstile } from './turnstile.ts'

/** A door of two with work that ends when the test says so. */
function door() {
  const wait = turnstile(2)
  const inside: string[] = []
  const ends = new Map<string, () => void>()
  const come = (what: string, by?: string) =>
    wait(() => {
      inside.push(what)
      return new Promise<void>((end) => ends.set(what, end))
    }, by)
  const end = async (what: string) => {
    inside.splice(inside.indexOf(what), 1)
    ends.get(what)?.()
    await setImmediate()
  }
  return { inside, come, end }
}

test('who comes with many slow pages has one place; the other is for the next', async () => {
  const { inside, come, end } = door()
  for (const what of ['slow 1', 'slow 2', 'slow 3']) void come(what, 'slow')
  expect(inside).toEqual(['slow 1'])
  void come('good 1', 'good')
  void come('late 1', 'late')
  expect(inside).toEqual(['slow 1', 'good 1'])
  // Who was not in yet goes before who was, though they came later.
  await end('slow 1')
  expect(inside).toEqual(['good 1', 'late 1'])
  await end('late 1')
  expect(inside).toEqual(['good 1', 'slow 2'])
})

test('colleagues give no name and wait for a place alone', async () => {
  const { inside, come, end } = door()
  for (const what of ['1', '2', '3']) void come(what)
  expect(inside).toEqual(['1', '2'])
  await end('1')
  expect(inside).toEqual(['2', '3'])
})

test('a work that fails leaves its place', async () => {
  const wait = turnstile(1)
  await expect(wait(() => Promise.reject(new Error('broken')), 'a')).rejects.toThrow('broken')
  expect(await wait(async () => 'in', 'a')).toBe('in')
})

test('whoever comes, in whatever order: never more than two inside, nobody twice, and everybody gets in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', undefined), { maxLength: 20 }), async (names) => {
      const wait = turnstile(2)
      const inside: (string | undefined)[] = []
      let done = 0
      const work = (by: string | undefined) => async () => {
        inside.push(by)
        expect(inside.length).toBeLessThanOrEqual(2)
        if (by !== undefined) expect(inside.filter((one) => one === by)).toHaveLength(1)
        await Promise.resolve()
        inside.splice(inside.indexOf(by), 1)
        done += 1
      }
      await Promise.all(names.map((by) => wait(work(by), by)))
      expect(done).toBe(names.length)
    }),
  )
})
