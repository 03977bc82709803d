import type { View } from '#platform/http/view.ts'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import { say } from './case.words.ts'
import { About } from './case-parties.page.tsx'

export const IDENTIFIERS_PAGE = 100

/** A long list of identifiers, a hundred at a time, each with what was found. */
export function IdentifiersPage({
  view,
  look,
  page,
}: Readonly<{ view: View; look: Pick<CaseLook, 'file' | 'state'>; page: number }>) {
  const t = say(view.lang)
  const { id, number, tasks } = look.file
  const pages = Math.max(1, Math.ceil(tasks.length / IDENTIFIERS_PAGE))
  const title = t('parties.listTitle', { number })
  const href = (to: number) => `/desk/cases/${id}/identifiers?page=${to}`
  return (
    <DeskPage view={view} title={title}>
      <Crumbs
        lang={view.lang}
        items={[
          { name: t('crumb'), href: '/desk' },
          { name: number, href: `/desk/cases/${id}#parties` },
          { name: title },
        ]}
      />
      <DeskHead title={title} aside={t('parties.page', { page, pages })} />
      <div className="panel">
        <Table
          caption={title}
          dense
          cards
          pad
          rows={tasks.slice((page - 1) * IDENTIFIERS_PAGE, page * IDENTIFIERS_PAGE)}
          rowKey={(task) => task.id}
          columns={[
            { head: t('parties.n'), number: true, names: true, cell: (task) => task.n },
            { head: t('parties.identifier'), cell: (task) => sayTriage(view.lang)(`identifier.${task.kind}`) },
            { head: t('parties.lookedUp'), cell: (task) => <About view={view} look={look} task={task} /> },
          ]}
        />
        {pages > 1 && (
          <div className="panel__foot">
            <nav className="pager" aria-label={t('parties.pages')}>
              {page > 1 && (
                <a href={href(page - 1)} rel="prev">
                  {t('parties.page', { page: page - 1, pages })}
                </a>
              )}
              <span aria-current="page">{t('parties.page', { page, pages })}</span>
              {page < pages && (
                <a href={href(page + 1)} rel="next">
                  {t('parties.page', { page: page + 1, pages })}
                </a>
              )}
            </nav>
          </div>
        )}
      </div>
    </DeskPage>
  )
}
