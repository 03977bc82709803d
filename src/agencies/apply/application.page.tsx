import type { View } from '#platform/http/view.ts'
import { countryName } from '#platform/words.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Facts } from '#ui/facts.tsx'
import { type Errors, filled, Select, TextArea, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import type { Bound } from '../binding/binding.store.ts'
import { type Answer, LookupFacts, Signals } from '../desk/lookup.page.tsx'
import type { Application } from './application.store.ts'
import { say } from './application.words.ts'

/** Above the agencies; nothing where nothing waits. */
export function ApplicationsPanel({
  view,
  applications,
}: Readonly<{ view: View; applications: readonly Application[] }>) {
  const t = say(view.lang)
  if (applications.length === 0) return null
  return (
    <Panel id="applications" title={t('desk.waiting')} bare>
      <Table
        caption={t('desk.waiting')}
        rows={applications}
        rowKey={({ id }) => id}
        cards
        pad
        columns={[
          { head: t('desk.who'), cell: ({ id, name }) => <a href={`/desk/agencies/applications/${id}`}>{name}</a> },
          { head: t('desk.says'), cell: ({ agency, country }) => `${agency}, ${countryName(view.lang, country)}` },
          { head: t('desk.email'), cell: ({ email }) => email },
          { head: t('desk.proved'), cell: ({ provedAt }) => provedAt && <Time view={view} at={provedAt} as="log" /> },
        ]}
      />
    </Panel>
  )
}

type ApplicationProps = Readonly<{
  view: View
  application: Application
  answer: Answer
  bound: readonly Bound[]
  /** Whether an officer has this address already. */
  taken: boolean
  typed: Typed
  errors: Errors
}>

/** What the applicant says, beside what is known of the address; then yes or no. */
export function ApplicationPage(props: ApplicationProps) {
  const { view, application, answer, taken, errors } = props
  const t = say(view.lang)
  const open = application.outcome === null && view.may('agency.manage')
  return (
    <DeskPage view={view} title={t('desk.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('desk.title')} aside={<a href="/desk/agencies">{t('desk.toAgencies')}</a>} />
      <ErrorSummary lang={view.lang} errors={errors} names={{ agency: t('desk.agency'), reason: t('desk.reason') }} />
      <div className="stack">
        {taken && application.outcome === null && <Alert kind="warn">{t('desk.account')}</Alert>}
        <Panel id="says" title={t('desk.facts')}>
          <Said view={view} application={application} />
        </Panel>
        <Panel id="known" title={t('desk.known')}>
          <LookupFacts lines={answer.lines} />
        </Panel>
        <Panel id="signals" title={t('desk.signals')} bare={answer.signals.length > 0}>
          <Signals view={view} signals={answer.signals} />
        </Panel>
        {open && <AcceptForm {...props} />}
        {open && <RefuseForm {...props} />}
      </div>
    </DeskPage>
  )
}

function Said({ view, application }: Pick<ApplicationProps, 'view' | 'application'>) {
  const t = say(view.lang)
  const { agency, country, name, title, badge, email, telephone, extension, supervisor, createdAt } = application
  return (
    <Facts
      items={[
        { name: t('agency'), value: `${agency}, ${countryName(view.lang, country)}` },
        { name: t('name'), value: [name, title, badge].join(', ') },
        { name: t('desk.email'), value: email, mono: true },
        { name: t('telephone'), value: [telephone, extension].filter(Boolean).join(' / '), mono: true },
        { name: t('supervisor'), value: supervisor },
        { name: t('desk.made'), value: <Time view={view} at={createdAt} as="log" /> },
      ]}
    />
  )
}

function AcceptForm({ view, application, bound, typed, errors }: ApplicationProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Panel id="accept" title={t('desk.accept')}>
      {bound.length === 0 ? (
        <>
          <p className="read">{t('desk.unbound')}</p>
          <p className="row">
            <LinkButton href="/desk/agencies" kind="second">
              {t('desk.toAgencies')}
            </LinkButton>
            <LinkButton href="/desk/agencies/new" kind="second">
              {t('desk.toNew')}
            </LinkButton>
          </p>
        </>
      ) : (
        <Form action={`/desk/agencies/applications/${application.id}/acceptance`} name={t('desk.accept')}>
          <p className="small soft read">{t('desk.acceptLead')}</p>
          <Select
            {...one('agency')}
            label={t('desk.agency')}
            options={bound.map(({ agencyId, agency, domain }) => ({ value: agencyId, text: `${agency} (${domain})` }))}
          />
          <div className="row">
            <Button>{t('desk.acceptGo')}</Button>
          </div>
        </Form>
      )}
    </Panel>
  )
}

function RefuseForm({ view, application, typed, errors }: ApplicationProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Panel id="refuse" title={t('desk.refuse')}>
      <Form action={`/desk/agencies/applications/${application.id}/refusal`} name={t('desk.refuse')}>
        <TextArea
          {...one('reason')}
          label={t('desk.reason')}
          hint={t('desk.reasonHint')}
          rows={3}
          maxLength={1000}
          contentLang={application.lang}
        />
        <div className="row">
          <Button kind="refuse">{t('desk.refuseGo')}</Button>
        </div>
      </Form>
    </Panel>
  )
}
