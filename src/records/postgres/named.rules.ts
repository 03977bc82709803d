/**
 * The operator's SQL with named parameters, made into what PostgreSQL takes: `:account` becomes `$1::text`. Values never become text of a
 * statement; what could hide a second statement, or let ours around it be read as part of it, is refused.
 *
 * Norm    PostgreSQL, "Lexical Structure": string constants, quoted identifiers, comments, dollar quoting, operators, casts.
 * Policy  docs/decisions/0112-queries-of-the-provider.md
 */

export type NamedFault =
  | 'empty'
  | 'semicolon'
  | 'comment'
  | 'dollar'
  | 'backslash'
  | 'unclosed'
  | 'brackets'
  | 'unknown-name'

export type Named = Readonly<{ kind: 'read'; text: string; names: readonly string[] }>
export type NamedReading = Named | Readonly<{ kind: 'wrong'; because: NamedFault }>

/** One piece of SQL at the beginning of what is left. Whatever fits none of these is one ordinary character. */
const PIECES = [
  { kind: 'string', form: /^[eE]?'(?:[^']|'')*'/ },
  { kind: 'identifier', form: /^"(?:[^"]|"")*"/ },
  { kind: 'unclosed', form: /^['"]/ },
  { kind: 'comment', form: /^(?:--|\/\*)/ },
  { kind: 'cast', form: /^::/ },
  { kind: 'name', form: /^:[\p{L}_][\p{L}\p{N}_$]*/u },
  { kind: 'word', form: /^[\p{L}_][\p{L}\p{N}_$]*/u },
  { kind: 'dollar', form: /^\$/ },
  { kind: 'semicolon', form: /^;/ },
  { kind: 'open', form: /^\(/ },
  { kind: 'close', form: /^\)/ },
  { kind: 'other', form: /^./su },
] as const
type Piece = (typeof PIECES)[number]['kind']

/** `types` has the names that may stand in it, with what PostgreSQL takes each for. */
export function readNamed(sql: string, types: Readonly<Record<string, string>>): NamedReading {
  if (sql.trim() === '') return wrong('empty')
  const names: string[] = []
  let [text, rest, depth] = ['', sql, 0]
  while (rest !== '') {
    const [kind, piece] = nextPiece(rest)
    rest = rest.slice(piece.length)
    if (kind === 'unclosed' || kind === 'comment' || kind === 'dollar' || kind === 'semicolon') return wrong(kind)
    // A backslash means one thing or another by a setting of the server.
    if (kind === 'string' && piece.includes('\\')) return wrong('backslash')
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    if (depth < 0) return wrong('brackets')
    if (kind === 'name' && !Object.hasOwn(types, piece.slice(1))) return wrong('unknown-name')
    text += kind === 'name' ? placeFor(piece.slice(1), names, types) : piece
  }
  return depth === 0 ? { kind: 'read', text, names } : wrong('brackets')
}

function placeFor(name: string, names: string[], types: Readonly<Record<string, string>>): string {
  if (!names.includes(name)) names.push(name)
  return `$${names.indexOf(name) + 1}::${types[name]}`
}

function nextPiece(rest: string): readonly [Piece, string] {
  for (const { kind, form } of PIECES) {
    const found = form.exec(rest)?.[0]
    if (found !== undefined) return [kind, found]
  }
  return ['other', rest.slice(0, 1)]
}

function wrong(because: NamedFault): NamedReading {
  return { kind: 'wrong', because }
}
