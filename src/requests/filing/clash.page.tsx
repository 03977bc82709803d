import type { View } from '#platform/http/view.ts'
import { isDay } from '#platform/time.ts'
import { countryName, type Lang } from '#platform/words.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Alert } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { IDENTIFIER_KINDS } from '../case/identifier.rules.ts'
import { ORDER_LAWS } from '../restriction/restriction.rules.ts'
import { CATEGORY_IDS } from '../triage/category.rules.ts'
import { PORTAL_PROCESSES } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { type KeptStep, PRODUCTS, SECRECY } from './answers.rules.ts'
import type { Draft } from './draft.store.ts'
import { say } from './filing.words.ts'
import { questionOf } from './question.page.tsx'
import { say as sayRestriction } from './restriction.words.ts'
import { stepPath, type Versions } from './step.page.tsx'

/** Both versions side by side, question by question, where they differ. */
export function Clash({
  view,
  draft,
  step,
  clash,
}: Readonly<{ view: View; draft: Draft; step: KeptStep; clash: Versions | undefined }>) {
  if (!clash) return null
  const t = say(view.lang)
  const rows = [...new Set([...Object.keys(clash.there), ...Object.keys(clash.here)])]
    .map((field) => ({
      question: questionOf(field, step, view.lang) ?? field,
      there: inWords(field, clash.there[field], view.lang),
      here: inWords(field, clash.here[field], view.lang),
    }))
    .filter((row) => row.there !== row.here)
  return (
    <Alert kind="warn" title={t('stale.title')} live>
      <p>{t('stale.text', { time: formatInstant(view.lang, draft.updatedAt, view.zone, 'zoned') })}</p>
      <Table
        caption={t('stale.caption')}
        rows={rows}
        rowKey={(row) => row.question}
        cards
        columns={[
          { head: t('stale.question'), cell: (row) => row.question },
          { head: t('stale.there'), cell: (row) => row.there || '–' },
          { head: t('stale.here'), cell: (row) => row.here || '–' },
        ]}
      />
      <p>
        <a href={stepPath(draft, step)}>{t('stale.take')}</a>
      </p>
    </Alert>
  )
}

/** A field's value as its reader chose it: the words of the choice, a day written out, or what was typed. */
function inWords(field: string, value: string | readonly string[] | undefined, lang: Lang): string {
  return [value ?? []]
    .flat()
    .map((one) => (isDay(one) ? formatDay(lang, one, 'full') : choice(field, one, lang)))
    .join('; ')
}

function choice(field: string, value: string, lang: Lang): string {
  const t = say(lang)
  const triage = sayTriage(lang)
  switch (field.replace(/\.\d+/, '')) {
    case 'product':
      return among(PRODUCTS, value, (one) => triage(`product.${one}`))
    case 'process':
      return among(PORTAL_PROCESSES, value, (one) => t(`process.kinds.${one}`))
    case 'categories':
      return among(CATEGORY_IDS, value, (one) => triage(`category.${one}`))
    case 'identifiers.kind':
      return among(IDENTIFIER_KINDS, value, (one) => triage(`identifier.${one}`))
    case 'secrecy':
      return among(SECRECY, value, (one) => t(SECRECY_WORDS[one]))
    case 'law':
      return among(ORDER_LAWS, value, (one) => sayRestriction(lang)(`laws.${one}`))
    case 'country':
      return countryName(lang, value)
    default:
      return value
  }
}

const SECRECY_WORDS = { none: 'data.secrecyNone', until: 'data.secrecyUntil', open: 'data.secrecyOpen' } as const

function among<Name extends string>(names: readonly Name[], value: string, inWords: (name: Name) => string): string {
  const found = names.find((name) => name === value)
  return found ? inWords(found) : value
}
