import type { ReactElement, ReactNode } from 'react'
import type { View } from '#platform/http/view.ts'
import { dueDay, dueWording } from '#ui/due.rules.ts'
import { dueText } from '#ui/due.tsx'
import { HeadFacts } from '#ui/facts.tsx'
import type { Errors, Typed } from '#ui/fields.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import { Crumbs, Keys, Tabs } from '#ui/ways.tsx'
import { ColleaguesPanel } from '../colleagues/desk-colleagues.page.tsx'
import { ConsentPanel } from '../consent/panel.page.tsx'
import { CostsPanel } from '../costs/panel.page.tsx'
import { CounselPanel } from '../counsel/counsel.page.tsx'
import { say as sayCounsel } from '../counsel/counsel.words.ts'
import { DialoguePanel } from '../dialogue/desk-dialogue.page.tsx'
import { isEmergency } from '../emergency/emergency.rules.ts'
import { EmergencyPanel } from '../emergency/panel.page.tsx'
import { LettersPanel } from '../letters/letters.page.tsx'
import { NoticePanel } from '../notice/desk-notice.page.tsx'
import { say as sayNotice } from '../notice/notice.words.ts'
import { CopiesPanel } from '../preservation/copies.page.tsx'
import { KeepingPanel } from '../preservation/desk-keeping.page.tsx'
import { ReferralPanel } from '../referral/panel.page.tsx'
import { RestrictionPanel } from '../restriction/panel.page.tsx'
import { RetentionPanel } from '../retention/panel.page.tsx'
import { say as sayRetention } from '../retention/retention.words.ts'
import { CLASSES, categoryRow } from '../triage/category.rules.ts'
import { instrumentOf } from '../triage/classify.rules.ts'
import { processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import { say } from './case.words.ts'
import { ClassificationPanel } from './case-classification.page.tsx'
import { ClocksPanel } from './case-clocks.page.tsx'
import { DocumentPanel } from './case-document.page.tsx'
import { HandlingPanels, NotesPanel } from './case-handling.page.tsx'
import { HistoryPanel, LogPanel } from './case-history.page.tsx'
import { LinksPanel } from './case-links.page.tsx'
import { MovedNotice } from './case-moved.page.tsx'
import { ObjectionPanel } from './case-objection.page.tsx'
import { PartiesPanel } from './case-parties.page.tsx'
import { SecrecyPanel } from './case-secrecy.page.tsx'
import { DecisionPanel } from './decision.page.tsx'
import { say as sayDecision } from './decision.words.ts'
import { DataPanel } from './decision-data.page.tsx'
import { say as sayQueue } from './queue.words.ts'
import { say as saySecrecy } from './secrecy.words.ts'
import { TAG_OF } from './state.rules.ts'

/** Which form of the page was sent: it comes back filled, the others as they were. */
export type FormName =
  | 'accept'
  | 'assign'
  | 'note'
  | 'propose'
  | 'refuse'
  | 'inform'
  | 'restrict'
  | 'lift'
  | 'end'
  | 'order'
  | 'ruling'
  | 'exception'
  | 'exception-word'
  | 'argument'
  | 'objection'
  | 'classify'
  | 'hold'
  | 'hold-release'
  | 'retention'
  | 'retention-word'
  | 'reopen'
  | 'reopen-end'
  | 'counsel-ask'
  | 'counsel-answer'
  | 'counsel-take'
  | 'counsel-say'
  | 'challenge'
  | 'challenge-end'
  | 'emergency-call'
  | 'emergency-told'
  | 'emergency-follow'
  | 'emergency-answer'
  | 'message'
  | 'question'
  | 'question-close'
  | 'narrow'
  | 'narrow-back'
  | 'link'
  | 'handover'
  | 'preserve'
  | 'release'
  | 'refer'
  | 'refer-word'
  | 'refer-end'
  | 'refer-back'
  | 'quote'
  | 'quote-back'
  | 'costs-ruling'
  | 'costs-waiver'
  | 'invoice'
  | 'credit'
  | 'consent'

/** Labels of the fields whose message does not name them. */
function namesOf({ lang }: View): Readonly<Record<string, string>> {
  const t = saySecrecy(lang)
  const decision = sayDecision(lang)
  return {
    ...{
      court: t('secrecy.court'),
      statute: t('secrecy.statute'),
      endsOn: t('secrecy.ends'),
      ruling: t('secrecy.ruling'),
    },
    ...{ ground: sayNotice(lang)('desk.ground'), word: sayNotice(lang)('desk.word') },
    ...{ reason: decision('reason'), explanation: decision('explanation'), because: decision('because') },
  }
}

export type Returned = Readonly<{
  form: FormName
  typed: Typed
  errors: Errors
  /** The newest fact that the sender had seen; set when somebody was faster. */
  movedSince: number | null
}>

export type CaseProps = Readonly<{
  view: View
  look: CaseLook
  leaf: number
  returned: Returned | null
  logShown: boolean
}>
/** What each part of the page gets. */
export type PartProps = Readonly<{ view: View; look: CaseLook; returned: Returned | null }>

export function CasePage({ view, look, leaf, returned, logShown }: CaseProps): ReactElement {
  const process = sayTriage(view.lang)(`process.${look.file.process}`)
  const part: PartProps = { view, look, returned }
  const errors = returned?.errors ?? {}
  return (
    <DeskPage
      view={view}
      title={`${look.file.number} ${process}`}
      wrong={Object.keys(errors).length > 0}
      head={<Head view={view} look={look} process={process} />}
    >
      <ErrorSummary lang={view.lang} errors={errors} names={namesOf(view)} />
      {returned && returned.movedSince !== null && (
        <MovedNotice {...part} returned={returned} since={returned.movedSince} />
      )}
      <div className="caseflow">
        <div className="stack--l casebody">{panelsOf(part, { leaf, logShown })}</div>
        <aside
          className="caseflow__side stack"
          aria-label={`${say(view.lang)('tabs.decision')}, ${say(view.lang)('tabs.clocks')}`}
        >
          <DecisionPanel {...part} />
          <ClocksPanel {...part} />
          <HandlingPanels {...part} />
        </aside>
      </div>
      <Keys
        lang={view.lang}
        items={[
          { keys: ['d'], does: say(view.lang)('keys.decide') },
          { keys: ['t'], does: say(view.lang)('keys.take') },
        ]}
      />
    </DeskPage>
  )
}

/** The parts of the page, in the order in which they are read. */
function panelsOf(part: PartProps, { leaf, logShown }: Pick<CaseProps, 'leaf' | 'logShown'>): readonly ReactNode[] {
  return [
    <EmergencyPanel key="emergency" {...part} />,
    <KeepingPanel key="keeping" {...part} />,
    <DocumentPanel key="doc" {...part} leaf={leaf} />,
    <ClassificationPanel key="classification" {...part} />,
    <CounselPanel key="counsel" {...part} />,
    <RestrictionPanel key="restriction" {...part} />,
    <ConsentPanel key="consent" {...part} />,
    <CopiesPanel key="copies" {...part} />,
    <DataPanel key="data" {...part} />,
    <DialoguePanel key="dialogue" {...part} />,
    <PartiesPanel key="parties" {...part} />,
    <ColleaguesPanel key="colleagues" {...part} />,
    <LinksPanel key="links" {...part} />,
    <SecrecyPanel key="secrecy" {...part} />,
    <NoticePanel key="notice" {...part} />,
    <ObjectionPanel key="objection" {...part} />,
    <ReferralPanel key="referral" {...part} />,
    <CostsPanel key="costs" {...part} />,
    <NotesPanel key="notes" {...part} />,
    <RetentionPanel key="retention" {...part} />,
    <LettersPanel key="letters" {...part} />,
    <HistoryPanel key="history" {...part} />,
    <LogPanel key="log" {...part} shown={logShown} />,
  ]
}

function Head({ view, look, process }: Readonly<{ view: View; look: CaseLook; process: string }>) {
  const t = say(view.lang)
  const { file, state } = look
  return (
    <div className="casehead">
      <div className="casehead__in">
        <Crumbs lang={view.lang} items={[{ name: t('crumb'), href: '/desk' }, { name: file.number }]} />
        <div className="row row--apart">
          <h1>
            {process} <span className="mono casehead__no">{file.number}</span>
          </h1>
          <a className="button button--s casehead__go" href="#decision" data-key="d">
            {t('toDecision')}
          </a>
        </div>
        <HeadFacts
          items={[
            {
              name: t('head.state'),
              value: (
                <Tag kind={state.needs === 'counsel' ? 'warn' : TAG_OF[state.state]}>
                  {sayQueue(view.lang)(state.needs === 'counsel' ? 'move.counsel' : `states.${state.state}`)}
                </Tag>
              ),
            },
            { name: t('head.due'), value: <AnswerDue view={view} look={look} /> },
            { name: t('head.asked'), value: sayTriage(view.lang)(`class.${widestAsked(look)}`) },
            { name: t('head.reaches'), value: reachText(view, look) },
            { name: t('head.accounts'), value: accountsText(view, look) },
            {
              name: t('head.with'),
              value:
                state.assignedTo === null ? t('head.nobody') : (look.names.get(state.assignedTo) ?? state.assignedTo),
            },
          ]}
        />
        <Tabs
          name={t('parts')}
          within
          items={[
            { href: '#document', name: t('tabs.document') },
            { href: '#data', name: t('tabs.data'), count: file.categories.length },
            { href: '#decision', name: t('tabs.decision') },
            { href: '#clocks', name: t('tabs.clocks') },
            { href: '#counsel', name: sayCounsel(view.lang)('title') },
            { href: '#dialogue', name: t('tabs.dialogue'), count: look.thread.length },
            { href: '#parties', name: t('tabs.parties') },
            { href: '#secrecy', name: t('tabs.secrecy'), count: state.orders.length },
            { href: '#notice', name: sayNotice(view.lang)('desk.title') },
            { href: '#notes', name: t('tabs.notes'), count: look.facts.filter(({ kind }) => kind === 'noted').length },
            { href: '#retention', name: sayRetention(view.lang)('panel.title') },
            { href: '#history', name: t('tabs.history'), count: look.facts.length },
            { href: '#log', name: t('tabs.log') },
          ]}
        />
      </div>
    </div>
  )
}

function AnswerDue({ view, look: { file, state } }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  if (!state.isOpen) return t('head.closed')
  const wording = dueWording({ due: file.dueAt }, view.now, view.zone)
  const tone = { late: 'due due--late', soon: 'due due--soon', plain: 'due' }[wording.tone]
  return (
    <span className={tone}>
      <DayTime view={view} of={dueDay(file.dueAt, view.zone).on} />
      {`, ${lowerFirst(dueText(view, { due: file.dueAt }, wording))}`}
    </span>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function widestAsked({ file }: CaseLook) {
  const asked = new Set(file.categories.map((category) => categoryRow(category).dataClass))
  return CLASSES.findLast((dataClass) => asked.has(dataClass)) ?? 'existence'
}

function reachText(view: View, { file, state, reach }: CaseLook): string {
  if (isEmergency(file.process)) return emergencyText(view, reach)
  const binding = instrumentOf(file.process, state.classification?.as ?? null)
  const widest = binding === null ? 'nothing' : processRow(binding).reach
  return reach.voids.length > 0 || widest === 'nothing'
    ? say(view.lang)('head.nothing')
    : sayTriage(view.lang)(`class.${widest}`)
}

/** An emergency reaches what the tables allow of what was asked: its row compels nothing. */
function emergencyText(view: View, { rulings }: CaseLook['reach']): string {
  const given = new Set(
    rulings.filter(({ verdict }) => verdict === 'disclose').map(({ category }) => categoryRow(category).dataClass),
  )
  const widest = CLASSES.findLast((one) => given.has(one))
  return widest ? sayTriage(view.lang)(`class.${widest}`) : say(view.lang)('head.nothing')
}

function accountsText(view: View, { file, state }: CaseLook): string {
  const t = say(view.lang)
  if (state.resolved.size === 0) return t(state.acceptedAt ? 'head.looking' : 'head.notYet')
  const found = file.tasks.filter(({ id }) => state.resolved.get(id)?.result === 'found').length
  return t('head.found', { found, all: file.tasks.length })
}
