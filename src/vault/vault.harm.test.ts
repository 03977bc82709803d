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
