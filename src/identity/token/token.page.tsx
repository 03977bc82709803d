import type { FieldErrors, Permission } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { Pre } from '#ui/facts.tsx'
import { filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { Alert, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { words as accessWords } from '../access/access.words.ts'
import { DOORS, type Door } from '../door/door.rules.ts'
import { DoorFrame } from '../door/frame.page.tsx'
import type { TokenRow } from '../session/session.store.ts'
import { words } from '../session/session.words.ts'

const say = speaker(words)
const sayAccess = speaker(accessWords)

type TokensProps = Readonly<{
  view: View
  door: Door
  tokens: readonly TokenRow[]
  choices: readonly Permission[]
  now: Date
  typed: Readonly<Record<string, string | readonly string[]>>
  errors: FieldErrors
}>

export function TokensPage({ view, door, tokens, choices, now, typed, errors }: TokensProps) {
  const t = say(view.lang)
  return (
    <DoorFrame
      view={view}
      door={door}
      title={t('tokens.title')}
      lead={t('tokens.lead')}
      wrong={Object.keys(errors).length > 0}
    >
      <div className="stack">
        <ErrorSummary
          lang={view.lang}
          errors={errors}
          names={{ name: t('tokens.name'), permissions: t('tokens.permissions'), days: t('tokens.days') }}
        />
        {tokens.length === 0 ? (
          <Empty title={t('tokens.none')}>{t('tokens.noneDetail')}</Empty>
        ) : (
          <TokenTable view={view} door={door} tokens={tokens} now={now} />
        )}
        <NewTokenForm view={view} door={door} choices={choices} typed={typed} errors={errors} />
      </div>
    </DoorFrame>
  )
}

function TokenTable({ view, door, tokens, now }: Pick<TokensProps, 'view' | 'door' | 'tokens' | 'now'>) {
  const t = say(view.lang)
  const live = ({ revokedAt, endsAt }: TokenRow) => revokedAt === null && endsAt > now
  return (
    <Table
      caption={t('tokens.title')}
      rows={tokens}
      rowKey={({ id }) => id}
      cards
      columns={[
        { head: t('tokens.name'), cell: ({ name }) => name },
        {
          head: t('tokens.permissions'),
          cell: ({ permissions }) => permissions.map((permission) => permissionName(view, permission)).join(', '),
        },
        { head: t('tokens.made'), cell: ({ createdAt }) => <Time view={view} at={createdAt} /> },
        {
          head: t('tokens.used'),
          cell: ({ lastUsedAt }) => (lastUsedAt ? <Time view={view} at={lastUsedAt} /> : t('tokens.never')),
        },
        { head: t('tokens.ends'), cell: ({ endsAt }) => <Time view={view} at={endsAt} /> },
        {
          head: t('tokens.state'),
          cell: (token) =>
            live(token) ? (
              <Tag kind="done">{t('tokens.live')}</Tag>
            ) : (
              <Tag>{t(token.revokedAt ? 'tokens.revoked' : 'tokens.over')}</Tag>
            ),
        },
        {
          head: t('tokens.deed'),
          unseenHead: true,
          cell: (token) =>
            live(token) && (
              <Form action={`${DOORS[door].path}/tokens/${token.id}/revoke`} className="row">
                <Button kind="refuse" small>
                  {t('tokens.revoke')}
                  <span className="unseen"> {token.name}</span>
                </Button>
              </Form>
            ),
        },
      ]}
    />
  )
}

function NewTokenForm({
  view,
  door,
  choices,
  typed,
  errors,
}: Pick<TokensProps, 'view' | 'door' | 'choices' | 'typed' | 'errors'>) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, typed, errors)
  return (
    <section aria-labelledby="new-token" className="read">
      <h2 id="new-token">{t('tokens.make')}</h2>
      <Form action={`${DOORS[door].path}/tokens`} name={t('tokens.make')}>
        <TextField {...one('name')} label={t('tokens.name')} hint={t('tokens.nameHint')} maxLength={80} />
        <Checks
          {...many('permissions')}
          label={t('tokens.permissions')}
          choices={choices.map((value) => ({ value, text: permissionName(view, value) }))}
        />
        <TextField {...one('days')} label={t('tokens.days')} hint={t('tokens.daysHint')} inputMode="numeric" short />
        <div className="row">
          <Button>{t('tokens.make')}</Button>
        </div>
      </Form>
    </section>
  )
}

/** The only time that the token is seen. */
export function IssuedPage({ view, door, token }: Readonly<{ view: View; door: Door; token: string }>) {
  const t = say(view.lang)
  return (
    <DoorFrame view={view} door={door} title={t('tokens.issued')}>
      <div className="stack read">
        <Alert kind="warn">{t('tokens.issuedLead')}</Alert>
        <Pre name={t('tokens.issued')}>{token}</Pre>
        <div className="row">
          <LinkButton href={`${DOORS[door].path}/tokens`}>{t('tokens.back')}</LinkButton>
        </div>
      </div>
    </DoorFrame>
  )
}

function permissionName(view: View, permission: string): string {
  const key = `permission.${permission}`
  return isNamed(key) ? sayAccess(view.lang)(key) : permission
}

function isNamed(key: string): key is Parameters<ReturnType<typeof sayAccess>>[0] {
  const [, group = '', deed = ''] = key.split('.')
  const known: Readonly<Record<string, object>> = accessWords.en.permission
  return Object.hasOwn(known, group) && Object.hasOwn(known[group] ?? {}, deed)
}
