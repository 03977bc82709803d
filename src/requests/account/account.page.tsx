import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { filled, Select, TextArea } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { Empty, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime, Time } from '#ui/time.tsx'
import { type OwnerQuestion, Questions } from '../consent/owner.page.tsx'
import { say as sayRetention } from '../retention/retention.words.ts'
import { processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { TellableCase } from './account.store.ts'
import { say } from './account.words.ts'

/** With the last day on which we keep the file; null while it is open, or where it is kept longer than its time. */
export type KeptCase = TellableCase & Readonly<{ keptUntil: Day | null }>

export type AccountPageProps = Readonly<{
  view: View
  email: string
  cases: readonly KeptCase[]
  /** What authorities say that the owner agrees to. */
  questions: readonly OwnerQuestion[]
  typed?: Readonly<Record<string, string | readonly string[]>>
  errors?: FieldErrors
}>

/** What authorities asked about this account, as far as we may tell. */
export function AccountPage({ view, email, cases, questions, typed, errors = {} }: AccountPageProps) {
  const t = say(view.lang)
  const open = cases.filter(
    (each) => each.lastDay !== null && !each.given && !each.objected && dayIn(view.zone, view.now) <= each.lastDay,
  )
  return (
    <PublicPage view={view} title={t('title')} wrong={Object.keys(errors).length > 0}>
      <PageHead title={t('title')} lead={t('lead', { email })} />
      <ErrorSummary lang={view.lang} errors={errors} names={{ case: t('which'), reason: t('reason') }} />
      <div className="stack--l">
        <Questions view={view} questions={questions} />
        {cases.length + questions.length === 0 && (
          <Empty title={t('emptyTitle')}>
            <p className="soft">{t('emptyText')}</p>
          </Empty>
        )}
        {cases.length > 0 && <Lists view={view} cases={cases} />}
      </div>
      {open.length > 0 && <Objection view={view} open={open} {...(typed && { typed })} errors={errors} />}
    </PublicPage>
  )
}

/** What is still going on, then what is over. */
function Lists({ view, cases }: Readonly<{ view: View; cases: readonly KeptCase[] }>) {
  const t = say(view.lang)
  const [open, past] = [cases.filter(({ isOpen }) => isOpen), cases.filter(({ isOpen }) => !isOpen)]
  return (
    <div className="stack--l">
      {open.length > 0 && <CaseTable view={view} caption={t('list')} cases={open} />}
      {past.length > 0 && <CaseTable view={view} caption={t('past')} cases={past} />}
    </div>
  )
}

function CaseTable({ view, caption, cases }: Readonly<{ view: View; caption: string; cases: readonly KeptCase[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={caption}
      captionSeen
      cards
      rows={cases}
      rowKey={(row) => row.caseId}
      columns={[
        { head: t('case'), names: true, cell: (row) => <span className="mono nowrap">{row.number}</span> },
        { head: t('told'), cell: (row) => <Time view={view} at={row.toldAt} as="exact" /> },
        {
          head: t('letter'),
          cell: (row) => (
            <a href={`/account/letters/${row.mailId}/file`} download>
              {t('letterPdf')}
            </a>
          ),
        },
        { head: t('asked'), cell: (row) => row.agencyName },
        { head: t('process'), cell: (row) => sayTriage(view.lang)(`process.${row.process}`) },
        {
          head: t('what'),
          cell: (row) => row.asked.map((category) => sayTriage(view.lang)(`category.${category}`)).join(', '),
        },
        { head: t('state'), cell: (row) => <StateTag view={view} row={row} /> },
        {
          head: t('until'),
          cell: (row) =>
            row.lastDay === null
              ? heldText(view, row)
              : t('untilDay', { day: formatDay(view.lang, row.lastDay, 'long') }),
        },
        {
          head: sayRetention(view.lang)('yours.account'),
          cell: (row) =>
            row.keptUntil ? <DayTime view={view} of={row.keptUntil} /> : sayRetention(view.lang)('yours.accountOpen'),
        },
      ]}
    />
  )
}

function heldText(view: View, { heldUntil, process }: TellableCase): string {
  const t = say(view.lang)
  if (processRow(process).family === 'restriction') return t('noData')
  return heldUntil === null ? t('noTime') : t('heldUntil', { day: formatDay(view.lang, heldUntil, 'long') })
}

function StateTag({ view, row }: Readonly<{ view: View; row: TellableCase }>) {
  const t = say(view.lang)
  if (!row.given && !row.isOpen) return <Tag kind="done">{t('stateNotGiven')}</Tag>
  if (row.given || row.produceFrom === null) return <Tag kind="done">{t('stateGiven')}</Tag>
  return (
    <Tag kind="half">
      {t('stateWaiting', { day: formatDay(view.lang, dayIn(view.zone, row.produceFrom), 'plain') })}
    </Tag>
  )
}

function Objection({
  view,
  open,
  typed,
  errors,
}: Readonly<{
  view: View
  open: readonly KeptCase[]
  typed?: Readonly<Record<string, string | readonly string[]>>
  errors: FieldErrors
}>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Section id="object" title={t('objectTitle')}>
      <Form action="/account/objections">
        <p className="read">{t('object', { contact: view.provider.notice.contact })}</p>
        <Select
          {...one('case')}
          label={t('which')}
          options={open.map(({ caseId, number }) => ({ value: caseId, text: number }))}
        />
        <TextArea {...one('reason')} label={t('reason')} rows={5} maxLength={4000} />
        <div className="row">
          <Button>{t('send')}</Button>
        </div>
      </Form>
    </Section>
  )
}
