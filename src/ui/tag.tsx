import type { ReactNode } from 'react'

/** The square fills as work gets done: open, half, done. A triangle warns, a cross stops. `act` waits for the reader. `plain` has no shape. */
export type TagKind = 'open' | 'half' | 'done' | 'act' | 'good' | 'warn' | 'bad' | 'plain'

/** A shape, then one to three words. Never a link, never the only place where a state is said. */
export function Tag({ kind = 'open', children }: Readonly<{ kind?: TagKind; children: ReactNode }>) {
  return <span className={`tag tag--${kind}`}>{children}</span>
}

/** yes = given, part = on a condition, no = withheld, void = there is nothing to give. */
export type CellKind = 'yes' | 'part' | 'no' | 'void'

/** One square with its word: in the matrix, and in a table of class `decide`. */
export function Cell({ kind, children }: Readonly<{ kind: CellKind; children: ReactNode }>) {
  return <span className={`cell cell--${kind}`}>{children}</span>
}

/** What each square means, in the words of the page. */
export function Legend({ items }: Readonly<{ items: readonly Readonly<{ kind: CellKind; text: ReactNode }>[] }>) {
  return (
    <ul className="legend">
      {items.map(({ kind, text }) => (
        <li key={kind} className={`cell cell--${kind}`}>
          {text}
        </li>
      ))}
    </ul>
  )
}
