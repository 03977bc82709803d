/** The book opened: its lines held against the rule that judged them when they were written, and its papers. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readBody, roomOf } from './cipher.ts'
import { Entry } from './entry.rules.ts'
import { EMPTY, readVault, type Vault } from './vault.rules.ts'

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
  /** Without what is kept for coming in, looking and making room. */
  room: number
}>
export type Content = Opened & Readonly<{ places: Readonly<Record<string, number>> }>

/** Lines that were verified before, what they added up to, and the mark by which they are known again, every byte of them. */
export type Known = Readonly<{ vault: Vault; lines: number; mark: string }>
const NONE: Known = { vault: EMPTY, lines: 0, mark: markOf([]) }

export function knownOf({ vault, entries }: Pick<Opened, 'vault' | 'entries'>): Known {
  return { vault, lines: entries.length, mark: markOf(entries) }
}

/** Null where the key is of another book, or a line does not fit; lines that are known are not verified once more. */
export function contentOf(bytes: Buffer, key: Buffer, known: Known = NONE): Content | null {
  const body = readBody(bytes, key)
  if (!body) return null
  const said = Text.safeParse(jsonOf(body.text))
  if (!said.success) return null
  const { entries, places, papers } = said.data
  const from = markOf(entries.slice(0, known.lines)) === known.mark ? known : NONE
  const reading = readVault(entries.slice(from.lines), from.vault)
  if (reading.kind === 'broken') return null
  let at = 0
  const kept = papers.map(({ id, bytes: length }) => {
    at += length
    return { id, content: body.papers.subarray(at - length, at) }
  })
  const used = Buffer.byteLength(body.text) + body.papers.length
  return { vault: reading.vault, entries, papers: kept, places, used, room: roomOf(bytes) - reserveOf(bytes) }
}

const RESERVE_BYTES = 64 * 1024

/** Kept free for coming in, looking and making room, so that a full book shuts nobody out; less of a very small book. */
export const reserveOf = (bytes: Buffer): number => Math.min(RESERVE_BYTES, Math.floor(roomOf(bytes) / 8))

function markOf(entries: readonly Entry[]): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
