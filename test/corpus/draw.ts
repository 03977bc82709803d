/** Sets the lines of a letter on pages with pdf-lib: fonts, sizes, margins and paper vary. */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'
import type { Chance } from './chance.ts'
import type { Line } from './writing.ts'

export type Look = Readonly<{
  body: StandardFonts
  heavy: StandardFonts
  size: number
  margin: number
  width: number
  height: number
  leading: number
}>
const FACES = [
  [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold],
  [StandardFonts.Helvetica, StandardFonts.HelveticaBold],
  [StandardFonts.Courier, StandardFonts.CourierBold],
] as const
const PAPER = [
  [612, 792],
  [595.3, 841.9],
] as const

export function lookOf(from: Chance): Look {
  const [body, heavy] = from.pick(FACES)
  const [width, height] = from.pick(PAPER)
  return {
    body,
    heavy,
    size: body === StandardFonts.Courier ? 10 : from.whole(10, 12),
    margin: from.whole(54, 84),
    width,
    height,
    leading: from.pick([1.25, 1.35, 1.5]),
  }
}

export async function drawLetters(
  letters: readonly (readonly Line[])[],
  look: Look,
  dress: (pdf: PDFDocument) => void | Promise<void> = () => {},
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const body = await pdf.embedFont(look.body),
    heavy = await pdf.embedFont(look.heavy)
  for (const letter of letters) setLetter(pdf, letter, { ...look, faces: { body, heavy } })
  await dress(pdf)
  return pdf.save({ useObjectStreams: look.size % 2 === 0 })
}

function setLetter(
  pdf: PDFDocument,
  letter: readonly Line[],
  look: Look & Readonly<{ faces: { body: PDFFont; heavy: PDFFont } }>,
): void {
  let page: PDFPage = pdf.addPage([look.width, look.height])
  let y = look.height - look.margin
  const step = look.size * look.leading
  for (const { text, look: kind } of letter) {
    if (kind === 'gap') {
      y -= step * 0.6
      continue
    }
    const heavy = kind === 'title' || kind === 'bold'
    const font = heavy ? look.faces.heavy : look.faces.body
    const size = kind === 'title' ? look.size + 2 : look.size
    const indent = kind === 'item' ? 18 : 0
    for (const row of wrapped(text, font, size, look.width - 2 * look.margin - indent)) {
      if (y < look.margin) {
        page = pdf.addPage([look.width, look.height])
        y = look.height - look.margin
      }
      const across = font.widthOfTextAtSize(row, size)
      const x =
        kind === 'title' || kind === 'center'
          ? (look.width - across) / 2
          : kind === 'right'
            ? look.width - look.margin - across
            : look.margin + indent
      page.drawText(row, { x, y, size, font })
      y -= step
    }
  }
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`
    if (row !== '' && font.widthOfTextAtSize(longer, size) > width) {
      rows.push(row)
      row = word
    } else row = longer
  }
  return [...rows, row]
}
