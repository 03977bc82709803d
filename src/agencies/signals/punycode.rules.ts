/**
 * Names of domains in the letters that a reader sees.
 *
 * Norm    RFC 3492 (Punycode), sections 5 and 6.1: base 36, tmin 1, tmax 26, skew 38, damp 700, first bias 72, first code point 128.
 * Norm    RFC 5891 (IDNA): a label that begins with `xn--` stands for letters beyond ASCII.
 */
const [BASE, T_MIN, T_MAX, SKEW, DAMP, FIRST_BIAS, FIRST_POINT] = [36, 1, 26, 38, 700, 72, 128]
const LAST_POINT = 0x10ffff

/** The domain as it is written in the DNS, lower case; null where it can be no name of a host. */
export function toAscii(domain: string): string | null {
  const plain = domain.trim().replace(/\.$/, '')
  if (plain === '' || plain.length > 253 || /[\s/?#@:%[\]\\]/u.test(plain)) return null
  const ascii = URL.parse(`http://${plain}`)?.hostname
  return ascii && isHost(ascii) ? ascii : null
}

function isHost(text: string): boolean {
  return text.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text)
}

/** The domain as people read it; a label that does not decode stays as it is. */
export function toUnicode(domain: string): string {
  return domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decode(label.slice(4)) ?? label) : label))
    .join('.')
}

function decode(encoded: string): string | null {
  const hyphen = encoded.lastIndexOf('-')
  const points = hyphen > 0 ? Array.from(encoded.slice(0, hyphen), (letter) => letter.codePointAt(0) ?? 0) : []
  const rest = encoded.slice(hyphen + 1)
  let [point, place, bias, at] = [FIRST_POINT, 0, FIRST_BIAS, 0]
  while (at < rest.length) {
    const before = place
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = digitOf(rest.charAt(at))
      at += 1
      if (digit === null) return null
      place += digit * weight
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < threshold) break
      weight *= BASE - threshold
    }
    const length = points.length + 1
    bias = adapt(place - before, length, before === 0)
    point += Math.floor(place / length)
    place %= length
    if (point > LAST_POINT) return null
    points.splice(place, 0, point)
    place += 1
  }
  return String.fromCodePoint(...points)
}

function digitOf(letter: string): number | null {
  if (/^[a-z]$/.test(letter)) return letter.charCodeAt(0) - 97
  return /^\d$/.test(letter) ? Number(letter) + 26 : null
}

function adapt(moved: number, length: number, first: boolean): number {
  let delta = first ? Math.floor(moved / DAMP) : Math.floor(moved / 2)
  delta += Math.floor(delta / length)
  let k = 0
  while (delta > ((BASE - T_MIN) * T_MAX) / 2) {
    delta = Math.floor(delta / (BASE - T_MIN))
    k += BASE
  }
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + SKEW))
}
