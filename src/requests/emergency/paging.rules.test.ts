import { expect, test } from 'vitest'
import { calledAt, dutyOrder, minutesAfter, type OnDuty, pagingOf } from './paging.rules.ts'

const person = (id: string, role: string, suspended = false): OnDuty => ({
  ...{ id, email: `${id}@halder.example`, roles: [role], suspended },
})
const lotte = person('lotte', 'emergencyDuty')
const tom = person('tom', 'counsel')
const sanne = person('sanne', 'intake')
const iris = person('iris', 'reviewer')
const staff = [sanne, iris, tom, lotte]
const plain = pagingOf({})

test('without a word in the file: duty, counsel, intake', () => {
  expect(plain).toEqual({ duty: [], afterMinutes: 5, webhook: null })
  expect(dutyOrder(plain, staff)).toEqual([lotte, tom, sanne])
})

test('the file names whom and in which order; who is suspended is left out, and nobody left means the usual order', () => {
  const paging = { ...plain, duty: ['TOM@halder.example', 'iris@halder.example', 'gone@halder.example'] }
  expect(dutyOrder(paging, staff)).toEqual([tom, iris])
  expect(dutyOrder({ ...plain, duty: ['gone@halder.example'] }, staff)).toEqual([lotte, tom, sanne])
  expect(dutyOrder(plain, [person('lotte', 'emergencyDuty', true), tom])).toEqual([tom])
})

test('one after the other, then everybody', () => {
  const order = [lotte, tom]
  expect([0, 1, 2, 9].map((step) => calledAt(step, order))).toEqual([[lotte], [tom], order, order])
  expect(calledAt(0, [])).toEqual([])
})

test('the wait doubles after the first round and never gets longer than an hour', () => {
  expect([0, 1, 2, 3, 4, 5, 30].map((step) => minutesAfter(step, plain, 3))).toEqual([5, 5, 5, 10, 20, 40, 60])
  expect(minutesAfter(9, { ...plain, afterMinutes: 90 }, 1)).toBe(90)
})

test('a file that says something is followed', () => {
  const emergency = { duty: ['a@b.example'], afterMinutes: 2, webhook: null, noticeDays: 9 }
  expect(pagingOf({ emergency })).toEqual(emergency)
})
