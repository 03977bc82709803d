/** What people do to each other, and to the book, by deeds that each page offers. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallHouse } from '#test/house.ts'
import {
  furnishedBy,
  LETTER,
  PASSPHRASE,
  PATH,
  processOn,
  type VaultPerson,
  vaultOfficer,
  vaultOn,
  wordOn,
} from '#test/vault.ts'

let small: Awaited<ReturnType<typeof smallHouse>>
let ada: VaultPerson
let bo: VaultPerson
let fred: VaultPerson

beforeAll(async () => {
  small = await smallHouse({ more: vaultOn(mkdtempSync(join(tmpdir(), 'wb-vault-')), 24_000) })
  ada = await vaultOfficer(small, 'Ada')
  bo = await vaultOfficer(small, 'Bo')
  fred = await vaultOfficer(small, 'Fred')
  await furnishedBy(ada, bo)
}, 60_000)
afterAll(() => small[Symbol.asyncDispose]())

const own = (passphrase: string, who: VaultPerson) => ({ passphrase, again: passphrase, bound: 'on', code: who.code() })

test('more selectors than the book takes, or one that is too long, are said to be so, and everybody still comes in', async () => {
  await ada.do('enter-process', LETTER)
  const many = Array.from({ length: 201 }, (_, n) => `s${n}@molenzicht.example`).join('\n')
  expect(await ada.do('enter-process', { ...LETTER, selectors: many })).toContain('At most 200 selectors')
  expect(await ada.do('enter-process', { ...LETTER, selectors: 'x'.repeat(301) })).toContain('300 characters each')
  expect(await bo.do('enter', { passphrase: PASSPHRASE.two, code: bo.code() })).toContain('Process 1')
})

test('one person cannot put a friend in the place of the second by making them a new word', async () => {
  await ada.do('go', { to: 'people' })
  const word = wordOn(await ada.do('hand-again', { person: bo.id }))
  expect(await ada.do('clear', { person: fred.id }), 'no word without a second yes').not.toContain('Hand this word')
  expect(await ada.do('end-clearing', { person: bo.id, reason: 'Gone' })).toContain('Only two people have come in')
  // The visit that was open when the word was made has ended, so that its older key signs nothing.
  expect(await bo.see()).toContain('Come in for the first time')
  const other = await small.visit(bo.id)
  await other.post(PATH, { deed: 'join', word, ...own(PASSPHRASE.two, bo) })
  const process = processOn((await other.get(PATH)).text)
  await bo.do('bind', { process, as: 'comply', bound: 'on' })
  expect(await ada.do('enter', { passphrase: PASSPHRASE.one, code: ada.code() })).toContain('Process 1')
})

test('of two, a new key counts at once, and is shown wherever two agree', async () => {
  expect(await ada.do('go', { to: 'people' })).toContain('Bo came in with a new key on')
  expect(await ada.do('go', { to: 'process', process: processOn(await ada.do('go', { to: 'home' })) })).toContain(
    'Bo came in with a new key on',
  )
})

test('another session of the same person stands outside, whatever cookie of the door it brings', async () => {
  const other = await small.visit(ada.id)
  const door = ada.browser.jar.get('door')
  if (door) other.jar.set('door', door)
  expect((await other.get(PATH)).text).toContain('Come in for the first time')
  expect(await ada.see()).toContain('Leave the vault')
})

test('choosing a language, asking too briefly or from elsewhere leaves no line for whoever has the role', async () => {
  small.lines.splice(0)
  const cookie = [...ada.browser.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const ask = (init: RequestInit & { headers?: Record<string, string> }, query = '') =>
    small.app.request(`http://127.0.0.1:8080${PATH}${query}`, { ...init, headers: { cookie, ...init.headers } })
  const asked = [await ask({}, '?lang=nl'), await ask({ method: 'HEAD' }), await ask({ method: 'PUT' })]
  asked.push(await ask({ method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } }))
  expect(asked.map(({ status }) => status)).toEqual([303, 200, 403, 403])
  expect(small.lines).toEqual([])
  await small.app.request(`http://127.0.0.1:8080${PATH}?lang=nl`)
  expect(small.lines.length, 'of anybody else, as at every address that is none').toBe(1)
})

test('five tries are judged however many come at once, and after the wait there are five again', async () => {
  await fred.do('enter', { passphrase: 'x', code: fred.code() })
  small.wall.advance(15 * 60_000 + 1000)
  const wrong = () => fred.browser.post(PATH, { deed: 'enter', passphrase: 'x', code: '000000' })
  const all = await Promise.all(Array.from({ length: 12 }, wrong))
  expect(all.filter(({ text }) => text.includes('That is not right')).length).toBe(4)
  small.wall.advance(15 * 60_000 + 1000)
  expect((await wrong()).text).toContain('That is not right')
  expect((await wrong()).text, 'one wrong try after the wait shuts nothing').toContain('That is not right')
  await ada.do('enter', { passphrase: PASSPHRASE.one, code: ada.code() })
})

test('a full book shows nothing of which no line was written, and lets everybody in', async () => {
  const process = processOn(await ada.do('go', { to: 'home' }))
  const text = 'x'.repeat(3900)
  const said = { process, question: 'scope', counsel: 'C', on: '2026-11-20', word: 'go' }
  for (const part of [text, text, text, text, text, text.slice(0, 1000), 'x'])
    await ada.do('advise', { ...said, text: part })
  expect(await ada.do('advise', { ...said, text })).toContain('The book is full')
  const looks: string[] = []
  for (let n = 0; n < 12; n += 1) looks.push(await ada.do('go', { to: 'process', process }))
  expect(looks[0]).toContain('j.devries')
  expect(looks.at(-1)).toContain('The book is full')
  expect(looks.at(-1)).not.toContain('j.devries')
  for (let n = 0; n < 6; n += 1) {
    await ada.do('leave')
    expect(await ada.do('enter', { passphrase: PASSPHRASE.one, code: ada.code() })).toContain('Process 1')
  }
})
