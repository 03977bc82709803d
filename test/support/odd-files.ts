/** Files that nobody should send: each goes through every door that takes files. Written by hand or by our own generators. */
import { deflateSync, gzipSync } from 'node:zlib'
import { chance } from '../corpus/chance.ts'
import { lookOf } from '../corpus/draw.ts'
import { BREAKERS, HOSTILE } from '../corpus/hostile.ts'

export type OddFile = Readonly<{ name: string; type: string; make: () => Uint8Array | Promise<Uint8Array> }>

/** Stands in every text and every name: where it comes back unescaped, a script of a stranger would run. */
export const MARK = '<script>odd("7b1f")</script>'
/** The same in a name, of which only what follows the last stroke is kept. */
export const NAMED = '<script>odd("7b1f")'

const text = (content: string) => () => new Uint8Array(Buffer.from(content, 'utf8'))
const PDF = 'application/pdf'

const NAMES: readonly string[] = [
  `${NAMED}.pdf`,
  '"><img src=x onerror=odd(1)>.pdf',
  '../../../../etc/passwd',
  'C:\\windows\\system32\\evil.pdf',
  'order\u202efdp.exe',
  'a\u0000b\r\nSet-Cookie: x=1.pdf',
  `${'long'.repeat(2_000)}.pdf`,
  '%2e%2e%2fescape.pdf',
  '=HYPERLINK("https://evil.example").pdf',
  '\ud800half.pdf',
  '',
]

const CONTENTS: readonly OddFile[] = [
  { name: 'page.pdf', type: 'text/html', make: text(`<html><body>${MARK}</body></html>`) },
  { name: 'drawing.svg', type: 'image/svg+xml', make: text(`<svg xmlns="http://www.w3.org/2000/svg">${MARK}</svg>`) },
  {
    name: 'mail.eml',
    type: 'message/rfc822',
    make: text(`Subject: ${MARK}\r\nContent-Type: text/html\r\n\r\n${MARK}`),
  },
  { name: 'picture.png', type: 'image/png', make: () => hugePicture() },
  { name: 'archive.zip', type: 'application/zip', make: () => gzipSync(Buffer.alloc(50_000_000)) },
  { name: 'both.pdf', type: PDF, make: text(`GIF89a/*%PDF-1.4*/=1;${MARK}`) },
  {
    name: 'formulas.csv',
    type: 'text/csv',
    make: text(`kind,value\nemail,=cmd|' /C calc'!A0\nemail,${MARK}@x.example\n`),
  },
  { name: 'wide.csv', type: 'text/csv', make: text(`kind,value\n${'a,'.repeat(200_000)}\n`) },
  { name: 'quotes.csv', type: 'text/csv', make: text(`kind,value\n"${'x'.repeat(900_000)}`) },
  {
    name: 'utf16.csv',
    type: 'text/csv',
    make: () => new Uint8Array(Buffer.from('\ufeffkind,value\nemail,a@b.example\n', 'utf16le')),
  },
  { name: 'nul.csv', type: 'text/csv', make: text('kind,value\nemail,a\u0000b@c.example\n') },
  { name: 'broken.csv', type: 'text/csv', make: () => Uint8Array.from({ length: 4_000 }, (_, n) => 128 + (n % 128)) },
]

/** A picture of 60,000 by 60,000 points in a few bytes. */
function hugePicture(): Uint8Array {
  const head = Buffer.alloc(25)
  head.writeUInt32BE(13, 0)
  head.write('IHDR', 4, 'latin1')
  head.writeUInt32BE(60_000, 8)
  head.writeUInt32BE(60_000, 12)
  head.set([8, 2, 0, 0, 0], 16)
  return new Uint8Array(
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), head, deflateSync(Buffer.alloc(9_999))]),
  )
}

/** `letter`: a whole PDF, for files whose name is what is odd. */
export function oddFiles(letter: Uint8Array): readonly OddFile[] {
  return [
    ...NAMES.map((name) => ({ name, type: PDF, make: () => letter })),
    ...CONTENTS,
    ...HOSTILE.map(({ name, ending, make }) => ({
      ...{ name: `${name}.${ending}`, type: PDF },
      make: () => make([], lookOf(chance(1))),
    })),
    ...BREAKERS.map(({ name, make }) => ({ name: `${name}.pdf`, type: PDF, make })),
  ]
}
