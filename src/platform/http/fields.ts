/**
 * A form as the browser sends it becomes the object that a program would send as JSON, so one schema reads both:
 * `identifiers.0.kind=email&data=profile&data=billing` → `{ identifiers: [{ kind: 'email' }], data: ['profile', 'billing'] }`.
 * An empty text is undefined. A name that the schema knows as a list becomes a list even when it was sent once.
 */
import { z } from 'zod'

export const FIELDS_MOST = 2_000
const DEPTH_MOST = 5
const INDEX_MOST = 500

export type Pair = readonly [name: string, value: string]
export type Typed = Readonly<Record<string, string | readonly string[]>>

/** What was typed, name by name, for the filled form. */
export function typedOf(pairs: readonly Pair[]): Typed {
  const typed = new Map<string, string | string[]>()
  for (const [name, value] of pairs) {
    const before = typed.get(name)
    if (before === undefined) typed.set(name, value)
    else typed.set(name, Array.isArray(before) ? [...before, value] : [before, value])
  }
  return Object.fromEntries(typed)
}

/** A program's JSON as a form would have sent it: `{ rows: [{ kind: 'email' }] }` → `rows.0.kind=email`. */
export function typedOfJson(json: object): Typed {
  const typed = new Map<string, string | readonly string[]>()
  const walk = (value: unknown, path: readonly string[]) => {
    const name = path.join('.')
    if (isScalar(value)) typed.set(name, String(value))
    else if (Array.isArray(value) && value.length > 0 && value.every(isScalar)) typed.set(name, value.map(String))
    else if (typeof value === 'object' && value !== null && path.length < DEPTH_MOST)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  walk(json, [])
  return Object.fromEntries(typed)
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

/** The same as one object for the schema. `lists` are the names that hold lists, from `listsOf`. */
export function inputOf(typed: Typed, lists: ReadonlySet<string>): object {
  const root: Branch = new Map()
  for (const [name, value] of Object.entries(typed)) {
    const read = lists.has(plain(name)) ? [value].flat() : value === '' ? undefined : value
    if (read !== undefined) put(root, name.split('.'), read)
  }
  return grown(root) as object
}

type Branch = Map<string, unknown>

function put(root: Branch, path: readonly string[], value: unknown): void {
  if (path.length > DEPTH_MOST) return
  let at = root
  for (const step of path.slice(0, -1)) {
    const next = at.get(step)
    const branch: Branch = next instanceof Map ? next : new Map()
    at.set(step, branch)
    at = branch
  }
  at.set(path.at(-1) ?? '', value)
}

/** A branch whose names are all small numbers is a list; gaps close up, for a row left out in the page. */
function grown(value: unknown): unknown {
  if (!(value instanceof Map)) return value
  const names = [...value.keys()]
  if (names.length > 0 && names.every((name) => /^\d{1,3}$/.test(name) && Number(name) < INDEX_MOST)) {
    return names.toSorted((a, b) => Number(a) - Number(b)).map((name) => grown(value.get(name)))
  }
  return Object.fromEntries([...value].map(([name, inner]) => [name, grown(inner)]))
}

/** `identifiers.0.kind` → `identifiers.*.kind`. */
function plain(name: string): string {
  return name.replace(/\.\d+(?=\.|$)/g, '.*')
}

/** The names under which a schema expects lists of plain values (check boxes, choices of several). */
export function listsOf(schema: z.ZodType, under = ''): ReadonlySet<string> {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) {
    const element = bare(inner.element as z.ZodType)
    return element instanceof z.ZodObject ? listsOf(element, `${under}.*`) : new Set([under])
  }
  if (inner instanceof z.ZodObject) {
    const fields = Object.entries(inner.shape as Record<string, z.ZodType>)
    return new Set(fields.flatMap(([name, field]) => [...listsOf(field, under ? `${under}.${name}` : name)]))
  }
  if (inner instanceof z.ZodUnion)
    return new Set(inner.options.flatMap((option) => [...listsOf(option as z.ZodType, under)]))
  if (inner instanceof z.ZodIntersection) {
    return new Set([...listsOf(inner.def.left as z.ZodType, under), ...listsOf(inner.def.right as z.ZodType, under)])
  }
  return new Set()
}

/** Takes off what wraps a type: optional, default, transform, preprocess. */
function bare(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodCatch
  ) {
    return bare(schema.def.innerType as z.ZodType)
  }
  if (schema instanceof z.ZodPipe) {
    const first = schema.def.in as z.ZodType
    return bare(first instanceof z.ZodTransform ? (schema.def.out as z.ZodType) : first)
  }
  return schema
}
