import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import type { Standing } from '../house.ts'
import { accessColumns, agencyOf, levelOf, PeopleTabs } from './people.page.tsx'
import type { Person } from './person.store.ts'
import { words } from './staff.words.ts'

const say = speaker(words)

type OfficersProps = Readonly<{
  view: View
  text: string
  officers: readonly Person[]
  /** True when there are more than are shown. */
  more: boolean
  standings: ReadonlyMap<string, Standing>
  withApp: ReadonlySet<string>
}>

/** Officers as people who sign in; who they are to a case is for the desk. */
export function OfficersPage({ view, text, officers, more, standings, withApp }: OfficersProps) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('officers.title')}>
      <DeskHead title={t('officers.title')} aside={t('officers.lead')} />
      <PeopleTabs view={view} here="officers" />
      <div className="panel">
        <Search view={view} text={text} />
        {officers.length === 0 ? (
          <Empty title={t('officers.none')}>{t('officers.noneDetail')}</Empty>
        ) : (
          <Table
            caption={t('officers.title')}
            rows={officers}
            rowKey={({ id }) => id}
            cards
            pad
            columns={[
              { head: t('list.name'), cell: ({ id, name }) => <a href={`/desk/staff/${id}`}>{name}</a> },
              { head: t('list.email'), cell: ({ email }) => email },
              { head: t('officers.agency'), cell: ({ id }) => standingText(standings.get(id), agencyOf) },
              {
                head: t('officers.verification'),
                cell: ({ id }) => standingText(standings.get(id), (standing) => levelOf(view, standing)),
              },
              ...accessColumns(view, withApp),
            ]}
          />
        )}
        {more && <p className="small soft">{t('officers.more', { n: officers.length })}</p>}
      </div>
    </DeskPage>
  )
}

const standingText = (standing: Standing | undefined, text: (standing: Standing) => string) =>
  standing ? text(standing) : ''

function Search({ view, text }: Readonly<{ view: View; text: string }>) {
  const t = say(view.lang)
  return (
    <Form
      action="/desk/staff"
      method="get"
      name={t('officers.search')}
      className="filterbar"
      hidden={{ show: 'officers' }}
    >
      <TextField
        lang={view.lang}
        name="q"
        value={text}
        label={t('officers.search')}
        type="search"
        small
        grow
        shortcut="/"
        maxLength={100}
      />
      <Button kind="second" small>
        {t('officers.go')}
      </Button>
    </Form>
  )
}
