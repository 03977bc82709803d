import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Fold, Panel } from '#ui/panels.tsx'
import { say } from './door.words.ts'

export type Returned = Readonly<{ deed: string; typed: Typed; errors: Errors }>

/** Outside: furnish, come in, or take one's place. What is asked is the same whether the reader is cleared or not. */
export function VaultDoorPage({
  view,
  furnished,
  returned,
}: Readonly<{ view: View; furnished: boolean; returned: Returned | null }>) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('title')} wrong={returned !== null}>
      <DeskHead title={t('title')} />
      <p className="soft read">{t('lead')}</p>
      {returned && <Wrong view={view} returned={returned} />}
      {furnished ? (
        <>
          <Panel id="enter" title={t('enter.title')}>
            <EnterForm view={view} returned={returned} />
          </Panel>
          <Fold summary={t('join.title')} open={returned?.deed === 'join'}>
            <JoinForm view={view} returned={returned} />
          </Fold>
        </>
      ) : (
        <Panel id="furnish" title={t('furnish.title')}>
          <p className="read">{t('furnish.text')}</p>
          <Form hidden={{ deed: 'furnish' }} className="stack read">
            <NewPassphrase view={view} deed="furnish" returned={returned} />
            <Button>{t('furnish.submit')}</Button>
          </Form>
        </Panel>
      )}
    </DeskPage>
  )
}

type Part = Readonly<{ view: View; returned: Returned | null }>

/** What is to be mended, field by field; what concerns the whole deed stands by itself. */
export function Wrong({ view, returned }: Readonly<{ view: View; returned: Returned }>) {
  const t = say(view.lang)
  const { deed, form = deed && t('refused.unknown'), ...fields } = returned.errors
  const names = Object.fromEntries(NAMED.map((name) => [name, t(`names.${name}`)]))
  return (
    <>
      {form && (
        <Alert kind="bad" live>
          {form}
        </Alert>
      )}
      <ErrorSummary lang={view.lang} errors={fields} names={names} />
    </>
  )
}

const NAMED = [
  ...([
    'passphrase',
    'again',
    'code',
    'word',
    'kind',
    'paragraph',
    'signer',
    'signerName',
    'issuedOn',
    'receivedOn',
  ] as const),
  ...([
    'receivedHow',
    'receivedBy',
    'selectorKind',
    'selectors',
    'asked',
    'paper',
    'as',
    'bound',
    'name',
    'on',
    'counsel',
    'text',
  ] as const),
  ...(['answer', 'reason', 'how', 'to', 'step', 'structure', 'publishOn'] as const),
] as const

/** Nothing that was typed comes back but where it was: these are all secrets. */
function boundTo(view: View, deed: string, returned: Returned | null) {
  const isBack = returned?.deed === deed
  const { one } = filled(view.lang, {}, isBack ? returned.errors : {})
  return { one: (name: string) => ({ ...one(name), ...(!isBack && { id: `${deed}-${name}` }) }) }
}

function EnterForm({ view, returned }: Part) {
  const t = say(view.lang)
  const { one } = boundTo(view, 'enter', returned)
  return (
    <Form hidden={{ deed: 'enter' }} className="stack read">
      <TextField {...one('passphrase')} type="password" autoComplete="off" label={t('enter.passphrase')} />
      <Code view={view} deed="enter" returned={returned} />
      <p className="small soft">{t('enter.ends')}</p>
      <Button>{t('enter.submit')}</Button>
    </Form>
  )
}

function JoinForm({ view, returned }: Part) {
  const t = say(view.lang)
  const { one } = boundTo(view, 'join', returned)
  return (
    <Form hidden={{ deed: 'join' }} className="stack read">
      <p>{t('join.text')}</p>
      <TextField {...one('word')} type="password" autoComplete="off" label={t('join.word')} />
      <NewPassphrase view={view} deed="join" returned={returned} />
      <Button kind="second">{t('join.submit')}</Button>
    </Form>
  )
}

function NewPassphrase({ view, deed, returned }: Part & Readonly<{ deed: string }>) {
  const t = say(view.lang)
  const { one } = boundTo(view, deed, returned)
  return (
    <>
      <TextField
        {...one('passphrase')}
        type="password"
        autoComplete="off"
        label={t('passphrase')}
        hint={t('passphraseHint')}
      />
      <TextField {...one('again')} type="password" autoComplete="off" label={t('again')} />
      <Code view={view} deed={deed} returned={returned} />
      <p>{t('ackText')}</p>
      <p>{t('both')}</p>
      <Check {...one('bound')} choice={{ value: 'on', text: t('ack') }} />
    </>
  )
}

function Code({ view, deed, returned }: Part & Readonly<{ deed: string }>) {
  const t = say(view.lang)
  const { one } = boundTo(view, deed, returned)
  return (
    <TextField
      {...one('code')}
      label={t('enter.code')}
      hint={t('enter.codeHint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={10}
      short
      code
    />
  )
}
