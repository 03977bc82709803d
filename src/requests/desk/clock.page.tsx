import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import type { Errors, Typed } from '#ui/fields.tsx'
import { filled, TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { PageHead, Panel } from '#ui/panels.tsx'
import { Time } from '#ui/time.tsx'
import { say } from './office.words.ts'

/** Only in a demonstration: the clock of the office, and three ways to let time pass. */
export function ClockPage({
  view,
  typed = {},
  errors = {},
}: Readonly<{ view: View; typed?: Typed; errors?: Errors }>): ReactElement {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('clock.title')} wrong={Object.keys(errors).length > 0}>
      <PageHead title={t('clock.title')} lead={t('clock.lead')} />
      <ErrorSummary lang={view.lang} errors={errors} />
      <div className="cols cols--two">
        <Panel id="now" title={t('clock.now')}>
          <p className="h2like">
            <Time view={view} at={view.now} as="stamp" />
          </p>
        </Panel>
        <Panel id="forward" title={t('clock.forward')}>
          <Form action="/desk/clock" name={t('clock.hour')} className="row">
            <Button kind="second" name="hours" value="1">
              {t('clock.hour')}
            </Button>
            <Button kind="second" name="hours" value="24">
              {t('clock.day')}
            </Button>
          </Form>
          <Form action="/desk/clock" name={t('clock.go')}>
            <TextField
              {...filled(view.lang, { days: '10', ...typed }, errors).one('days')}
              label={t('clock.days')}
              hint={t('clock.hint')}
              inputMode="numeric"
              short
              maxLength={3}
            />
            <div className="row">
              <Button>{t('clock.go')}</Button>
            </div>
          </Form>
        </Panel>
      </div>
    </DeskPage>
  )
}
