/** `waarborg connector …`: for a provider that lets the office read its records. Opens nothing of the office. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readProvider } from '#platform/config.ts'
import { isGuardedUrl } from '#platform/outward.ts'
import type { Lang } from '#platform/words.ts'
import { CATALOGUE, catalogueForm } from '../catalogue-form.rules.ts'
import { checkDatabase } from '../postgres/check.ts'
import { recordsIn } from '../postgres/settings.ts'
import { type CaseResult, checkConnector } from './check.ts'
import { sayConnector } from './connector.words.ts'
import { recordsFaults } from './open.ts'
import { contractDocument } from './openapi.ts'
import { isReadable, type RecordsSetting, remoteOf, secretFault } from './settings.ts'

export type Terminal = Readonly<{ lang: Lang; say: (line: string) => void; complain: (line: string) => void }>

/** Exit 0 when every case that could be tried passed, 1 when one failed, 2 when nothing could be asked. */
export async function connectorCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const { say } = terminal
  if (args[0] === 'openapi') return tell(say, contractDocument())
  if (args[0] === 'catalogue') return tell(say, { ...CATALOGUE, ...catalogueForm() })
  const asked = args[0] === 'check' ? readArgs(args.slice(1)) : null
  const wrong = asked === null ? sayConnector(terminal.lang)('usage') : faultIn(asked, terminal.lang)
  if (asked !== null && wrong === null) return check(asked, terminal)
  terminal.complain(wrong ?? '')
  return 2
}

function tell(say: Terminal['say'], document: object): 0 {
  say(JSON.stringify(document, null, 2))
  return 0
}

/** Either the address of a program with its secret, or the provider's file whose `records` are tried. */
type Asked = Readonly<{ email: string; json: boolean }> &
  (Readonly<{ url: string; secret: string; ca: string | undefined }> | Readonly<{ file: string }>)

function readArgs(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ secret: { type: 'string' }, email: { type: 'string' } },
        ...{ ca: { type: 'string' }, json: { type: 'boolean', default: false } },
      },
    })
    const [url, ...more] = positionals
    const { secret, email, ca, json } = values
    if (url === undefined || more.length > 0 || email === undefined) return null
    if (url.endsWith('.json') && !URL.canParse(url)) return { file: url, email, json }
    return secret === undefined ? null : { url, secret, email, ca, json }
  } catch {
    return null
  }
}

function faultIn(asked: Asked, lang: Lang): string | null {
  if ('file' in asked) return settingIn(asked.file).line
  const { url, secret, ca } = asked
  if (!isGuardedUrl(url)) return sayConnector(lang)('address', { url })
  if (ca !== undefined && !isReadable(ca)) return `${ca} cannot be read`
  return secretFault(secret)
}

/** What a provider's file says of its records, or in one line why it cannot be tried. */
function settingIn(file: string): Readonly<{ setting: RecordsSetting | null; line: string | null }> {
  if (!isReadable(file)) return { setting: null, line: `${file} cannot be read` }
  const reading = readProvider(readFileSync(file, 'utf8'))
  const setting = reading.kind === 'read' ? (reading.provider.records ?? null) : null
  const [line] = reading.kind === 'wrong' ? reading.lines : recordsFaults(setting ?? undefined)
  return { setting, line: line ?? (setting === null ? `${file}: no records` : null) }
}

function trialsOf(asked: Asked): AsyncGenerator<CaseResult> {
  const { email } = asked
  const { setting } = 'file' in asked ? settingIn(asked.file) : { setting: httpSetting(asked) }
  if (setting?.kind === 'postgres') return checkDatabase(recordsIn(setting), email)
  if (!setting) throw new TypeError('a file that nobody checked')
  return checkConnector(remoteOf(setting), email)
}

function httpSetting({
  url,
  secret,
  ca,
}: Readonly<{ url: string; secret: string; ca: string | undefined }>): RecordsSetting {
  return { kind: 'http', url, secretFile: secret, ...(ca !== undefined && { caFile: ca }) }
}

async function check(asked: Asked, { lang, say }: Terminal): Promise<0 | 1 | 2> {
  const t = sayConnector(lang)
  const { json } = asked
  const results: CaseResult[] = []
  for await (const result of trialsOf(asked)) {
    results.push(result)
    const { name, verdict, why } = result
    if (!json)
      say(
        `${t(`verdict.${verdict}`).padEnd(17)}${name.padEnd(11)}${t(`case.${name}`)}${why === null ? '' : `: ${why}`}`,
      )
  }
  const count = (verdict: CaseResult['verdict']) => results.filter((one) => one.verdict === verdict).length
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')]
  if (json) say(JSON.stringify({ passed, failed, skipped, cases: results }))
  else say(t('summary', { passed, failed, skipped }))
  return passed === 0 ? 2 : failed > 0 ? 1 : 0
}
