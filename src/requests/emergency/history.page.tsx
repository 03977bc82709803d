import type { View } from '#platform/http/view.ts'
import { instant } from '#platform/time.ts'
import { formatInstant } from '#ui/dates.ts'
import { say } from './panel.words.ts'
import type { EmergencyFact } from './state.rules.ts'

type LineProps = Readonly<{ view: View; fact: EmergencyFact; nameOf: (id: string) => string }>

/** One sentence per fact of an emergency, for the history of its case. */
export function EmergencyFactText({ view, fact, nameOf }: LineProps) {
  const t = say(view.lang)
  switch (fact.kind) {
    case 'emergency-taken':
      return t('fact.emergency-taken', fact.data)
    case 'risk-assessed':
      return t('fact.risk-assessed', { score: fact.data.score })
    case 'duty-called':
      return t('fact.duty-called', { people: fact.data.people.map(nameOf).join(', ') || t('nobodyCalled') })
    case 'agency-called': {
      const { number, outcome, spokeWith: who } = fact.data
      return t('fact.agency-called', { number, outcome, who })
    }
    case 'emergency-released': {
      const due = formatInstant(view.lang, instant(fact.data.followUpDue), view.zone, 'exact')
      return t('fact.emergency-released', { due })
    }
    case 'follow-up-ended':
      return t('fact.follow-up-ended', {
        how: fact.data.how === 'legal-process' ? 'process' : 'confirmation',
        reference: fact.data.reference,
      })
    default:
      return t(`fact.${fact.kind}`)
  }
}
