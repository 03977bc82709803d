/**
 * The one file of the vault, `data/vault/book`: read whole, written whole under another name and then put in the place of the old one.
 * Nothing of it stands in the database, among the files or in the jobs.
 */
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { BOOK_FILE } from '#platform/backup/backup.ts'
import {
  COST,
  emptyPlace,
  enlarged,
  newBook,
  PLACES,
  putKey,
  roomOf,
  takeKey,
  type Unlocked,
  writeBody,
} from './cipher.ts'
import { type Content, contentOf, type Known, knownOf, type Opened, type Paper, reserveOf } from './content.ts'
import { Entry } from './entry.rules.ts'
import { after } from './vault.rules.ts'

/** What one deed changes: a line, and with it perhaps a paper, keys given or taken, more room. */
export type Change = Readonly<{
  entry: Entry
  paper?: Paper
  /** A key for this person under this secret; it takes the place of one that they had. */
  give?: Readonly<{ unlocked: Unlocked; secret: string }>
  take?: string
  double?: true
}>

/** `unfit`: with it the book would not open again, so that it was not written. */
export type Written = 'written' | 'full' | 'no-place' | 'locked' | 'unfit'

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
  // As long as whoever holds the key: so that a click verifies the lines that are new to them.
  const known = new WeakMap<Unlocked, Known>()
  const opened = (bytes: Buffer, unlocked: Unlocked, key: Buffer) => {
    const content = contentOf(bytes, key, known.get(unlocked))
    if (content) known.set(unlocked, knownOf(content))
    return content
  }
  return {
    isFurnished,
    unlock: async (person, secret) => (isFurnished() ? takeKey(await readFile(path), { person, secret, cost }) : null),
    read: (unlocked) =>
      withOwnKey(unlocked, async (key) => (isFurnished() ? opened(await readFile(path), unlocked, key) : null)),
    write: (unlocked, work) =>
      withOwnKey(unlocked, (key) =>
        takeTurns(async () => {
          const bytes = await readFile(path)
          const content = opened(bytes, unlocked, key)
          if (!content) return 'locked'
          const change = work(content)
          if (!change) return null
          const changed = await withChange({ bytes, opened: content, key, cost }, change)
          if (typeof changed === 'string') return changed
          await replace(path, changed)
          return 'written'
        }),
      ),
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

/** A copy of the key for as long as the work takes: whoever leaves meanwhile has theirs wiped, and no book is sealed with a wiped key. */
async function withOwnKey<T>(unlocked: Unlocked, work: (key: Buffer) => Promise<T>): Promise<T> {
  const key = Buffer.from(unlocked.key)
  try {
    return await work(key)
  } finally {
    key.fill(0)
  }
}

type Before = Readonly<{ bytes: Buffer; opened: Content; key: Buffer; cost: number }>
type Unwritten = Exclude<Written, 'written' | 'locked'>

/** The bytes that may take the place of the old ones: they were opened once more, with the key, before anybody relies on them. */
async function withChange(before: Before, change: Change): Promise<Buffer | Unwritten> {
  const { opened, key } = before
  const entry = Entry.safeParse(change.entry)
  const vault = entry.success ? after(opened.vault, entry.data) : null
  if (!entry.success || vault === null) return 'unfit'
  const entries = [...opened.entries, entry.data]
  const book = await sealedWith(before, { ...change, entry: entry.data })
  if (typeof book === 'string') return book
  const again = contentOf(book, key, knownOf({ vault, entries }))
  const whole = again?.vault.last?.hash === entry.data.hash && (await opensFor(before, book, change))
  return whole ? book : 'unfit'
}

async function sealedWith({ bytes, opened, key, cost }: Before, change: Change): Promise<Buffer | Unwritten> {
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
    await putKey(book, place, { unlocked: { ...give.unlocked, key }, secret: give.secret, cost })
  }
  const papers = paper ? [...opened.papers, paper] : opened.papers
  const text = JSON.stringify({
    entries: [...opened.entries, entry],
    places,
    papers: papers.map(({ id, content }) => ({ id, bytes: content.byteLength })),
  })
  const body = { text, papers: Buffer.concat(papers.map(({ content }) => content)) }
  const kept = usesReserve(entry) ? 0 : reserveOf(book)
  if (Buffer.byteLength(text) + body.papers.length > roomOf(book) - kept) return 'full'
  return writeBody(book, key, body) ? book : 'full'
}

/** Whether the place that was given opens with its secret, onto the key of this book. */
async function opensFor({ key, cost }: Before, book: Buffer, { give }: Change): Promise<boolean> {
  if (!give) return true
  const held = await takeKey(book, { person: give.unlocked.person, secret: give.secret, cost })
  return held?.key.equals(key) ?? false
}

const usesReserve = ({ deed }: Entry): boolean =>
  deed.did === 'came-in' || deed.did === 'looked' || deed.did === 'enlarged'

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
