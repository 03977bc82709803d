import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { filled, TextArea, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { words as accessWords } from '../access/access.words.ts'
import { type Role, STAFF_ROLES } from '../access/permissions.rules.ts'
import type { Reset } from '../factor/factor.store.ts'
import type { Person } from './person.store.ts'
import { words } from './staff.words.ts'

const say = speaker(words)
const sayAccess = speaker(accessWords)

type Typed = Readonly<Record<string, string | readonly string[]>>
export type StaffFacts = Readonly<{ staff: readonly Person[]; withApp: ReadonlySet<string>; resets: readonly Reset[] }>
type StaffProps = StaffFacts & Readonly<{ view: View; typed: Typed; errors: FieldErrors }>

export function StaffPage({ view, staff, withApp, resets, typed, errors }: StaffProps) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('list.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('list.title')} aside={t('list.lead')} />
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
            resets.map((reset) => <ResetLine key={reset.id} view={view} reset={reset} staff={staff} />)
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
        { head: t('list.factor'), cell: ({ id }) => t(withApp.has(id) ? 'list.app' : 'list.mail') },
        {
          head: t('list.last'),
          cell: ({ lastSignInAt }) => (lastSignInAt ? <Time view={view} at={lastSignInAt} /> : t('list.never')),
        },
        {
          head: t('list.state'),
          cell: ({ suspendedAt }) =>
            suspendedAt ? <Tag kind="bad">{t('list.suspended')}</Tag> : <Tag kind="done">{t('list.active')}</Tag>,
        },
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

function roleChoices(view: View) {
  const t = sayAccess(view.lang)
  return STAFF_ROLES.map((value) => ({ value, text: t(`role.${value}`), note: t(`roleNote.${value}`) }))
}

function ResetLine({ view, reset, staff }: Readonly<{ view: View; reset: Reset; staff: readonly Person[] }>) {
  const t = say(view.lang)
  const nameOf = (id: string) => staff.find((person) => person.id === id)?.name ?? id
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

type PersonProps = Readonly<{ view: View; person: Person; reset: Reset | null; errors: FieldErrors; typed: Typed }>

/** One person: roles, access, second factor. Nobody works on their own. */
export function PersonPage({ view, person, reset, errors, typed }: PersonProps) {
  const t = say(view.lang)
  const own = person.id === view.actor?.id
  const place = `/desk/staff/${person.id}`
  return (
    <DeskPage view={view} title={person.name} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={person.name} aside={person.email} />
      <p>
        <a href="/desk/staff">{t('person.crumb')}</a>
      </p>
      <div className="stack">
        <ErrorSummary
          lang={view.lang}
          errors={errors}
          names={{ roles: t('person.roles'), reason: t('reset.reason') }}
        />
        {own ? (
          <Alert>{t('person.yourself')}</Alert>
        ) : (
          <>
            {person.kind === 'staff' && (
              <Panel id="roles" title={t('person.roles')}>
                <Roles view={view} place={place} roles={person.roles} />
              </Panel>
            )}
            <Panel id="access" title={t('person.access')}>
              <Access view={view} place={place} person={person} />
            </Panel>
            {person.kind !== 'account' && (
              <Panel id="factor" title={t('reset.title')}>
                <AskReset view={view} place={place} reset={reset} errors={errors} typed={typed} />
              </Panel>
            )}
          </>
        )}
      </div>
    </DeskPage>
  )
}

function Roles({ view, place, roles }: Readonly<{ view: View; place: string; roles: readonly Role[] }>) {
  const t = say(view.lang)
  const { many } = filled(view.lang, { roles }, {})
  return (
    <Form action={`${place}/roles`} name={t('person.roles')}>
      <Checks {...many('roles')} label={t('person.roles')} choices={roleChoices(view)} />
      <div className="row">
        <Button>{t('person.rolesGo')}</Button>
      </div>
    </Form>
  )
}

function Access({ view, place, person }: Readonly<{ view: View; place: string; person: Person }>) {
  const t = say(view.lang)
  if (person.suspendedAt) {
    return (
      <Form action={`${place}/restore`} name={t('person.access')}>
        <div className="row">
          <Button kind="second">{t('person.restore')}</Button>
        </div>
      </Form>
    )
  }
  return (
    <div className="stack">
      {person.kind !== 'account' && (
        <Form action={`${place}/invite-again`} name={t('person.again')}>
          <p className="soft">{t('person.againNote')}</p>
          <div className="row">
            <Button kind="second">{t('person.again')}</Button>
          </div>
        </Form>
      )}
      <Form action={`${place}/suspend`} name={t('person.suspend')}>
        <p className="soft">{t('person.suspendNote')}</p>
        <div className="row">
          <Button kind="refuse">{t('person.suspend')}</Button>
        </div>
      </Form>
    </div>
  )
}

function AskReset({
  view,
  place,
  reset,
  errors,
  typed,
}: Readonly<{ view: View; place: string; reset: Reset | null; errors: FieldErrors; typed: Typed }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  if (reset)
    return (
      <p>
        {t('reset.open')}: {reset.reason}
      </p>
    )
  return (
    <Form action={`${place}/reset`} name={t('reset.title')}>
      <p className="soft">{t('reset.note')}</p>
      <TextArea {...one('reason')} label={t('reset.reason')} rows={2} maxLength={500} />
      <div className="row">
        <Button kind="refuse">{t('reset.ask')}</Button>
      </div>
    </Form>
  )
}
