/** The form that says what a document says: the instrument, its clock, who asks, about whom, what, and whether it is secret. */
import type { View } from '#platform/http/view.ts'
import { Fieldset, Radios } from '#ui/choices.tsx'
import { DateField, type Errors, filled, Select, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { FieldRow } from '#ui/form.tsx'
import { Fold } from '#ui/panels.tsx'
import { VALIDATORS } from '../case/instrument.rules.ts'
import { say as sayClock } from '../clocks/clock.words.ts'
import { AboutFields, DataFields } from '../emergency/fields.page.tsx'
import { countryOptions } from '../filing/country.page.tsx'
import { ORDER_LAWS } from '../restriction/restriction.rules.ts'
import { say as sayRestriction } from '../restriction/restriction.words.ts'
import { processRow } from '../triage/process.rules.ts'
import { ISSUERS } from '../triage/process-row.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { asksOf, ENTERED } from './arrival.rules.ts'
import { say } from './arrival.words.ts'

export type Named = Readonly<{ id: string; name: string; unit: string | null }>
type Shown = Readonly<{ view: View; typed: Typed; errors: Errors }>

export function EnterFields({ agencies, ...shown }: Shown & Readonly<{ agencies: readonly Named[] }>) {
  return (
    <>
      <InstrumentFields {...shown} />
      <DueFields {...shown} />
      <PartyFields {...shown} agencies={agencies} />
      <Part shown={shown} name="about">
        <AboutFields {...shown} />
      </Part>
      <Part shown={shown} name="data">
        <DataFields {...shown} hint={say(shown.view.lang)('enter.dataHint')} />
      </Part>
      <RestrictionFields {...shown} />
      <SecrecyFields {...shown} />
    </>
  )
}

function Part({
  shown,
  name,
  children,
}: Readonly<{ shown: Shown; name: 'about' | 'data'; children: React.ReactNode }>) {
  return (
    <div className="stack">
      <h3>{say(shown.view.lang)(`enter.${name}`)}</h3>
      {children}
    </div>
  )
}

/** Who can issue one of the kinds that are entered here. */
const CAN_ISSUE = ISSUERS.filter((issuer) => ENTERED.some((process) => asksOf(process).issuers.includes(issuer)))

function InstrumentFields({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const issuers = (of: readonly (typeof ISSUERS)[number][]) =>
    of.map((value) => ({ value, text: triage(`issuer.${value}`) }))
  return (
    <>
      <Select
        {...one('process')}
        label={t('enter.process')}
        hint={t('enter.processHint')}
        blank={t('arrive.choose')}
        options={ENTERED.map((value) => ({ value, text: triage(`process.${value}`) }))}
      />
      <Select
        {...one('issuer')}
        label={t('enter.issuer')}
        hint={t('enter.issuerHint')}
        blank={t('arrive.choose')}
        optional
        options={issuers(CAN_ISSUE)}
      />
      <Select
        {...one('validatedBy')}
        label={t('enter.validatedBy')}
        hint={t('enter.validatedHint')}
        blank={t('enter.nobody')}
        optional
        options={issuers(VALIDATORS)}
      />
      <FieldRow end>
        <TextField {...one('docketNumber')} label={t('enter.docket')} maxLength={80} optional />
        <TextField {...one('statute')} label={t('enter.statute')} maxLength={200} optional />
      </FieldRow>
    </>
  )
}

const DUE_RULES = [...new Set(ENTERED.flatMap((process) => processRow(process).dueBy ?? []))].filter(
  (rule) => rule !== 'US_DUE',
)

function DueFields({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Fieldset lang={view.lang} name="due" label={t('enter.due')}>
      <Select
        {...one('dueRule')}
        label={t('enter.dueRule')}
        hint={t('enter.dueRuleHint')}
        blank={t('enter.byKind')}
        optional
        options={[
          ...DUE_RULES.map((value) => ({ value, text: sayClock(view.lang)(`rule.${value}`) })),
          { value: 'US_DUE', text: t('enter.dueOn') },
        ]}
      />
      <DateField {...one('dueOn')} label={t('enter.dueOn')} hint={t('enter.dueOnHint')} optional />
    </Fieldset>
  )
}

function PartyFields({ view, typed, errors, agencies }: Shown & Readonly<{ agencies: readonly Named[] }>) {
  const t = say(view.lang)
  const { one } = filled(view.lang, { party: 'authority', lang: 'en', ...typed }, errors)
  const called = ({ name, unit }: Named) => (unit === null ? name : `${name}, ${unit}`)
  return (
    <>
      <Radios
        {...one('party')}
        label={t('enter.party')}
        choices={(['authority', 'private'] as const).map((value) => ({ value, text: t(`enter.parties.${value}`) }))}
      />
      <Select
        {...one('agencyId')}
        label={t('enter.agency')}
        hint={t('enter.agencyHint')}
        blank={t('enter.notKnown')}
        optional
        options={agencies.map((agency) => ({ value: agency.id, text: called(agency) }))}
      />
      <FieldRow end>
        <TextField
          {...one('agencyName')}
          label={t('enter.agencyName')}
          hint={t('enter.agencyNameHint')}
          maxLength={200}
          optional
        />
        <Select
          {...one('agencyCountry')}
          label={t('enter.agencyCountry')}
          blank={t('arrive.choose')}
          optional
          options={countryOptions(view.lang)}
        />
      </FieldRow>
      <FieldRow end>
        <TextField {...one('name')} label={t('enter.name')} maxLength={120} />
        <TextField {...one('title')} label={t('enter.jobTitle')} maxLength={120} optional />
      </FieldRow>
      <TextField {...one('email')} type="email" label={t('enter.email')} hint={t('enter.emailHint')} maxLength={254} />
      <Radios
        {...one('lang')}
        label={t('enter.lang')}
        choices={(['en', 'nl'] as const).map((value) => ({ value, text: t(`enter.langs.${value}`) }))}
      />
    </>
  )
}

function RestrictionFields({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, { orderLaw: 'national', ...typed }, errors)
  return (
    <Fold summary={t('enter.restriction')} open={Boolean(typed['act'] || errors['act'] || errors['territory'])}>
      <div className="stack">
        <Radios
          {...one('orderLaw')}
          label={t('enter.orderLaw')}
          choices={ORDER_LAWS.map((value) => ({ value, text: sayRestriction(view.lang)(`order.laws.${value}`) }))}
        />
        <TextArea {...one('act')} label={t('enter.act')} hint={t('enter.actHint')} rows={3} maxLength={4000} optional />
        <TextField
          {...one('territory')}
          label={t('enter.territory')}
          hint={t('enter.territoryHint')}
          maxLength={400}
          optional
        />
        <FieldRow end>
          <DateField {...one('restrictFrom')} label={t('enter.restrictFrom')} optional />
          <DateField {...one('restrictUntil')} label={t('enter.restrictUntil')} optional />
        </FieldRow>
      </div>
    </Fold>
  )
}

function SecrecyFields({ view, typed, errors }: Shown) {
  const t = say(view.lang)
  const { one } = filled(view.lang, { secrecy: 'none', ...typed }, errors)
  return (
    <>
      <Radios
        {...one('secrecy')}
        label={t('enter.secrecy')}
        choices={[
          { value: 'none', text: t('enter.secrecyNone') },
          { value: 'until', text: t('enter.secrecyUntil') },
          { value: 'open', text: t('enter.secrecyOpen') },
        ]}
      />
      <FieldRow end>
        <TextField {...one('court')} label={t('enter.court')} maxLength={200} optional />
        <TextField {...one('secrecyStatute')} label={t('enter.secrecyStatute')} maxLength={200} optional />
      </FieldRow>
      <DateField {...one('endsOn')} label={t('enter.endsOn')} optional />
    </>
  )
}

/** Labels of the fields whose message does not name them. */
export function fieldNames({ lang }: View): Readonly<Record<string, string>> {
  const t = say(lang)
  return {
    ...{
      name: t('enter.name'),
      email: t('enter.email'),
      issuer: t('enter.issuer'),
      validatedBy: t('enter.validatedBy'),
    },
    ...{ dueOn: t('enter.dueOn'), dueRule: t('enter.dueRule'), party: t('enter.party'), reason: t('aside.reason') },
  }
}
