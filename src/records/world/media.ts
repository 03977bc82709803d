/**
 * Small real media files for the invented world, made byte by byte: a picture, a sound recording and a film.
 * `note` is put where each format keeps remarks, so that a test can find a file again inside an archive.
 */
import { crc32, deflateSync } from 'node:zlib'

/** A PNG of size × size pixels: bands of one hue. */
export function portraitPng(size: number, hue: number, note: string): Uint8Array {
  const rows = Buffer.alloc(size * (1 + size * 3))
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const light = (x + y) % 8 < 4 ? 1 : 0.7
      const offset = y * (1 + size * 3) + 1 + x * 3
      for (const [n, channel] of [hue, hue + 85, hue + 170].entries())
        rows[offset + n] = Math.round((channel % 256) * light)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('tEXt', Buffer.from(`Comment\0${note}`, 'latin1')),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

/** A WAV of one tone: 8 kHz, 8 bits, one channel. */
export function toneWav(milliseconds: number, hertz: number, note: string): Uint8Array {
  const rate = 8000
  const samples = Buffer.alloc(Math.round((rate * milliseconds) / 1000))
  for (let n = 0; n < samples.length; n++)
    samples[n] = 128 + Math.round(60 * Math.sin((2 * Math.PI * hertz * n) / rate))
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(1, 2)
  format.writeUInt32LE(rate, 4)
  format.writeUInt32LE(rate, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const remark = Buffer.concat([Buffer.from('INFO'), riff('ICMT', Buffer.from(`${note}\0`, 'latin1'))])
  return riff(
    'RIFF',
    Buffer.concat([Buffer.from('WAVE'), riff('fmt ', format), riff('LIST', remark), riff('data', samples)]),
  )
}

function riff(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return Buffer.concat([Buffer.from(id, 'latin1'), size, data, Buffer.alloc(data.length % 2)])
}

/** An MP4 container that has a brand, an empty film and a free box with the remark: players open it and show nothing. */
export function emptyMp4(milliseconds: number, note: string): Uint8Array {
  const movieHeader = Buffer.concat([
    uint32(0),
    uint32(0),
    uint32(0),
    uint32(1000),
    uint32(milliseconds),
    uint32(0x0001_0000),
    Buffer.from([1, 0]),
    Buffer.alloc(10),
    ...[0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000].map(uint32),
    Buffer.alloc(24),
    uint32(1),
  ])
  return Buffer.concat([
    box('ftyp', Buffer.concat([Buffer.from('isom'), uint32(512), Buffer.from('isommp41')])),
    box('moov', box('mvhd', movieHeader)),
    box('free', Buffer.from(note, 'latin1')),
  ])
}

function box(type: string, data: Buffer): Buffer {
  return Buffer.concat([uint32(8 + data.length), Buffer.from(type, 'latin1'), data])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
