/**
 * Codes of an authenticator app.
 *
 * Policy  RFC 6238 with the settings that every app knows: HMAC-SHA-1, 30 seconds, 6 digits; one period of drift either way.
 * Policy  a code works once (RFC 6238, 5.2): the period of the last code used is kept, and only later ones count.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

const PERIOD_S = 30
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / PERIOD_S)
}

export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The period whose code this is, if it lies near now and after the last one used; else null. */
export function matchingStep(
  secret: Uint8Array,
  code: string,
  { now, last }: Readonly<{ now: Date; last: number }>,
): number | null {
  const here = stepAt(now)
  const given = Buffer.from(code)
  for (const step of [here, here - 1, here + 1]) {
    const right = Buffer.from(totpCode(secret, step))
    if (given.length === right.length && timingSafeEqual(given, right)) return step > last ? step : null
  }
  return null
}

/** As apps read it, without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(value >>> (bits - 5)) & 31]
    value &= 0xff
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text
}

/** The address in the QR code. */
export function totpUri(issuer: string, account: string, secret: Uint8Array): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${PERIOD_S}`
}
