import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './dialogue.words.ts'

const KINDS = [
  'office-wrote',
  'officer-wrote',
  'question-asked',
  'question-answered',
  'question-closed',
  'question-reminded',
  'question-lapsed',
  'narrowing-proposed',
  'narrowing-answered',
  'narrowing-withdrawn',
] as const
export type DialogueFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isDialogueFact<Some extends Fact>(fact: Some): fact is Some & DialogueFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What happened in the conversation, for a history: `fact` as staff read it, `seen` as the officer does. */
export function dialogueSentence(lang: Lang, voice: 'fact' | 'seen', fact: DialogueFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'question-asked':
      return t(`${voice}.question-asked`, { day: formatDay(lang, fact.data.answerBy, 'dated') })
    case 'narrowing-answered':
      return t(`${voice}.${fact.data.accepted ? 'narrowing-accepted' : 'narrowing-declined'}`)
    default:
      return t(`${voice}.${fact.kind}`)
  }
}
