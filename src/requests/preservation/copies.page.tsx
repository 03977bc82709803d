import { formatInstant } from '#ui/dates.ts'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { shownProposal } from '../desk/decision-data.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CopyLook } from './copies.look.ts'
import { say } from './copy.words.ts'

/** Before anybody decides: that there is a kept copy, of which day, what it holds, and whether it is drawn on. */
export function CopiesPanel({ view, look }: PartProps) {
  const t = say(view.lang)
  const { copies, failed } = look.copies
  if (copies.length === 0 && failed === null) return null
  return (
    <Panel id="copies" title={t('title')}>
      {failed && (
        <Alert kind="bad" title={t('failed.title', { number: failed.number })}>
          <p>
            {t('failed.text')} <a href={`/desk/cases/${failed.caseId}#keeping`}>{t('failed.link')}</a>
          </p>
        </Alert>
      )}
      <ul className="stack--l">
        {copies.map((one) => (
          <li key={one.copy.preservationId} className="stack--s">
            <Copy view={view} look={look} one={one} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

type CopyProps = Pick<PartProps, 'view' | 'look'> & Readonly<{ one: CopyLook }>

function Copy({ view, look, one }: CopyProps) {
  const t = say(view.lang)
  const { copy, use, asOf, totals } = one
  const proposal = shownProposal(look)
  const named = proposal?.body.kept?.some(({ preservationId }) => preservationId === copy.preservationId) ?? false
  const drawn = proposal ? named : use !== 'others'
  const tag = proposal && named ? 'in' : drawn ? 'will' : 'out'
  return (
    <>
      <p className="row">
        <a href={`/desk/cases/${copy.caseId}#keeping`} className="mono">
          {copy.number}
        </a>
        <Tag kind={drawn ? 'done' : 'plain'}>{t(`tag.${tag}`)}</Tag>
        <span className="small soft">{t(`use.${use}`)}</span>
      </p>
      <p>{t('asOf', { when: formatInstant(view.lang, asOf, view.zone, 'stamp') })}</p>
      <p className="small">{t(proposal && !named && use !== 'others' ? 'told.decided' : `told.${use}`)}</p>
      {totals.length > 0 && <Counts view={view} one={one} />}
    </>
  )
}

function Counts({ view, one: { totals } }: Pick<CopyProps, 'view' | 'one'>) {
  const t = say(view.lang)
  return (
    <Fold small summary={t('counts')}>
      <Table
        caption={t('counts')}
        rows={totals}
        rowKey={(row) => row.category}
        dense
        cards
        columns={[
          { head: t('category'), cell: (row) => sayTriage(view.lang)(`category.${row.category}`) },
          { head: t('records'), cell: (row) => String(row.records) },
          { head: t('files'), cell: (row) => String(row.files) },
        ]}
      />
      <p className="small faint">{t('whole')}</p>
    </Fold>
  )
}
