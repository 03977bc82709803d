import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { Mono, Pre } from '#ui/facts.tsx'
import { type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { EVENTS } from './webhook.rules.ts'
import type { Attempt, Delivery, Endpoint } from './webhook.store.ts'
import { say } from './webhook.words.ts'

export type WebhooksShown = Readonly<{
  view: View
  endpoints: readonly Endpoint[]
  deliveries: readonly Delivery[]
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** Who listens, what was sent, and what came of each try. */
export function WebhooksPage(shown: WebhooksShown): ReactElement {
  const { view, endpoints, returned } = shown
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('title')} wrong={returned !== null}>
      <DeskHead title={t('title')} aside={t('aside', { n: endpoints.length })} />
      <ErrorSummary lang={view.lang} errors={returned?.errors ?? {}} />
      <p className="soft read">{t('lead')}</p>
      <div className="stack--l">
        {endpoints.length === 0 ? (
          <Empty title={t('none')}>{t('noneText')}</Empty>
        ) : (
          endpoints.map((endpoint) => <One key={endpoint.id} view={view} endpoint={endpoint} />)
        )}
        <AddForm {...shown} />
        <Deliveries {...shown} />
      </div>
    </DeskPage>
  )
}

function One({ view, endpoint }: Readonly<{ view: View; endpoint: Endpoint }>) {
  const t = say(view.lang)
  const { id, url, note, events, state, why } = endpoint
  const at = `/desk/webhooks/${id}`
  return (
    <Panel id={id} title={<Mono>{url}</Mono>}>
      <div className="stack">
        <p>
          <Tag kind={state === 'on' ? 'good' : why === 'failing' ? 'bad' : 'open'}>
            {state === 'off' && why === 'failing' ? t('failing') : t(`states.${state}`)}
          </Tag>{' '}
          {note}
        </p>
        <p className="small soft">{events.map((event) => t(`event.${event}`)).join('; ')}</p>
        <div className="row">
          {state === 'on' && <Deed action={`${at}/test`} name={`${t('test')}: ${url}`} text={t('test')} />}
          <Deed action={`${at}/secret`} name={`${t('rotate')}: ${url}`} text={t('rotate')} />
          <Deed
            action={`${at}/state`}
            name={`${t(state === 'on' ? 'off' : 'on')}: ${url}`}
            text={t(state === 'on' ? 'off' : 'on')}
            to={state === 'on' ? 'off' : 'on'}
          />
        </div>
        <Fold small summary={t('remove')}>
          <div className="stack--s">
            <p className="small soft">{t('removeText')}</p>
            <Deed action={`${at}/state`} name={`${t('remove')}: ${url}`} text={t('remove')} to="removed" />
          </div>
        </Fold>
      </div>
    </Panel>
  )
}

type DeedProps = Readonly<{ action: string; name: string; text: string; to?: 'on' | 'off' | 'removed' }>

function Deed({ action, name, text, to }: DeedProps) {
  return (
    <Form action={action} name={name} className="row" {...(to && { hidden: { to } })}>
      <Button kind={to === 'removed' ? 'refuse' : 'second'} small>
        {text}
      </Button>
    </Form>
  )
}

function AddForm({ view, returned }: WebhooksShown) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Panel id="add" title={t('add')}>
      <Form action="/desk/webhooks" name={t('add')}>
        <TextField {...one('url')} label={t('url')} hint={t('urlHint')} type="url" maxLength={500} />
        <TextField {...one('note')} label={t('note')} maxLength={200} optional />
        <Checks
          {...many('events')}
          label={t('events')}
          hint={t('eventsHint')}
          choices={EVENTS.map((value) => ({
            value,
            text: (
              <>
                {t(`event.${value}`)} <Mono>{value}</Mono>
              </>
            ),
          }))}
        />
        <div className="row">
          <Button>{t('go')}</Button>
        </div>
      </Form>
    </Panel>
  )
}

function Deliveries({ view, endpoints, deliveries }: WebhooksShown) {
  const t = say(view.lang)
  return (
    <Panel id="deliveries" title={t('deliveries')} bare={deliveries.length > 0}>
      {deliveries.length === 0 ? (
        <p className="soft">{t('noDeliveries')}</p>
      ) : (
        <Table
          caption={t('deliveries')}
          rows={deliveries}
          rowKey={({ id }) => id}
          cards
          pad
          dense
          columns={[
            { head: t('message'), names: true, cell: ({ event }) => t(`event.${event}`) },
            { head: t('made'), cell: ({ at }) => <Time view={view} at={at} as="log" /> },
            {
              head: t('url'),
              cell: ({ endpointId }) => endpoints.find(({ id }) => id === endpointId)?.url ?? t('removedEndpoint'),
            },
            { head: t('tries'), cell: ({ attempts }) => <Tries view={view} attempts={attempts} /> },
            {
              head: t('deeds'),
              unseenHead: true,
              cell: ({ id, endpointId }) =>
                endpoints.some((one) => one.id === endpointId && one.state === 'on') && (
                  <Deed
                    action={`/desk/webhooks/messages/${id}/tries`}
                    name={`${t('again')}: ${id}`}
                    text={t('again')}
                  />
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function Tries({ view, attempts }: Readonly<{ view: View; attempts: readonly Attempt[] }>) {
  const t = say(view.lang)
  if (attempts.length === 0) return t('waiting')
  return (
    <ul className="stack--s">
      {attempts.map(({ n, at, tookMs, status, reply }) => (
        <li key={n} className="small">
          {t('tried', {
            ...{
              when: formatInstant(view.lang, at, view.zone, 'log'),
              reply: status === null ? reply : String(status),
            },
            ms: String(tookMs),
          })}
        </li>
      ))}
    </ul>
  )
}

/** The secret, once. */
export function SecretPage({
  view,
  secret,
  more,
}: Readonly<{ view: View; secret: string; more: boolean }>): ReactElement {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('secret')}>
      <DeskHead title={t('secret')} />
      <div className="stack">
        <Alert kind="warn">{t('secretText')}</Alert>
        <Pre name={t('secret')}>{secret}</Pre>
        {more && <p className="soft">{t('overlap')}</p>}
        <p>
          <a href="/desk/webhooks">{t('back')}</a>
        </p>
      </div>
    </DeskPage>
  )
}
