/**
 * From what zod found to sentences that a reader understands. There is one mechanism:
 *
 * - a default message of zod (`Invalid input: expected string …`) is replaced by a general sentence of `http.words.ts`;
 * - a message of a schema's own names a key of the module's words, through `teller`, so that a wrong key does not compile:
 *
 *     const told = teller(words)                                     // words of the module, { en, nl }
 *     const Badge = z.string().regex(/^[0-9A-Z-]{2,20}$/, told('badge.form'))
 *     const Form = z.object({ badge: Badge, due: z.iso.date() }).refine(laterThanSigned, { path: ['due'], error: told('due.tooEarly') })
 *
 * Both reach `invalid` and problem+json as whole sentences in the reader's language. A message that no teller made stays as it is.
 * Empty form fields arrive as undefined, so `required` is said of them, and `.optional()` is all that an optional field needs.
 */
import type { z } from 'zod'
import { type Lang, type Messages, type Say, speaker, type Words } from '#platform/words.ts'
import { words } from './http.words.ts'
import type { FieldErrors } from './route.ts'

const say = speaker(words)
const tellers = new Map<string, (lang: Lang) => string>()

/** Turns keys of a module's words into messages for schemas. Called once per module, when it is loaded. */
export function teller<English extends Messages>(own: Words<English>): (...said: Parameters<Say<English>>) => string {
  const speak = speaker(own)
  return (...said) => {
    const name = `told ${tellers.size + 1}`
    tellers.set(name, (lang) => speak(lang)(...said))
    return name
  }
}

/** Reads an input; what is wrong comes back as one sentence per field, the first that was found. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  lang: Lang,
): { ok: true; data: z.output<Schema> } | { ok: false; errors: FieldErrors } {
  const unkept = unkeptIn(input)
  if (unkept.length > 0)
    return { ok: false, errors: Object.fromEntries(unkept.map((path) => [path || 'form', say(lang)('field.signs')])) }
  const parsed = schema.safeParse(input, { error: (issue) => general(issue, lang) })
  if (parsed.success) return { ok: true, data: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = issue.path.length > 0 ? issue.path.join('.') : 'form'
    errors[field] ??= tellers.get(issue.message)?.(lang) ?? issue.message
  }
  return { ok: false, errors }
}

/** What no database and no JSON holds: NUL, and half of a letter. Whatever comes in by a form, an address or a program is asked here. */
export function isKept(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Where in an input such text stands, as the paths of its fields. */
function unkeptIn(input: unknown, path = ''): readonly string[] {
  if (typeof input === 'string') return isKept(input) ? [] : [path]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) =>
    isKept(name) ? unkeptIn(value, path === '' ? name : `${path}.${name}`) : [path],
  )
}

function general(issue: z.core.$ZodRawIssue, lang: Lang): string {
  const tell = say(lang)
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return tell('field.required')
      return tell(issue.expected === 'number' || issue.expected === 'int' ? 'field.number' : 'field.wrong')
    case 'invalid_value':
      return tell(issue.input === undefined ? 'field.required' : 'field.choice')
    case 'invalid_union':
      return tell(issue.input === undefined ? 'field.required' : 'field.choice')
    case 'too_small':
      return size(issue.origin, 'small', Number(issue.minimum), tell)
    case 'too_big':
      return size(issue.origin, 'big', Number(issue.maximum), tell)
    case 'invalid_format':
      return tell(formOf(issue.format))
    case 'unrecognized_keys':
      return tell('field.unknown', { names: issue.keys.join(', ').slice(0, 80) })
    default:
      return tell('field.wrong')
  }
}

function size(origin: string, side: 'small' | 'big', n: number, tell: ReturnType<typeof say>): string {
  const small = side === 'small'
  if (origin === 'string')
    return small && n === 1 ? tell('field.required') : tell(small ? 'field.tooShort' : 'field.tooLong', { n })
  if (origin === 'array' || origin === 'set') return tell(small ? 'field.chooseSome' : 'field.chooseFewer', { n })
  return tell(small ? 'field.tooSmall' : 'field.tooBig', { n })
}

function formOf(format: string) {
  if (format === 'email') return 'field.email'
  if (format === 'url') return 'field.url'
  if (format === 'date') return 'field.day'
  if (format === 'datetime') return 'field.instant'
  return 'field.form'
}
