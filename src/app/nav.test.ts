import { expect, test } from 'vitest'
import type { Permission } from '#platform/http/route.ts'
import { deskNav } from './nav.ts'

const navFor = (may: (permission: Permission) => boolean, lang: 'en' | 'nl' = 'en', demo = false) =>
  deskNav({ lang, demo, may })
const everything = () => true

test('a person finds only what they may see, and no group without a place in it', () => {
  const mine: readonly Permission[] = ['report.read', 'session.manage']
  expect(navFor((permission) => mine.includes(permission))).toEqual([
    { name: 'Oversight', items: [{ href: '/desk/report', name: 'Report' }] },
    { name: 'Office', items: [{ href: '/desk/sessions', name: 'Sessions' }] },
  ])
  expect(navFor(() => false)).toEqual([])
})

test('the groups stand in their order in both languages, the queue first', () => {
  expect(navFor(everything).map(({ name }) => name)).toEqual(['Work', 'Knowledge', 'Oversight', 'Office'])
  expect(navFor(everything, 'nl').map(({ name }) => name)).toEqual(['Werk', 'Kennis', 'Toezicht', 'Beheer'])
  expect(navFor(everything)[0]?.items[0]?.href).toBe('/desk')
})

test('the clock is there in a demo alone', () => {
  const places = (demo: boolean) => navFor(everything, 'en', demo).flatMap(({ items }) => items.map(({ href }) => href))
  expect(places(true).filter((href) => !places(false).includes(href))).toEqual(['/desk/clock'])
  expect(new Set(places(true)).size).toBe(places(true).length)
})
