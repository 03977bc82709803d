import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import { say } from './desk-keeping.words.ts'
import type { KeepingFact } from './preservation.rules.ts'

type LineProps = Readonly<{ view: View; fact: KeepingFact }>

/** One sentence per fact of a preservation, for the history of its case. */
export function keepingSentence({ view, fact }: LineProps): string {
  const t = say(view.lang)
  switch (fact.kind) {
    case 'preservation-started':
    case 'renewal-granted':
      return t(`fact.${fact.kind}`, { day: formatDay(view.lang, fact.data.lastDay, 'dated') })
    case 'snapshot-taken':
      return t('fact.snapshot-taken', { records: fact.data.records, files: fact.data.files })
    case 'snapshot-checked':
      return t('fact.snapshot-checked', { intact: String(fact.data.intact) })
    case 'expiry-reminded':
      return t('fact.expiry-reminded', { days: fact.data.days })
    case 'preservation-converted':
    case 'preservation-lent':
    case 'kept-copy-failed':
      return t(`fact.${fact.kind}`, { number: fact.data.number })
    case 'preservation-kept-on':
      return t('fact.preservation-kept-on', { number: fact.data.number })
    default:
      return t(`fact.${fact.kind}`)
  }
}
