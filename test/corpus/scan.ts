/** Turns a typed PDF into a scan of it: each page a grey picture, turned a little, with noise, and no text layer. */
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDocument, PDFName } from 'pdf-lib'
import type { Chance } from './chance.ts'

export type ScanLook = Readonly<{ dpi: number; degrees: number; noise: number }>
export const scanLook = (from: Chance): ScanLook => ({
  dpi: from.pick([150, 200]),
  degrees: from.odds(0.6) ? (from.number() - 0.5) * 6 : 0,
  noise: from.pick([0, 12, 30]),
})

let library: Promise<PDFiumLibrary> | null = null

export async function scanOf(typed: Uint8Array, look: ScanLook, from: Chance): Promise<Uint8Array> {
  library ??= PDFiumLibrary.init()
  const source = await (await library).loadDocument(typed)
  const pdf = await PDFDocument.create()
  for (const page of source.pages()) {
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
    const drawn = await page.render({ colorSpace: 'Gray', scale: look.dpi / 72, render: 'bitmap' })
    const grey = turned({ width: drawn.width, height: drawn.height, pixels: drawn.data }, look, from)
    const image = pdf.context.flateStream(grey, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: drawn.width,
      Height: drawn.height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 8,
    })
    const sheet = pdf.addPage([width, height])
    sheet.node.setXObject(PDFName.of('Scan'), pdf.context.register(image))
    sheet.node.addContentStream(pdf.context.register(pdf.context.stream(`q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`)))
  }
  source.destroy()
  return pdf.save()
}

type Grey = Readonly<{ width: number; height: number; pixels: Uint8Array }>

/** Each new dot takes the mean of the four dots it fell between. */
function turned({ width, height, pixels }: Grey, { degrees, noise }: ScanLook, from: Chance): Uint8Array {
  const angle = (degrees * Math.PI) / 180,
    cos = Math.cos(angle),
    sin = Math.sin(angle)
  const out = new Uint8Array(width * height)
  const dot = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 255 : (pixels[y * width + x] ?? 255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - width / 2) + sin * (y - height / 2) + width / 2,
        sy = -sin * (x - width / 2) + cos * (y - height / 2) + height / 2
      const x0 = Math.floor(sx),
        y0 = Math.floor(sy),
        fx = sx - x0,
        fy = sy - y0
      const value =
        degrees === 0
          ? dot(x, y)
          : (dot(x0, y0) * (1 - fx) + dot(x0 + 1, y0) * fx) * (1 - fy) +
            (dot(x0, y0 + 1) * (1 - fx) + dot(x0 + 1, y0 + 1) * fx) * fy
      out[y * width + x] = Math.max(0, Math.min(255, value + (noise === 0 ? 0 : (from.number() - 0.5) * 2 * noise)))
    }
  }
  return out
}
