/** From a form to what the command takes: identifiers read, the paper worded. */

import type { Product } from '#platform/config.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Day, instant } from '#platform/time.ts'
import { formatInstant } from '#ui/dates.ts'
import type { Typed } from '#ui/fields.tsx'
import type { IdentifierAnswer } from '../filing/answers.rules.ts'
import { type IdentifierRow, readRows } from '../filing/identifiers.form.ts'
import { withoutGaps } from '../filing/identifiers.page.tsx'
import type { Category } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { type Narrative, QUESTIONS } from './emergency.rules.ts'
import type { Channel } from './emergency.store.ts'
import { say } from './emergency.words.ts'
import type { Caller, Taking } from './intake.commands.ts'

type About = Readonly<{
  product: Product
  docketNumber: string
  identifiers: readonly IdentifierRow[]
  categories: readonly Category[]
  from?: Day | undefined
  to?: Day | undefined
}>

export type Written = Readonly<{
  view: View
  channel: Channel
  by: Readonly<{ id: string; name: string }>
  caller: Caller
  agencyId: string | null
  about: About
  narrative: Narrative
}>

export type TakingRead = { kind: 'read'; taking: Taking } | { kind: 'wrong'; errors: FieldErrors }

export function takingOf({ view, channel, by, caller, agencyId, about, narrative }: Written): TakingRead {
  const rows = readRows(about.identifiers, view.now, view.lang)
  if (rows.kind === 'wrong') return rows
  const { identifiers } = rows
  const { product, docketNumber, categories, from = null, to = null } = about
  const asked = answersOf(view, narrative)
  return {
    kind: 'read',
    taking: {
      ...{ by: by.id, channel, lang: view.lang, agencyId, caller, product, docketNumber, identifiers, categories },
      period: { from, to },
      narrative,
      asked: asked.map(([question, answer]) => ({ step: 'emergency', question, answer })),
      paper: {
        title: say(view.lang)('paper.title'),
        made: say(view.lang)('paper.madeBy', { provider: view.provider.name }),
        facts: factsOf(view, { channel, by: by.name, caller, identifiers }),
        told: asked,
        lang: view.lang,
      },
    },
  }
}

function answersOf({ lang }: View, narrative: Narrative): readonly (readonly [string, string])[] {
  const t = say(lang)
  return [
    ...QUESTIONS.map((question) => [t(question), narrative[question] || t('unknownHours')] as const),
    [
      t('neededWithin'),
      narrative.neededWithin === null ? t('unknownHours') : t('hours', { n: narrative.neededWithin }),
    ],
    [t('commitment.label'), t(`commitment.${narrative.commitment}`)],
  ]
}

type Named = Readonly<{
  channel: Channel
  by: string
  caller: Caller
  identifiers: readonly IdentifierAnswer[]
}>

function factsOf(view: View, { channel, by, caller, identifiers }: Named): readonly (readonly [string, string])[] {
  const t = say(view.lang)
  const shown = ({ kind, value, at }: IdentifierAnswer) =>
    [
      sayTriage(view.lang)(`identifier.${kind}`),
      value,
      at === null ? '' : formatInstant(view.lang, instant(at), 'UTC', 'exact'),
    ].join(' ')
  return [
    [t('paper.officer'), [caller.name, caller.badge].filter(Boolean).join(', ')],
    [t('paper.address'), caller.email],
    [t('paper.channel'), t(`paper.${channel}`, { who: by })],
    [t('paper.at'), formatInstant(view.lang, view.now, view.zone, 'exact')],
    [t('paper.identifiers'), identifiers.map(shown).join('; ')],
  ]
}

/** What was typed with its empty rows closed up, as the server counts them: what is wrong with a row then stands at that row. */
export function closedUp(typed: Typed): Typed {
  const rest = Object.entries(typed).filter(([name]) => !name.startsWith('identifiers.'))
  return { ...Object.fromEntries(rest), ...withoutGaps(typed).typed }
}
