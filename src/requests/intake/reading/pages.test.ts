import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { pageByText } from './pages.ts'
import { openPdf } from './pdfium.ts'

async function read(dress: (pdf: PDFDocument) => Promise<void> | void) {
  const pdf = await PDFDocument.create()
  await dress(pdf)
  const doc = await openPdf(await pdf.save())
  const page = doc.kind === 'open' ? doc.page(1) : null
  if (!page) throw new Error('the test file does not open')
  return pageByText(page, 1)
}

async function write(pdf: PDFDocument, turn: number) {
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([612, 792])
  page.drawText('Halder Meetings B.V.', { x: 100, y: 700, size: 12, font })
  page.drawText('Halderkade 12', { x: 100, y: 680, size: 12, font })
  page.setRotation(degrees(turn))
}

test('words stand where a reader sees them, line by line', async () => {
  const page = await read((pdf) => write(pdf, 0))
  expect(page.state).toBe('text')
  expect(page.words.map(({ text, line }) => [text, line])).toEqual([
    ['Halder', 0],
    ['Meetings', 0],
    ['B.V.', 0],
    ['Halderkade', 1],
    ['12', 1],
  ])
  const [first] = page.words
  expect(first?.box.x).toBeCloseTo(101, 0)
  expect((first?.box.y ?? 0) + (first?.box.height ?? 0)).toBeCloseTo(92, 0)
})

test.each([90, 180, 270])(
  'a page turned by %d: its words lie inside the page as shown, at the turned place',
  async (turn) => {
    const page = await read((pdf) => write(pdf, turn))
    expect([page.width, page.height]).toEqual(turn === 180 ? [612, 792] : [792, 612])
    const first = page.words.find(({ text }) => text === 'Halder')
    const middle = {
      x: (first?.box.x ?? 0) + (first?.box.width ?? 0) / 2,
      y: (first?.box.y ?? 0) + (first?.box.height ?? 0) / 2,
    }
    const upright = { x: 118, y: 88 }
    const expected =
      turn === 90
        ? { x: 792 - upright.y, y: upright.x }
        : turn === 180
          ? { x: 612 - upright.x, y: 792 - upright.y }
          : { x: upright.y, y: 612 - upright.x }
    expect(Math.hypot(middle.x - expected.x, middle.y - expected.y)).toBeLessThan(6)
  },
)

test('an empty page is blank; what a form field shows is read too', async () => {
  expect(
    (
      await read((pdf) => {
        pdf.addPage()
      })
    ).state,
  ).toBe('blank')
  const filled = await read((pdf) => {
    const field = pdf.getForm().createTextField('docket')
    field.setText('GJ-26-1183')
    field.addToPage(pdf.addPage([612, 792]), { x: 100, y: 600, width: 200, height: 20 })
  })
  expect(filled.words.map(({ text }) => text)).toEqual(['GJ-26-1183'])
})
