import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Due } from '#ui/due.tsx'
import { Mono } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Empty, Fold, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Pager } from '#ui/ways.tsx'
import { say as sayEmergency } from '../emergency/emergency.words.ts'
import { say as sayKeys } from '../encryption/key.words.ts'
import { say as sayPreview } from '../preview/preview.words.ts'
import { say as sayWorkspace } from '../workspace/workspace.words.ts'
import { nextStep } from './answers.rules.ts'
import type { Draft } from './draft.store.ts'
import { say as sayForm } from './filing.words.ts'
import type { OwnCase } from './follow.store.ts'
import { say } from './follow.words.ts'
import { type OfficerState, officerState } from './officer.rules.ts'
import { stepPath } from './step.page.tsx'

const NEEDS = ['account', 'pdf', 'who', 'official', 'identifiers', 'period'] as const

/** Before sign-in: what can be filed, what is needed, and the doors. */
export function FrontPage({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const { name, officeEmail: email, products } = view.provider
  return (
    <OfficerPage view={view} title={t('home.title')}>
      <PageHead title={t('home.title')} lead={t('home.lead', { provider: name })}>
        <div className="row">
          <LinkButton href="/lers/sign-in">{t('home.signIn')}</LinkButton>
          <a href="/authorities">{t('home.guide')}</a>
        </div>
      </PageHead>
      <Section id="what" title={t('home.what')}>
        <p className="read">{t('home.whatText')}</p>
        <p className="read soft">{t('home.notYet', { email })}</p>
      </Section>
      <Section id="needs" title={t('home.needs')}>
        <ul className="read stack--s">
          {NEEDS.map((need) => (
            <li key={need}>
              {t(`home.need.${need}`, { meetings: products.meetings.name, phone: products.phone.name })}
            </li>
          ))}
        </ul>
        <p className="read soft">{t('home.minutes')}</p>
      </Section>
      <Section id="account" title={t('home.none')}>
        <p className="read">{t('home.noneText', { email })}</p>
      </Section>
    </OfficerPage>
  )
}

export type MineShown = Readonly<{
  view: View
  drafts: readonly Draft[]
  cases: readonly OwnCase[]
  page: number
  pages: number
}>

/** After sign-in: drafts to go on with, requests to follow. */
export function MinePage({ view, drafts, cases, page, pages }: MineShown) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('list.title')}>
      <PageHead title={t('list.title')}>
        <Form action="/lers/drafts" name={t('list.start')}>
          <div className="row">
            <Button>{t('list.start')}</Button>
            <a href="/lers/preview">{sayPreview(view.lang)('link')}</a>
            <a href="/lers/emergency">{sayEmergency(view.lang)('own.link')}</a>
            <a href="/lers/agency">{sayWorkspace(view.lang)('link')}</a>
            <a href="/lers/keys">{sayKeys(view.lang)('link')}</a>
          </div>
        </Form>
      </PageHead>
      <Section id="drafts" title={t('list.drafts')}>
        {drafts.length === 0 ? (
          <Empty title={t('list.noDrafts')}>{t('list.noDraftsText')}</Empty>
        ) : (
          <Drafts view={view} drafts={drafts} />
        )}
      </Section>
      <Section id="requests" title={t('list.requests')}>
        {cases.length === 0 ? (
          <Empty title={t('list.noRequests')}>{t('list.noRequestsText')}</Empty>
        ) : (
          <Cases view={view} cases={cases} />
        )}
        <Pager
          lang={view.lang}
          name={t('list.pages')}
          page={page}
          pages={pages}
          href={(n) => `/lers?page=${n}#requests`}
        />
      </Section>
    </OfficerPage>
  )
}

function draftName({ answers: { process } }: Draft, view: View): string {
  const t = say(view.lang)
  if (!process) return t('list.unnamed')
  return t('list.named', {
    process: sayForm(view.lang)(`process.kinds.${process.process}`),
    docket: process.docketNumber,
  })
}

function Drafts({ view, drafts }: Readonly<{ view: View; drafts: readonly Draft[] }>) {
  const t = say(view.lang)
  const next = (draft: Draft) => nextStep(draft.answers, draft.documentId !== null)
  return (
    <Table
      caption={t('list.drafts')}
      rows={drafts}
      rowKey={(draft) => draft.id}
      cards
      columns={[
        { head: t('list.draft'), cell: (draft) => <a href={stepPath(draft, next(draft))}>{draftName(draft, view)}</a> },
        { head: t('list.savedAt'), cell: (draft) => <Time view={view} at={draft.updatedAt} as="log" /> },
        { head: t('list.nextStep'), cell: (draft) => sayForm(view.lang)(`steps.${next(draft)}`) },
        {
          head: t('list.discard'),
          cell: (draft) => (
            <Fold summary={t('list.discard')} small>
              <Form action={`/lers/drafts/${draft.id}/discard`}>
                <p className="small">{t('list.discardText')}</p>
                <Button kind="second" small>
                  {t('list.discardYes')}
                </Button>
              </Form>
            </Fold>
          ),
        },
      ]}
    />
  )
}

const TAGS: Readonly<Record<OfficerState, TagKind>> = {
  received: 'open',
  review: 'half',
  decided: 'half',
  preparing: 'half',
  sealing: 'half',
  preserved: 'done',
  'no-longer-kept': 'done',
  answered: 'done',
  refused: 'plain',
  withdrawn: 'plain',
}

export function StateTag({ view, state }: Readonly<{ view: View; state: OfficerState }>) {
  return <Tag kind={TAGS[state]}>{say(view.lang)(`state.${state}`)}</Tag>
}

function Cases({ view, cases }: Readonly<{ view: View; cases: readonly OwnCase[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('list.requests')}
      rows={cases}
      rowKey={(row) => row.caseId}
      cards
      columns={[
        {
          head: t('list.number'),
          cell: (row) => (
            <a href={`/lers/cases/${row.caseId}`}>
              <Mono>{row.number}</Mono>
            </a>
          ),
        },
        {
          head: t('list.docket'),
          cell: (row) => (
            <>
              {row.docketNumber}
              {row.part !== 'holder' && <span className="small soft"> {t('list.colleague')}</span>}
            </>
          ),
        },
        { head: t('list.state'), cell: (row) => <StateTag view={view} state={officerState(row.state)} /> },
        {
          head: t('list.due'),
          cell: (row) =>
            row.isOpen ? <Due view={view} due={row.dueAt} /> : <span className="soft">{t('list.answeredOn')}</span>,
        },
        {
          head: t('list.package'),
          cell: (row) => (row.packageReady ? <Tag kind="good">{t('list.package')}</Tag> : '–'),
        },
        { head: t('list.received'), cell: (row) => <Time view={view} at={row.receivedAt} as="log" />, wideOnly: true },
      ]}
    />
  )
}
