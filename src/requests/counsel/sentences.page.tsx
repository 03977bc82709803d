import type { Lang } from '#platform/words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './counsel.words.ts'

const KINDS = [
  'counsel-asked',
  'counsel-answered',
  'counsel-said',
  'conditions-acknowledged',
  'challenge-filed',
  'challenge-ended',
] as const
export type CounselFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isCounselFact<Some extends Fact>(fact: Some): fact is Some & CounselFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What happened at the gate of counsel, for the history of a case; whoever did it stands before it. */
export function counselSentence(lang: Lang, fact: CounselFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'counsel-said':
      return t('fact.counsel-said', { word: fact.data.word })
    case 'challenge-filed':
      return t('fact.challenge-filed', { court: fact.data.court, docket: fact.data.docket })
    case 'challenge-ended':
      return t('fact.challenge-ended', { outcome: fact.data.outcome })
    default:
      return t(`fact.${fact.kind}`)
  }
}
