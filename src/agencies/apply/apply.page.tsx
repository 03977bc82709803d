import type { View } from '#platform/http/view.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { type Errors, filled, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Alert, PageHead } from '#ui/panels.tsx'
import { say } from './application.words.ts'

const FIELDS = ['agency', 'country', 'name', 'badge', 'email', 'telephone', 'extension', 'supervisor'] as const

/** The same page for everybody, whoever is known here. */
export function ApplyPage({ view, typed, errors }: Readonly<{ view: View; typed: Typed; errors: Errors }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const names = { ...Object.fromEntries(FIELDS.map((field) => [field, t(field)])), title: t('position') }
  const telephone = view.provider.emergencyTelephone
  return (
    <OfficerPage view={view} title={t('title')} wrong={Object.keys(errors).length > 0}>
      <PageHead title={t('title')} lead={t('lead', { provider: view.provider.name })} />
      <ErrorSummary lang={view.lang} errors={errors} names={names} />
      <Form action="/lers/apply" name={t('title')}>
        <FieldRow end>
          <TextField {...one('agency')} label={t('agency')} hint={t('agencyHint')} maxLength={200} />
          <TextField {...one('country')} label={t('country')} short maxLength={2} autoComplete="country" />
        </FieldRow>
        <FieldRow end>
          <TextField {...one('name')} label={t('name')} maxLength={100} autoComplete="name" />
          <TextField {...one('title')} label={t('position')} maxLength={100} autoComplete="organization-title" />
          <TextField {...one('badge')} label={t('badge')} short maxLength={40} autoComplete="off" />
        </FieldRow>
        <TextField
          {...one('email')}
          label={t('email')}
          hint={t('emailHint')}
          type="email"
          maxLength={254}
          autoComplete="email"
        />
        <FieldRow end>
          <TextField
            {...one('telephone')}
            label={t('telephone')}
            hint={t('telephoneHint')}
            type="tel"
            maxLength={30}
            autoComplete="tel"
          />
          <TextField
            {...one('extension')}
            label={t('extension')}
            optional
            short
            maxLength={10}
            autoComplete="tel-extension"
          />
        </FieldRow>
        <TextField {...one('supervisor')} label={t('supervisor')} maxLength={200} autoComplete="off" />
        <p className="small soft read">{t('offence')}</p>
        <div className="row">
          <Button>{t('go')}</Button>
        </div>
        <p className="small soft">
          {t('wait', { telephone })} <a href="/authorities">{t('guide')}</a>
        </p>
      </Form>
    </OfficerPage>
  )
}

export function ApplyCodePage({ view, wrong }: Readonly<{ view: View; wrong: boolean }>) {
  const t = say(view.lang)
  const error = wrong ? t('code.wrong') : undefined
  return (
    <OfficerPage view={view} title={t('code.title')} wrong={wrong}>
      <PageHead title={t('code.title')} lead={t('code.lead')} />
      <ErrorSummary lang={view.lang} errors={{ code: error }} />
      <Form action="/lers/apply/code" name={t('code.title')}>
        <TextField
          lang={view.lang}
          name="code"
          label={t('code.code')}
          error={error}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          code
        />
        <div className="row">
          <Button>{t('code.go')}</Button>
          <a href="/lers/apply">{t('code.again')}</a>
        </div>
      </Form>
    </OfficerPage>
  )
}

export function AppliedPage({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <OfficerPage view={view} title={t('done.title')}>
      <PageHead title={t('done.title')} lead={t('done.lead')} />
      <Alert>{t('wait', { telephone: view.provider.emergencyTelephone })}</Alert>
      <p>
        <LinkButton href="/authorities" kind="second">
          {t('done.home')}
        </LinkButton>
      </p>
    </OfficerPage>
  )
}
