/** Pages of `docs/` that are made from the sources, so that they cannot say anything else: `npm run generate` writes them. */
import { basename } from 'node:path'
import { allFiles, roleOf, type Source } from './tidy/source.ts'

const KINDS = {
  Law: 'Law',
  Seed: 'Seed documents',
  Norm: 'Technical standards',
  Policy: 'Policy of the office',
} as const

type Kind = keyof typeof KINDS
type Citation = Readonly<{ kind: Kind; text: string; file: string }>

const MADE = '<!-- Made by `npm run generate`; do not edit. -->'

/** Statute, seed sentence, standard or policy → the file that follows it → the test that holds it. */
export function lawPage(sources: readonly Source[] = allFiles): string {
  const rules = sources.filter(({ path }) => path.startsWith('src/') && roleOf(path) === 'rules')
  const citations = rules.flatMap(citationsIn)
  const parts = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const rows = citations
      .filter((citation) => citation.kind === kind)
      .map(row)
      .sort()
    return rows.length === 0 ? [] : ['', `## ${KINDS[kind]}`, '', '| source | rule | test |', '|---|---|---|', ...rows]
  })
  return [
    MADE,
    '# Where each rule comes from',
    '',
    'From the heads of the rules files. A rules file without a source or a test does not pass `npm test`.',
    ...parts,
    '',
  ].join('\n')
}

/** The cited lines of the head comments: a kind, its text, and what goes on with more indentation. */
export function citationsIn({ path, text }: Source): readonly Citation[] {
  const found: { kind: Kind; text: string; file: string }[] = []
  let open = false
  for (const line of text.split('\n')) {
    const start = /^ ?\* (Law|Seed|Norm|Policy)\s+(\S.*)$/.exec(line)
    const more: RegExpExecArray | null = open ? /^ ?\* {3,}(\S.*)$/.exec(line) : null
    const last = found.at(-1)
    if (start && isKind(start[1]))
      found.push({ kind: start[1], text: (start[2] ?? '').replace(/\s*\*\/$/, ''), file: path })
    else if (more && last) last.text += ` ${(more[1] ?? '').replace(/\s*\*\/$/, '')}`
    open = start !== null || more !== null
  }
  return found
}

function row({ text, file }: Citation): string {
  const test = file.replace(/\.rules\.tsx?$/, '.rules.test.ts')
  return `| ${cell(text)} | [${basename(file)}](../${file}) | [test](../${test}) |`
}

const cell = (text: string) => text.replaceAll('|', '\\|')

function isKind(text: string | undefined): text is Kind {
  return text !== undefined && text in KINDS
}

export type RouteLine = Readonly<{
  id: string
  method: string
  page: string | null
  api: string | null
  may: string
  audit: string
}>

/** The access matrix as it is served: one row per route. */
export function routesPage(routes: readonly RouteLine[]): string {
  const rows = [...routes].sort(byPath).map(({ id, method, page, api, may, audit }) => {
    const paths = [page ? `\`${page}\`` : '', api ? `\`/api/v1${api}\`` : '']
    return `| ${[id, method, ...paths, may, audit].join(' | ')} |`
  })
  const head = ['| name | method | page | API | permission | access log |', '|---|---|---|---|---|---|']
  return [
    MADE,
    '# Routes',
    '',
    `${routes.length} routes. What is not here does not exist.`,
    '',
    ...head,
    ...rows,
    '',
  ].join('\n')
}

function byPath(a: RouteLine, b: RouteLine): number {
  const key = ({ page, api, method }: RouteLine) => `${page ?? `~${api}`} ${method}`
  return key(a) < key(b) ? -1 : 1
}
