/**
 * One text for one value (RFC 8785, JSON Canonicalization Scheme), so that a hash or a signature of it can be made again by anyone.
 * Stricter than the RFC: numbers are whole (amounts and fractions are text), and what JSON would quietly drop is refused.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return wholeNumber(value)
  if (typeof value === 'string') return text(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (!isPlain(value)) throw new TypeError(`cannot be written as canonical JSON: ${typeof value}`)
  const members = Object.keys(value)
    .sort(byCodeUnit)
    .map((key) => `${text(key)}:${canonical(memberOf(value, key))}`)
  return `{${members.join(',')}}`
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`cannot be written as canonical JSON: ${value}`)
  return String(value === 0 ? 0 : value)
}

/** A lone surrogate has no UTF-8, so two different strings would get one hash. */
function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('cannot be written as canonical JSON: a lone surrogate')
  return JSON.stringify(value)
}

function memberOf(value: { readonly [key: string]: Json }, key: string): Json {
  const member = value[key]
  if (member === undefined) throw new TypeError(`cannot be written as canonical JSON: ${key} is undefined`)
  return member
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isPlain(value: unknown): value is { readonly [key: string]: Json } {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** UTF-16 code units, as the RFC has it; never the order of a language. */
const byCodeUnit = (a: string, b: string) => (a < b ? -1 : Number(a > b))
