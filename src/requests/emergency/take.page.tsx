import type { ReactElement } from 'react'
import type { Agency } from '#agencies'
import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { Due } from '#ui/due.tsx'
import { Mono } from '#ui/facts.tsx'
import { filled, Select, TextField } from '#ui/fields.tsx'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { COMMITMENTS } from './emergency.rules.ts'
import type { OpenEmergency } from './emergency.store.ts'
import { say } from './emergency.words.ts'
import { AboutFields, DataFields, QuestionFields, type Shown } from './fields.page.tsx'

type ListShown = Readonly<{
  view: View
  open: readonly OpenEmergency[]
  names: ReadonlyMap<string, string>
}>

/** Emergencies that are open, and the way to take one in. */
export function EmergenciesPage({ view, open, names }: ListShown): ReactElement {
  const t = say(view.lang)
  const take = view.may('emergency.handle') && <LinkButton href="/desk/emergencies/new">{t('list.take')}</LinkButton>
  return (
    <DeskPage view={view} title={t('list.title')}>
      <DeskHead title={t('list.title')} aside={t('list.aside', { n: open.length })} />
      {take && <div className="row">{take}</div>}
      {open.length === 0 ? (
        <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
      ) : (
        <Panel id="open" title={t('list.title')} bare>
          <OpenTable view={view} open={open} names={names} />
        </Panel>
      )}
    </DeskPage>
  )
}

export function OpenTable({ view, open, names }: ListShown) {
  const t = say(view.lang)
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <Table
      caption={t('list.title')}
      rows={open}
      rowKey={({ caseId }) => caseId}
      cards
      pad
      columns={[
        { head: t('list.decideBy'), cell: ({ dueAt }) => <Due view={view} due={dueAt} /> },
        {
          head: t('list.number'),
          names: true,
          cell: ({ caseId, number }) => (
            <a href={`/desk/cases/${caseId}`}>
              <Mono>{number}</Mono>
            </a>
          ),
        },
        { head: t('list.agency'), cell: ({ agencyName }) => agencyName },
        {
          head: t('list.duty'),
          cell: ({ answeredBy }) =>
            answeredBy === null ? (
              <Tag kind="act">{t('list.unanswered')}</Tag>
            ) : (
              t('list.answered', { who: nameOf(answeredBy) })
            ),
        },
        {
          head: t('list.with'),
          cell: ({ assignedTo }) => (assignedTo === null ? t('list.nobody') : nameOf(assignedTo)),
        },
      ]}
    />
  )
}

/** One page, filled in while the caller is on the line. */
export function TakePage({
  view,
  typed,
  errors,
  agencies,
}: Shown & Readonly<{ agencies: readonly Named[] }>): ReactElement {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('take.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('take.title')} />
      <ErrorSummary lang={view.lang} errors={errors} names={namesOf(view)} />
      <p className="read">{t('take.lead')}</p>
      <Form action="/desk/emergencies" name={t('take.title')}>
        <Panel id="who" title={t('take.who')}>
          <CallerFields view={view} typed={typed} errors={errors} agencies={agencies} />
        </Panel>
        <Panel id="account" title={t('take.account')}>
          <AboutFields view={view} typed={typed} errors={errors} />
        </Panel>
        <Panel id="danger" title={t('take.danger')}>
          <QuestionFields
            view={view}
            typed={typed}
            errors={errors}
            optional={['atRisk', 'urgency', 'averts', 'noProcess']}
          />
        </Panel>
        <Panel id="data" title={t('take.data')}>
          <DataFields view={view} typed={{ categories: ['identity'], ...typed }} errors={errors} />
        </Panel>
        <Panel id="rest" title={t('take.rest')}>
          <CommitmentField view={view} typed={typed} errors={errors} />
        </Panel>
        <div className="row">
          <Button>{t('take.button')}</Button>
        </div>
      </Form>
    </DeskPage>
  )
}

type Named = Pick<Agency, 'id' | 'name' | 'unit'>

function CallerFields({ view, typed, errors, agencies }: Shown & Readonly<{ agencies: readonly Named[] }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const called = ({ name, unit }: Named) => (unit === null ? name : `${name}, ${unit}`)
  return (
    <>
      <FieldRow end>
        <TextField {...one('name')} label={t('take.name')} maxLength={120} />
        <TextField {...one('badge')} label={t('take.badge')} maxLength={60} optional short />
      </FieldRow>
      <TextField {...one('email')} type="email" label={t('take.email')} hint={t('take.emailHint')} maxLength={254} />
      <TextField
        {...one('telephone')}
        type="tel"
        label={t('take.telephone')}
        hint={t('take.telephoneHint')}
        maxLength={60}
        optional
      />
      <FieldRow end>
        <Select
          {...one('agencyId')}
          label={t('take.agency')}
          hint={t('take.agencyHint')}
          blank={t('take.byAddress')}
          options={agencies.map((agency) => ({ value: agency.id, text: called(agency) }))}
        />
        <TextField {...one('docketNumber')} label={t('take.docket')} maxLength={80} optional />
      </FieldRow>
    </>
  )
}

export function CommitmentField({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, { commitment: 'not-asked', ...typed }, errors)
  return (
    <Radios
      {...one('commitment')}
      label={t('commitment.label')}
      choices={COMMITMENTS.map((value) => ({ value, text: t(`commitment.${value}`) }))}
    />
  )
}

/** Labels of the fields whose message does not name them. */
export function namesOf({ lang }: View): Readonly<Record<string, string>> {
  const t = say(lang)
  const rows = [0, 1, 2].flatMap((n) =>
    (['kind', 'value', 'date', 'time'] as const).map(
      (field) => [`identifiers.${n}.${field}`, `${t('row', { n: n + 1 })}, ${t(field)}`] as const,
    ),
  )
  return {
    ...{ name: t('take.name'), email: t('take.email'), telephone: t('take.telephone'), nature: t('nature') },
    ...{ atRisk: t('atRisk'), urgency: t('urgency'), averts: t('averts'), noProcess: t('noProcess') },
    ...Object.fromEntries(rows),
  }
}
