import type { ReactNode } from 'react'

export type Fact = Readonly<{ name: ReactNode; value: ReactNode; mono?: boolean }>

/** Name and value, one under the other, hairlines between. `mono` for what is compared letter by letter. */
export function Facts({ items }: Readonly<{ items: readonly Fact[] }>) {
  return (
    <dl className="kv">
      {items.map(({ name, value, mono }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd className={mono ? 'mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The line of facts below a case title. */
export function HeadFacts({ items }: Readonly<{ items: readonly Fact[] }>) {
  return (
    <dl className="facts">
      {items.map(({ name, value, mono }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd className={mono ? 'mono' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A hash in groups of eight, so that two people can compare it aloud. `inline` inside a sentence or a table. */
export function Hash({ value, inline = false }: Readonly<{ value: string; inline?: boolean }>) {
  const grouped = value.match(/.{1,8}/g)?.join(' ') ?? ''
  return <code className={inline ? 'hash hash--line' : 'hash'}>{grouped}</code>
}

/** A code or a command inside a sentence. */
export function Code({ children }: Readonly<{ children: ReactNode }>) {
  return <code className="hash hash--line">{children}</code>
}

/** What a program prints; can be scrolled with the keyboard. `name` says what it is to one who cannot see it. */
export function Pre({ name, children }: Readonly<{ name: string; children: string }>) {
  return (
    <pre className="hash" tabIndex={0} role="region" aria-label={name}>
      {children}
    </pre>
  )
}

/** Case numbers, codes, addresses. */
export function Mono({ children }: Readonly<{ children: ReactNode }>) {
  return <span className="mono">{children}</span>
}
