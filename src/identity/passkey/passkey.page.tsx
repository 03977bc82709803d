import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { DOORS, type Door } from '../door/door.rules.ts'
import { DoorFrame } from '../door/frame.page.tsx'
import type { Passkey } from './passkey.store.ts'
import { words } from './passkey.words.ts'

const say = speaker(words)

type PasskeysProps = Readonly<{
  view: View
  door: Door
  keys: readonly Passkey[]
  /** This page under a name, for whoever reads it at an address in figures. */
  named: string | null
}>

export function PasskeysPage({ view, door, keys, named }: PasskeysProps) {
  const t = say(view.lang)
  const path = `${DOORS[door].path}/passkeys`
  return (
    <DoorFrame view={view} door={door} title={t('title')} lead={t('lead')} scripts={['passkey.js']}>
      <div className="stack read">
        {keys.length === 0 ? (
          <Empty title={t('none')}>{t('noneDetail')}</Empty>
        ) : (
          <KeyTable view={view} path={path} keys={keys} />
        )}
        <p className="soft" hidden data-passkey-figures="">
          {t('figures')} {named && <a href={named}>{named}</a>}
        </p>
        <noscript>
          <p className="soft">{t('needs')}</p>
        </noscript>
        <div hidden data-passkey={path} data-passkey-deed="register">
          <Form action={path} name={t('add')}>
            <div className="alert alert--bad" role="alert" hidden data-passkey-failed="">
              <p>{t('failed')}</p>
            </div>
            <TextField lang={view.lang} name="name" label={t('name')} hint={t('nameHint')} maxLength={60} />
            <div className="row">
              <button type="button" className="button">
                {t('add')}
              </button>
            </div>
          </Form>
        </div>
      </div>
    </DoorFrame>
  )
}

function KeyTable({ view, path, keys }: Readonly<{ view: View; path: string; keys: readonly Passkey[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('title')}
      rows={keys}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: t('name'), cell: ({ name }) => name },
        { head: t('made'), cell: ({ createdAt }) => <Time view={view} at={createdAt} /> },
        { head: t('used'), cell: ({ lastUsedAt }) => (lastUsedAt ? <Time view={view} at={lastUsedAt} /> : t('never')) },
        {
          head: t('deed'),
          unseenHead: true,
          cell: ({ id, name }) => (
            <Form action={`${path}/${id}/remove`} className="row">
              <Button kind="refuse" small>
                {t('remove')}
                <span className="unseen"> {name}</span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}
