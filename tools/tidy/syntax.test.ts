import { expect, test } from 'vitest'
import { cycles, wayTo } from './paths.ts'
import { readSource, type Source, type Spot } from './source.ts'
import {
  anys,
  assertions,
  attributes,
  clocks,
  hardCodedText,
  hollowClasses,
  queries,
  transactions,
  uses,
} from './syntax.ts'

const seen = (find: (source: Source) => readonly Spot[], text: string) =>
  find(readSource('src/a/b.tsx', text)).map(({ what }) => what)

test('an assertion is found, const and a branded constructor are none', () => {
  expect(seen(assertions, 'const a = b as string')).toEqual(['as string'])
  expect(seen(assertions, 'const a = { b: 1 } as const')).toEqual([])
  expect(seen(assertions, 'function day(text: string): Day { return text as Day }')).toEqual([])
  expect(seen(assertions, 'function day(text: string): string { return text as Day }')).toEqual(['as Day'])
  expect(seen(anys, 'let a: any')).toEqual(['any'])
})

test('clocks, environment and chance are found', () => {
  expect(seen(clocks, 'new Date(); Date.now(); new Date(text); Date.parse(text)')).toEqual([
    'new Date()',
    'Date.now()',
    'new Date(text)',
  ])
  expect(seen((source) => uses(source, 'process.env'), 'process.env.PORT; other.env')).toEqual(['process.env'])
})

test('queries and transactions are found', () => {
  expect(seen(queries, "db.selectFrom('a'); sql`select 1`; tx.insertInto('b')")).toEqual([
    'selectFrom',
    'sql`…`',
    'insertInto',
  ])
  expect(seen(transactions, 'office.db.transaction().execute(work)')).toEqual(['.transaction()'])
})

test('text for people is found wherever markup can hold it', () => {
  expect(seen(hardCodedText, '<p>Hello there</p>')).toEqual(['Hello there'])
  expect(seen(hardCodedText, '<p>{ready ? "Yes" : say("no")}</p>')).toEqual(['Yes'])
  expect(seen(hardCodedText, '<p>{ready && `Case ${n}`}</p>')).toEqual(['Case'])
  expect(seen(hardCodedText, '<img alt="A cat" /> ')).toEqual(['alt="A cat"'])
  expect(seen(hardCodedText, '<a aria-label={open ? "Close" : say("x")} />')).toEqual(['aria-label="Close"'])
})

test('what is no text for people is left alone', () => {
  expect(seen(hardCodedText, '<p>{say("title")} · 12 – x</p>')).toEqual([])
  expect(seen(hardCodedText, '<p>Waarborg, UTC, SHA-256</p>')).toEqual([])
  expect(seen(hardCodedText, '<code>sha256sum -c manifest</code>')).toEqual([])
  expect(seen(hardCodedText, '<p className="lead wide">{kind === "closed" && say("x")}</p>')).toEqual([])
})

test('inline style and hollow classes are found', () => {
  expect(seen((source) => attributes(source, ['style']), '<p style={{ color: "red" }} />')).toEqual(['style'])
  expect(seen(hollowClasses, 'class Tool { run() {} }')).toEqual(['class Tool'])
  expect(seen(hollowClasses, 'class Tool { at = 1 }; class Sub extends Base { run() {} }')).toEqual([])
})

test('imports are read with their kind, and aliases lead to files', () => {
  const { imports } = readSource(
    'src/a/b.ts',
    "import type { A } from '#platform/time.ts'\nimport { b } from '#audit'\nexport { c } from './c.ts'\nawait import('../d.ts')",
  )
  expect(imports.map(({ to, typeOnly, reExport }) => [to, typeOnly, reExport])).toEqual([
    ['src/platform/time.ts', true, false],
    ['src/audit/index.ts', false, false],
    ['src/a/c.ts', false, true],
    ['src/d.ts', false, false],
  ])
})

test('cycles and ways are found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a', 'd']],
  ])
  expect(cycles(graph)).toEqual(['a -> b -> c -> a'])
  expect(wayTo(graph, 'a', (path) => path === 'd')).toEqual(['a', 'b', 'c', 'd'])
  expect(wayTo(graph, 'd', () => true)).toBeUndefined()
})
