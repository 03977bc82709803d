import type { Lang } from '#platform/words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './look.words.ts'

const KINDS = ['second-look-opened', 'second-look-done', 'second-look-answered'] as const
export type LookFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isLookFact<Some extends Fact>(fact: Some): fact is Some & LookFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What became of a second look, for the history of a case. */
export function lookSentence(lang: Lang, fact: LookFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'second-look-opened':
      return t('fact.second-look-opened', { why: t(`whys.${fact.data.why}`) })
    case 'second-look-done':
      return t('fact.second-look-done', { verdict: t(`verdicts.${fact.data.verdict}`) })
    case 'second-look-answered':
      return t('fact.second-look-answered')
  }
}
