import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Cell } from '#ui/tag.tsx'
import { Crumbs } from '#ui/ways.tsx'
import type { ProposalBody } from '../case/proposal.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { CHECK_ANSWERS, type Check, VERDICTS } from './look.rules.ts'
import type { Look } from './look.store.ts'
import { say } from './look.words.ts'
import { processText, VerdictTag } from './looks.page.tsx'

export type LookProps = Readonly<{
  view: View
  look: Look
  body: Pick<ProposalBody, 'decision' | 'explanation'>
  checks: readonly Check[]
  names: ReadonlyMap<string, string>
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** One decision looked at again: what was decided, the checklist, the verdict, and counsel's word on it. */
export function LookPage(props: LookProps): ReactElement {
  const { view, look, names, returned } = props
  const t = say(view.lang)
  const title = t('lookTitle', { number: look.number })
  const name = (id: string) => names.get(id) ?? id
  const errors = returned?.errors ?? {}
  const labels = { verdict: t('yours'), text: t('text') }
  return (
    <DeskPage view={view} title={title} wrong={Object.keys(errors).length > 0}>
      <Crumbs lang={view.lang} items={[{ name: t('title'), href: '/desk/second-looks' }, { name: look.number }]} />
      <DeskHead title={title} aside={<VerdictTag view={view} verdict={look.verdict?.verdict ?? null} />} />
      <ErrorSummary lang={view.lang} errors={errors} names={labels} />
      <Facts
        items={[
          { name: t('process'), value: processText(view, look.process) },
          { name: t('why'), value: t(`whys.${look.why}`) },
          { name: t('people'), value: t('peopleText', { first: name(look.proposedBy), second: name(look.decidedBy) }) },
          { name: t('since'), value: formatInstant(view.lang, look.at, view.zone, 'exact') },
          { name: t('case'), value: <a href={`/desk/cases/${look.caseId}`}>{t('toCase')}</a> },
        ]}
      />
      <DecidedPanel {...props} />
      <Panel id="verdict" title={t('checklist', { version: look.checklist })}>
        {look.verdict ? <Given {...props} /> : <Turn {...props} />}
      </Panel>
      {look.verdict?.verdict === 'disagree' && <CounselPanel {...props} />}
    </DeskPage>
  )
}

function DecidedPanel({ view, body: { decision, explanation } }: LookProps) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  return (
    <Panel id="decision" title={t('decision')}>
      {decision.kind === 'reject' && <p>{t('reject', { because: triage(`reject.${decision.because}`) })}</p>}
      {decision.kind === 'inform' && <p>{t('inform')}</p>}
      {decision.kind === 'disclose' && (
        <Table
          caption={t('decision')}
          className="decide"
          cards
          rows={decision.rows}
          rowKey={({ category }) => category}
          columns={[
            { head: t('data'), cell: ({ category }) => triage(`category.${category}`) },
            {
              head: t('verdictOn'),
              cell: ({ verdict }) => <Cell kind={verdict === 'disclose' ? 'yes' : 'no'}>{t(verdict)}</Cell>,
            },
          ]}
        />
      )}
      <h3 className="plainhead">{t('explanation')}</h3>
      <blockquote>{explanation}</blockquote>
    </Panel>
  )
}

function Given({ view, look: { verdict }, checks, names }: LookProps) {
  const t = say(view.lang)
  if (!verdict) return null
  const when = formatInstant(view.lang, verdict.at, view.zone, 'exact')
  return (
    <>
      <Facts
        items={checks.map((check) => ({
          name: t(`checks.${check}`),
          value: t(`answers.${verdict.answers[check] ?? 'not-asked'}`),
        }))}
      />
      <p>
        <VerdictTag view={view} verdict={verdict.verdict} />{' '}
        {t('given', { who: names.get(verdict.by) ?? verdict.by, when })}
      </p>
      {verdict.text !== '' && <blockquote>{verdict.text}</blockquote>}
    </>
  )
}

function Turn(props: LookProps) {
  const { view, look } = props
  const t = say(view.lang)
  if (!view.may('look.do')) return <p className="soft">{t('notYours')}</p>
  const me = view.actor?.id
  if (me === look.proposedBy || me === look.decidedBy) return <Alert>{t('own')}</Alert>
  return <LookForm {...props} />
}

function LookForm({ view, look, checks, returned }: LookProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Form action={`/desk/second-looks/${look.id}/verdict`} name={t('yours')}>
      {checks.map((check) => (
        <Radios
          key={check}
          {...one(`checks.${check}`)}
          label={t(`checks.${check}`)}
          choices={CHECK_ANSWERS.map((value) => ({ value, text: t(`answers.${value}`) }))}
        />
      ))}
      <Radios
        {...one('verdict')}
        label={t('yours')}
        choices={VERDICTS.map((value) => ({ value, text: t(`verdicts.${value}`) }))}
      />
      <TextArea {...one('text')} label={t('text')} hint={t('textHint')} rows={4} maxLength={4000} optional />
      <div className="row">
        <Button>{t('send')}</Button>
        <span className="small soft">{t('final')}</span>
      </div>
    </Form>
  )
}

function CounselPanel({ view, look, names, returned }: LookProps) {
  const t = say(view.lang)
  const { answer } = look
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Panel id="counsel" title={t('counsel')}>
      {answer ? (
        <>
          <p className="small soft">
            {t('given', {
              who: names.get(answer.by) ?? answer.by,
              when: formatInstant(view.lang, answer.at, view.zone, 'exact'),
            })}
          </p>
          <blockquote>{answer.text}</blockquote>
        </>
      ) : view.may('look.answer') ? (
        <Form action={`/desk/second-looks/${look.id}/answer`} name={t('counsel')}>
          <TextArea {...one('text')} label={t('counselText')} rows={4} maxLength={4000} />
          <div className="row">
            <Button>{t('counselSend')}</Button>
          </div>
        </Form>
      ) : (
        <p className="soft">{t('counselOpen')}</p>
      )}
    </Panel>
  )
}
