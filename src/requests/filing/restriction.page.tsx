import { countryName } from '#platform/words.ts'
import { Fieldset, Radios } from '#ui/choices.tsx'
import { DateField, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Section } from '#ui/panels.tsx'
import { lawsFor } from '../restriction/restriction.rules.ts'
import type { Country } from '../triage/jurisdiction.rules.ts'
import { Clash } from './clash.page.tsx'
import { SecrecyFields } from './data.page.tsx'
import { say as sayForm } from './filing.words.ts'
import { say } from './restriction.words.ts'
import { fieldsOf, StepForm, StepPage, type StepShown } from './step.page.tsx'

/** Step 4 of an order to restrict access. `issuer`: the country of the agency, where the order can count. */
export function RestrictionPage({ issuer, ...shown }: StepShown & Readonly<{ issuer: Country }>) {
  const { view, draft, errors, clash } = shown
  const { lang } = view
  const t = say(lang)
  const { one } = fieldsOf(shown)
  const country = countryName(lang, issuer)
  return (
    <StepPage
      view={view}
      draft={draft}
      step="restriction"
      errors={errors}
      keeps
      aside={<Clash view={view} draft={draft} step="restriction" clash={clash} />}
    >
      <Section id="restriction" title={sayForm(lang)('steps.restriction')}>
        <p className="soft read">{t('lead')}</p>
        <StepForm view={view} draft={draft} step="restriction">
          <Radios
            {...one('law')}
            label={t('law')}
            hint={t('lawHint')}
            choices={lawsFor(issuer).map((value) => ({
              value,
              text: t(`laws.${value}`),
              note: t(`counts.${value}`, { country }),
            }))}
          />
          <TextArea {...one('act')} label={t('act')} hint={t('actHint')} rows={4} maxLength={4000} />
          <TextField {...one('territory')} label={t('territory')} hint={t('territoryHint')} maxLength={400} optional />
          <Fieldset lang={lang} name="period" label={t('period')} hint={t('periodHint')} optional>
            <FieldRow end>
              <DateField {...one('startsOn')} label={t('startsOn')} />
              <DateField {...one('until')} label={t('until')} />
            </FieldRow>
          </Fieldset>
          <SecrecyFields shown={shown} hint={t('told')} />
        </StepForm>
      </Section>
    </StepPage>
  )
}
