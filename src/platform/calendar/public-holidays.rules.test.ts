import { expect, test } from 'vitest'
import { isDay } from '../time.ts'
import { COPY, COUNTRIES, FIRST_YEAR, LAST_YEAR, PUBLIC_HOLIDAYS } from './public-holidays.rules.ts'

const YEARS = LAST_YEAR - FIRST_YEAR + 1
const lines = PUBLIC_HOLIDAYS.trim().split('\n')

test('names its package with a version, and every country of the Union beside three others', () => {
  expect(COPY).toMatch(/^date-holidays \d+\.\d+\.\d+$/)
  expect(COUNTRIES).toHaveLength(30)
})

test('every name stands in both languages and has days below it', () => {
  const names = lines.flatMap((line, at) => (line.startsWith(' ') ? [] : [{ line, next: lines[at + 1] }]))
  expect(names.filter(({ line }) => !/^\S.* = \S.*$/.test(line))).toEqual([])
  expect(names.filter(({ next }) => !next?.startsWith('  '))).toEqual([])
})

test('a line has one day or one for each year, all real, and known countries', () => {
  const known = new Set<string>(COUNTRIES)
  for (const line of lines.filter((one) => one.startsWith(' '))) {
    const [dates = '', countries = ''] = line.trim().split(': ')
    const slots = dates.split(' ')
    expect([1, YEARS]).toContain(slots.length)
    slots.forEach((slot, at) => {
      expect([line, slot === '--' || isDay(`${FIRST_YEAR + at}-${slot}`)]).toEqual([line, true])
    })
    expect(countries.split(' ').filter((country) => !known.has(country))).toEqual([])
  }
})

test('every country keeps Christmas and New Year', () => {
  for (const [name, slot] of [
    ['Christmas Day', '12-25'],
    ["New Year's Day", '01-01'],
  ]) {
    const block = PUBLIC_HOLIDAYS.split(`\n${name} = `)[1]?.split(/\n(?=\S)/)[0] ?? ''
    const line = block.split('\n').find((one) => one.trim().startsWith(`${slot}: `)) ?? ''
    expect(COUNTRIES.filter((country) => !line.includes(country))).toEqual([])
  }
})
