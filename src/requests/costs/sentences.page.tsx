import type { Lang } from '#platform/words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { say } from './costs.words.ts'
import { say as sayOfficer } from './officer.words.ts'

const KINDS = [
  ...(['costs-ruled', 'costs-waived', 'costs-quoted', 'costs-answered', 'costs-withdrawn'] as const),
  ...(['invoice-made', 'invoice-credited'] as const),
] as const
export type CostFact = Extract<Fact, { kind: (typeof KINDS)[number] }>

export function isCostFact<Some extends Fact>(fact: Some): fact is Some & CostFact {
  return KINDS.some((kind) => kind === fact.kind)
}

/** What happened to the costs of a case, for the desk. */
export function costSentence(lang: Lang, fact: CostFact): string {
  const t = say(lang)
  switch (fact.kind) {
    case 'costs-ruled':
      return t('fact.costs-ruled', { word: fact.data.word })
    case 'costs-answered':
      return t(`fact.costs-${fact.data.answer}`)
    case 'invoice-made':
    case 'invoice-credited':
      return t(`fact.${fact.kind}`, { number: fact.data.number })
    default:
      return t(`fact.${fact.kind}`)
  }
}

/** The same for the officer, who sees no name and no word of counsel. */
export function officerCostSentence(lang: Lang, fact: CostFact): string {
  const t = sayOfficer(lang)
  switch (fact.kind) {
    case 'costs-answered':
      return t(`seen.costs-${fact.data.answer}`)
    case 'invoice-made':
    case 'invoice-credited':
      return t(`seen.${fact.kind}`, { number: fact.data.number })
    case 'costs-quoted':
    case 'costs-withdrawn':
      return t(`seen.${fact.kind}`)
    default:
      return ''
  }
}
