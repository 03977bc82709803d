import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Alert, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { mayInform, type ProposalBody } from '../case/proposal.rules.ts'
import { PreserveForm, PreserveTable, preserveFoot } from '../preservation/preserve-form.page.tsx'
import { categoryRow } from '../triage/category.rules.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import type { Question, ReachVerdict, Ruling } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { nameOf } from './case-history.page.tsx'
import { say } from './decision.words.ts'
import { InformForm, ProposeForm, RefuseForm } from './decision-form.page.tsx'
import { Questions } from './decision-questions.page.tsx'
import { extentOf, periodText } from './decision-text.page.tsx'

/** What was asked, and what becomes of it: a form while it is a reviewer's turn, else what was proposed, else what the law table says. */
export function DataPanel(props: PartProps) {
  const { view, look } = props
  if (look.order !== null) return <RefusalPanel {...props} />
  const t = say(view.lang)
  const shown = shownProposal(look)
  const questions = look.state.closed || look.state.approved ? [] : asksOf(look)
  const writing = mayPropose(view, look) || (FORMS.includes(props.returned?.form ?? '') && look.state.isOpen)
  const aside =
    shown && !writing
      ? t('ofProposal', {
          name: nameOf(view, look, shown.by),
          when: formatInstant(view.lang, shown.at, view.zone, 'log'),
          day: formatDay(view.lang, day(shown.body.rulesDate), 'plain'),
        })
      : t('rules', { day: formatDay(view.lang, day(RULES_DATE), 'plain') })
  return (
    <Panel
      id="data"
      title={t('title')}
      aside={aside}
      bare
      foot={!writing && shown ? footOf(view, shown.body.decision) : undefined}
    >
      {voidsOf(look).length > 0 && (
        <div className="panel__in stack--s">
          {voidsOf(look).map((void_) => (
            <Alert key={void_} kind="warn">
              {sayTriage(view.lang)(`because.${void_}`)}
            </Alert>
          ))}
        </div>
      )}
      {questions.length > 0 && (
        <div className="panel__in">
          <Questions view={view} questions={questions} />
        </div>
      )}
      {writing ? <Writing {...props} /> : <Reading {...props} />}
    </Panel>
  )
}

/** An order to restrict access asks for no data: what is left here is to refuse it. */
function RefusalPanel(props: PartProps) {
  const { view, look, returned } = props
  const undecided = look.state.state === 'new' || look.state.state === 'in-review'
  const refusing = undecided && view.may('case.propose') && (look.check?.complete ?? false)
  if (!refusing && returned?.form !== 'refuse') return null
  return (
    <Panel id="data" title={say(view.lang)('refuse')} bare>
      <RefuseForm {...props} openFirst={false} />
    </Panel>
  )
}
const FORMS: readonly string[] = ['propose', 'preserve']

/** What stands there while nobody writes; a request that cannot be accepted can still be refused. */
function Reading(props: PartProps) {
  const { view, look, returned } = props
  const refusing = look.state.state === 'new' && view.may('case.propose') && (look.check?.complete ?? false)
  return (
    <>
      {look.reach.rulings.length > 0 && <Shown {...props} />}
      {(refusing || returned?.form === 'refuse' || returned?.form === 'inform') && look.state.isOpen && (
        <>
          <InformForm {...props} />
          <RefuseForm {...props} openFirst={look.reach.rulings.length === 0 && !mayInform(look.file.process)} />
        </>
      )}
    </>
  )
}

/** Once counsel has found that it is nothing, nobody waits for counsel any more. */
function voidsOf({ reach, state, keeping }: CaseLook): ReachVerdict['voids'] {
  // What is only to be kept reaches nothing, and need not.
  const voids = reach.voids.filter((code) => keeping === null || code !== 'REACHES_NOTHING')
  return voids.map((code) =>
    code === 'NEEDS_CLASSIFICATION' && state.classification?.named ? 'REACHES_NOTHING' : code,
  )
}

/** What counsel will have to answer of what can be disclosed, each once. */
function asksOf({ reach }: CaseLook): readonly Question[] {
  return [...new Set(reach.rulings.flatMap((ruling) => (ruling.verdict === 'disclose' ? ruling.counsel : [])))]
}

function Writing(props: PartProps) {
  const { view, look } = props
  const why = look.keeping ? null : whyNothing(look)
  if (look.keeping)
    return (
      <>
        <PreserveForm {...props} />
        <RefuseForm {...props} openFirst={false} />
      </>
    )
  if (why === null)
    return (
      <>
        <ProposeForm {...props} />
        <RefuseForm {...props} openFirst={false} />
      </>
    )
  return (
    <>
      {look.reach.rulings.length > 0 && <Shown {...props} />}
      {why !== 'unnamed' && (
        <div className="panel__in">
          <Alert>{say(view.lang)(why)}</Alert>
        </div>
      )}
      <InformForm {...props} />
      <RefuseForm {...props} openFirst={why !== 'unnamed' && !mayInform(look.file.process)} />
    </>
  )
}

/** Why no disclosure can be proposed now: no account was found, counsel has yet to name the document, or it reaches nothing that was asked. */
function whyNothing({ state, reach }: CaseLook): 'nothingFound' | 'unnamed' | 'nothingReached' | null {
  if (state.classification?.named === false) return 'unnamed'
  if (![...state.resolved.values()].some(({ found }) => found.length > 0)) return 'nothingFound'
  return reach.rulings.some(({ verdict }) => verdict === 'disclose') ? null : 'nothingReached'
}

/** A reviewer's turn: accepted, nothing open, nothing decided, every page read. */
export function mayPropose(view: View, { state, check }: CaseLook): boolean {
  return state.state === 'in-review' && view.may('case.propose') && (check?.complete ?? false)
}

/** The proposal that counts now: the approved one, or the one that lies open. */
export function shownProposal({ state, proposals }: CaseLook) {
  const id = state.approved?.proposalId ?? state.open?.proposalId
  return proposals.find(({ proposal }) => proposal.id === id)?.proposal
}

export type Line = Readonly<{
  category: Ruling['category']
  verdict: 'disclose' | 'withhold'
  basis: string
  extent: string
}>

/** The rows of a proposal, or those of the law table while there is none. */
function Shown(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const body = shownProposal(look)?.body
  if (look.keeping && body?.decision.kind !== 'disclose')
    return <PreserveTable {...props} decision={body?.decision.kind === 'preserve' ? body.decision : null} />
  const lines =
    body?.decision.kind === 'disclose' ? linesOfProposal(view, look, body.decision.rows) : linesOfRule(view, look)
  return (
    <Table
      caption={t('caption')}
      cards
      pad
      className="decide"
      rows={lines}
      rowKey={(line) => line.category}
      group={(line) => sayTriage(view.lang)(`class.${categoryRow(line.category).dataClass}`)}
      columns={[
        { head: t('category'), cell: (line) => sayTriage(view.lang)(`category.${line.category}`) },
        {
          head: body ? t('choice') : t('byRule'),
          cell: (line) => <Cell kind={line.verdict === 'disclose' ? 'yes' : 'no'}>{t(line.verdict)}</Cell>,
        },
        { head: t('basis'), cell: (line) => line.basis },
        { head: t('extent'), cell: (line) => line.extent },
      ]}
    />
  )
}

function linesOfRule(view: View, { reach }: CaseLook): readonly Line[] {
  return reach.rulings.map((ruling) => ({
    category: ruling.category,
    verdict: ruling.verdict,
    basis: ruling.basis,
    extent: extentOf(view, ruling),
  }))
}

type Rows = Extract<ProposalBody['decision'], { kind: 'disclose' }>['rows']

export function linesOfProposal(view: View, { reach }: CaseLook, rows: Rows): readonly Line[] {
  return reach.rulings.flatMap((ruling) => {
    const row = rows.find(({ category }) => category === ruling.category)
    if (!row) return []
    const extent =
      row.verdict === 'withhold' && row.reason !== ''
        ? say(view.lang)('byReviewer', { reason: row.reason })
        : extentOf(view, ruling)
    return [{ category: row.category, verdict: row.verdict, basis: row.basis, extent }]
  })
}

function footOf(view: View, decision: ProposalBody['decision']): string | undefined {
  if (decision.kind === 'preserve') return preserveFoot(view, decision)
  if (decision.kind !== 'disclose') return undefined
  const { rows, subjects, from, to } = decision
  const given = rows.filter(({ verdict }) => verdict === 'disclose').length
  return say(view.lang)('foot', {
    given,
    kept: rows.length - given,
    subjects: subjects.length,
    period: periodText(view, from, to),
  })
}
