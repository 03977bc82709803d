import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Pre } from '#ui/facts.tsx'
import { FileField } from '#ui/fields.tsx'
import { formatNumber } from '#ui/figures.ts'
import { Form } from '#ui/form.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import type { Draft } from './draft.store.ts'
import { LIST_MOST } from './list.rules.ts'
import type { IdentifierList } from './list.store.ts'
import { say } from './list.words.ts'
import { StepPage, stepPath } from './step.page.tsx'

/** So many refused rows stand on the page; the file has them all. */
const SHOWN = 100

export type ListShown = Readonly<{
  view: View
  draft: Draft
  list: IdentifierList | undefined
  error?: string | undefined
}>

/** What was read of the file, before anything of it is saved. */
export function ListPage({ view, draft, list, error }: ListShown) {
  const t = say(view.lang)
  return (
    <StepPage view={view} draft={draft} step="identifiers" errors={error ? { csv: error } : {}}>
      {list && <Judged view={view} draft={draft} list={list} />}
      <Section id="list" title={t(list ? 'another' : 'title')}>
        <ListForm view={view} draft={draft} error={error} />
      </Section>
    </StepPage>
  )
}

export function ListForm({ view, draft, error }: Omit<ListShown, 'list'>) {
  const t = say(view.lang)
  return (
    <Form action={`${stepPath(draft, 'identifiers')}/list`} name={t('title')} upload={view.lang}>
      <p className="soft read">{t('lead', { most: LIST_MOST })}</p>
      <Pre name={t('title')}>{t('example')}</Pre>
      <FileField lang={view.lang} name="csv" label={t('file')} accept=".csv,text/csv" error={error} />
      <div className="row">
        <Button kind="second">{t('send')}</Button>
      </div>
    </Form>
  )
}

function Judged({ view, draft, list }: Readonly<{ view: View; draft: Draft; list: IdentifierList }>) {
  const t = say(view.lang)
  const had = draft.answers.identifiers?.length ?? 0
  const n = (count: number) => formatNumber(view.lang, count)
  const { good, twice, refused } = list
  return (
    <Section id="judged" title={t('judged', { name: list.name })} full>
      <div className="stack">
        <ul className="stack--s">
          <li>{t('good', { n: good.length })}</li>
          {twice > 0 && <li>{t('twice', { n: twice })}</li>}
          <li>{t('refused', { n: refused.length })}</li>
        </ul>
        {refused.length > 0 && <Refused view={view} draft={draft} list={list} />}
        {good.length > 0 && (
          <Form
            action={`${stepPath(draft, 'identifiers')}/list/taking`}
            name={t('take', { n: n(good.length) })}
            hidden={{ list: list.id, version: String(draft.version) }}
          >
            {had > 0 && <Alert>{t('replaces', { n: had })}</Alert>}
            <p className="soft read">{t('notSaved')}</p>
            <div className="row">
              <Button>{t('take', { n: n(good.length) })}</Button>
              <LinkButton kind="second" href={stepPath(draft, 'identifiers')}>
                {t('leave')}
              </LinkButton>
            </div>
          </Form>
        )}
      </div>
    </Section>
  )
}

function Refused({ view, draft, list }: Readonly<{ view: View; draft: Draft; list: IdentifierList }>) {
  const t = say(view.lang)
  const { refused } = list
  return (
    <>
      <p className="read">
        {t('mendThem')}{' '}
        <a href={`${stepPath(draft, 'identifiers')}/list/refused.csv`} download>
          {t('download')}
        </a>
      </p>
      <Table
        caption={t('refusedRows')}
        cards
        dense
        rows={refused.slice(0, SHOWN)}
        rowKey={({ row }) => String(row)}
        columns={[
          { head: t('row'), number: true, names: true, cell: ({ row }) => row },
          { head: t('stands'), cell: ({ cells }) => <span className="mono">{cells.join(' · ').slice(0, 200)}</span> },
          { head: t('wrong'), cell: ({ because }) => t(`problem.${because}`) },
          { head: t('mend'), cell: ({ because }) => t(`mending.${because}`) },
        ]}
      />
      {refused.length > SHOWN && <p className="small soft">{t('more', { shown: SHOWN, n: refused.length })}</p>}
    </>
  )
}

/** On the step itself, where a list was taken: how many of what, the first of them, and the way back to typing. */
export function Taken({ view, draft }: Readonly<{ view: View; draft: Draft }>) {
  const t = say(view.lang)
  const all = draft.answers.identifiers ?? []
  return (
    <Section id="taken" title={t('takenTitle', { n: all.length })}>
      <div className="stack">
        <p className="mono small">
          {all
            .slice(0, 10)
            .map(({ value }) => value)
            .join(', ')}
          {all.length > 10 && ` … (${formatNumber(view.lang, all.length)})`}
        </p>
        <p className="soft read">{t('takenText')}</p>
        <Form
          action={`${stepPath(draft, 'identifiers')}/list/removal`}
          name={t('forget')}
          hidden={{ version: String(draft.version) }}
        >
          <p className="small soft">{t('forgetText')}</p>
          <Button kind="quiet" small>
            {t('forget')}
          </Button>
        </Form>
      </div>
    </Section>
  )
}
