/**
 * Looks at a file as bytes, before any reader opens it: is it a whole PDF, and does it carry anything that acts.
 * Names are searched in the whole file and in its unpacked object streams, not only where a well-behaved reader would look,
 * so that nothing hides behind a broken table. ISO 32000-2, 7.3.5 (names may be written with #xx), 7.5.7 (object streams).
 * Every search runs once over the bytes; what may be unpacked is capped.
 */
import { inflateSync } from 'node:zlib'
import type { FileFormat, Structure } from '../intake.rules.ts'

export function structureOf(bytes: Uint8Array): Structure {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const format = formatOf(raw)
  const untouched = { format, bytes: bytes.length, opened: 'unread', pages: null } as const
  if (format !== 'pdf') return { ...untouched, ...NOTHING_ACTIVE, truncated: false, repaired: false, opaque: false }
  const inner = objectStreams(bytes, raw)
  const holds = (name: RegExp) => name.test(raw) || inner.texts.some((text) => name.test(text))
  return {
    ...untouched,
    encrypted: holds(ENCRYPT),
    script: holds(SCRIPT),
    launch: holds(LAUNCH),
    embedded: EMBEDDED.some(holds),
    form: holds(XFA),
    truncated: !/%%EOF/.test(raw.slice(-2048)),
    repaired: !tableFound(raw),
    opaque: inner.opaque && !ENCRYPT.test(raw),
  }
}
const NOTHING_ACTIVE = { encrypted: false, script: false, launch: false, embedded: false, form: false } as const

/** A name as it may be spelt: each letter itself or as #xx; then something that ends it. */
function name(word: string): string {
  const letters = [...word].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`)
  return `/${letters.join('')}(?![A-Za-z0-9#])`
}
const SCRIPT = new RegExp(name('JavaScript'), 'i')
const LAUNCH = new RegExp(`${name('Launch')}|${name('ImportData')}|${name('GoToE')}`)
const EMBEDDED = [
  new RegExp(`${name('EmbeddedFile')}|${name('RichMedia')}|${name('Collection')}`),
  new RegExp(`${name('EF')}\\s{0,8}(?:<<|\\d)`),
]
const XFA = new RegExp(`${name('XFA')}\\s{0,8}(?:\\[|\\d)`)
const ENCRYPT = new RegExp(`${name('Encrypt')}\\s{0,8}(?:<<|\\d)`)
const OBJECT_STREAM = new RegExp(name('ObjStm'), 'g')

/** The kinds of file officers send by mistake, by their first bytes. */
function formatOf(raw: string): FileFormat {
  if (raw.length === 0) return 'empty'
  if (raw.slice(0, 1024).includes('%PDF-')) return 'pdf'
  const first = MAGIC.find(([start]) => raw.startsWith(start))?.[1] ?? 'unknown'
  if (first === 'zip') return raw.includes('word/document') ? 'docx' : raw.includes('opendocument.text') ? 'odt' : 'zip'
  if (first !== 'unknown') return first
  const head = raw.slice(0, 4096)
  if (/^\s{0,64}<(?:!doctype|html)/i.test(head)) return 'html'
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(head) ? 'text' : 'unknown'
}
const MAGIC: readonly (readonly [string, FileFormat])[] = [
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'doc'],
  ['PK\x03\x04', 'zip'],
  ['\xffWPC', 'wpd'],
  ['{\\rtf', 'rtf'],
  ['\xff\xd8\xff', 'image'],
  ['\x89PNG', 'image'],
  ['GIF8', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
]

/** Does the last `startxref` point at a cross-reference table or stream? If not, a reader has to guess where the objects are. */
function tableFound(raw: string): boolean {
  const tail = raw.slice(-4096)
  const last = /startxref\s{1,4}(\d{1,12})/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))))
  if (!last) return false
  const at = Number(last[1]) + raw.indexOf('%PDF-')
  return [at, Number(last[1])].some((offset) =>
    /^\s{0,4}(?:xref|\d{1,10}\s{1,4}\d{1,5}\s{1,4}obj)/.test(raw.slice(offset, offset + 40)),
  )
}

const MOST_STREAMS = 20_000,
  MOST_UNPACKED = 8 << 20,
  MOST_UNPACKED_TOGETHER = 64 << 20

/** The objects that a file packs into streams. What cannot be unpacked within the cap makes the file opaque. */
function objectStreams(bytes: Uint8Array, raw: string): { texts: string[]; opaque: boolean } {
  const texts: string[] = []
  let opaque = false,
    together = 0,
    count = 0
  for (const match of raw.matchAll(OBJECT_STREAM)) {
    if (count++ > MOST_STREAMS || together > MOST_UNPACKED_TOGETHER) return { texts, opaque: true }
    const begins = /stream\r?\n/.exec(raw.slice(match.index, match.index + 4096))
    if (!begins) continue
    const start = match.index + begins.index + begins[0].length
    const text = unpacked(bytes.subarray(start))
    if (text === null) opaque = true
    else {
      texts.push(text)
      together += text.length
    }
  }
  return { texts, opaque }
}

/** Inflate stops by itself at the end of its data, so the length the file claims is not needed. */
function unpacked(bytes: Uint8Array): string | null {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString('latin1')
  } catch {
    return null
  }
}
