/** Writes PNG: the whole format is a signature, a header, one compressed block and an end. W3C PNG, third edition. */
import { crc32, deflateSync } from 'node:zlib'
import type { Picture } from './pdfium.ts'

export function png({ width, height, channels, pixels }: Picture): Uint8Array<ArrayBuffer> {
  const row = width * channels
  const filtered = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) filtered.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, channels === 1 ? GREY : RGB, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(filtered, { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const GREY = 0,
  RGB = 2

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  framed.set(body, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
