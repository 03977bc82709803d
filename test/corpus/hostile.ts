/** Files that attack, or are no PDF at all: each with the codes that a right check reports. Written byte by byte where pdf-lib will not. */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { type PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { drawLetters, type Look } from './draw.ts'
import type { Line } from './writing.ts'

export type Hostile = Readonly<{
  name: string
  ending: string
  codes: readonly string[]
  make: (letter: readonly Line[], look: Look) => Promise<Uint8Array>
}>
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const dressed = (dress: (pdf: PDFDocument) => void | Promise<void>) => (letter: readonly Line[], look: Look) =>
  drawLetters([letter], look, dress)
const action = (pdf: PDFDocument, entries: Record<string, PDFName | PDFString>) =>
  pdf.context.register(pdf.context.obj({ Type: 'Action', ...entries }))

export const HOSTILE: readonly Hostile[] = [
  {
    name: 'script on opening',
    ending: 'pdf',
    codes: ['IN_PDF_SCRIPT'],
    make: dressed((pdf) => {
      pdf.catalog.set(
        PDFName.of('OpenAction'),
        action(pdf, { S: PDFName.of('JavaScript'), JS: PDFString.of('app.alert(1)') }),
      )
    }),
  },
  {
    name: 'named script',
    ending: 'pdf',
    codes: ['IN_PDF_SCRIPT'],
    make: dressed((pdf) => {
      pdf.addJavaScript('start', 'this.print()')
    }),
  },
  {
    name: 'script spelt with numbers',
    ending: 'pdf',
    codes: ['IN_PDF_SCRIPT', 'IN_PDF_MALFORMED'],
    make: async (letter, look) =>
      bytes(
        Buffer.from(
          await drawLetters([letter], { ...look, size: 11 }, (pdf) => {
            pdf.catalog.set(
              PDFName.of('OpenAction'),
              action(pdf, { S: PDFName.of('JavaScript'), JS: PDFString.of('1') }),
            )
          }),
        )
          .toString('latin1')
          .replaceAll('/JavaScript', '/J#61v#61Script'),
      ),
  },
  {
    name: 'launches a program',
    ending: 'pdf',
    codes: ['IN_PDF_LAUNCH'],
    make: dressed((pdf) => {
      pdf.catalog.set(PDFName.of('OpenAction'), action(pdf, { S: PDFName.of('Launch'), F: PDFString.of('cmd.exe') }))
    }),
  },
  {
    name: 'embedded file',
    ending: 'pdf',
    codes: ['IN_PDF_EMBEDDED'],
    make: dressed((pdf) => pdf.attach(bytes('hello'), 'note.txt', { mimeType: 'text/plain' })),
  },
  {
    name: 'form built by XFA',
    ending: 'pdf',
    codes: ['IN_PDF_FORM'],
    make: dressed((pdf) => {
      pdf.catalog.set(
        PDFName.of('AcroForm'),
        pdf.context.obj({
          Fields: [],
          XFA: [PDFString.of('template'), pdf.context.register(pdf.context.stream('<xdp/>'))],
        }),
      )
    }),
  },
  {
    name: 'no pages',
    ending: 'pdf',
    codes: ['IN_PDF_NO_PAGES|IN_PDF_MALFORMED'],
    make: async () =>
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n99\n%%EOF\n',
      ),
  },
  {
    name: 'cut off in the middle',
    ending: 'pdf',
    codes: ['IN_PDF_TRUNCATED'],
    make: async (letter, look) => {
      const whole = await drawLetters([letter], look)
      return whole.subarray(0, Math.floor(whole.length * 0.5))
    },
  },
  {
    name: 'too many pages',
    ending: 'pdf',
    codes: ['IN_PDF_TOO_MANY_PAGES'],
    make: dressed((pdf) => {
      for (let n = 0; n < 320; n++) pdf.addPage([100, 100])
    }),
  },
  {
    name: 'only the word PDF',
    ending: 'pdf',
    codes: ['IN_PDF_MALFORMED|IN_PDF_TRUNCATED'],
    make: async () => bytes('%PDF-1.7\nnothing here\n%%EOF\n'),
  },
  {
    name: 'Word document',
    ending: 'doc',
    codes: ['IN_FORMAT'],
    make: async () => bytes(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}`),
  },
  {
    name: 'Word document named pdf',
    ending: 'pdf',
    codes: ['IN_FORMAT'],
    make: async () => bytes('PK\x03\x04\x14\0\0\0\0\0word/document.xml'),
  },
  { name: 'WordPerfect', ending: 'wpd', codes: ['IN_FORMAT'], make: async () => bytes(`\xffWPC${'\x10'.repeat(64)}`) },
  { name: 'picture', ending: 'pdf', codes: ['IN_FORMAT'], make: async () => bytes('\x89PNG\r\n\x1a\n0000') },
  {
    name: 'noise',
    ending: 'pdf',
    codes: ['IN_PDF_NOT_PDF'],
    make: async () => new Uint8Array(Array.from({ length: 900 }, (_, n) => (n * 131 + 7) % 256)),
  },
  { name: 'empty', ending: 'pdf', codes: ['IN_PDF_NOT_PDF'], make: async () => new Uint8Array() },
  { name: 'opens with a password', ending: 'pdf', codes: ['IN_PDF_ENCRYPTED'], make: async () => encrypted('secret') },
  {
    name: 'encrypted without a password',
    ending: 'pdf',
    codes: ['IN_PDF_ENCRYPTED', 'IN_PDF_MALFORMED'],
    make: async () => encrypted(''),
  },
]

/** Files that try to break the reader rather than the rules: any verdict is right, as long as it comes in time and in bounds. */
export const BREAKERS: readonly Readonly<{ name: string; make: () => Uint8Array }>[] = [
  {
    name: 'cross-reference loop',
    make: () =>
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R/Prev 158>>\nstartxref\n158\n%%EOF',
      ),
  },
  {
    name: 'pages that contain themselves',
    make: () =>
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>endobj\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n0\n%%EOF',
      ),
  },
  {
    name: 'huge page',
    make: () =>
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]/UserUnit 1000>>endobj\ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF',
      ),
  },
  {
    name: 'stream that unpacks to 400 MB',
    make: () => stream(deflateSync(Buffer.alloc(400_000_000, ' '), { level: 9 }), '/Filter/FlateDecode'),
  },
  {
    name: 'stream packed three times',
    make: () =>
      stream(
        deflateSync(deflateSync(deflateSync(Buffer.alloc(200_000_000, 'q Q '), { level: 9 }), { level: 9 }), {
          level: 9,
        }),
        '/Filter[/FlateDecode/FlateDecode/FlateDecode]',
      ),
  },
  { name: 'object stream bomb', make: () => objectStream(deflateSync(Buffer.alloc(200_000_000, ' '), { level: 9 })) },
  { name: 'nested arrays', make: () => stream(Buffer.from(`${'['.repeat(400_000)}${']'.repeat(400_000)} TJ`), '') },
  {
    name: 'a million text operators',
    make: () =>
      stream(deflateSync(Buffer.from(`BT /F1 1 Tf ${'(a) Tj '.repeat(1_000_000)} ET`)), '/Filter/FlateDecode'),
  },
  { name: 'a million unmatched names', make: () => bytes(`%PDF-1.4\n${'/ObjStm stream\n'.repeat(300_000)}%%EOF`) },
  { name: 'only open brackets', make: () => bytes(`%PDF-1.4\n${'<<'.repeat(500_000)}`) },
]

function stream(data: Uint8Array, filter: string): Uint8Array {
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n'
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`${head}4 0 obj<</Length ${data.length}${filter}>>stream\n`),
      data,
      Buffer.from('\nendstream endobj\ntrailer<</Size 6/Root 1 0 R>>\nstartxref\n0\n%%EOF'),
    ]),
  )
}

function objectStream(data: Uint8Array): Uint8Array {
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`%PDF-1.5\n1 0 obj<</Type/ObjStm/N 1/First 4/Length ${data.length}/Filter/FlateDecode>>stream\n`),
      data,
      Buffer.from('\nendstream endobj\nstartxref\n0\n%%EOF'),
    ]),
  )
}

/** Standard security handler, revision 2, 40 bits: ISO 32000-1, 7.6.3. Only good for tests. */
function encrypted(password: string): Uint8Array {
  const id = Buffer.from('0123456789abcdef', 'latin1'),
    rights = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const key = md5(Buffer.concat([padded, owner, rights, id])).subarray(0, 5)
  const content = rc4(
    md5(Buffer.concat([key, Buffer.from([4, 0, 0, 0, 0])])).subarray(0, 10),
    Buffer.from('BT /F1 12 Tf 72 700 Td (Grand Jury Subpoena) Tj ET', 'latin1'),
  )
  const hex = (data: Buffer) => `<${data.toString('hex')}>`
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n'
  const guard = `6 0 obj<</Filter/Standard/V 1/R 2/O ${hex(owner)}/U ${hex(rc4(key, PAD))}/P -4>>endobj\n`
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`${head}${guard}4 0 obj<</Length ${content.length}>>stream\n`, 'latin1'),
      content,
      Buffer.from(
        `\nendstream endobj\ntrailer<</Size 7/Root 1 0 R/Encrypt 6 0 R/ID[${hex(id)}${hex(id)}]>>\nstartxref\n0\n%%EOF`,
        'latin1',
      ),
    ]),
  )
}
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const md5 = (data: Uint8Array) => createHash('md5').update(data).digest()

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const box = Array.from({ length: 256 }, (_, n) => n)
  const swap = (a: number, b: number) => {
    const held = box[a] ?? 0
    box[a] = box[b] ?? 0
    box[b] = held
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) & 255
    swap(i, j)
  }
  let i = 0,
    j = 0
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + (box[i] ?? 0)) & 255
      swap(i, j)
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0)
    }),
  )
}
