import { Fieldset } from '#ui/choices.tsx'
import { Select, TextField } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Section } from '#ui/panels.tsx'
import { Clash } from './clash.page.tsx'
import { countryOptions } from './country.page.tsx'
import { say } from './filing.words.ts'
import { fieldsOf, StepForm, StepPage, type StepShown } from './step.page.tsx'

/** Step 2: who files, for which agency, and where a person of it can be found. `domains` are those bound to the agency. */
export function AgencyPage({ domains, ...shown }: StepShown & Readonly<{ domains: readonly string[] }>) {
  const { view, draft, errors, clash } = shown
  const t = say(view.lang)
  const { one } = fieldsOf(shown)
  return (
    <StepPage
      view={view}
      draft={draft}
      step="agency"
      errors={errors}
      keeps
      aside={<Clash view={view} draft={draft} step="agency" clash={clash} />}
    >
      <Section id="agency" title={t('steps.agency')}>
        <p className="soft read">{t('agency.lead')}</p>
        <StepForm view={view} draft={draft} step="agency">
          <TextField {...one('agencyName')} label={t('agency.agencyName')} autoComplete="organization" />
          <FieldRow end>
            <TextField {...one('officerName')} label={t('agency.officerName')} autoComplete="name" />
            <TextField {...one('badge')} label={t('agency.badge')} short />
          </FieldRow>
          <TextField
            {...one('email')}
            label={t('agency.email')}
            hint={t('agency.emailHint', { domains: domains.join(', ') || '–' })}
            type="email"
            autoComplete="email"
          />
          <FieldRow end>
            <TextField
              {...one('telephone')}
              label={t('agency.telephone')}
              hint={t('agency.telephoneHint')}
              type="tel"
              autoComplete="tel"
            />
            <TextField
              {...one('extension')}
              label={t('agency.extension')}
              hint={t('agency.extensionHint')}
              inputMode="numeric"
              short
            />
          </FieldRow>
          <Address shown={shown} />
        </StepForm>
      </Section>
    </StepPage>
  )
}

function Address({ shown }: Readonly<{ shown: StepShown }>) {
  const { view } = shown
  const t = say(view.lang)
  const { one } = fieldsOf(shown)
  return (
    <Fieldset lang={view.lang} name="address" label={t('agency.address')} hint={t('agency.addressHint')}>
      <FieldRow end>
        <TextField {...one('street')} label={t('agency.street')} autoComplete="street-address" />
      </FieldRow>
      <FieldRow end>
        <TextField {...one('postalCode')} label={t('agency.postalCode')} autoComplete="postal-code" />
        <TextField {...one('town')} label={t('agency.town')} autoComplete="address-level2" />
      </FieldRow>
      <FieldRow end>
        <TextField {...one('region')} label={t('agency.region')} autoComplete="address-level1" optional />
        <Select
          {...one('country')}
          label={t('agency.country')}
          options={countryOptions(view.lang)}
          blank={t('agency.choose')}
        />
      </FieldRow>
    </Fieldset>
  )
}
