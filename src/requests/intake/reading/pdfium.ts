/**
 * PDFium (the engine Chromium reads PDFs with) as WebAssembly: opens a document, gives its pages' size, characters with
 * their places, and pictures. The package's own classes hide the character functions, so the raw module is used here.
 * Lengths are PDF points, origin top left of the page as a reader shows it (its /Rotate already applied).
 */
import { PDFiumLibrary } from '@hyzyla/pdfium'

type Fn = (...args: number[]) => number
const FUNCTIONS = [
  '_FPDF_LoadMemDocument',
  '_FPDF_CloseDocument',
  '_FPDF_GetLastError',
  '_FPDF_GetPageCount',
  '_FPDF_GetSecurityHandlerRevision',
  '_FPDFDoc_GetAttachmentCount',
  '_FPDFDoc_GetJavaScriptActionCount',
  '_FPDF_LoadPage',
  '_FPDF_ClosePage',
  '_FPDF_GetPageWidthF',
  '_FPDF_GetPageHeightF',
  '_FPDF_PageToDevice',
  '_FPDFPage_GetAnnotCount',
  '_FPDFPage_Flatten',
  '_FPDFPage_CountObjects',
  '_FPDFPage_GetObject',
  '_FPDFPageObj_GetType',
  '_FPDFPageObj_GetBounds',
  '_FPDFText_LoadPage',
  '_FPDFText_ClosePage',
  '_FPDFText_CountChars',
  '_FPDFText_GetUnicode',
  '_FPDFText_GetCharBox',
  '_FPDFBitmap_CreateEx',
  '_FPDFBitmap_FillRect',
  '_FPDFBitmap_Destroy',
  '_FPDF_RenderPageBitmap',
] as const
type Pdfium = Readonly<Record<(typeof FUNCTIONS)[number], Fn>> &
  Readonly<{ HEAPU8: Uint8Array; wasmExports: { malloc: Fn; free: Fn } }>

export type Box = Readonly<{ x: number; y: number; width: number; height: number }>
export type Glyph = Readonly<{ char: string; box: Box | null }>
export type Shape = Readonly<{ kind: 'text' | 'path' | 'image' | 'other'; box: Box }>
export type Picture = Readonly<{ width: number; height: number; channels: 1 | 3; pixels: Uint8Array }>

/** What one page offers; `close` gives its memory back. */
export type PdfPage = Readonly<{
  width: number
  height: number
  glyphs(most: number): Glyph[]
  shapes(most: number): Shape[]
  picture(request: Readonly<{ width: number; channels: 1 | 3; turn?: 0 | 1 | 2 | 3 }>): Picture
  close(): void
}>

export type PdfDocument = Readonly<{
  kind: 'open'
  pageCount: number
  encrypted: boolean
  attachments: number
  scripts: number
  page(n: number): PdfPage | null
}>

/** `password`: it opens only with one. `damaged`: no reader could make a document of it. */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument | Readonly<{ kind: 'password' | 'damaged' }>> {
  const pdfium: unknown = Reflect.get(await PDFiumLibrary.init(), 'module')
  if (!isPdfium(pdfium)) throw new Error('this version of PDFium lacks a function we use')
  const at = pdfium.wasmExports.malloc(bytes.length)
  if (at === 0) return { kind: 'damaged' }
  pdfium.HEAPU8.set(bytes, at)
  const doc = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0)
  if (doc === 0) return { kind: NEEDS_PASSWORD.has(pdfium._FPDF_GetLastError()) ? 'password' : 'damaged' }
  return {
    kind: 'open',
    pageCount: pdfium._FPDF_GetPageCount(doc),
    encrypted: pdfium._FPDF_GetSecurityHandlerRevision(doc) >= 0,
    attachments: pdfium._FPDFDoc_GetAttachmentCount(doc),
    scripts: pdfium._FPDFDoc_GetJavaScriptActionCount(doc),
    page: (n) => openPage(pdfium, doc, n),
  }
}
/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
const NEEDS_PASSWORD = new Set([4, 5])

function isPdfium(value: unknown): value is Pdfium {
  return (
    typeof value === 'object' &&
    value !== null &&
    FUNCTIONS.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}

/** Fields and notes are drawn into the page first, for a filled-in form keeps its answers outside the page's own text. */
function openPage(pdfium: Pdfium, doc: number, n: number): PdfPage | null {
  let page = pdfium._FPDF_LoadPage(doc, n - 1)
  if (page === 0) return null
  if (pdfium._FPDFPage_GetAnnotCount(page) > 0 && pdfium._FPDFPage_Flatten(page, FOR_DISPLAY) === FLATTENED) {
    pdfium._FPDF_ClosePage(page)
    page = pdfium._FPDF_LoadPage(doc, n - 1)
    if (page === 0) return null
  }
  const width = pdfium._FPDF_GetPageWidthF(page)
  const height = pdfium._FPDF_GetPageHeightF(page)
  const shown = placer(pdfium, page, { width, height })
  return {
    width,
    height,
    glyphs: (most) => glyphsOf(pdfium, page, shown, most),
    shapes: (most) => shapesOf(pdfium, page, shown, most),
    picture: (request) => pictureOf(pdfium, page, { width, height }, request),
    close: () => {
      pdfium._FPDF_ClosePage(page)
    },
  }
}
const FOR_DISPLAY = 0
const FLATTENED = 1

type Placer = (left: number, top: number, right: number, bottom: number) => Box

/** The page's own coordinates (origin anywhere, any rotation) to points from the top left as shown: an affine map, measured at three points. */
function placer(pdfium: Pdfium, page: number, size: Readonly<{ width: number; height: number }>): Placer {
  const at = pdfium.wasmExports.malloc(8)
  const FINE = 100
  const measure = (x: number, y: number) => {
    pdfium._FPDF_PageToDevice(
      page,
      0,
      0,
      Math.round(size.width * FINE),
      Math.round(size.height * FINE),
      0,
      x,
      y,
      at,
      at + 4,
    )
    const view = new DataView(pdfium.HEAPU8.buffer, at, 8)
    return { x: view.getInt32(0, true) / FINE, y: view.getInt32(4, true) / FINE }
  }
  const origin = measure(0, 0)
  const alongX = measure(1000, 0)
  const alongY = measure(0, 1000)
  pdfium.wasmExports.free(at)
  const xx = (alongX.x - origin.x) / 1000,
    xy = (alongX.y - origin.y) / 1000
  const yx = (alongY.x - origin.x) / 1000,
    yy = (alongY.y - origin.y) / 1000
  const place = (x: number, y: number) => ({ x: origin.x + xx * x + yx * y, y: origin.y + xy * x + yy * y })
  return (left, top, right, bottom) => boxWithin(size, place(left, top), place(right, bottom))
}

type Point = Readonly<{ x: number; y: number }>
/** The box between two corners, cut to the page. */
export function boxWithin(size: Readonly<{ width: number; height: number }>, one: Point, other: Point): Box {
  const cut = (value: number, most: number) => Math.min(Math.max(Number.isFinite(value) ? value : 0, 0), most)
  const x = cut(Math.min(one.x, other.x), size.width),
    y = cut(Math.min(one.y, other.y), size.height)
  const tenths = (value: number) => Math.floor(value * 10) / 10
  return {
    x: tenths(x),
    y: tenths(y),
    width: tenths(cut(Math.max(one.x, other.x), size.width) - x),
    height: tenths(cut(Math.max(one.y, other.y), size.height) - y),
  }
}

function glyphsOf(pdfium: Pdfium, page: number, shown: Placer, most: number): Glyph[] {
  const text = pdfium._FPDFText_LoadPage(page)
  if (text === 0) return []
  const at = pdfium.wasmExports.malloc(32)
  const glyphs: Glyph[] = []
  const count = Math.min(pdfium._FPDFText_CountChars(text), most)
  for (let i = 0; i < count; i++) {
    const code = pdfium._FPDFText_GetUnicode(text, i)
    if (code <= 0 || code > 0x10ffff) continue
    const found = pdfium._FPDFText_GetCharBox(text, i, at, at + 8, at + 16, at + 24)
    const view = new DataView(pdfium.HEAPU8.buffer, at, 32)
    const box = found
      ? shown(view.getFloat64(0, true), view.getFloat64(24, true), view.getFloat64(8, true), view.getFloat64(16, true))
      : null
    glyphs.push({ char: String.fromCodePoint(code), box })
  }
  pdfium.wasmExports.free(at)
  pdfium._FPDFText_ClosePage(text)
  return glyphs
}

function shapesOf(pdfium: Pdfium, page: number, shown: Placer, most: number): Shape[] {
  const at = pdfium.wasmExports.malloc(16)
  const shapes: Shape[] = []
  const count = Math.min(pdfium._FPDFPage_CountObjects(page), most)
  for (let i = 0; i < count; i++) {
    const object = pdfium._FPDFPage_GetObject(page, i)
    if (object === 0 || !pdfium._FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12)) continue
    const view = new DataView(pdfium.HEAPU8.buffer, at, 16)
    const box = shown(
      view.getFloat32(0, true),
      view.getFloat32(12, true),
      view.getFloat32(8, true),
      view.getFloat32(4, true),
    )
    shapes.push({ kind: KINDS[pdfium._FPDFPageObj_GetType(object)] ?? 'other', box })
  }
  pdfium.wasmExports.free(at)
  return shapes
}
const KINDS: Readonly<Record<number, Shape['kind']>> = { 1: 'text', 2: 'path', 3: 'image' }

/** More pixels than this are never drawn: a page 200 inches wide is drawn smaller instead. */
const MOST_PIXELS = 12_000_000
const ANNOTATIONS = 0x01,
  GREY = 0x08,
  RGBA = 0x10

function pictureOf(
  pdfium: Pdfium,
  page: number,
  size: Readonly<{ width: number; height: number }>,
  { width, channels, turn = 0 }: Readonly<{ width: number; channels: 1 | 3; turn?: 0 | 1 | 2 | 3 }>,
): Picture {
  const turned = turn % 2 === 0 ? size : { width: size.height, height: size.width }
  const scale = Math.min(width / turned.width, Math.sqrt(MOST_PIXELS / (turned.width * turned.height)))
  const w = Math.max(1, Math.floor(turned.width * scale))
  const h = Math.max(1, Math.floor(turned.height * scale))
  const depth = channels === 1 ? 1 : 4
  const at = pdfium.wasmExports.malloc(w * h * depth)
  if (at === 0) throw new Error('no memory for the picture of a page')
  const bitmap = pdfium._FPDFBitmap_CreateEx(w, h, depth, at, w * depth)
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, w, h, 0xffffffff)
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, w, h, turn, ANNOTATIONS | (channels === 1 ? GREY : RGBA))
  const drawn = pdfium.HEAPU8.slice(at, at + w * h * depth)
  pdfium._FPDFBitmap_Destroy(bitmap)
  pdfium.wasmExports.free(at)
  return { width: w, height: h, channels, pixels: channels === 1 ? drawn : withoutAlpha(drawn) }
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3)
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0
    rgb[to + 1] = rgba[from + 1] ?? 0
    rgb[to + 2] = rgba[from + 2] ?? 0
  }
  return rgb
}
