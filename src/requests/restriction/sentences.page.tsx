import type { Lang } from '#platform/words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say, whereText } from './restriction.words.ts'

export type RestrictionFact = Extract<Fact, { kind: 'restricted' | 'restriction-lifted' }>

export function isRestrictionFact<Some extends Fact>(fact: Some): fact is Some & RestrictionFact {
  return fact.kind === 'restricted' || fact.kind === 'restriction-lifted'
}

/** What happened to a measure, for a history. */
export function restrictionSentence(lang: Lang, fact: RestrictionFact): string {
  const t = say(lang)
  if (fact.kind === 'restriction-lifted') return t('facts.restriction-lifted', { reason: fact.data.reason })
  const { measure, countries } = fact.data
  return t('facts.restricted', { measure: t(`measures.${measure}`), where: whereText(lang, measure, countries) })
}
