/** What surrounds every step of the form: where one is, what was saved, what another window saved meanwhile. */
import type { ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button, type ButtonKind, LinkButton } from '#ui/buttons.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { type Errors, filled, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Empty } from '#ui/panels.tsx'
import { Crumbs, Steps } from '#ui/ways.tsx'
import { type Goal, type KeptStep, missingSteps, type Step, stepsOf } from './answers.rules.ts'
import type { Draft } from './draft.store.ts'
import { say } from './filing.words.ts'
import { named } from './question.page.tsx'

/** Both versions of a step, as they would stand in its fields. */
export type Versions = Readonly<{ there: Typed; here: Typed }>

/** What the page of an answer step is given. `clash` is there when another window saved the step in between. */
export type StepShown = Readonly<{
  view: View
  draft: Draft
  typed: Typed
  errors: Errors
  clash?: Versions | undefined
}>

export const stepPath = (draft: Pick<Draft, 'id'>, step: Step) => `/lers/drafts/${draft.id}/${step}`
export const goalPath = (draft: Pick<Draft, 'id'>, go: Goal) => (go === 'mine' ? '/lers' : stepPath(draft, go))

const FORM = 'step'

/** `keeps`: something is typed on the page, in a StepForm; every way out of it then saves first. */
export function StepPage({
  view,
  draft,
  step,
  errors = {},
  keeps = false,
  aside,
  children,
}: Readonly<{
  view: View
  draft: Draft
  step: Step
  errors?: Errors
  keeps?: boolean
  aside?: ReactNode
  children: ReactNode
}>) {
  const t = say(view.lang)
  const startedOn = formatDay(view.lang, dayIn(view.zone, draft.createdAt), 'full')
  const wrong = Object.values(errors).some(Boolean)
  return (
    <OfficerPage view={view} title={t('windowTitle', { step: t(`steps.${step}`) })} wrong={wrong}>
      {keeps && <Enter>{t('next')}</Enter>}
      <Crumbs
        lang={view.lang}
        items={[
          {
            name: (
              <WayTo draft={draft} to="mine" keeps={keeps}>
                {t('mine')}
              </WayTo>
            ),
          },
          { name: t('draftOf', { day: startedOn }) },
        ]}
      />
      <div className="row row--apart formhead">
        <h1>{t('title')}</h1>
        <p className="small soft">
          {t('saved', { time: formatInstant(view.lang, draft.updatedAt, view.zone, 'zoned') })}{' '}
          <WayTo draft={draft} to="mine" keeps={keeps}>
            {t('leave')}
          </WayTo>
        </p>
      </div>
      <div className="stack">
        <Steps lang={view.lang} items={linesOfSteps({ draft, step, keeps }, t)} />
        {aside}
        <ErrorSummary lang={view.lang} errors={named(errors, step, view.lang)} />
      </div>
      {children}
    </OfficerPage>
  )
}

/**
 * A way out of a step: a link, or where something is typed a button of its form that keeps it first. Dressed as a link
 * unless `kind` says which button.
 */
export function WayTo({
  draft,
  to,
  keeps,
  kind,
  children,
}: Readonly<{ draft: Draft; to: Goal; keeps: boolean; kind?: ButtonKind; children: ReactNode }>) {
  const href = goalPath(draft, to)
  if (!keeps)
    return kind ? (
      <LinkButton kind={kind} href={href}>
        {children}
      </LinkButton>
    ) : (
      <a href={href}>{children}</a>
    )
  const saves = { form: FORM, formAction: `/lers/drafts/${draft.id}/keep`, name: 'go', value: to }
  if (kind)
    return (
      <Button kind={kind} {...saves}>
        {children}
      </Button>
    )
  return (
    <button type="submit" className="linkish" {...saves}>
      {children}
    </button>
  )
}

/** Enter in a field presses the first button of its form; that one saves and goes on, and not to the first step. */
function Enter({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <button type="submit" className="unseen" form={FORM} tabIndex={-1} aria-hidden="true">
      {children}
    </button>
  )
}

/** The form of a step: its fields, the version they were made from, a row of buttons. */
export function StepForm({
  view,
  draft,
  step,
  buttons,
  children,
}: Readonly<{ view: View; draft: Draft; step: KeptStep; buttons?: ReactNode; children: ReactNode }>) {
  const t = say(view.lang)
  return (
    <Form
      id={FORM}
      action={stepPath(draft, step)}
      hidden={{ version: String(draft.version), step }}
      name={t(`steps.${step}`)}
    >
      {children}
      <div className="row">
        {buttons ?? <Button>{t('next')}</Button>}
        <BackTo view={view} draft={draft} step={step} keeps />
      </div>
    </Form>
  )
}

function linesOfSteps(
  { draft, step: here, keeps }: Readonly<{ draft: Draft; step: Step; keeps: boolean }>,
  t: ReturnType<typeof say>,
) {
  const missing = missingSteps(draft.answers, draft.documentId !== null)
  return stepsOf(draft.answers).map((step) => ({
    name: t(`steps.${step}`),
    state:
      step === here
        ? ('now' as const)
        : step === 'send' || missing.includes(step)
          ? ('open' as const)
          : ('done' as const),
    way: (
      <WayTo draft={draft} to={step} keeps={keeps}>
        {t(`steps.${step}`)}
      </WayTo>
    ),
  }))
}

/** The fields of a step, tied to what was typed. */
export function fieldsOf({ view, typed, errors }: StepShown) {
  return filled(view.lang, typed, errors)
}

/** The step before this one, as a way back. */
export function BackTo({
  view,
  draft,
  step,
  keeps = false,
}: Readonly<{ view: View; draft: Draft; step: Step; keeps?: boolean }>) {
  const t = say(view.lang)
  const steps = stepsOf(draft.answers)
  const before = steps[steps.indexOf(step) - 1]
  return (
    <WayTo draft={draft} to={before ?? 'mine'} keeps={keeps} kind="second">
      {before ? t('backTo', { step: t(`steps.${before}`) }) : t('toMine')}
    </WayTo>
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
