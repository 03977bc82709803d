/** What stands in the bytes of a finished package, read with other programs than ours. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import yauzl from 'yauzl'
import { tokensIn } from './canaries.ts'

const CERTIFICATE = 'certificate.pdf'

/** Names and bytes of every entry, read by another program's code than ours. */
export async function textOfArchive(path: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(readFileSync(path))
  const entries = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    entries.set(entry.fileName, Buffer.concat(chunks))
  }
  const texts = [...entries].map(([name, bytes]) => `${name}\n${withoutSizes(name, bytes.toString('latin1'), entries)}`)
  return texts.join('\n')
}

/** What a person reads of the one part, as its file stands there. */
export async function pageOf(path: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(readFileSync(path))
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/readable.html')) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }
  throw new Error('a package that nobody can read')
}

/**
 * A port is a number and so is a size: where the packager states a size that is true, by our own count, it is no value of the
 * world. (In the first run of 20,000 two totals of Payload-Oxum happened to equal a port.)
 */
function withoutSizes(name: string, text: string, entries: ReadonlyMap<string, Buffer>): string {
  const payload = [...entries].filter(([path]) => path.startsWith('data/')).map(([, { length }]) => length)
  const total = payload.reduce((sum, length) => sum + length, 0)
  if (name === CERTIFICATE) return withoutPlaces(text)
  if (name === 'bag-info.txt') return text.replace(`Payload-Oxum: ${total}.${payload.length}\n`, '')
  if (!['metadata/index.json', 'metadata/case.jsonld'].includes(name)) return text
  return text.replaceAll(/"(?:bytes|uco-observable:sizeInBytes)": ?(\d+)/g, (stated, bytes) =>
    payload.includes(Number(bytes)) ? '' : stated,
  )
}

/** The ends of what is signed, and the place of the last table, where they are true by our own count. */
function withoutPlaces(pdf: string): string {
  const [range = '', start = 0, end = 0, rest = 0] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf) ?? []
  const isTrue = pdf[Number(start)] === '<' && pdf[Number(end) - 1] === '>' && Number(end) + Number(rest) === pdf.length
  return pdf
    .replaceAll(/startxref\n(\d+)\n/g, (stated, at) => (pdf.startsWith('xref', Number(at)) ? '' : stated))
    .replaceAll(/\/Prev (\d+)\n/g, (stated, at) => (pdf.startsWith('xref', Number(at)) ? '' : stated))
    .replace(range, isTrue ? '' : range)
}

/** The certificate's text is compressed inside the PDF, so a PDF reader has to look. */
export async function tokensOfPdf(path: string, folder: string): Promise<Set<string>> {
  const zip = await yauzl.fromBufferPromise(readFileSync(path))
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== CERTIFICATE) continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
    const pdf = join(folder, 'certificate.pdf')
    writeFileSync(pdf, Buffer.concat(chunks))
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return tokensIn(text.replace(/\d+\s+files,\s+\d+\s+bytes/, ''))
  }
  throw new Error('a package without certificate')
}
