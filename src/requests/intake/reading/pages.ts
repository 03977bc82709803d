/** From what PDFium sees on a page to words with boxes, and whether the page must be read as a picture. */
import type { Box, ReadPage, Word } from '../intake.rules.ts'
import type { Ocr, OcrTongue, SeenWord } from './ocr.ts'
import { boxWithin, type Glyph, type PdfPage } from './pdfium.ts'
import { png } from './png.ts'
import { tonguesOf } from './tongues.ts'

const MOST_GLYPHS = 60_000,
  MOST_SHAPES = 4_000
/** A page with a picture over most of it and fewer words than this is a scan with a stamp, not a text. */
const FEW_WORDS = 60,
  MOST_OF_THE_PAGE = 0.5

/** The page by its own text layer. A page that shows something and has no usable text waits for OCR. */
export async function pageByText(page: PdfPage, n: number): Promise<ReadPage> {
  const words = wordsOf(page.glyphs(MOST_GLYPHS))
  const shapes = page.shapes(MOST_SHAPES)
  const images = shapes.filter(({ kind }) => kind === 'image').map(({ box }) => box)
  const size = { n, width: round(page.width), height: round(page.height) }
  const covered = Math.max(0, ...images.map((box) => (box.width * box.height) / Math.max(1, page.width * page.height)))
  const scanned = covered > MOST_OF_THE_PAGE && words.length < FEW_WORDS
  if (scanned || garbled(words)) return { ...size, state: 'ocr-pending', words: [], tongues: {}, pictures: [] }
  if (words.length === 0) {
    const drawn = images.some(big) || shapes.filter(({ kind }) => kind === 'path').length > 40
    return { ...size, state: drawn ? 'ocr-pending' : 'blank', words, tongues: {}, pictures: [] }
  }
  return {
    ...size,
    state: 'text',
    words,
    tongues: await tonguesOf(words),
    pictures: images.filter((box) => big(box) && box.height < page.height / 3),
  }
}
const big = (box: Box) => box.width > 20 && box.height > 8
const round = (value: number) => Math.round(value * 10) / 10

/** Fonts without a table of meanings yield signs that are no letters: then the picture is the better source. */
function garbled(words: readonly Word[]): boolean {
  const text = words.map((word) => word.text).join('')
  const readable = text.replace(/[^\p{L}\p{N}\p{P}\p{S}]|[\ufffd\ue000-\uf8ff]/gu, '').length
  return text.length > 20 && readable < text.length * 0.6
}

function wordsOf(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = []
  let text = '',
    box: Box | null = null,
    line = 0
  const end = () => {
    if (text !== '' && box) words.push({ text, box, line })
    text = ''
    box = null
  }
  for (const glyph of glyphs) {
    if (/\s|\u0000/.test(glyph.char)) {
      end()
      if (glyph.char === '\n') line++
      continue
    }
    if (/[\u00ad\ufffe\u0002\u200b]/.test(glyph.char)) continue
    if (box && glyph.box && apart(box, glyph.box)) {
      end()
      line++
    }
    text += glyph.char.normalize('NFKC')
    box = box && glyph.box ? union(box, glyph.box) : (box ?? glyph.box)
  }
  end()
  return words
}

/** The next character stands on another line although no line end was written. Sideways text runs down the page, so only a jump counts. */
function apart(one: Box, next: Box): boolean {
  const jump = Math.max(4, next.height, next.width)
  return next.y > one.y + one.height + jump || next.y + next.height + jump < one.y
}

function union(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x),
    y = Math.min(one.y, other.y)
  return {
    x,
    y,
    width: round(Math.max(one.x + one.width, other.x + other.width) - x),
    height: round(Math.max(one.y + one.height, other.y + other.height) - y),
  }
}

const DPI = 200
/** The page by its picture. A picture in which hardly a word is sure is tried upside down and on its sides before it is given up. */
export async function pageByPicture(page: PdfPage, n: number, ocr: Ocr): Promise<ReadPage> {
  const size = { n, width: round(page.width), height: round(page.height) }
  let best: Sight = await look(page, 0, ocr)
  for (const turn of [2, 1, 3] as const) {
    if (best.score >= ENOUGH) break
    const other = await look(page, turn, ocr)
    if (other.score > best.score * 1.5) best = other
  }
  const words = best.words
  const tongues = await tonguesOf(words)
  return { ...size, state: words.length === 0 ? 'unreadable' : 'ocr', words, tongues, pictures: [] }
}
/** Sure words, weighed by their letters. */
const ENOUGH = 60

type Sight = Readonly<{ words: Word[]; score: number }>

async function look(page: PdfPage, turn: 0 | 1 | 2 | 3, ocr: Ocr): Promise<Sight> {
  const across = turn % 2 === 0 ? page.width : page.height
  const picture = page.picture({ width: Math.round((across / 72) * DPI), channels: 1, turn })
  const file = png(picture)
  const read = async (tongue: OcrTongue) => {
    // However unsure: of an address that no dictionary knows Tesseract is often not sure at all.
    const seen = (await ocr.read(file, tongue)).filter((word) => /[\p{L}\p{N}@/§$]/u.test(word.text))
    const words = seen.map((word) => placed(word, { turn, picture, page }))
    return { words, score: seen.filter((word) => word.sure > 70).reduce((sum, word) => sum + word.text.length, 0) }
  }
  const english = await read('eng')
  const tongues = await tonguesOf(english.words)
  const dutch = tongues['nl'] ?? 0
  return dutch > (tongues['en'] ?? 0) ? read('nld') : english
}

type Seen = Readonly<{
  turn: 0 | 1 | 2 | 3
  picture: { width: number; height: number }
  page: { width: number; height: number }
}>

/** From pixels of the (turned) picture to points of the page as shown. */
function placed(word: SeenWord, { turn, picture, page }: Seen): Word {
  const back = (x: number, y: number) => {
    const u = x / picture.width,
      v = y / picture.height
    const [across, down] = turn === 0 ? [u, v] : turn === 1 ? [v, 1 - u] : turn === 2 ? [1 - u, 1 - v] : [1 - v, u]
    return { x: across * page.width, y: down * page.height }
  }
  return {
    text: word.text,
    line: word.line,
    box: boxWithin(page, back(word.left, word.top), back(word.right, word.bottom)),
  }
}
