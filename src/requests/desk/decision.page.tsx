import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Hash } from '#ui/facts.tsx'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { Proposal } from '../case/proposal.store.ts'
import { CounselStop, counselStopText } from '../counsel/counsel.page.tsx'
import { say as sayKeeping } from '../preservation/desk-keeping.words.ts'
import { GuidelineLinks } from '../quality/guideline.page.tsx'
import { ReopeningPart } from '../reopening/reopening.page.tsx'
import { RestrictionSummary } from '../restriction/panel.page.tsx'
import { say as sayRestriction } from '../restriction/restriction.words.ts'
import { processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { nameOf } from './case-history.page.tsx'
import { say } from './decision.words.ts'
import { mayPropose, shownProposal } from './decision-data.page.tsx'
import { PaperOf, PaperPart } from './decision-paper.page.tsx'
import { Questions } from './decision-questions.page.tsx'

/** Two pairs of eyes, always both in sight; the open one is hatched. */
export function DecisionPanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { state } = look
  const signed = state.approved ? 2 : state.open ? 1 : 0
  return (
    <Panel
      id="decision"
      title={t('panel')}
      aside={<Tag kind={signed === 2 ? 'done' : signed === 1 ? 'half' : 'open'}>{t('signed', { n: signed })}</Tag>}
    >
      <GuidelineLinks view={view} lines={look.guidelines} place="decision" />
      <Eyes view={view} look={look} />
      <Turn {...props} />
      <ReopeningPart {...props} />
      <Rounds view={view} look={look} />
    </Panel>
  )
}

function Eyes({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const { approved, open } = look.state
  const first = approved ?? open
  const me = view.actor?.id
  const name = (id: string) => (id === me ? t('you') : nameOf(view, look, id))
  const at = (when: Date) => formatInstant(view.lang, when, view.zone, 'log')
  return (
    <div className="eyes">
      <div className={first ? undefined : 'is-open'}>
        <b>{first ? name(first.by) : t('anyReviewer')}</b>
        <br />
        <span className="faint">{t('eyesFirst')}</span>
        <br />
        {first ? (
          <Tag kind="good">{t('signedAt', { when: at(first.at) })}</Tag>
        ) : (
          <Tag kind="plain">{t('openTag')}</Tag>
        )}
      </div>
      <div className={approved ? undefined : 'is-open'}>
        <b>{approved ? name(approved.approvedBy) : t('another')}</b>
        <br />
        <span className="faint">{t('eyesSecond')}</span>
        <br />
        {approved ? (
          <Tag kind="good">{t('signedAt', { when: at(approved.approvedAt) })}</Tag>
        ) : (
          <Tag kind="plain">{t('openTag')}</Tag>
        )}
      </div>
    </div>
  )
}

/** What this reader can do now; where they can do nothing, why. */
function Turn(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { state } = look
  if (state.closed) return <p className="small">{t(`closedText.${state.closed.why}`)}</p>
  if (state.approved)
    return (
      <>
        <p className="small">
          {t('approvedBy', {
            name: nameOf(view, look, state.approved.approvedBy),
            when: formatInstant(view.lang, state.approved.approvedAt, view.zone, 'exact'),
          })}
        </p>
        {state.approved.kind === 'disclose' && <PaperPart view={view} look={look} what="records" />}
      </>
    )
  if (state.open) return <OnOpen {...props} />
  if (!state.acceptedAt)
    return <p className="small soft">{t(view.may('case.propose') ? 'acceptOrRefuse' : 'acceptFirst')}</p>
  if (!look.check?.complete) return <p className="small soft">{t('readWaits')}</p>
  if (state.classification?.named === false)
    return (
      <>
        <p className="small">{t('nameFirst')}</p>
        <p className="small">
          <a href="#classification">{t('toNaming')}</a>
        </p>
      </>
    )
  if (!mayPropose(view, look)) return <p className="small soft">{t('noRight')}</p>
  return (
    <>
      <p className="small">{t('yourTurn')}</p>
      <p className="small">
        <a href="#data">{t('toForm')}</a>
      </p>
    </>
  )
}

function OnOpen({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const proposal = shownProposal(look)
  if (!proposal) return null
  const mine = returned?.form === 'end' ? returned : null
  const form = { hidden: { hash: proposal.hash, seen: String(look.state.lastFact) } }
  const path = `/desk/cases/${look.file.id}/proposals/${proposal.id}`
  const own = proposal.by === view.actor?.id
  const { questions } = proposal.body
  const stop = counselStopText(view, look)
  const mayApprove = questions.length === 0 || view.may('law.review')
  return (
    <>
      <Summary view={view} look={look} proposal={proposal} />
      <Questions view={view} questions={questions} />
      <PaperOf view={view} look={look} decision={proposal.body.decision} />
      {stop && <CounselStop view={view} text={stop} />}
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      {own && (
        <>
          <p className="small">{t('notYours')}</p>
          <Form {...form} action={`${path}/withdrawal`} name={t('withdraw')}>
            <Button kind="second" small wide>
              {t('withdraw')}
            </Button>
          </Form>
        </>
      )}
      {!own && !view.may('case.decide') && <p className="small soft">{t('waitFor')}</p>}
      {!own && view.may('case.decide') && (
        <Form {...form} action={`${path}/approval`} name={t('panel')}>
          <TextArea
            {...filled(view.lang, mine?.typed, mine?.errors).one('reason')}
            label={t('reason')}
            hint={t(questions.length > 0 ? 'reasonAnswers' : 'reasonHint')}
            rows={3}
            maxLength={2000}
          />
          {stop === null && mayApprove && (
            <Button wide shortcut="Shift A">
              {t('approve')}
            </Button>
          )}
          {!mayApprove && <p className="small">{t('counselApproves')}</p>}
          <div className="row pair">
            <Button kind="second" small formAction={`${path}/return`}>
              {t('back')}
            </Button>
            <Button kind="refuse" small formAction={`${path}/rejection`}>
              {t('reject')}
            </Button>
          </div>
          <p className="small soft">{afterwards(view, look, proposal)}</p>
        </Form>
      )}
    </>
  )
}

function Summary({ view, look, proposal }: Readonly<{ view: View; look: CaseLook; proposal: Proposal }>) {
  const t = say(view.lang)
  const { decision, explanation } = proposal.body
  const given = decision.kind === 'disclose' ? decision.rows.filter(({ verdict }) => verdict === 'disclose').length : 0
  return (
    <div className="stack--s">
      <p className="small">
        {decision.kind === 'disclose' && t('proposedDisclosure', { given, kept: decision.rows.length - given })}
        {decision.kind === 'reject' && t('proposedRefusal')}
        {decision.kind === 'inform' && t('proposedInformation')}
        {decision.kind === 'preserve' &&
          sayKeeping(view.lang)('proposed', { kept: decision.categories.length, asked: look.file.categories.length })}
      </p>
      {decision.kind === 'restrict' && <RestrictionSummary view={view} decision={decision} />}
      {decision.kind === 'reject' && (
        <p className="small">
          <b>{sayTriage(view.lang)(`reject.${decision.because}`)}</b>
        </p>
      )}
      <blockquote className="small soft">{explanation}</blockquote>
      <p className="small faint">{t('hash')}</p>
      <Hash value={proposal.hash} />
    </div>
  )
}

function afterwards(view: View, look: CaseLook, proposal: Proposal): string {
  const t = say(view.lang)
  if (proposal.body.decision.kind === 'restrict') return sayRestriction(view.lang)('afterwards')
  if (proposal.body.decision.kind === 'preserve') return sayKeeping(view.lang)('after')
  if (proposal.body.decision.kind !== 'disclose') return t('afterRefusal')
  if (processRow(look.file.process).toldBy === 'authority') return t('afterAuthority')
  const { next, days } = look.notice
  const n = view.provider.notice.days
  if (next.kind === 'tell-now') return t('afterApproval', { n })
  return next.kind === 'announce' ? t('afterPhase', { days, n }) : t('afterHeld')
}

/** What was proposed before, and how it ended. */
function Rounds({ view, look }: Readonly<{ view: View; look: CaseLook }>) {
  const t = say(view.lang)
  const ended = look.proposals.filter(({ end }) => end !== null)
  if (ended.length === 0) return null
  const when = (at: Date) => formatInstant(view.lang, at, view.zone, 'log')
  return (
    <Fold small summary={t('rounds', { n: ended.length })}>
      <ol className="stack--s small">
        {ended.map(({ proposal, end }) => (
          <li key={proposal.id}>
            <p>
              <b>{t('round', { n: proposal.round, name: nameOf(view, look, proposal.by), when: when(proposal.at) })}</b>
            </p>
            <blockquote className="soft">{proposal.body.explanation}</blockquote>
            {end && (
              <p>
                {t('endedBy', {
                  ending: t(`endings.${end.ending}`),
                  name: nameOf(view, look, end.by),
                  when: when(end.at),
                })}
                {': '}
                <span className="soft">{end.reason || t('noWord')}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </Fold>
  )
}
