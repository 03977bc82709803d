import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { words as accessWords } from '../access/access.words.ts'
import { STAFF_ROLES } from '../access/permissions.rules.ts'
import type { Reset } from '../factor/factor.store.ts'
import { accessColumns, PeopleTabs } from './people.page.tsx'
import type { Person } from './person.store.ts'
import { words } from './staff.words.ts'

const say = speaker(words)
const sayAccess = speaker(accessWords)

type Typed = Readonly<Record<string, string | readonly string[]>>
export type StaffFacts = Readonly<{
  staff: readonly Person[]
  withApp: ReadonlySet<string>
  resets: readonly Reset[]
  /** Of whom a reset is about, and who asked it. */
  names: ReadonlyMap<string, string>
}>
type StaffProps = StaffFacts & Readonly<{ view: View; typed: Typed; errors: FieldErrors }>

export function StaffPage({ view, staff, withApp, resets, names, typed, errors }: StaffProps) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('list.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('list.title')} aside={t('list.lead')} />
      <PeopleTabs view={view} here="staff" />
      <div className="stack">
        <ErrorSummary
          lang={view.lang}
          errors={errors}
          names={{ name: t('list.name'), email: t('list.email'), roles: t('list.roles') }}
        />
        <Panel id="staff" title={t('list.title')} bare>
          <StaffTable view={view} staff={staff} withApp={withApp} />
        </Panel>
        <Panel id="resets" title={t('reset.open')}>
          {resets.length === 0 ? (
            <Empty title={t('reset.openNone')}>{t('reset.note')}</Empty>
          ) : (
            resets.map((reset) => <ResetLine key={reset.id} view={view} reset={reset} names={names} />)
          )}
        </Panel>
        <Panel id="invite" title={t('invite.title')}>
          <Invite view={view} typed={typed} errors={errors} />
        </Panel>
      </div>
    </DeskPage>
  )
}

function StaffTable({ view, staff, withApp }: Pick<StaffProps, 'view' | 'staff' | 'withApp'>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('list.title')}
      rows={staff}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        { head: t('list.name'), cell: ({ id, name }) => <a href={`/desk/staff/${id}`}>{name}</a> },
        { head: t('list.email'), cell: ({ email }) => email },
        {
          head: t('list.roles'),
          cell: ({ roles }) =>
            roles.map((role) => sayAccess(view.lang)(`role.${role}`)).join(', ') || t('list.noRoles'),
        },
        ...accessColumns(view, withApp),
      ]}
    />
  )
}

function Invite({ view, typed, errors }: Pick<StaffProps, 'view' | 'typed' | 'errors'>) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, typed, errors)
  return (
    <Form action="/desk/staff" name={t('invite.title')}>
      <p className="soft">{t('invite.lead')}</p>
      <TextField {...one('name')} label={t('list.name')} maxLength={100} autoComplete="off" />
      <TextField {...one('email')} type="email" label={t('list.email')} maxLength={254} autoComplete="off" />
      <Checks {...many('roles')} label={t('list.roles')} choices={roleChoices(view)} />
      <div className="row">
        <Button>{t('invite.go')}</Button>
      </div>
    </Form>
  )
}

export function roleChoices(view: View) {
  const t = sayAccess(view.lang)
  return STAFF_ROLES.map((value) => ({ value, text: t(`role.${value}`), note: t(`roleNote.${value}`) }))
}

type ResetLineProps = Readonly<{ view: View; reset: Reset; names: ReadonlyMap<string, string> }>

function ResetLine({ view, reset, names }: ResetLineProps) {
  const t = say(view.lang)
  const nameOf = (id: string) => names.get(id) ?? id
  const own = reset.askedBy === view.actor?.id
  return (
    <div className="stack--s">
      <p>
        <a href={`/desk/staff/${reset.personId}`}>
          <b>{nameOf(reset.personId)}</b>
        </a>{' '}
        <span className="soft">
          {t('reset.askedBy', { name: nameOf(reset.askedBy) })}, <Time view={view} at={reset.askedAt} />
        </span>
      </p>
      <p>{reset.reason}</p>
      {own && <p className="soft">{t('reset.own')}</p>}
      <Form
        action={`/desk/staff/resets/${reset.id}`}
        className="row"
        name={`${t('reset.title')}: ${nameOf(reset.personId)}`}
      >
        {!own && (
          <Button kind="second" name="outcome" value="confirmed">
            {t('reset.confirm')}
          </Button>
        )}
        <Button kind="refuse" name="outcome" value="refused">
          {t('reset.refuse')}
        </Button>
      </Form>
    </div>
  )
}
