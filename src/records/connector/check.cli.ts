/** `waarborg connector …`: for a provider that lets the office read its records. Opens nothing of the office. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isGuardedUrl } from '#platform/outward.ts'
import type { Lang } from '#platform/words.ts'
import { CATALOGUE, catalogueForm } from '../catalogue-form.rules.ts'
import { type CaseResult, checkConnector } from './check.ts'
import { sayConnector } from './connector.words.ts'
import { contractDocument } from './openapi.ts'
import { remoteOf, secretFault } from './settings.ts'

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

type Asked = Readonly<{ url: string; secret: string; email: string; ca: string | undefined; json: boolean }>

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
    if (url === undefined || more.length > 0 || secret === undefined || email === undefined) return null
    return { url, secret, email, ca, json }
  } catch {
    return null
  }
}

function faultIn({ url, secret, ca }: Asked, lang: Lang): string | null {
  if (!isGuardedUrl(url)) return sayConnector(lang)('address', { url })
  if (ca !== undefined && !isReadable(ca)) return `${ca} cannot be read`
  return secretFault(secret)
}

function isReadable(path: string): boolean {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
}

async function check({ url, secret, email, ca, json }: Asked, { lang, say }: Terminal): Promise<0 | 1 | 2> {
  const t = sayConnector(lang)
  const remote = remoteOf({ kind: 'http', url, secretFile: secret, ...(ca !== undefined && { caFile: ca }) })
  const results: CaseResult[] = []
  for await (const result of checkConnector(remote, email)) {
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
