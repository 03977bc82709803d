/** The doors. Every page works without script; a passkey needs one, so its button is unseen until the script shows it. */

import type { View } from '#platform/http/view.ts'
import { speaker } from '#platform/words.ts'
import { Button } from '#ui/buttons.tsx'
import { TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DoorPage, PublicPage } from '#ui/layout.tsx'
import { Alert, Fold, PageHead } from '#ui/panels.tsx'
import { ALL_DOORS, DOORS, type Door } from './door.rules.ts'
import { words } from './sign-in.words.ts'

const say = speaker(words)

export type Trouble = Readonly<{ kind: 'wrong' | 'no-address' }> | Readonly<{ kind: 'wait'; seconds: number }>

export function SignInPage({
  view,
  door,
  email,
  next,
  trouble,
}: Readonly<{ view: View; door: Door; email: string; next: string; trouble?: Trouble }>) {
  const t = say(view.lang)
  const withPassword = door !== 'account'
  return (
    <DoorPage
      view={view}
      title={t(`title.${door}`)}
      wrong={trouble !== undefined}
      emergency={door === 'lers'}
      scripts={withPassword ? ['passkey.js'] : []}
    >
      <div className="stack">
        <Form action={`${DOORS[door].path}/sign-in`} hidden={{ next }} name={t(`title.${door}`)}>
          <h1>{t(`title.${door}`)}</h1>
          <p className="soft">{t(`lead.${door}`, { provider: view.provider.name })}</p>
          {view.said && (
            <Alert kind="good" live>
              {view.said}
            </Alert>
          )}
          {trouble && (
            <Alert kind="bad" live>
              {troubleText(view, trouble)}
            </Alert>
          )}
          <TextField
            lang={view.lang}
            name="email"
            type="email"
            autoComplete="username webauthn"
            value={email}
            maxLength={254}
            label={t(`email.${door}`)}
            hint={door === 'lers' ? t('emailHint') : undefined}
          />
          {withPassword ? <WithPassword view={view} door={door} /> : <Button wide>{t('sendCode')}</Button>}
        </Form>
        {withPassword && <Lost view={view} door={door} />}
      </div>
      <OtherDoors view={view} door={door} />
    </DoorPage>
  )
}

function WithPassword({ view, door }: Readonly<{ view: View; door: Door }>) {
  const t = say(view.lang)
  return (
    <>
      <div className="stack" hidden data-passkey={`${DOORS[door].path}/sign-in/passkey`}>
        <div className="alert alert--bad" role="alert" hidden data-passkey-failed="">
          <p>{t('passkeyFailed')}</p>
        </div>
        <button type="button" className="button button--wide">
          {t('passkey')}
        </button>
        <p className="small faint orline">
          <span>{t('or')}</span>
        </p>
      </div>
      <TextField
        lang={view.lang}
        name="password"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        label={t('password')}
      />
      <TextField
        lang={view.lang}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        code
        label={t('code')}
        hint={t('codeHint')}
      />
      <Button wide kind="first">
        {t('signIn')}
      </Button>
    </>
  )
}

function Lost({ view, door }: Readonly<{ view: View; door: Door }>) {
  const t = say(view.lang)
  if (door === 'account') return null
  return (
    <div className="small">
      <Fold summary={t('lost.title')} small>
        <p>{t(`lost.${door}`, { telephone: view.provider.emergencyTelephone })}</p>
      </Fold>
      {door === 'lers' && (
        <p className="soft">
          {t('first')} <a href="/lers/apply">{t('apply')}</a> · <a href="/authorities">{t('guide')}</a>
        </p>
      )}
    </div>
  )
}

function OtherDoors({ view, door }: Readonly<{ view: View; door: Door }>) {
  const t = say(view.lang)
  const telephone = view.provider.emergencyTelephone
  return (
    <section aria-labelledby="doors" className="stack">
      <h2 id="doors">{t('doors.title')}</h2>
      <ul className="doorlist">
        {ALL_DOORS.filter((other) => other !== door).map((other) => (
          <li key={other}>
            <a href={`${DOORS[other].path}/sign-in`}>
              <b>{t(`doors.${other}`, { provider: view.provider.name })}</b>
            </a>
            <span className="soft">{t(`doors.${other}Note`)}</span>
          </li>
        ))}
        <li>
          <b>{t('doors.emergency')}</b>
          <span className="soft">{t('doors.emergencyNote', { telephone })}</span>
        </li>
      </ul>
      {door === 'lers' && <p className="small soft">{t('doors.offence')}</p>}
    </section>
  )
}

function troubleText(view: View, trouble: Trouble): string {
  const t = say(view.lang)
  if (trouble.kind === 'wait') return t('wait', { seconds: trouble.seconds })
  return t(trouble.kind === 'no-address' ? 'noAddress' : 'wrong')
}

export type CodePageProps = Readonly<{ view: View; door: Door; way: 'app' | 'mail'; next: string; trouble?: Trouble }>

/** The second step. */
export function CodePage({ view, door, way, next, trouble }: CodePageProps) {
  const t = say(view.lang)
  const title = t(way === 'app' ? 'second.titleApp' : 'second.titleMail')
  const path = `${DOORS[door].path}/sign-in/code`
  return (
    <DoorPage view={view} title={title} wrong={trouble !== undefined} emergency={door === 'lers'}>
      <div className="stack">
        <Form action={path} hidden={{ next }} name={title}>
          <h1>{title}</h1>
          <p className="soft">{t(way === 'app' ? 'second.leadApp' : 'second.leadMail')}</p>
          {view.said && (
            <Alert kind="note" live>
              {view.said}
            </Alert>
          )}
          {trouble && (
            <Alert kind="bad" live>
              {trouble.kind === 'wait' ? t('wait', { seconds: trouble.seconds }) : t('second.wrong')}
            </Alert>
          )}
          <TextField
            lang={view.lang}
            name="code"
            autoComplete="one-time-code"
            maxLength={20}
            code
            label={t(way === 'app' ? 'second.code' : 'second.codeMail')}
            {...(way === 'mail' && { inputMode: 'numeric' as const })}
          />
          <Button wide>{t('second.go')}</Button>
        </Form>
        {way === 'mail' && (
          <Form action={`${path}/again`} hidden={{ next }} name={t('second.again')}>
            <Button wide kind="second">
              {t('second.again')}
            </Button>
          </Form>
        )}
        <p className="small">
          <a href={`${DOORS[door].path}/sign-in`}>{t('second.restart')}</a>
        </p>
      </div>
      <OtherDoors view={view} door={door} />
    </DoorPage>
  )
}

/** Where the public pages' "Sign in" leads: which door? */
export function DoorsPage({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <PublicPage view={view} title={t('choose.title')}>
      <PageHead title={t('choose.title')} lead={t('choose.lead')} />
      <ul className="doorlist">
        {ALL_DOORS.toReversed().map((door) => (
          <li key={door}>
            <a href={`${DOORS[door].path}/sign-in`}>
              <b>{t(`doors.${door}`, { provider: view.provider.name })}</b>
            </a>
            <span className="soft">{t(`doors.${door}Note`)}</span>
          </li>
        ))}
      </ul>
    </PublicPage>
  )
}
