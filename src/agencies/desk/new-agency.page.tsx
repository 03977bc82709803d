import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { type Errors, filled, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead } from '#ui/panels.tsx'
import { say } from './agencies.words.ts'

type NewAgencyProps = Readonly<{ view: View; typed: Typed; errors: Errors }>

/** What an independent source says of an agency. */
export function NewAgencyPage({ view, typed, errors }: NewAgencyProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const names = Object.fromEntries(FIELDS.map((field) => [field, t(`fresh.${field}`)]))
  return (
    <DeskPage view={view} title={t('fresh.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('fresh.title')} aside={<a href="/desk/agencies">{t('title')}</a>} />
      <p className="soft read">{t('fresh.lead')}</p>
      <ErrorSummary lang={view.lang} errors={errors} names={names} />
      <div className="panel panel__in">
        <Form action="/desk/agencies/new" name={t('fresh.title')}>
          <FieldRow end>
            <TextField {...one('name')} label={t('fresh.name')} maxLength={200} />
            <TextField {...one('unit')} label={t('fresh.unit')} optional maxLength={200} />
          </FieldRow>
          <FieldRow end>
            <TextField {...one('country')} label={t('fresh.country')} short maxLength={2} />
            <TextField {...one('region')} label={t('fresh.region')} optional maxLength={100} />
          </FieldRow>
          <TextArea {...one('address')} label={t('fresh.address')} rows={3} maxLength={500} />
          <TextField
            {...one('telephone')}
            label={t('fresh.telephone')}
            hint={t('fresh.telephoneHint')}
            type="tel"
            maxLength={30}
          />
          <TextField {...one('domain')} label={t('fresh.domain')} hint={t('fresh.domainHint')} maxLength={253} />
          <TextField {...one('source')} label={t('fresh.source')} hint={t('fresh.sourceHint')} maxLength={300} />
          <Check
            lang={view.lang}
            name="governmental"
            chosen={one('governmental').value === 'yes'}
            choice={{ value: 'yes', text: t('fresh.governmental') }}
          />
          <div className="row">
            <Button>{t('fresh.go')}</Button>
          </div>
        </Form>
      </div>
    </DeskPage>
  )
}

const FIELDS = ['name', 'unit', 'country', 'region', 'address', 'telephone', 'domain', 'source'] as const
