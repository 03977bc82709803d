import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './consent.words.ts'

export type ConsentFact = Extract<Fact, { kind: `consent-${string}` }>

export function isConsentFact<Some extends Fact>(fact: Some): fact is Some & ConsentFact {
  return fact.kind.startsWith('consent-')
}

/** What an owner was asked and said, for a history. */
export function consentSentence(lang: Lang, fact: ConsentFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'consent-asked':
      return t('facts.consent-asked', { day: formatDay(lang, fact.data.answerBy, 'dated') })
    case 'consent-answered':
      return t('facts.consent-answered', { answer: fact.data.answer })
    case 'consent-withdrawn':
      return t('facts.consent-withdrawn')
  }
}
