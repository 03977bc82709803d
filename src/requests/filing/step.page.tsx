/** What surrounds every step of the form: where one is, what was saved, what another window saved meanwhile. */
import type { ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { type Errors, filled, type Typed } from '#ui/fields.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Alert, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs, Steps } from '#ui/ways.tsx'
import { type Answers, missingSteps, STEPS, type Step } from './answers.rules.ts'
import type { Draft } from './draft.store.ts'
import { say } from './filing.words.ts'
import { type AnswerStep, linesOf } from './summary.page.tsx'

/** What the page of an answer step is given. `clash` is there when another window saved the step in between. */
export type StepShown = Readonly<{
  view: View
  draft: Draft
  typed: Typed
  errors: Errors
  clash?: Readonly<{ saved: Draft; mine: Answers }> | undefined
}>

export const stepPath = (draft: Pick<Draft, 'id'>, step: Step) => `/lers/drafts/${draft.id}/${step}`

export function StepPage({
  view,
  draft,
  step,
  errors = {},
  aside,
  children,
}: Readonly<{
  view: View
  draft: Draft
  step: Step
  errors?: Errors
  aside?: ReactNode
  children: ReactNode
}>) {
  const t = say(view.lang)
  const startedOn = formatDay(view.lang, dayIn(view.zone, draft.createdAt), 'full')
  const wrong = Object.values(errors).some(Boolean)
  return (
    <OfficerPage view={view} title={t('windowTitle', { step: t(`steps.${step}`) })} wrong={wrong}>
      <Crumbs
        lang={view.lang}
        items={[{ name: t('mine'), href: '/lers' }, { name: t('draftOf', { day: startedOn }) }]}
      />
      <div className="row row--apart formhead">
        <h1>{t('title')}</h1>
        <p className="small soft">
          {t('saved', { time: formatInstant(view.lang, draft.updatedAt, view.zone, 'zoned') })}{' '}
          <a href="/lers">{t('leave')}</a>
        </p>
      </div>
      <div className="stack">
        <Steps lang={view.lang} items={stepsOf(draft, step, t)} />
        {aside}
        <ErrorSummary lang={view.lang} errors={named(errors, step, t)} />
      </div>
      {children}
    </OfficerPage>
  )
}

/** Each message of the list begins with the question it is about: five times "Fill this in." helps nobody. */
function named(errors: Errors, step: Step, t: ReturnType<typeof say>): Errors {
  const entries = Object.entries(errors).map(([field, message]) => {
    const question = questionOf(field, step, t)
    if (!question || !message) return [field, message]
    return [field, question.endsWith('?') ? `${question} ${message}` : t('named', { question, message })]
  })
  return Object.fromEntries(entries)
}

function questionOf(field: string, step: Step, t: ReturnType<typeof say>): string | null {
  const [, row, part] = /^identifiers\.(\d+)\.(kind|value|date|time)$/.exec(field) ?? []
  if (row !== undefined && isPart(part))
    return t('identifiers.named', { n: Number(row) + 1, part: t(`identifiers.${part}`) })
  if (field === 'process') return t('process.kind')
  if (step === 'process' && isOneOf(PROCESS_FIELDS, field)) return t(`process.${field}`)
  if (step === 'agency' && isOneOf(AGENCY_FIELDS, field)) return t(`agency.${field}`)
  if (step === 'data' && isOneOf(DATA_FIELDS, field)) return t(`data.${field}`)
  return null
}

const PARTS = ['kind', 'value', 'date', 'time'] as const
const PROCESS_FIELDS = [
  'product',
  'docketNumber',
  'statute',
  'natureOfOffence',
  'officialName',
  'officialTitle',
  'signedOn',
  'dueOn',
] as const
const AGENCY_FIELDS = [
  'agencyName',
  'officerName',
  'badge',
  'email',
  'telephone',
  'extension',
  'street',
  'postalCode',
  'town',
  'region',
  'country',
] as const
const DATA_FIELDS = ['from', 'to', 'secrecy', 'court', 'secrecyStatute', 'endsOn'] as const

const isPart = (text: string | undefined): text is (typeof PARTS)[number] => PARTS.some((part) => part === text)
function isOneOf<Name extends string>(names: readonly Name[], text: string): text is Name {
  return names.some((name) => name === text)
}

function stepsOf(draft: Draft, here: Step, t: ReturnType<typeof say>) {
  const missing = missingSteps(draft.answers, draft.documentId !== null)
  return STEPS.map((step) => ({
    name: t(`steps.${step}`),
    state:
      step === here
        ? ('now' as const)
        : step === 'send' || missing.includes(step)
          ? ('open' as const)
          : ('done' as const),
    href: stepPath(draft, step),
  }))
}

/** The fields of a step, tied to what was typed. */
export function fieldsOf({ view, typed, errors }: StepShown) {
  return filled(view.lang, typed, errors)
}

/** The step before this one, as a way back that changes nothing. */
export function BackTo({ view, draft, step }: Readonly<{ view: View; draft: Draft; step: Step }>) {
  const t = say(view.lang)
  const before = STEPS[STEPS.indexOf(step) - 1]
  return before ? (
    <LinkButton kind="second" href={stepPath(draft, before)}>
      {t('backTo', { step: t(`steps.${before}`) })}
    </LinkButton>
  ) : (
    <LinkButton kind="second" href="/lers">
      {t('toMine')}
    </LinkButton>
  )
}

/** Both versions side by side, question by question, where they differ. */
export function Clash({ view, step, clash }: Readonly<{ view: View; step: AnswerStep; clash: StepShown['clash'] }>) {
  if (!clash) return null
  const t = say(view.lang)
  const there = new Map(linesOf(step, clash.saved.answers, view.lang).map(({ question, answer }) => [question, answer]))
  const here = new Map(linesOf(step, clash.mine, view.lang).map(({ question, answer }) => [question, answer]))
  const rows = [...new Set([...there.keys(), ...here.keys()])]
    .map((question) => ({ question, there: there.get(question) ?? '', here: here.get(question) ?? '' }))
    .filter((row) => row.there !== row.here)
  return (
    <Alert kind="warn" title={t('stale.title')} live>
      <p>{t('stale.text', { time: formatInstant(view.lang, clash.saved.updatedAt, view.zone, 'zoned') })}</p>
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
        <a href={stepPath(clash.saved, step)}>{t('stale.take')}</a>
      </p>
    </Alert>
  )
}

/** A step that cannot be asked yet, because an earlier one decides what it asks. */
export function FirstAnswer({
  view,
  draft,
  step,
  first,
}: Readonly<{ view: View; draft: Draft; step: Step; first: Step }>) {
  const t = say(view.lang)
  const name = t(`steps.${first}`)
  return (
    <StepPage view={view} draft={draft} step={step}>
      <div className="section">
        <Empty
          title={t('first.title', { step: name })}
          action={<LinkButton href={stepPath(draft, first)}>{name}</LinkButton>}
        >
          {t('first.text')}
        </Empty>
      </div>
    </StepPage>
  )
}
