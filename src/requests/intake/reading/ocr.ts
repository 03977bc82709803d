/**
 * Reads a picture of a page with Tesseract, offline: the trained data comes from installed packages, never from a network.
 * English first; a page that turns out Dutch is read again with the Dutch data.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { createWorker, type Page, type Worker } from 'tesseract.js'

/** In pixels of the picture that was given. `line` counts lines from 0; `sure` is 0 to 100. */
export type SeenWord = Readonly<{
  text: string
  left: number
  top: number
  right: number
  bottom: number
  line: number
  sure: number
}>
export type Ocr = Readonly<{
  read(picture: Uint8Array, tongue: OcrTongue): Promise<SeenWord[]>
  close(): Promise<void>
}>
export type OcrTongue = 'eng' | 'nld'

export function openOcr(): Ocr {
  const workers = new Map<OcrTongue, Promise<Worker>>()
  const worker = (tongue: OcrTongue) => {
    const open =
      workers.get(tongue) ?? createWorker(tongue, LSTM, { langPath: folderOf(tongue), cacheMethod: 'none', gzip: true })
    workers.set(tongue, open)
    return open
  }
  return {
    read: async (picture, tongue) => {
      const reader = await worker(tongue)
      const { data } = await reader.recognize(Buffer.from(picture), {}, { text: false, blocks: true })
      return wordsOf(data)
    },
    close: async () => {
      for (const open of workers.values()) await (await open).terminate()
    },
  }
}
const LSTM = 1

/** Each language is a package of its own, so each has a reader of its own. */
function folderOf(tongue: OcrTongue): string {
  return dirname(
    createRequire(import.meta.url).resolve(`@tesseract.js-data/${tongue}/4.0.0_best_int/${tongue}.traineddata.gz`),
  )
}

function wordsOf(data: Page): SeenWord[] {
  const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.flatMap((line, index) =>
    line.words.map((word) => ({
      text: word.text,
      left: word.bbox.x0,
      top: word.bbox.y0,
      right: word.bbox.x1,
      bottom: word.bbox.y1,
      line: index,
      sure: word.confidence,
    })),
  )
}
