import { encode } from 'uqr'
import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Mono, Pre } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert } from '#ui/panels.tsx'
import { DOORS, type Door } from '../door/door.rules.ts'
import { DoorFrame } from '../door/frame.page.tsx'
import { words } from '../session/session.words.ts'
import { base32 } from './totp.rules.ts'

const say = speaker(words)

export type AppState =
  | Readonly<{ kind: 'off' }>
  | Readonly<{ kind: 'waiting'; secret: Uint8Array; uri: string }>
  | Readonly<{ kind: 'on'; left: number }>

export function AppPage({
  view,
  door,
  state,
  error,
}: Readonly<{ view: View; door: Door; state: AppState; error?: string }>) {
  const t = say(view.lang)
  return (
    <DoorFrame view={view} door={door} title={t('app.title')} lead={t('app.lead')} wrong={error !== undefined}>
      <div className="stack read">
        {state.kind === 'on' && (
          <>
            <Alert kind="good">{t('app.on', { left: state.left })}</Alert>
            <p className="soft">{t('app.lost')}</p>
          </>
        )}
        {state.kind === 'off' && (
          <>
            <p>{t('app.off')}</p>
            <Begin door={door} kind="first" text={t('app.begin')} />
          </>
        )}
        {state.kind === 'waiting' && (
          <Waiting view={view} door={door} state={state} {...(error !== undefined && { error })} />
        )}
      </div>
    </DoorFrame>
  )
}

function Waiting({
  view,
  door,
  state,
  error,
}: Readonly<{ view: View; door: Door; state: Extract<AppState, { kind: 'waiting' }>; error?: string }>) {
  const t = say(view.lang)
  return (
    <>
      <p>{t('app.scan')}</p>
      <Qr text={state.uri} name={t('app.qr')} />
      <p>
        {t('app.secret')}: <Mono>{base32(state.secret).replace(/(.{4})(?=.)/g, '$1 ')}</Mono>
      </p>
      <Form action={`${DOORS[door].path}/app`} name={t('app.title')}>
        <TextField
          lang={view.lang}
          name="code"
          label={t('app.code')}
          error={error}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          code
        />
        <Button>{t('app.confirm')}</Button>
      </Form>
      <Begin door={door} kind="second" text={t('app.beginAgain')} />
    </>
  )
}

function Begin({ door, kind, text }: Readonly<{ door: Door; kind: 'first' | 'second'; text: string }>) {
  return (
    <Form action={`${DOORS[door].path}/app/begin`} className="row" name={text}>
      <Button kind={kind}>{text}</Button>
    </Form>
  )
}

/** Black on white in the dark too: cameras want it so. The secret stands beside it as text. */
function Qr({ text, name }: Readonly<{ text: string; name: string }>) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const dots = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="240"
      height="240"
      role="img"
      aria-label={name}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dots} fill="#000000" />
    </svg>
  )
}

/** Shown once, right after the app was confirmed. */
export function RecoveryPage({ view, door, codes }: Readonly<{ view: View; door: Door; codes: readonly string[] }>) {
  const t = say(view.lang)
  return (
    <DoorFrame view={view} door={door} title={t('app.done')}>
      <div className="stack read">
        <Alert kind="warn" title={t('app.recovery')}>
          {t('app.recoveryLead')}
        </Alert>
        <Pre name={t('app.recovery')}>{codes.join('\n')}</Pre>
        <div className="row">
          <LinkButton href={`${DOORS[door].path}/sessions`}>{t('app.go')}</LinkButton>
        </div>
      </div>
    </DoorFrame>
  )
}
