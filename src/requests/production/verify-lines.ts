/** The verdict for people, in the same words on a terminal and in a browser. */
import type { Lang } from '#platform/words.ts'
import type { BagCheck } from './bag-standard.rules.ts'
import { sayVerify } from './verify.words.ts'
import type { Origin, Verdict } from './verify-core.ts'
import { printable } from './verify-problem.ts'

const ORIGINS: Record<Origin, 'key' | 'root' | 'hash' | 'none'> = {
  'checked by key': 'key',
  'checked by root': 'root',
  'checked by archive hash': 'hash',
  'not checked: integrity only': 'none',
}

/** One thing that was found; `code` is the same in every language, null where it is no finding but a fact. */
export type Said = Readonly<{ text: string; code: string | null }>
/** `head` is the whole answer in a sentence; `facts` stand beneath, `found` is what is wrong or what holds. */
export type Answer = Readonly<{ head: string; found: readonly Said[]; facts: readonly Said[]; bag: Standard | null }>
export type Standard = Readonly<{ head: string; found: readonly Said[] }>

export function answerOf(verdict: Verdict, lang: Lang): Answer {
  const say = sayVerify(lang)
  const { problems, sha256, caseNumber, files } = verdict
  if (verdict.verdict === 'could-not')
    return { head: say('could-not', { detail: problems[0]?.detail ?? '' }), found: [], facts: [], bag: null }
  const hash =
    sha256 === null ? [] : [fact(say(verdict.kind === 'paper' ? 'sha256-paper' : 'sha256', { hash: sha256 }))]
  const bag = standardOf(verdict.bag, lang)
  if (verdict.kind === 'paper' && verdict.verdict === 'good') return paperAnswer(verdict, lang)
  if (verdict.verdict === 'bad')
    return {
      head: say('bad', { count: problems.length }),
      found: problems.map(({ code, path, detail }) => ({ code, text: say(`problem.${code}`, { path, detail }) })),
      facts: hash,
      bag,
    }
  return {
    head: say('good', { number: caseNumber ?? '?', files }),
    found: vouchers(verdict, lang),
    facts: [...hash, originOf(verdict, lang)],
    bag,
  }
}

/** Who signed a paper by itself, and under whose root, where that was asked. */
function paperAnswer({ paper, sha256, origin }: Verdict, lang: Lang): Answer {
  const say = sayVerify(lang)
  const root = paper?.root ?? null
  return {
    head: say('good-paper', { by: paper?.by ?? '?' }),
    found: [],
    facts: [
      ...(sha256 === null ? [] : [say('sha256-paper', { hash: sha256 })]),
      say(origin === 'checked by root' ? 'origin.root' : 'origin.no-root'),
      ...(root === null ? [] : [say('root', { root })]),
    ].map(fact),
    bag: null,
  }
}

const fact = (text: string): Said => ({ text, code: null })

function originOf({ origin }: Verdict, lang: Lang): Said {
  return fact(sayVerify(lang)(`origin.${ORIGINS[origin]}`))
}

/** Who signed and stamped what. */
function vouchers({ signed, paper, timeStamp }: Verdict, lang: Lang): readonly Said[] {
  const say = sayVerify(lang)
  return [
    ...signed.map(({ path, keyId }) => say('signed', { path, keyId })),
    paper === null ? say('no-paper') : say('paper', { by: paper.by, root: paper.root ?? '?' }),
    timeStamp === null ? say('no-stamp') : say('stamp', timeStamp),
  ].map(fact)
}

/** By the standard of bags, whether or not it is ours. */
function standardOf(bag: BagCheck | null, lang: Lang): Standard | null {
  if (bag === null) return null
  const say = sayVerify(lang)
  const found = bag.findings.map(({ code, path, detail }) => ({
    code,
    text: say(`bag.${code}`, { path: printable(path), detail: printable(detail) }),
  }))
  return { head: say(`bagState.${bag.state}`), found }
}

/** Line by line, for a terminal. */
export function linesOf(verdict: Verdict, lang: Lang): readonly string[] {
  const { head, found, facts, bag } = answerOf(verdict, lang)
  const listed = (said: readonly Said[]) => said.map(({ text }) => `- ${text}`)
  const plain = facts.map(({ text }) => text)
  const standard = bag === null ? [] : [bag.head, ...listed(bag.found)]
  if (verdict.verdict === 'good') return [head, ...plain, ...standard, ...listed(found)]
  return [head, ...listed(found), ...plain, ...standard]
}
