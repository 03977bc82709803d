/** The verdict for people, in the same words on a terminal and in a browser. */
import type { Lang } from '#platform/words.ts'
import type { BagCheck } from './bag-standard.rules.ts'
import { sayVerify } from './verify.words.ts'
import type { Origin, Verdict } from './verify-core.ts'
import { printable } from './verify-problem.ts'

const ORIGINS: Record<Origin, 'key' | 'hash' | 'none'> = {
  'checked by key': 'key',
  'checked by archive hash': 'hash',
  'not checked: integrity only': 'none',
}

export function linesOf(
  { verdict, problems, origin, sha256, caseNumber, signed, paper, timeStamp, files, bag }: Verdict,
  lang: Lang,
): readonly string[] {
  const say = sayVerify(lang)
  if (verdict === 'could-not') return [say('could-not', { detail: problems[0]?.detail ?? '' })]
  const hash = sha256 === null ? [] : [say('sha256', { hash: sha256 })]
  if (verdict === 'good')
    return [
      say('good', { number: caseNumber ?? '?', files }),
      ...hash,
      ...bagLines(bag, lang),
      say(`origin.${ORIGINS[origin]}`),
      ...signed.map(({ path, keyId }) => `- ${say('signed', { path, keyId })}`),
      `- ${paper === null ? say('no-paper') : say('paper', paper)}`,
      `- ${timeStamp === null ? say('no-stamp') : say('stamp', timeStamp)}`,
    ]
  return [
    say('bad', { count: problems.length }),
    ...problems.map(({ code, path, detail }) => `- ${say(`problem.${code}`, { path, detail })}`),
    ...hash,
    ...bagLines(bag, lang),
  ]
}

/** By the standard of bags, whether or not it is ours. */
function bagLines(bag: BagCheck | null, lang: Lang): readonly string[] {
  if (bag === null) return []
  const say = sayVerify(lang)
  const findings = bag.findings.map(
    ({ code, path, detail }) => `- ${say(`bag.${code}`, { path: printable(path), detail: printable(detail) })}`,
  )
  return [say(`bagState.${bag.state}`), ...findings]
}
