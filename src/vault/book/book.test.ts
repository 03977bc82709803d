import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LETTER_FACTS } from '#test/vault.ts'
import { type Change, openBook } from './book.ts'
import { newSigning, readBody, type Unlocked, writeBody } from './cipher.ts'
import type { Opened } from './content.ts'
import { type Deed, nextEntry } from './entry.rules.ts'

const at = new Date('2026-11-23T10:00:00Z')
const [A, B] = ['person_a', 'person_b'] as const

type Own = Unlocked & Readonly<{ publicKey: string }>
const own = (person: string, key: Buffer): Own => {
  const { signing, publicKey } = newSigning()
  return { person, key, signing, publicKey }
}

function says({ person, signing }: Unlocked, deed: Deed, more: Omit<Change, 'entry'> = {}) {
  return ({ vault }: Pick<Opened, 'vault'>): Change | null =>
    signing && { ...more, entry: nextEntry({ last: vault.last, by: person, at, deed, key: signing }) }
}

/** A book with two people who came in, at which a guess costs nothing. */
async function twoIn(room = 96 * 1024) {
  const dir = mkdtempSync(join(tmpdir(), 'wb-book-'))
  const book = openBook(dir, { room, cost: 2 })
  const key = Buffer.alloc(32, 7)
  const [a, b] = [own(A, Buffer.from(key)), own(B, Buffer.from(key))]
  const first: Deed = { did: 'furnished', name: 'Ada', key: a.publicKey }
  const none = { vault: { last: null } } as never
  const made = says(a, first)(none)
  if (!made || !(await book.furnish({ unlocked: a, secret: 'a', entry: made.entry }))) throw new Error('not furnished')
  const word = { unlocked: { ...b, signing: null }, secret: 'word' }
  await book.write(a, says(a, { did: 'cleared', person: B, name: 'Bo' }, { give: word }))
  await book.write(b, says(b, { did: 'joined', name: 'Bo', key: b.publicKey }, { give: { unlocked: b, secret: 'b' } }))
  const opens = async () => (await book.read({ ...a, key })) !== null
  return { dir, book, key, a, b, opens }
}

test('whoever leaves while a word is made has their key wiped, and the book is sealed with the right one all the same', async () => {
  const { dir, book, key, a, b, opens } = await twoIn()
  const give = { unlocked: { ...b, key: a.key, signing: null }, secret: 'a new word' }
  const change = says(a, { did: 'handed-again', person: B }, { give })
  const written = await book.write(a, (opened) => {
    const made = change(opened)
    a.key.fill(0)
    return made
  })
  expect(written).toBe('written')
  expect(readBody(readFileSync(join(dir, 'vault', 'book')), Buffer.alloc(32))).toBeNull()
  expect([await opens(), (await book.unlock(B, 'a new word'))?.key]).toEqual([true, key])
})

test('nothing is written with which the book would not open again', async () => {
  const { book, key, a, b, opens } = await twoIn()
  const entered = (selectors: string[]) =>
    says(a, { did: 'entered', process: 'held_1', facts: { ...LETTER_FACTS, selectors } })
  const many = Array.from({ length: 201 }, (_, n) => `s${n}@molenzicht.example`)
  expect(await book.write(a, entered(many))).toBe('unfit')
  expect(await book.write(a, entered(['x'.repeat(301)]))).toBe('unfit')
  const older = own(B, Buffer.from(key))
  expect(await book.write(older, says(older, { did: 'came-in', wrongBefore: 0 })), 'an older key').toBe('unfit')
  const third = own('person_c', Buffer.from(key))
  expect(await book.write(third, says(third, { did: 'came-in', wrongBefore: 0 })), 'nobody here').toBe('unfit')
  expect(await opens()).toBe(true)
  expect(await book.write(a, entered(many.slice(1)))).toBe('written')
  expect(await book.write(b, says(b, { did: 'looked', process: 'held_1' })), 'not signed for').toBe('unfit')
  expect((await book.read(b))?.vault.processes.size).toBe(1)
})

test('a full book takes no process, and whoever comes in, looks or makes room is still written down', async () => {
  const { book, a, opens } = await twoIn(12_000)
  const entered = (n: number) =>
    says(a, { did: 'entered', process: `held_${n}`, facts: { ...LETTER_FACTS, receivedHow: 'x'.repeat(500) } })
  const outcomes: (string | null)[] = []
  for (let n = 1; n <= 9; n += 1) outcomes.push(await book.write(a, entered(n)))
  expect(outcomes.at(-1)).toBe('full')
  expect(await book.write(a, says(a, { did: 'came-in', wrongBefore: 0 }))).toBe('written')
  expect(await book.write(a, says(a, { did: 'looked', process: 'held_1' }))).toBe('written')
  expect(await book.write(a, entered(10))).toBe('full')
  expect(await book.write(a, says(a, { did: 'enlarged' }, { double: true }))).toBe('written')
  expect([await book.write(a, entered(10)), await opens()]).toEqual(['written', true])
})

test('lines that were verified are known again, and one that was changed behind them is not taken for them', async () => {
  const { dir, book, key, a } = await twoIn()
  expect((await book.read(a))?.entries.length).toBe(3)
  await book.write(a, says(a, { did: 'came-in', wrongBefore: 0 }))
  expect((await book.read(a))?.vault.people.get(B)?.clearedBy).toBe(A)
  const path = join(dir, 'vault', 'book')
  const bytes = readFileSync(path)
  const body = readBody(bytes, key)
  if (!body) throw new Error('shut')
  writeBody(bytes, key, { ...body, text: body.text.replace('"name":"Ada"', '"name":"Eve"') })
  writeFileSync(path, bytes)
  expect(await book.read(a)).toBeNull()
})
