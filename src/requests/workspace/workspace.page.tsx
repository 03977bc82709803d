import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { Due } from '#ui/due.tsx'
import { HeadFacts, Mono } from '#ui/facts.tsx'
import { type Errors, filled, Select, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Empty, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs, Pager } from '#ui/ways.tsx'
import { type Colleague, POSTS } from '../colleagues/colleague.rules.ts'
import { say as sayColleague } from '../colleagues/colleague.words.ts'
import { say as sayForm } from '../filing/filing.words.ts'
import { StateTag } from '../filing/home.page.tsx'
import { officerState } from '../filing/officer.rules.ts'
import { isProcess } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { Candidate } from './handover.commands.ts'
import type { AgencyCase } from './workspace.store.ts'
import { say } from './workspace.words.ts'

/** Whoever supervises nothing reads what a supervisor is, and how one becomes it. */
export function NoWorkspacePage({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('title')}>
      <PageHead title={t('title')} crumbs={<ToMine view={view} />} />
      <Empty title={t('notOne')}>{t('notOneText', { email: view.provider.officeEmail })}</Empty>
    </OfficerPage>
  )
}

function ToMine({ view, number }: Readonly<{ view: View; number?: string }>) {
  const t = say(view.lang)
  const mine = { name: sayForm(view.lang)('mine'), href: '/lers' }
  const items = number
    ? [mine, { name: t('title'), href: '/lers/agency' }, { name: number }]
    : [mine, { name: t('title') }]
  return <Crumbs lang={view.lang} items={items} />
}

export type WorkspaceShown = Readonly<{
  view: View
  agency: string
  asked: Readonly<{ q: string; show: 'open' | 'closed'; page: number }>
  rows: readonly AgencyCase[]
  pages: number
}>

/** The requests of a whole agency. What each asks about stands on its own page, for those who are on it. */
export function WorkspacePage({ view, agency, asked, rows, pages }: WorkspaceShown) {
  const t = say(view.lang)
  const href = (page: number) =>
    `/lers/agency?${new URLSearchParams({ q: asked.q, show: asked.show, page: `${page}` })}`
  return (
    <OfficerPage view={view} title={t('title')}>
      <PageHead title={t('title')} lead={agency} crumbs={<ToMine view={view} />} />
      <p className="read soft">{t('lead')}</p>
      <Form action="/lers/agency" method="get" name={t('search')} className="filterbar">
        <TextField lang={view.lang} name="q" value={asked.q} label={t('q')} type="search" small grow maxLength={100} />
        <Select
          lang={view.lang}
          name="show"
          value={asked.show}
          label={t('show')}
          small
          options={[
            { value: 'open', text: t('open') },
            { value: 'closed', text: t('closed') },
          ]}
        />
        <Button kind="second" small>
          {t('search')}
        </Button>
      </Form>
      {rows.length === 0 ? <Empty title={t('none')}>{t('noneText')}</Empty> : <Rows view={view} rows={rows} />}
      <Pager lang={view.lang} name={t('pages')} page={asked.page} pages={pages} href={href} />
    </OfficerPage>
  )
}

function Rows({ view, rows }: Pick<WorkspaceShown, 'view' | 'rows'>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ caseId }) => caseId}
      cards
      columns={[
        {
          head: t('number'),
          cell: ({ caseId, number }) => (
            <a href={`/lers/agency/cases/${caseId}`}>
              <Mono>{number}</Mono>
            </a>
          ),
        },
        { head: t('process'), cell: ({ process }) => processName(view, process) },
        {
          head: t('officer'),
          cell: ({ holder, part }) => (
            <>
              {holder}
              {part && <span className="small soft"> ({t('onIt')})</span>}
            </>
          ),
        },
        { head: t('state'), cell: ({ state }) => <StateTag view={view} state={officerState(state)} /> },
        {
          head: t('due'),
          cell: ({ isOpen, dueAt }) =>
            isOpen ? <Due view={view} due={dueAt} /> : <span className="soft">{t('closedState')}</span>,
        },
      ]}
    />
  )
}

const processName = ({ lang }: View, process: string) =>
  isProcess(process) ? sayTriage(lang)(`process.${process}`) : process

export type AgencyCaseShown = Readonly<{
  view: View
  found: AgencyCase
  colleagues: readonly Colleague[]
  candidates: readonly Candidate[]
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** One of them: with whom it is, and the two things that a supervisor does. */
export function AgencyCasePage(shown: AgencyCaseShown) {
  const { view, found, colleagues, returned } = shown
  const t = say(view.lang)
  const on = colleagues.map(({ address, post }) => `${address} (${sayColleague(view.lang)(`post.${post}`)})`)
  const errors = returned?.errors ?? {}
  return (
    <OfficerPage view={view} title={found.number} wrong={returned !== null}>
      <PageHead title={found.number} crumbs={<ToMine view={view} number={found.number} />}>
        <div className="row">
          <StateTag view={view} state={officerState(found.state)} />
        </div>
        <HeadFacts
          items={[
            { name: t('process'), value: processName(view, found.process) },
            { name: t('officer'), value: found.holder },
            { name: t('since'), value: <Time view={view} at={found.receivedAt} as="log" /> },
            { name: t('colleagues'), value: on.join(', ') || t('nobody') },
          ]}
        />
      </PageHead>
      <ErrorSummary
        lang={view.lang}
        errors={errors}
        names={{ to: t('hand.to'), reason: t('hand.reason'), post: sayColleague(view.lang)('chosen') }}
      />
      {found.part ? <ReadIt {...shown} /> : <JoinForm {...shown} />}
      <HandForm {...shown} />
    </OfficerPage>
  )
}

function ReadIt({ view, found }: AgencyCaseShown) {
  return (
    <div className="row">
      <LinkButton href={`/lers/cases/${found.caseId}`}>{say(view.lang)('read')}</LinkButton>
    </div>
  )
}

function JoinForm({ view, found, returned }: AgencyCaseShown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Section id="join" title={t('join.title')}>
      <Form action={`/lers/agency/cases/${found.caseId}/join`} name={t('join.title')}>
        <p className="read">{t('join.text')}</p>
        <Radios
          {...one('post')}
          label={sayColleague(view.lang)('chosen')}
          choices={POSTS.map((value) => ({ value, text: sayColleague(view.lang)(`post.${value}`) }))}
        />
        <div className="row">
          <Button kind="second">{t('join.go')}</Button>
        </div>
      </Form>
    </Section>
  )
}

function HandForm({ view, found, candidates, returned }: AgencyCaseShown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Section id="handover" title={t('hand.title')}>
      {candidates.length === 0 ? (
        <p className="soft">{t('hand.nobody')}</p>
      ) : (
        <Form action={`/lers/agency/cases/${found.caseId}/handover`} name={t('hand.title')}>
          <p className="read">{t('hand.text')}</p>
          <Select
            {...one('to')}
            label={t('hand.to')}
            blank=""
            options={candidates.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <TextArea {...one('reason')} label={t('hand.reason')} rows={2} maxLength={500} />
          <div className="row">
            <Button>{t('hand.go')}</Button>
          </div>
        </Form>
      )}
    </Section>
  )
}
