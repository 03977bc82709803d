import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { filled, TextArea } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Panel } from '#ui/panels.tsx'
import type { Role } from '../access/permissions.rules.ts'
import type { Reset } from '../factor/factor.store.ts'
import type { Standing } from '../house.ts'
import { agencyOf, levelOf } from './people.page.tsx'
import type { Person } from './person.store.ts'
import { roleChoices } from './staff.page.tsx'
import { words } from './staff.words.ts'

const say = speaker(words)

type Typed = Readonly<Record<string, string | readonly string[]>>
type PersonProps = Readonly<{
  view: View
  person: Person
  standing: Standing | null
  reset: Reset | null
  errors: FieldErrors
  typed: Typed
}>

/** One person: roles, access, second factor. Nobody works on their own. */
export function PersonPage({ view, person, standing, reset, errors, typed }: PersonProps) {
  const t = say(view.lang)
  const own = person.id === view.actor?.id
  const place = `/desk/staff/${person.id}`
  return (
    <DeskPage view={view} title={person.name} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={person.name} aside={person.email} />
      <p>
        {person.kind === 'officer' ? (
          <a href="/desk/staff?show=officers">{t('officers.title')}</a>
        ) : (
          <a href="/desk/staff">{t('person.crumb')}</a>
        )}
      </p>
      {standing && (
        <p className="soft">
          {agencyOf(standing)}, {levelOf(view, standing)}
        </p>
      )}
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
