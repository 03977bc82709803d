import { COPY } from '#platform/calendar/public-holidays.rules.ts'
import type { View } from '#platform/http/view.ts'
import { atHour, dayIn, instant } from '#platform/time.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { dueDay } from '#ui/due.rules.ts'
import { Clock, type SumLine } from '#ui/due.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { DayTime, Time } from '#ui/time.tsx'
import { type DueStep, dueRuleOf } from '../case/due.rules.ts'
import { type ClockId, newestClock } from '../clocks/clock.rules.ts'
import { say as sayClock } from '../clocks/clock.words.ts'
import { rowSource } from '../clocks/row.page.tsx'
import { stepLine } from '../clocks/sentences.page.tsx'
import { byConsent } from '../consent/consent.rules.ts'
import { objectionEnds, runsPastDue, type Wait, type WaitStep, waitAfterNotice } from '../notice/notice.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { say } from './case.words.ts'

/** Every deadline of the case, each with the sum behind it. */
export function ClocksPanel({ view, look }: PartProps) {
  const t = say(view.lang)
  const { file, state } = look
  const rule = dueRuleOf(file)
  return (
    <Panel id="clocks" title={t('clocks.title')}>
      {state.isOpen && !state.approved && <TooLate view={view} look={look} />}
      <div>
        <Clock
          view={view}
          name={t('clocks.answer')}
          start={file.receivedAt}
          due={file.dueAt}
          over={overOf(view, look)}
          sum={file.dueSteps.map((step) => dueLine(view, step))}
          rule={t(ruleWords(rule), {
            rule,
            source: rowSource(view.lang, newestClock(rule)),
            zone: view.provider.zone,
          })}
        />
        <UserClock view={view} look={look} />
      </div>
      <p className="small no-print">
        <a href={`/desk/cases/${file.id}/calendar.ics`}>{sayClock(view.lang)('feed.case')}</a>
        {' · '}
        <a href="/desk/calendar.ics">{sayClock(view.lang)('feed.all')}</a>
      </p>
    </Panel>
  )
}

/** A case that is closed runs out of time no more: it says whether it was in time. */
function overOf({ lang, zone }: View, { state: { closed }, file }: CaseLook): { at: Date; text: string } | undefined {
  if (!closed) return undefined
  const day = formatDay(lang, dayIn(zone, closed.at), 'short')
  return { at: closed.at, text: say(lang)(closed.at < file.dueAt ? 'clocks.inTime' : 'clocks.afterDue', { day }) }
}

/** How the sentence of a rule ends: by which unit it counts. */
function ruleWords(rule: ClockId): 'clocks.ruleDue' | 'clocks.ruleHours' | 'clocks.ruleDays' {
  if (rule === 'US_DUE') return 'clocks.ruleDue'
  return newestClock(rule).unit === 'hours' ? 'clocks.ruleHours' : 'clocks.ruleDays'
}

/** Said before anybody approves: the user's time would run past the day on which the agency expects its answer. */
function TooLate({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const { expected: wait } = look.notice
  if (!wait || !runsPastDue(wait, look.file.dueAt)) return null
  const from = formatInstant(view.lang, wait.from, view.zone, 'exact')
  return (
    <Alert kind="warn" title={t('clocks.late')}>
      {t('clocks.lateText', { from, due: formatDay(view.lang, dueDay(look.file.dueAt, view.zone).on, 'dated') })}
    </Alert>
  )
}

function waitFrom({ provider }: View, toldAt: Date): Wait {
  return waitAfterNotice({ toldAt, days: provider.notice.days, zone: provider.zone, country: provider.calendar })
}

function UserClock({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const { state } = look
  const { days } = view.provider.notice
  const source = rowSource(view.lang, newestClock('USER_NOTICE'))
  const rule = t('clocks.ruleUser', { source, n: days, calendar: view.provider.calendar, copy: COPY })
  const common = { view, name: t('clocks.user'), rule }
  if (!state.isOpen && !state.toldAt) return null
  if (look.order !== null || byConsent(look.file.process)) return null
  if (processRow(look.file.process).toldBy === 'authority')
    return <p className="small soft">{t('clocks.authorityTells')}</p>
  const wait = waitFrom(view, state.toldAt ?? view.now)
  const sum = (keptSum(look) ?? wait.steps).map((step) => waitLine(view, step, state.toldAt !== null))
  if (state.toldAt)
    return <Clock {...common} start={state.toldAt} due={objectionEnds(wait, view.provider.zone)} sum={sum} />
  const plan = look.notice.next
  if (plan.kind === 'tell-now')
    return <Clock {...common} start={null} due={null} waits={t('clocks.startsOnApproval')} sum={sum} />
  if (plan.kind === 'announce' || plan.kind === 'authority-time') {
    const day = formatDay(view.lang, plan.tellOn, 'short')
    const steps = look.notice.expected?.steps.map((step) => waitLine(view, step, true)) ?? sum
    return <Clock {...common} start={null} due={null} waits={t('clocks.startsOn', { day })} sum={steps} />
  }
  if (plan.kind === 'wait-for-counsel')
    return (
      <>
        <Clock {...common} start={null} due={null} waits={t('clocks.waitsForCounsel')} sum={sum} />
        <p className="small soft">{t('clocks.heldOpen')}</p>
      </>
    )
  const later = waitFrom(view, atHour(plan.day, 9, view.provider.zone))
  const held: SumLine[] = [
    { step: t('clocks.heldSum'), value: <DayTime view={view} of={plan.lastSecretDay} /> },
    ...later.steps.map((step) => waitLine(view, step, true)),
  ]
  const day = formatDay(view.lang, plan.lastSecretDay, 'dated')
  return (
    <>
      <Clock
        {...common}
        start={null}
        due={null}
        waits={t('clocks.startsOn', { day: formatDay(view.lang, plan.day, 'short') })}
        sum={held}
      />
      <p className="small soft">{t('clocks.held', { day })}</p>
    </>
  )
}

/** The sum as it was counted when the user was told: a holiday that the table learns later does not change it. */
function keptSum({ facts }: CaseLook): readonly WaitStep[] | undefined {
  const scheduled = facts.findLast((fact) => fact.kind === 'production-scheduled')
  return scheduled?.kind === 'production-scheduled' ? scheduled.data.sum : undefined
}

function dueLine(view: View, step: DueStep): SumLine {
  const t = say(view.lang)
  switch (step.step) {
    case 'received':
      return { step: t('clocks.steps.received'), value: <Time view={view} at={instant(step.at)} as="log" /> }
    case 'asked-for':
    case 'already-past':
    case 'due':
      return { step: t(`clocks.steps.${step.step}`), value: <DayTime view={view} of={step.day} as="short" /> }
    default:
      return stepLine(view.lang, step, view.provider.zone)
  }
}

function waitLine(view: View, step: WaitStep, told: boolean): SumLine {
  const t = say(view.lang)
  switch (step.step) {
    case 'told':
      return {
        step: t(told ? 'clocks.steps.told' : 'clocks.steps.toldIf'),
        value: <DayTime view={view} of={dayIn(view.provider.zone, instant(step.at))} as="short" />,
      }
    case 'last-day':
      return {
        step: t('clocks.steps.last-day', { n: step.days }),
        value: <DayTime view={view} of={step.day} as="short" />,
      }
    case 'holiday':
      return {
        step: t('clocks.steps.holiday', { name: step.name[view.lang] }),
        value: <DayTime view={view} of={step.day} as="short" />,
      }
    case 'next-working-day':
      return { step: t('clocks.steps.next-working-day'), value: <DayTime view={view} of={step.day} as="short" /> }
    case 'may-produce':
      return { step: t('clocks.steps.may-produce'), value: <Time view={view} at={instant(step.at)} as="log" /> }
  }
}
