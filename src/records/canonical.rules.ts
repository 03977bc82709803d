/**
 * JSON with one spelling: keys sorted, no white space, whole numbers only. Two texts of one value are the same bytes, so a signature can be checked.
 *
 * Source  RFC 8785 (JSON Canonicalization Scheme), limited to whole numbers.
 */
export type Json = string | number | boolean | null | readonly Json[] | Readonly<{ [key: string]: Json }>

export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError(`canonical JSON takes whole numbers: ${value}`)
    return String(value)
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
