/**
 * The reading process. It is given one task, reads one file that a stranger sent, says what it saw, and ends.
 * Whatever goes wrong in here is a line the parent does not get; the parent turns that into a verdict.
 */
import { readFileSync } from 'node:fs'
import type { Structure } from '../intake.rules.ts'
import { pageByPicture, pageByText } from './pages.ts'
import { openPdf, type PdfDocument } from './pdfium.ts'
import { png } from './png.ts'
import type { Line, PictureTask, ReadTask, Task } from './protocol.ts'
import { seal } from './seal.ts'
import { structureOf } from './structure.ts'

const out = process.stdout.write.bind(process.stdout)
function say(line: Line): void {
  out(`${JSON.stringify(line)}\n`)
}

async function read(task: ReadTask): Promise<void> {
  const bytes = readFileSync(task.file)
  const structure = structureOf(bytes)
  if (structure.format !== 'pdf') return say({ kind: 'structure', structure })
  say({ kind: 'structure', structure })
  const doc = await openPdf(bytes)
  if (doc.kind !== 'open') return say({ kind: 'structure', structure: { ...structure, opened: doc.kind } })
  say({ kind: 'structure', structure: opened(structure, doc) })
  const waiting = await readText(doc, task.maxPages)
  if (task.ocr === 'all') await readPictures(doc, waiting)
}

/** Two looks at the same question: what the bytes say, and what PDFium found. Either is enough. */
function opened(structure: Structure, doc: PdfDocument): Structure {
  return {
    ...structure,
    opened: 'yes',
    pages: doc.pageCount,
    encrypted: structure.encrypted || doc.encrypted,
    script: structure.script || doc.scripts > 0,
    embedded: structure.embedded || doc.attachments > 0,
  }
}

async function readText(doc: PdfDocument, maxPages: number): Promise<number[]> {
  const waiting: number[] = []
  for (let n = 1; n <= Math.min(doc.pageCount, maxPages); n++) {
    const page = doc.page(n)
    if (!page) {
      say({ kind: 'page', page: { n, width: 0, height: 0, state: 'unreadable', words: [], tongues: {}, pictures: [] } })
      continue
    }
    const seen = await pageByText(page, n)
    say({ kind: 'page', page: { ...seen, words: [...seen.words], pictures: [...seen.pictures] } })
    if (seen.state === 'ocr-pending') waiting.push(n)
    page.close()
  }
  return waiting
}

async function readPictures(doc: PdfDocument, waiting: readonly number[]): Promise<void> {
  if (waiting.length === 0) return
  const { openOcr } = await import('./ocr.ts')
  const ocr = openOcr()
  say({ kind: 'progress', done: 0, of: waiting.length })
  for (const [index, n] of waiting.entries()) {
    const page = doc.page(n)
    if (!page) continue
    const seen = await pageByPicture(page, n, ocr)
    say({ kind: 'page', page: { ...seen, words: [...seen.words], pictures: [...seen.pictures] } })
    say({ kind: 'progress', done: index + 1, of: waiting.length })
    page.close()
  }
  await ocr.close()
}

async function draw(task: PictureTask): Promise<void> {
  const doc = await openPdf(readFileSync(task.file))
  if (doc.kind !== 'open') return say({ kind: 'refused', why: 'not-open' })
  const page = task.page <= doc.pageCount ? doc.page(task.page) : null
  if (!page) return say({ kind: 'refused', why: 'no-such-page' })
  say({ kind: 'picture', png: Buffer.from(png(page.picture({ width: task.width, channels: 3 }))).toString('base64') })
}

seal()
const task: Task = JSON.parse(process.argv[2] ?? '')
if (task.kind === 'read') await read(task)
else await draw(task)
say({ kind: 'done' })
