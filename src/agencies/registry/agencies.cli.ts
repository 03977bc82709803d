/**
 * `waarborg agencies lookup EMAIL` and `waarborg agencies import FILE --as REGISTER`.
 * Exit 0 good; 1 the address has a signal that is rarely innocent, or the file has bad lines; 2 could not.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { type ImportOutcome, importRegister } from './import.commands.ts'
import { lookUp } from './lookup.question.ts'
import { lookupJson, lookupLines, signalLines } from './lookup.sentences.ts'
import { say as words } from './lookup.words.ts'
import type { BadLine } from './shape.rules.ts'
import { isSource, SOURCES, type SourceName } from './source.rules.ts'

export type AgenciesTerminal = Readonly<{
  db: Db
  clock: Clock
  lang: Lang
  /** Zone in which days are shown. */
  zone: string
  say: (line: string) => void
}>

const MOST_MB = 64
const BAD_SHOWN = 20

export async function agenciesCommand(args: readonly string[], terminal: AgenciesTerminal): Promise<0 | 1 | 2> {
  const typed = typedOf(args)
  if (typed?.what === 'lookup') return lookupCommand(typed.name, typed.json, terminal)
  if (typed?.what === 'import' && typed.as !== undefined && isSource(typed.as))
    return importCommand({ ...typed, source: typed.as }, terminal)
  for (const line of words(terminal.lang)('cli.usage', { sources: SOURCES.join('|') }).split('\n')) terminal.say(line)
  return 2
}

function typedOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { as: { type: 'string' }, json: { type: 'boolean' }, 'skip-bad': { type: 'boolean' } },
    })
    const [what, name, ...more] = positionals
    if (name === undefined || more.length > 0) return null
    return { what, name, as: values.as, json: values.json === true, leaveOut: values['skip-bad'] === true }
  } catch {
    return null
  }
}

async function lookupCommand(
  email: string,
  json: boolean,
  { db, lang, zone, say }: AgenciesTerminal,
): Promise<0 | 1 | 2> {
  const t = words(lang)
  const found = await lookUp(db, email)
  if (!found) {
    say(t('wrong'))
    return 2
  }
  if (json) say(JSON.stringify(lookupJson(found), null, 2))
  else {
    const all = [...lookupLines(lang, zone, found), { name: t('signals'), lines: signalLines(lang, found) }]
    const width = Math.max(...all.map(({ name }) => name.length)) + 2
    for (const { name, lines } of all)
      for (const [n, line] of lines.entries()) say(`${(n === 0 ? name : '').padEnd(width)}${line}`)
  }
  return found.signals.some(({ weight }) => weight === 3) ? 1 : 0
}

type Importing = Readonly<{ name: string; source: SourceName; json: boolean; leaveOut: boolean }>

async function importCommand(asked: Importing, terminal: AgenciesTerminal): Promise<0 | 1 | 2> {
  const t = words(terminal.lang)
  const file = basename(asked.name)
  const size = await stat(asked.name).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
  const small = size !== null && size <= MOST_MB * 1_048_576
  const bytes = small ? await readFile(asked.name).catch(() => null) : null
  if (bytes === null) {
    terminal.say(size !== null && !small ? t('cli.tooBig', { file, most: MOST_MB }) : t('cli.unreadable', { file }))
    return 2
  }
  const { source, leaveOut } = asked
  const outcome = await importRegister(terminal, { source, fileName: file, bytes, leaveOut, by: 'system' })
  if (asked.json) terminal.say(JSON.stringify(outcome, null, 2))
  else for (const line of outcomeLines(terminal.lang, { outcome, source, file })) terminal.say(line)
  return outcome.kind === 'refused' ? 1 : 0
}

type Imported = Readonly<{ outcome: ImportOutcome; source: SourceName; file: string }>

function outcomeLines(lang: Lang, { outcome, source: name, file }: Imported): readonly string[] {
  const t = words(lang)
  const source = t(`source.${name}`)
  if (outcome.kind === 'unchanged') return [t('cli.unchanged', { source, file })]
  const { bad } = outcome
  if (outcome.kind === 'refused') return [t('cli.refused', { source, file, bad: bad.length }), ...badLines(lang, bad)]
  const done = t('cli.imported', { source, file, rows: outcome.rows })
  return bad.length === 0 ? [done] : [done, t('cli.left', { bad: bad.length }), ...badLines(lang, bad)]
}

function badLines(lang: Lang, bad: readonly BadLine[]): readonly string[] {
  const t = words(lang)
  const shown = bad
    .slice(0, BAD_SHOWN)
    .map(({ line, because }) => t('cli.badLine', { line, why: t(`cli.why.${because}`) }))
  return bad.length > BAD_SHOWN ? [...shown, t('cli.more', { n: bad.length - BAD_SHOWN })] : shown
}
