import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { Form } from '#ui/form.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { DOORS, type Door } from '../door/door.rules.ts'
import { DoorFrame } from '../door/frame.page.tsx'
import type { SessionRow } from './session.store.ts'
import { words } from './session.words.ts'

const say = speaker(words)

/** `here` is the session of the reader. Times are real time: a demo's clock does not move them. */
export function SessionsPage({
  view,
  door,
  sessions,
  here,
}: Readonly<{ view: View; door: Door; sessions: readonly SessionRow[]; here: string | null }>) {
  const t = say(view.lang)
  const { path } = DOORS[door]
  return (
    <DoorFrame view={view} door={door} title={t('sessions.title')} lead={t('sessions.lead')}>
      <div className="stack">
        <Table
          caption={t('sessions.title')}
          rows={sessions}
          rowKey={({ id }) => id}
          cards
          columns={[
            {
              head: t('sessions.device'),
              cell: ({ id, device }) => (
                <>
                  {device || t('sessions.unknown')} {id === here && <Tag kind="done">{t('sessions.here')}</Tag>}
                </>
              ),
            },
            { head: t('sessions.way'), cell: ({ way }) => t(`sessions.ways.${way}`) },
            { head: t('sessions.began'), cell: ({ createdAt }) => <Time view={view} at={createdAt} /> },
            { head: t('sessions.used'), cell: ({ lastUsedAt }) => <Time view={view} at={lastUsedAt} /> },
            { head: t('sessions.ends'), cell: ({ endsAt }) => <Time view={view} at={endsAt} /> },
            {
              head: t('sessions.deed'),
              unseenHead: true,
              cell: ({ id }) => (
                <Form action={`${path}/sessions/${id}/end`} className="row">
                  <Button kind="second" small>
                    {t('sessions.end')}
                    <span className="unseen"> {id}</span>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
        <Form action={`${path}/sessions/end-all`} className="row">
          <Button kind="refuse">{t('sessions.endAll')}</Button>
        </Form>
        {door !== 'account' && <Ways view={view} door={door} />}
      </div>
    </DoorFrame>
  )
}

function Ways({ view, door }: Readonly<{ view: View; door: Door }>) {
  const t = say(view.lang)
  const { path } = DOORS[door]
  return (
    <nav aria-labelledby="ways">
      <h2 id="ways">{t('sessions.more')}</h2>
      <ul>
        <li>
          <a href={`${path}/app`}>{t('sessions.app')}</a>
        </li>
        <li>
          <a href={`${path}/passkeys`}>{t('sessions.passkeys')}</a>
        </li>
        {view.may('token.manage') && (
          <li>
            <a href={`${path}/tokens`}>{t('sessions.tokens')}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}
