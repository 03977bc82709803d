/**
 * The one file of the vault, `data/vault/book`: read whole, written whole under another name and then put in the place of the old one.
 * Nothing of it stands in the database, among the files or in the jobs.
 */
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BOOK_FILE } from '#platform/backup/backup.ts'
import {
  COST,
  emptyPlace,
  enlarged,
  newBook,
  PLACES,
  putKey,
  readBody,
  roomOf,
  takeKey,
  type Unlocked,
  writeBody,
} from './cipher.ts'
import { Entry } from './entry.rules.ts'
import { readVault, type Vault } from './vault.rules.ts'

/** What the body says: the lines, who holds which place, and how long each paper is, in their order. */
const Text = z.object({
  entries: z.array(Entry),
  places: z.record(z.string(), z.int()),
  papers: z.array(z.object({ id: z.string(), bytes: z.int() })),
})

export type Paper = Readonly<{ id: string; content: Uint8Array }>
export type Opened = Readonly<{
  vault: Vault
  entries: readonly Entry[]
  papers: readonly Paper[]
  used: number
  room: number
}>

/** What one deed changes: a line, and with it perhaps a paper, keys given or taken, more room. */
export type Change = Readonly<{
  entry: Entry
  paper?: Paper
  /** A key for this person under this secret; it takes the place of one that they had. */
  give?: Readonly<{ unlocked: Unlocked; secret: string }>
  take?: string
  double?: true
}>

export type Written = 'written' | 'full' | 'no-place' | 'locked'

export type Book = Readonly<{
  isFurnished(): boolean
  unlock(person: string, secret: string): Promise<Unlocked | null>
  /** Null where the key is of another book, or the book was changed from outside. */
  read(unlocked: Unlocked): Promise<Opened | null>
  /** One writer at a time; `work` sees the book as it is at that moment, and changes nothing where it returns null. */
  write(unlocked: Unlocked, work: (opened: Opened) => Change | null): Promise<Written | null>
  /** A book where there is none yet, with its first line. */
  furnish(first: Readonly<{ unlocked: Unlocked; secret: string; entry: Entry }>): Promise<boolean>
}>

const ROOM_BYTES = 16 * 1024 * 1024

/** Bytes of room of a new book, and how much a guess at a passphrase costs; the usual where nothing is said. */
export type BookSize = Readonly<{ room?: number; cost?: number }>

/** `dir` is the data folder. */
export function openBook(dir: string, { room = ROOM_BYTES, cost = COST }: BookSize = {}): Book {
  const path = join(dir, BOOK_FILE)
  const takeTurns = oneAtATime()
  const isFurnished = () => existsSync(path)
  return {
    isFurnished,
    unlock: async (person, secret) => (isFurnished() ? takeKey(await readFile(path), { person, secret, cost }) : null),
    read: async ({ key }) => (isFurnished() ? contentOf(await readFile(path), key) : null),
    write: (unlocked, work) =>
      takeTurns(async () => {
        const bytes = await readFile(path)
        const opened = contentOf(bytes, unlocked.key)
        if (!opened) return 'locked'
        const change = work(opened)
        if (!change) return null
        const changed = await withChange({ bytes, opened, key: unlocked.key, cost }, change)
        if (typeof changed === 'string') return changed
        await replace(path, changed)
        return 'written'
      }),
    furnish: ({ unlocked, secret, entry }) =>
      takeTurns(async () => {
        if (isFurnished()) return false
        await mkdir(join(dir, 'vault'), { recursive: true, mode: 0o700 })
        const bytes = newBook(room)
        await putKey(bytes, 0, { unlocked, secret, cost })
        const text = { entries: [entry], places: { [unlocked.person]: 0 }, papers: [] }
        writeBody(bytes, unlocked.key, { text: JSON.stringify(text), papers: Buffer.alloc(0) })
        await replace(path, bytes)
        return true
      }),
  }
}

type Content = Opened & Readonly<{ places: Readonly<Record<string, number>> }>

function contentOf(bytes: Buffer, key: Buffer): Content | null {
  const body = readBody(bytes, key)
  if (!body) return null
  const { entries, places, papers } = Text.parse(JSON.parse(body.text))
  const reading = readVault(entries)
  if (reading.kind === 'broken') return null
  let at = 0
  const kept = papers.map(({ id, bytes: length }) => {
    at += length
    return { id, content: body.papers.subarray(at - length, at) }
  })
  const used = Buffer.byteLength(body.text) + body.papers.length
  return { vault: reading.vault, entries, papers: kept, places, used, room: roomOf(bytes) }
}

type Before = Readonly<{ bytes: Buffer; opened: Content; key: Buffer; cost: number }>

async function withChange({ bytes, opened, key, cost }: Before, change: Change): Promise<Buffer | 'full' | 'no-place'> {
  const { entry, paper, give, take, double } = change
  const book = double ? enlarged(bytes) : bytes
  const places = { ...opened.places }
  if (take !== undefined && places[take] !== undefined) {
    emptyPlace(book, places[take])
    delete places[take]
  }
  if (give) {
    const place = places[give.unlocked.person] ?? freePlace(places)
    if (place === null) return 'no-place'
    places[give.unlocked.person] = place
    await putKey(book, place, { ...give, cost })
  }
  const papers = paper ? [...opened.papers, paper] : opened.papers
  const text = JSON.stringify({
    entries: [...opened.entries, entry],
    places,
    papers: papers.map(({ id, content }) => ({ id, bytes: content.byteLength })),
  })
  const fits = writeBody(book, key, { text, papers: Buffer.concat(papers.map(({ content }) => content)) })
  return fits ? book : 'full'
}

function freePlace(places: Readonly<Record<string, number>>): number | null {
  const taken = Object.values(places)
  return Array.from({ length: PLACES }, (_, n) => n).find((n) => !taken.includes(n)) ?? null
}

/** After this a power cut leaves the old book or the new one, never half of either. */
async function replace(path: string, bytes: Buffer): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  const folder = await open(join(path, '..'), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}
