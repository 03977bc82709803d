import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import type { JobRow, JobState } from '#platform/jobs/jobs.ts'
import { Button } from '#ui/buttons.tsx'
import { Select } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { say } from './office.words.ts'

export const JOB_STATES = ['waiting', 'running', 'failed', 'done'] as const satisfies readonly JobState[]
const TAG: Readonly<Record<JobState, TagKind>> = { waiting: 'open', running: 'half', failed: 'bad', done: 'done' }

type JobsProps = Readonly<{ view: View; rows: readonly JobRow[]; state: JobState | null; page: number; more: boolean }>

/** What the machine does, did, and could not do; a failed job waits for a person. */
export function JobsPage({ view, rows, state, page, more }: JobsProps): ReactElement {
  const t = say(view.lang)
  const href = (to: number) => `/desk/jobs?${new URLSearchParams({ ...(state && { state }), page: String(to) })}`
  return (
    <DeskPage view={view} title={t('jobs.title')}>
      <DeskHead title={t('jobs.title')} aside={t('jobs.aside')} />
      <div className="panel">
        <Form action="/desk/jobs" method="get" name={t('jobs.filter')} className="filterbar">
          <Select
            lang={view.lang}
            name="state"
            value={state ?? ''}
            small
            label={t('jobs.state')}
            blank={t('jobs.all')}
            options={JOB_STATES.map((one) => ({ value: one, text: t(`jobs.states.${one}`) }))}
          />
          <Button kind="second" small>
            {t('jobs.apply')}
          </Button>
        </Form>
        {rows.length === 0 ? (
          <div className="panel__in">
            <Empty title={t('jobs.emptyTitle')}>{t('jobs.empty')}</Empty>
          </div>
        ) : (
          <Rows view={view} rows={rows} />
        )}
        {(page > 1 || more) && (
          <div className="panel__foot">
            <nav className="pager" aria-label={t('jobs.pages')}>
              {page > 1 && (
                <a href={href(page - 1)} rel="prev">
                  {t('jobs.previous')}
                </a>
              )}
              <span aria-current="page">{t('jobs.page', { page })}</span>
              {more && (
                <a href={href(page + 1)} rel="next">
                  {t('jobs.next')}
                </a>
              )}
            </nav>
          </div>
        )}
      </div>
    </DeskPage>
  )
}

function Rows({ view, rows }: Readonly<{ view: View; rows: readonly JobRow[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('jobs.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      dense
      cards
      pad
      columns={[
        { head: t('jobs.name'), cell: (row) => <span className="mono">{row.name}</span> },
        { head: t('jobs.state'), cell: (row) => <Tag kind={TAG[row.state]}>{t(`jobs.states.${row.state}`)}</Tag> },
        { head: t('jobs.about'), cell: (row) => <span className="mono faint">{aboutOf(row.data)}</span> },
        { head: t('jobs.due'), cell: (row) => <Time view={view} at={row.dueAt} as="log" /> },
        { head: t('jobs.ended'), cell: (row) => (row.endedAt ? <Time view={view} at={row.endedAt} as="log" /> : '–') },
        { head: t('jobs.attempts'), number: true, cell: (row) => row.attempts },
        { head: t('jobs.error'), cell: (row) => <Failure view={view} row={row} /> },
      ]}
    />
  )
}

/** Job data names things by id alone. */
function aboutOf(data: unknown): string {
  return typeof data === 'object' && data !== null ? Object.values(data).map(String).join(' ') : ''
}

function Failure({ view, row }: Readonly<{ view: View; row: JobRow }>) {
  const t = say(view.lang)
  return (
    <div className="stack--s">
      {row.error && <span className="small">{row.error}</span>}
      {row.state === 'failed' && view.may('jobs.retry') && (
        <form method="post" action={`/desk/jobs/${row.id}/retry`}>
          <button type="submit" className="linkish" aria-label={t('jobs.retryThis', { name: row.name })}>
            {t('jobs.retry')}
          </button>
        </form>
      )}
    </div>
  )
}
