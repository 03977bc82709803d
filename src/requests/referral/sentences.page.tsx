import type { Lang } from '#platform/words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './referral.words.ts'

const KINDS = ['referral-opened', 'referral-ruled', 'referral-ended', 'referral-answered'] as const
export type ReferralFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isReferralFact<Some extends Fact>(fact: Some): fact is Some & ReferralFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What happened to a referral, for a history. */
export function referralSentence(lang: Lang, fact: ReferralFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'referral-opened':
      return t('fact.referral-opened')
    case 'referral-ruled':
      return t('fact.referral-ruled', { word: fact.data.word })
    case 'referral-ended':
      return t('fact.referral-ended', { ending: fact.data.ending })
    case 'referral-answered':
      return t('fact.referral-answered', { outcome: t(`outcomes.${fact.data.outcome}`) })
  }
}
