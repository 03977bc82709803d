import type { Lang } from '#platform/words.ts'
import { Checks, type Choice, Fieldset, Radios } from '#ui/choices.tsx'
import { DateField, TextField } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import { categoryRow } from '../triage/category.rules.ts'
import type { ReachVerdict, Ruling } from '../triage/reach.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { Clash } from './clash.page.tsx'
import { say } from './filing.words.ts'
import { fieldsOf, StepForm, StepPage, type StepShown } from './step.page.tsx'

/** What the choice of data means: asked for, only to be kept, or what the owner agrees to. */
export type DataMode = 'asked' | 'kept' | 'agreed'

/** Step 4. `reach` rules on every category of the product, so that the officer sees before asking what the process compels. */
export function DataPage({ reach, mode, ...shown }: StepShown & Readonly<{ reach: ReachVerdict; mode: DataMode }>) {
  const [keeps, whole] = [mode === 'kept', mode !== 'asked']
  const { view, draft, errors, clash } = shown
  const t = say(view.lang)
  const { many } = fieldsOf(shown)
  const compelled = reach.rulings.filter(({ verdict }) => verdict === 'disclose')
  const beyond = reach.rulings.filter(({ verdict }) => verdict === 'withhold')
  const asked = many('categories')
  const unnamed = reach.voids.includes('NEEDS_CLASSIFICATION')
  return (
    <StepPage
      view={view}
      draft={draft}
      step="data"
      errors={errors}
      keeps
      aside={<Clash view={view} draft={draft} step="data" clash={clash} />}
    >
      <Section id="data" title={t('steps.data')}>
        {reach.voids.includes('INVALID_ISSUER') && <Alert kind="warn">{t('data.notUs')}</Alert>}
        <StepForm view={view} draft={draft} step="data">
          {whole && (
            <Checks
              {...asked}
              label={t(keeps ? 'data.kept' : 'data.agreed')}
              hint={t(keeps ? 'data.keptHint' : 'data.agreedHint')}
              choices={reach.rulings.map((ruling) => keptChoice(ruling, view.lang))}
            />
          )}
          {!whole && compelled.length > 0 && (
            <Checks
              {...asked}
              label={t('data.reached')}
              hint={t('data.reachedHint')}
              choices={compelled.map((ruling) => choiceOf(ruling, view.lang))}
            />
          )}
          {!whole && beyond.length > 0 && (
            <Checks
              {...asked}
              {...(compelled.length > 0 && { id: 'f-categories-beyond', error: undefined })}
              label={t(unnamed ? 'data.named' : 'data.beyond')}
              hint={t(unnamed ? 'data.namedHint' : 'data.beyondHint')}
              choices={beyond.map((ruling) => choiceOf(ruling, view.lang))}
            />
          )}
          <Period shown={shown} keeps={keeps} />
          {whole ? (
            <input type="hidden" name="secrecy" value="none" />
          ) : (
            <SecrecyFields shown={shown} hint={t('data.secrecyHint', { days: view.provider.notice.days })} />
          )}
        </StepForm>
      </Section>
    </StepPage>
  )
}

function choiceOf(ruling: Ruling, lang: Lang): Choice {
  const triage = sayTriage(lang)
  const { category } = ruling
  return { value: category, text: triage(`category.${category}`), note: noteOf(ruling, lang) }
}

/** Any class can be kept: the class says what handing it over would need. */
function keptChoice({ category }: Ruling, lang: Lang): Choice {
  const triage = sayTriage(lang)
  return {
    value: category,
    text: triage(`category.${category}`),
    note: say(lang)('data.classOnly', { class: triage(`class.${categoryRow(category).dataClass}`) }),
  }
}

function noteOf(ruling: Ruling, lang: Lang): string {
  const t = say(lang)
  const triage = sayTriage(lang)
  const { category, basis } = ruling
  if (ruling.verdict === 'disclose') return t('data.basis', { basis })
  const dataClass = triage(`class.${categoryRow(category).dataClass}`)
  return ruling.because === 'NEEDS_CLASSIFICATION'
    ? t('data.classOnly', { class: dataClass })
    : t('data.needs', { class: dataClass, needs: triage(`needsSentence.${ruling.needs}`), basis })
}

function Period({ shown, keeps }: Readonly<{ shown: StepShown; keeps: boolean }>) {
  const t = say(shown.view.lang)
  const { one } = fieldsOf(shown)
  return (
    <Fieldset
      lang={shown.view.lang}
      name="period"
      label={t('data.period')}
      hint={t(keeps ? 'data.keptPeriod' : 'data.periodHint')}
      optional={keeps}
    >
      <FieldRow end>
        <DateField {...one('from')} label={t('data.from')} />
        <DateField {...one('to')} label={t('data.to')} />
      </FieldRow>
    </Fieldset>
  )
}

/** `hint`: what is done where no court has forbidden it. */
export function SecrecyFields({ shown, hint }: Readonly<{ shown: StepShown; hint: string }>) {
  const { view } = shown
  const t = say(view.lang)
  const { one } = fieldsOf(shown)
  return (
    <>
      <Radios
        {...one('secrecy')}
        label={t('data.secrecy')}
        hint={hint}
        choices={[
          { value: 'none', text: t('data.secrecyNone') },
          { value: 'until', text: t('data.secrecyUntil') },
          { value: 'open', text: t('data.secrecyOpen'), note: t('data.secrecyOpenNote') },
        ]}
      />
      <Fieldset
        lang={view.lang}
        name="secrecyFields"
        label={t('data.secrecyFields')}
        hint={t('data.secrecyFieldsHint')}
        optional
      >
        <FieldRow end>
          <TextField {...one('court')} label={t('data.court')} />
          <TextField {...one('secrecyStatute')} label={t('data.secrecyStatute')} hint={t('data.secrecyStatuteHint')} />
        </FieldRow>
        <FieldRow end>
          <DateField {...one('endsOn')} label={t('data.endsOn')} />
        </FieldRow>
      </Fieldset>
    </>
  )
}
