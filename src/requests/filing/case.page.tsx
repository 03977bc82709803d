import type { View } from '#platform/http/view.ts'
import { dayIn, instant, later } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Clock, Sum, type SumLine } from '#ui/due.tsx'
import { Facts, Hash, HeadFacts, Mono } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Fold, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Crumbs } from '#ui/ways.tsx'
import type { CaseFile } from '../case/case.store.ts'
import { type DueStep, dueRuleOf } from '../case/due.rules.ts'
import type { Fact } from '../case/fact.rules.ts'
import type { Preserving, ProposalBody } from '../case/proposal.rules.ts'
import { newestClock } from '../clocks/clock.rules.ts'
import { rowSource } from '../clocks/row.page.tsx'
import { stepLine } from '../clocks/sentences.page.tsx'
import {
  ColleaguesSection,
  colleagueNames,
  type OfficerColleagues,
  PartLine,
} from '../colleagues/officer-colleagues.page.tsx'
import { CostsSection, type OfficerCosts } from '../costs/officer-costs.page.tsx'
import { isCostFact, officerCostSentence } from '../costs/sentences.page.tsx'
import { say as sayDialogue } from '../dialogue/dialogue.words.ts'
import { DialogueSection, type OfficerDialogue } from '../dialogue/officer-dialogue.page.tsx'
import { dialogueSentence, isDialogueFact } from '../dialogue/sentences.page.tsx'
import type { SentLetter } from '../letters/letter.store.ts'
import { LettersSection } from '../letters/letters.page.tsx'
import { say as sayNotice } from '../notice/notice.words.ts'
import { NoticeSection, type OfficerNotice } from '../notice/officer-notice.page.tsx'
import { isNoticeFact, noticeSentence } from '../notice/sentences.page.tsx'
import { say as sayKeeping } from '../preservation/officer.words.ts'
import { KeepingSection, type OfficerKeeping, officerKeepingSentence } from '../preservation/officer-keeping.page.tsx'
import { isKeepingFact } from '../preservation/preservation.rules.ts'
import { DeliveryLink } from '../production/delivery-paper.page.tsx'
import { say as sayReopening } from '../reopening/reopening.words.ts'
import { type KeptForOfficer, keptText } from '../retention/officer-kept.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { RequestDocument } from './draft.store.ts'
import { say as sayForm } from './filing.words.ts'
import { say } from './follow.words.ts'
import { StateTag } from './home.page.tsx'
import type { OfficerState } from './officer.rules.ts'

/** A case as the officers on it see it; nothing of how the office works on it. */
export type CaseShown = Readonly<{
  view: View
  file: CaseFile
  state: OfficerState
  isOpen: boolean
  mayWithdraw: boolean
  produceFrom: Date | null
  document: RequestDocument | undefined
  facts: readonly Fact[]
  letters: readonly SentLetter[]
  dialogue: Pick<OfficerDialogue, 'dialogue' | 'turns' | 'returned' | 'mayAct' | 'names'>
  notice: Omit<OfficerNotice, 'view' | 'caseId' | 'tasks'>
  /** Null for an office that asks no costs. */
  costs: Pick<OfficerCosts, 'costs' | 'mayAct' | 'returned'> | null
  decision: Pick<ProposalBody, 'decision' | 'explanation'> | null
  /** Null while nothing is kept. */
  keeping: Omit<OfficerKeeping, 'view' | 'caseId' | 'receivedAt'> | null
  colleagues: Omit<OfficerColleagues, 'view' | 'caseId'>
  package: Readonly<{ form: 'bag' | 'paper'; sha256: string; bytes: number; at: Date; linkUntil: Date | null }> | null
  /** Until when the office keeps what this officer filed and was given. */
  kept: KeptForOfficer
  typed?: Typed
  errors?: Errors
}>

export function CasePage(shown: CaseShown) {
  const { view, file, state, errors = {} } = shown
  const t = say(view.lang)
  const title = t('case.title', { number: file.number })
  return (
    <OfficerPage view={view} title={title} wrong={Object.keys(errors).length > 0}>
      <PageHead
        title={title}
        crumbs={
          <Crumbs
            lang={view.lang}
            items={[{ name: sayForm(view.lang)('mine'), href: '/lers' }, { name: file.number }]}
          />
        }
      >
        <div className="row">
          <StateTag view={view} state={state} />
        </div>
        <HeadFacts
          items={[
            { name: t('case.process'), value: sayTriage(view.lang)(`process.${file.process}`) },
            { name: t('case.docket'), value: file.docketNumber, mono: true },
            { name: t('case.product'), value: sayTriage(view.lang)(`product.${file.product}`) },
          ]}
        />
      </PageHead>
      <ErrorSummary lang={view.lang} errors={errors} names={namesOf(view)} />
      <Section id="next" title={t('case.nextHead')}>
        <PartLine view={view} {...shown.colleagues} />
        <p className="read">{nextText(shown)}</p>
      </Section>
      {shown.keeping && <KeepingSection view={view} caseId={file.id} receivedAt={file.receivedAt} {...shown.keeping} />}
      <DialogueSection view={view} caseId={file.id} isOpen={shown.isOpen} {...shown.dialogue} />
      <NoticeSection view={view} caseId={file.id} tasks={file.tasks} {...shown.notice} />
      {shown.costs && <CostsSection view={view} caseId={file.id} {...shown.costs} />}
      {shown.package && <Package {...shown} made={shown.package} />}
      {shown.decision && <Decision view={view} decision={shown.decision} />}
      <Receipt {...shown} />
      <ColleaguesSection view={view} caseId={file.id} {...shown.colleagues} />
      <LettersSection view={view} caseId={file.id} letters={shown.letters} />
      <Section id="history" title={t('case.history')}>
        <History view={view} facts={shown.facts} />
      </Section>
      <Section id="asked" title={t('case.asked')}>
        <Asked file={file} view={view} />
      </Section>
      {shown.mayWithdraw && <Withdraw {...shown} />}
    </OfficerPage>
  )
}

/** Labels of the fields whose message does not name them. */
function namesOf(view: View): Readonly<Record<string, string>> {
  return {
    ...{ reason: say(view.lang)('case.reason'), choice: sayDialogue(view.lang)('yours.choice') },
    ...{ answer: sayNotice(view.lang)('yours.open'), ...keepingNames(view), ...colleagueNames(view) },
  }
}

function keepingNames({ lang }: View): Readonly<Record<string, string>> {
  const t = sayKeeping(lang)
  return {
    ...{ officialName: t('renewal.officialName'), officialTitle: t('renewal.officialTitle') },
    request: t('renewal.request'),
  }
}

function nextText({ view, state, isOpen, produceFrom, dialogue: { dialogue } }: CaseShown): string {
  const t = say(view.lang)
  if (isOpen && (dialogue.question || dialogue.narrowing)) return sayDialogue(view.lang)('yours.next')
  if (state !== 'decided') return t(`next.${state}`)
  return produceFrom
    ? t('next.decided', { from: formatInstant(view.lang, produceFrom, view.zone, 'exact') })
    : t('next.decidedOpen')
}

function Receipt({ view, file, document, isOpen, kept }: CaseShown) {
  const t = say(view.lang)
  const lines = file.dueSteps.map((step) => lineOf(step, view))
  const clock = dueRuleOf(file)
  const rule = t('case.rule', { rule: clock, source: rowSource(view.lang, newestClock(clock)) })
  return (
    <Section id="receipt" title={t('case.receipt')}>
      <Facts
        items={[
          { name: t('case.number'), value: <Mono>{file.number}</Mono> },
          { name: t('case.received'), value: formatInstant(view.lang, file.receivedAt, view.zone, 'stamp') },
          { name: t('case.due'), value: formatDay(view.lang, dayIn(view.zone, later(file.dueAt, -1)), 'long') },
          ...(document
            ? [
                { name: t('case.document'), value: document.name },
                { name: t('case.sha256'), value: <Hash value={document.sha256} /> },
              ]
            : []),
          ...(file.objection ? [{ name: t('case.objection'), value: file.objection }] : []),
        ]}
      />
      {isOpen ? (
        <Clock view={view} name={t('case.due')} due={file.dueAt} start={file.receivedAt} sum={lines} rule={rule} />
      ) : (
        <Fold summary={t('case.howDue')} small>
          <Sum caption={t('case.howDue')} lines={lines} />
          <p className="small faint">{rule}</p>
        </Fold>
      )}
      {kept.file && <p className="small soft">{keptText(view, kept.file)}</p>}
      <p className="small soft no-print">{t('case.print')}</p>
    </Section>
  )
}

function lineOf(step: DueStep, view: View): SumLine {
  const t = say(view.lang)
  switch (step.step) {
    case 'received':
      return { step: t('case.sum.received'), value: formatInstant(view.lang, instant(step.at), view.zone, 'exact') }
    case 'due':
      return { step: t('case.sum.due', { zone: step.zone }), value: formatDay(view.lang, step.day, 'dated') }
    case 'asked-for':
    case 'already-past':
      return { step: t(`case.sum.${step.step}`), value: formatDay(view.lang, step.day, 'dated') }
    default:
      return stepLine(view.lang, step, view.zone)
  }
}

function Decision({
  view,
  decision: { decision, explanation },
}: Readonly<{ view: View; decision: NonNullable<CaseShown['decision']> }>) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  return (
    <Section id="decision" title={t('case.decision')}>
      {decision.kind === 'preserve' && <KeptRows view={view} kept={decision} explanation={explanation} />}
      {(decision.kind === 'inform' || decision.kind === 'restrict') && <p className="read">{explanation}</p>}
      {decision.kind === 'reject' && (
        <Facts
          items={[
            { name: t('case.refusedBecause'), value: triage(`reject.${decision.because}`) },
            { name: t('case.inWords'), value: explanation },
          ]}
        />
      )}
      {decision.kind === 'disclose' && (
        <>
          <Table
            caption={t('case.rows')}
            rows={decision.rows}
            rowKey={(row) => row.category}
            className="decide"
            cards
            columns={[
              { head: t('case.data'), cell: (row) => triage(`category.${row.category}`) },
              {
                head: t('case.verdict'),
                cell: (row) => (
                  <Cell kind={row.verdict === 'disclose' ? 'yes' : 'no'}>
                    {t(row.verdict === 'disclose' ? 'case.disclose' : 'case.withhold')}
                  </Cell>
                ),
              },
              { head: t('case.basis'), cell: (row) => [row.basis, row.reason].filter(Boolean).join('. ') },
            ]}
          />
          {explanation && <p className="read">{explanation}</p>}
        </>
      )}
    </Section>
  )
}

function KeptRows({ view, kept, explanation }: Readonly<{ view: View; kept: Preserving; explanation: string }>) {
  const t = say(view.lang)
  const names = kept.categories.map((category) => sayTriage(view.lang)(`category.${category}`))
  return (
    <Facts
      items={[
        { name: t('case.kept'), value: names.join('; ') },
        { name: t('case.inWords'), value: explanation },
      ]}
    />
  )
}

function Package({
  view,
  file,
  made,
  kept,
  facts,
  dialogue: { mayAct },
}: Pick<CaseShown, 'view' | 'file' | 'kept' | 'facts' | 'dialogue'> &
  Readonly<{ made: NonNullable<CaseShown['package']> }>) {
  const t = say(view.lang)
  const gone = kept.package?.kind === 'destroyed' ? keptText(view, kept.package) : null
  const { linkUntil } = made
  const paper = made.form === 'paper'
  const served = facts.some(({ kind }) => kind === 'delivered')
  const link =
    linkUntil === null
      ? t('case.noLink')
      : linkUntil <= view.now
        ? t('case.expired')
        : t('case.until', { day: formatDay(view.lang, dayIn(view.zone, later(linkUntil, -1)), 'long') })
  return (
    <Section id="package" title={t(paper ? 'case.paper' : 'case.package')}>
      {paper && <p className="read">{t('case.paperText')}</p>}
      <p className="read">{gone ?? (mayAct ? `${t('case.packageFor')} ${link}` : t('case.followsPackage'))}</p>
      {!gone && kept.package && <p className="small soft">{keptText(view, kept.package)}</p>}
      <Facts
        items={[
          { name: t(paper ? 'case.paperSha' : 'case.packageSha'), value: <Hash value={made.sha256} /> },
          { name: t('case.packageSize'), value: formatBytes(view.lang, made.bytes) },
          { name: t('case.packageAt'), value: formatInstant(view.lang, made.at, view.zone, 'stamp') },
        ]}
      />
      {served && <DeliveryLink view={view} at={`/lers/cases/${file.id}`} />}
      {mayAct && (
        <Form action={`/lers/cases/${file.id}/link`} name={t('case.again')}>
          <div className="row">
            <Button kind="second">{t('case.again')}</Button>
          </div>
        </Form>
      )}
    </Section>
  )
}

function History({ view, facts }: Readonly<{ view: View; facts: readonly Fact[] }>) {
  const t = say(view.lang)
  return (
    <Timeline view={view} items={facts.toReversed().map((fact) => ({ at: fact.at, text: factText(fact, view, t) }))} />
  )
}

function factText(fact: Fact, view: View, t: ReturnType<typeof say>): string {
  if (isNoticeFact(fact)) return noticeSentence(view.lang, 'seen', fact)
  if (isDialogueFact(fact)) return dialogueSentence(view.lang, 'seen', fact)
  if (isCostFact(fact)) return officerCostSentence(view.lang, fact)
  if (isKeepingFact(fact)) return officerKeepingSentence(view, fact)
  switch (fact.kind) {
    case 'production-scheduled':
      return t('fact.production-scheduled', {
        from: formatInstant(view.lang, instant(fact.data.notBefore), view.zone, 'exact'),
      })
    case 'reopened':
      return sayReopening(view.lang)('seen')
    case 'received':
    case 'receipt-mailed':
    case 'accepted':
    case 'proposal-approved':
    case 'packaged':
    case 'delivered':
    case 'withdrawn':
    case 'closed':
      return t(`fact.${fact.kind}`)
    default:
      return ''
  }
}

function Asked({ file, view }: Readonly<{ file: CaseFile; view: View }>) {
  return (
    <Fold summary={say(view.lang)('case.askedAll')}>
      <Facts
        items={file.asked.map(({ question, answer }) => ({ name: question, value: answer === '' ? '–' : answer }))}
      />
    </Fold>
  )
}

function Withdraw({ view, file, typed, errors = {} }: CaseShown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Section id="withdraw" title={t('case.withdraw')}>
      <Fold summary={t('case.withdrawWish')} open={Object.keys(errors).length > 0}>
        <Form action={`/lers/cases/${file.id}/withdrawal`} name={t('case.withdraw')}>
          <p className="read">{t('case.withdrawText')}</p>
          <TextArea {...one('reason')} label={t('case.reason')} rows={2} maxLength={1000} />
          <Check
            lang={view.lang}
            name="confirm"
            error={one('confirm').error}
            chosen={one('confirm').value !== ''}
            choice={{ value: 'yes', text: t('case.confirm', { number: file.number }) }}
          />
          <div className="row">
            <Button kind="refuse">{t('case.withdrawYes')}</Button>
          </div>
        </Form>
      </Fold>
    </Section>
  )
}
