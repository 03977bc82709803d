import { Fieldset, Radios } from '#ui/choices.tsx'
import { DateField, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Section } from '#ui/panels.tsx'
import type { PortalProcess } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { PRODUCTS } from './answers.rules.ts'
import { Clash } from './clash.page.tsx'
import { say } from './filing.words.ts'
import { fieldsOf, StepForm, StepPage, type StepShown } from './step.page.tsx'

/** Step 1: which document, about which product, who signed it and when. `offered`: the kinds that the agency can use. */
export function ProcessPage({ offered, ...shown }: StepShown & Readonly<{ offered: readonly PortalProcess[] }>) {
  const { view, draft, errors, clash } = shown
  const t = say(view.lang)
  const { one } = fieldsOf(shown)
  const american = offered.some((process) => process.startsWith('us-'))
  return (
    <StepPage
      view={view}
      draft={draft}
      step="process"
      errors={errors}
      keeps
      aside={<Clash view={view} draft={draft} step="process" clash={clash} />}
    >
      <Section id="process" title={t('steps.process')}>
        <StepForm view={view} draft={draft} step="process">
          <Radios
            {...one('product')}
            label={t('process.product')}
            choices={PRODUCTS.map((product) => {
              const { name, address } = view.provider.products[product]
              return {
                value: product,
                text: sayTriage(view.lang)(`product.${product}`),
                note: t('process.addressed', { name, address: address.join(', ') }),
              }
            })}
          />
          <Radios
            {...one('process')}
            label={t('process.kind')}
            hint={t('process.kindHint')}
            choices={offered.map((value) => ({
              value,
              text: t(`process.kinds.${value}`),
              note: t(`process.kindNotes.${value}`),
            }))}
          />
          <TextField {...one('docketNumber')} label={t('process.docketNumber')} hint={t('process.docketHint')} />
          <TextField
            {...one('statute')}
            label={t(american ? 'process.statute' : 'process.article')}
            hint={t(american ? 'process.statuteHint' : 'process.articleHint')}
          />
          <TextArea
            {...one('natureOfOffence')}
            label={t('process.natureOfOffence')}
            hint={t('process.offenceHint')}
            rows={2}
          />
          <Authorised shown={shown} />
        </StepForm>
      </Section>
    </StepPage>
  )
}

/** By whom, when, and until when. */
function Authorised({ shown }: Readonly<{ shown: StepShown }>) {
  const { view } = shown
  const t = say(view.lang)
  const { one } = fieldsOf(shown)
  return (
    <>
      <Fieldset lang={view.lang} name="official" label={t('process.official')} hint={t('process.officialHint')}>
        <FieldRow end>
          <TextField {...one('officialName')} label={t('process.officialName')} />
          <TextField {...one('officialTitle')} label={t('process.officialTitle')} />
        </FieldRow>
      </Fieldset>
      <FieldRow end>
        <DateField {...one('signedOn')} label={t('process.signedOn')} />
        <DateField {...one('dueOn')} label={t('process.dueOn')} hint={t('process.dueHint')} />
      </FieldRow>
    </>
  )
}
