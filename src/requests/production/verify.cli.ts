import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Lang } from '#platform/words.ts'
import { verifyPackage } from './verify.ts'
import { sayVerify } from './verify.words.ts'
import { linesOf } from './verify-lines.ts'

export type Terminal = Readonly<{ lang: Lang; say: (line: string) => void; complain: (line: string) => void }>

/** `waarborg verify PACKAGE`: 0 good, 1 bad, 2 could not check. */
export async function verifyCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const ask = readArgs(args)
  const lang = ask?.lang ?? terminal.lang
  const say = sayVerify(lang)
  if (ask === null) return giveUp(terminal, say('usage'))
  const [publicKeys, roots]: [string[], string[]] = [[], []]
  for (const [files, texts] of [[ask.keys, publicKeys] as const, [ask.roots, roots] as const])
    for (const file of files) {
      const pem = await readFile(file, 'utf8').catch(() => null)
      if (pem === null) return giveUp(terminal, say('no-key', { file }))
      texts.push(pem)
    }
  const verdict = await verifyPackage(ask.path, {
    ...(ask.sha256 !== undefined && { sha256: ask.sha256 }),
    ...(publicKeys.length > 0 && { publicKeys }),
    ...(roots.length > 0 && { roots }),
  })
  if (ask.json) terminal.say(JSON.stringify(verdict, null, 2))
  else for (const line of linesOf(verdict, lang)) terminal.say(line)
  return verdict.verdict === 'good' ? 0 : verdict.verdict === 'bad' ? 1 : 2
}

function giveUp({ complain }: Terminal, line: string): 2 {
  complain(line)
  return 2
}

type Ask = Readonly<{
  path: string
  sha256: string | undefined
  keys: readonly string[]
  roots: readonly string[]
  lang: Lang | undefined
  json: boolean
}>

function readArgs(args: readonly string[]): Ask | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sha256: { type: 'string' },
        key: { type: 'string', multiple: true },
        root: { type: 'string', multiple: true },
        lang: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const [path, ...more] = positionals
    const lang = values.lang === 'nl' || values.lang === 'en' ? values.lang : undefined
    const badHash = values.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(values.sha256.trim())
    if (path === undefined || more.length > 0 || badHash || (values.lang !== undefined && lang === undefined))
      return null
    return {
      path,
      sha256: values.sha256,
      keys: values.key ?? [],
      roots: values.root ?? [],
      lang,
      json: values.json === true,
    }
  } catch {
    return null
  }
}
