/**
 * A signature in a PDF that our typesetter made: added behind it, so that what was set stays as it was, byte for byte.
 *
 * Norm    ISO 32000-1, 7.5.6 incremental updates, 12.7.4.5 signature fields, 12.8.1 the range of bytes that is signed: all but the signature.
 *         ISO 19005-2, 6.1.3 the trailer keeps its ID, 6.3.3 a field without extent needs no appearance, 6.4.3 signatures.
 *         ETSI EN 319 142-1, 6.3: PAdES B-B; the time claimed stands in M, not in the signature.
 */
import { createHash, type X509Certificate } from 'node:crypto'
import { checkSigned, readSigned, type Signer, signBeside } from './cms.ts'

export type PdfSigning = Readonly<{ name: string; reason: string; at: Date }>

/** The same document, signer and instant give the same bytes. Only for documents of our typesetter; another one throws. */
export function signPdf(pdf: Uint8Array, signing: PdfSigning, signer: Signer): Buffer {
  if (saysSigned(pdf)) throw new Error('the document is signed already')
  // Of one length whatever is signed, so the room for it fits exactly and no byte of the file is left out of the signature.
  const room = signBeside(new Uint8Array(), signer).length * 2
  const whole = Buffer.from(withField(Buffer.from(pdf).toString('latin1'), signing, room), 'latin1')
  const start = whole.lastIndexOf(CONTENTS) + CONTENTS.length - 1
  const end = start + room + 2
  const range = `/ByteRange [0 ${start} ${end} ${whole.length - end}]`
  whole.write(range.padEnd(RANGE.length, ' '), whole.lastIndexOf(RANGE), 'latin1')
  const signature = signBeside(Buffer.concat([whole.subarray(0, start), whole.subarray(end)]), signer)
  whole.write(signature.toString('hex'), start + 1, 'latin1')
  return whole
}

const CONTENTS = '/Contents <'
const RANGE = `/ByteRange [0 ${'*'.repeat(10)} ${'*'.repeat(10)} ${'*'.repeat(10)}]`

/** The document with an empty signature behind it. */
function withField(pdf: string, { name, reason, at }: PdfSigning, room: number): string {
  const { size, root, info, id, startxref } = readTrailer(pdf)
  const [page, pageBody] = firstPage(pdf)
  const rootBody = bodyOf(pdf, root)
  if (/\/(Annots|AcroForm)\b/.test(pageBody + rootBody)) throw new Error('the document has a form already')
  const [signature, field] = [size, size + 1]
  const objects = new Map([
    [page, `<<${pageBody}  /Annots [${field} 0 R]\n>>`],
    [root, `<<${rootBody}  /AcroForm <<\n    /Fields [${field} 0 R]\n    /SigFlags 3\n  >>\n>>`],
    [
      signature,
      `<<\n  /Type /Sig\n  /Filter /Adobe.PPKLite\n  /SubFilter /ETSI.CAdES.detached\n  ${RANGE}\n  ${CONTENTS}${'0'.repeat(room)}>\n` +
        `  /M (${pdfDate(at)})\n  /Name ${text(name)}\n  /Reason ${text(reason)}\n>>`,
    ],
    [
      field,
      `<<\n  /Type /Annot\n  /Subtype /Widget\n  /FT /Sig\n  /T (Signature1)\n  /TU ${text(reason)}\n  /Rect [0 0 0 0]\n  /F 4\n` +
        `  /P ${page} 0 R\n  /V ${signature} 0 R\n>>`,
    ],
  ])
  let out = pdf.endsWith('\n') ? pdf : `${pdf}\n`
  const rows: string[] = []
  for (const [number, body] of [...objects].toSorted(([a], [b]) => a - b)) {
    rows.push(`${number} 1\n${String(out.length).padStart(10, '0')} 00000 n \n`)
    out += `${number} 0 obj\n${body}\nendobj\n`
  }
  const changed = createHash('sha256').update(out, 'latin1').digest('hex').slice(0, 32)
  const trailer = `<<\n  /Size ${size + 2}\n  /Root ${root} 0 R\n  /Info ${info} 0 R\n  /ID [${id} <${changed}>]\n  /Prev ${startxref}\n>>`
  return `${out}xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n${trailer}\nstartxref\n${out.length}\n%%EOF\n`
}

function readTrailer(pdf: string) {
  const tail = pdf.slice(pdf.lastIndexOf('\ntrailer'))
  const number = (pattern: RegExp) => Number(found(tail, pattern))
  return {
    size: number(/\/Size (\d+)/),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    id: found(tail, /\/ID \[(\([^()\\]*\)) /),
    startxref: number(/startxref\s+(\d+)\s+%%EOF/),
  }
}

function firstPage(pdf: string): readonly [number, string] {
  const number = Number(found(pdf, /\n(\d+) 0 obj\n<<\n {2}\/Type \/Page\n/))
  return [number, bodyOf(pdf, number)]
}

/** What stands between the outer brackets of a dictionary. */
function bodyOf(pdf: string, number: number): string {
  const head = `\n${number} 0 obj\n<<`
  const start = pdf.indexOf(head)
  const end = pdf.indexOf('>>\nendobj', start)
  if (start < 0 || end < 0) throw new Error(`object ${number} is not where our typesetter puts it`)
  return pdf.slice(start + head.length, end)
}

function found(source: string, pattern: RegExp): string {
  const match = pattern.exec(source)?.[1]
  if (match === undefined) throw new Error(`not a document of our typesetter: no ${pattern.source}`)
  return match
}

/** UTF-16 as hexadecimal: no letter of a name can end the text. */
function text(value: string): string {
  return `<feff${[...Buffer.from(value, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`
}

function pdfDate(at: Date): string {
  return `D:${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
}

/** Who signed the whole document; null where nothing, or not the whole, is signed. */
export type PdfSigned = Readonly<{ by: X509Certificate; others: readonly X509Certificate[] }>

/** Only the form that `signPdf` writes: one signature, and all bytes signed but its own. */
export function checkPdf(pdf: Uint8Array): PdfSigned | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\]/g)]
  const [start = 0, end = 0, rest = 0] = ranges.length === 1 ? (ranges[0] ?? []).slice(1).map(Number) : []
  if (start <= 0 || end <= start + 2 || end + rest !== bytes.length) return null
  const between = bytes.subarray(start, end).toString('latin1')
  if (
    !/^<(?:[0-9a-f]{2})+>$/.test(between) ||
    !bytes
      .subarray(0, start + 1)
      .toString('latin1')
      .endsWith(CONTENTS)
  )
    return null
  const signed = readSigned(Buffer.from(between.slice(1, -1), 'hex'))
  if (!signed || signed.content !== null) return null
  const by = checkSigned(signed, Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]))
  return by && { by, others: signed.certificates }
}

/** Whether a document says anywhere that it is signed. */
export function saysSigned(pdf: Uint8Array): boolean {
  return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes('/ByteRange')
}
