import type { ReactElement } from 'react'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { OfficerPage } from '#ui/layout.tsx'
import { Alert, PageHead, Section } from '#ui/panels.tsx'
import { say } from './emergency.words.ts'
import { AboutFields, DataFields, QuestionFields, type Shown } from './fields.page.tsx'
import { namesOf } from './take.page.tsx'

/** The officer's own form: all five questions and the commitment, on one page. */
export function OwnPage(shown: Shown): ReactElement {
  const { view, typed, errors } = shown
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <OfficerPage view={view} title={t('own.title')} wrong={Object.keys(errors).length > 0}>
      <PageHead title={t('own.title')} lead={t('own.lead')} />
      <ErrorSummary lang={view.lang} errors={errors} names={{ ...namesOf(view), telephone: t('own.telephone') }} />
      <Alert kind="note">
        <p>{t('own.callback')}</p>
        <p>{t('own.call', { telephone: view.provider.emergencyTelephone })}</p>
        <p className="small soft">{t('own.law')}</p>
      </Alert>
      <Form action="/lers/emergency" name={t('own.title')}>
        <Section id="danger" title={t('take.danger')}>
          <div className="stack">
            <QuestionFields {...shown} />
          </div>
        </Section>
        <Section id="account" title={t('take.account')}>
          <div className="stack">
            <AboutFields {...shown} />
            <DataFields {...shown} />
          </div>
        </Section>
        <Section id="rest" title={t('take.rest')}>
          <div className="stack">
            <TextField
              {...one('telephone')}
              type="tel"
              label={t('own.telephone')}
              hint={t('own.telephoneHint')}
              maxLength={60}
            />
            <TextField {...one('docketNumber')} label={t('take.docket')} maxLength={80} optional />
            <Check
              lang={view.lang}
              name="commit"
              error={errors['commit']}
              chosen={typed['commit'] === 'yes'}
              choice={{ value: 'yes', text: t('commit') }}
            />
            <Button>{t('own.button')}</Button>
          </div>
        </Section>
      </Form>
    </OfficerPage>
  )
}
