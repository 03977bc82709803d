import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { type Errors, filled, type Option, Select, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import { HOLD_KINDS } from '../hold/hold.rules.ts'
import { EVIDENCE_KINDS, OUTCOMES } from '../ladder/ladder.rules.ts'
import { say } from './agencies.words.ts'
import type { AgencyPageProps } from './agency.page.tsx'

/** Only an instrument names this agency: what an independent source says of it makes it one like the others. */
export function RegisterForm({ view, look, typed, errors }: AgencyPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  if (!view.may('agency.manage')) return <Alert kind="warn">{t('named.lead')}</Alert>
  return (
    <Panel id="registration" title={t('named.title')}>
      <p className="small read">{t('named.lead')}</p>
      <Form action={`/desk/agencies/${look.agency.id}/registration`} name={t('named.title')}>
        <TextField
          {...one('telephone')}
          label={t('fresh.telephone')}
          hint={t('fresh.telephoneHint')}
          type="tel"
          maxLength={30}
        />
        <TextArea {...one('address')} label={t('fresh.address')} rows={3} maxLength={500} />
        <TextField {...one('source')} label={t('fresh.source')} hint={t('fresh.sourceHint')} maxLength={300} />
        <div className="row">
          <Button>{t('named.go')}</Button>
        </div>
      </Form>
    </Panel>
  )
}

/** What was checked of an officer; the number to call stands above the form and is typed nowhere. */
export function EvidenceForm({ view, look, typed, errors }: AgencyPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Panel id="evidence" title={t('evidence.title')}>
      <p className="small read">{t('evidence.lead', { telephone: look.agency.telephone })}</p>
      <Form action={`/desk/agencies/${look.agency.id}/evidence`} name={t('evidence.title')}>
        <FieldRow end>
          <Select {...one('officer')} label={t('evidence.officer')} blank="" options={officerOptions(look)} />
          <Select
            {...one('kind')}
            label={t('evidence.kind')}
            blank=""
            options={EVIDENCE_KINDS.map((value) => ({ value, text: t(`kind.${value}`) }))}
          />
        </FieldRow>
        <Radios
          {...one('outcome')}
          label={t('evidence.outcome')}
          choices={OUTCOMES.map((value) => ({ value, text: t(`outcome.${value}`) }))}
        />
        <TextField
          {...one('spokeTo')}
          label={t('evidence.spokeTo')}
          hint={t('evidence.spokeToHint')}
          optional
          maxLength={200}
        />
        <TextArea {...one('said')} label={t('evidence.note')} rows={2} maxLength={1000} />
        <div className="row">
          <Button>{t('evidence.go')}</Button>
        </div>
      </Form>
    </Panel>
  )
}

const officerOptions = ({ officers }: AgencyPageProps['look']): readonly Option[] =>
  officers.map(({ personId, name, badge }) => ({ value: personId, text: badge === '' ? name : `${name}, ${badge}` }))

/** Propose, answer as the second person, end: each only where there is something to do it to. */
export function BindingForms(props: AgencyPageProps) {
  const { view, look, typed, errors } = props
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const place = `/desk/agencies/${look.agency.id}/domains`
  const bound = look.bindings.filter(({ inForce }) => inForce)
  return (
    <>
      <AnswerForm {...props} />
      <Panel id="propose" title={t('bind.propose')}>
        <Form action={place} name={t('bind.propose')}>
          <TextField {...one('domain')} label={t('bind.domain')} maxLength={253} />
          <TextArea {...one('reason')} label={t('bind.reason')} rows={2} maxLength={500} />
          <div className="row">
            <Button kind="second">{t('bind.go')}</Button>
          </div>
        </Form>
      </Panel>
      {bound.length > 0 && (
        <Panel id="end" title={t('bind.end')}>
          <Fold summary={t('bind.endNote')} small open={wrongIn(errors, ['ended', 'endReason'])}>
            <Form action={`${place}/end`} name={t('bind.end')}>
              <Select
                {...one('ended')}
                label={t('bind.which')}
                blank=""
                options={bound.map(({ id, domain }) => ({ value: id, text: domain }))}
              />
              <TextArea {...one('endReason')} label={t('bind.endReason')} rows={2} maxLength={500} />
              <div className="row">
                <Button kind="refuse">{t('bind.endGo')}</Button>
              </div>
            </Form>
          </Fold>
        </Panel>
      )}
    </>
  )
}

function AnswerForm({ view, look, typed, errors }: AgencyPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  const open = look.bindings.filter(({ inForce, outcome, unbound }) => !inForce && outcome === null && unbound === null)
  const others = open.filter(({ by }) => by !== view.actor?.id)
  if (open.length === 0) return null
  return (
    <Panel id="answer" title={t('bind.answer')}>
      {others.length === 0 ? (
        <p>{t('bind.own')}</p>
      ) : (
        <Form action={`/desk/agencies/${look.agency.id}/domains/answer`} name={t('bind.answer')}>
          <Select
            {...one('answered')}
            label={t('bind.which')}
            options={others.map(({ id, domain }) => ({ value: id, text: domain }))}
          />
          <TextArea {...one('note')} label={t('bind.note')} rows={2} maxLength={500} />
          <div className="row">
            <Button name="answer" value="confirmed">
              {t('bind.confirm')}
            </Button>
            <Button name="answer" value="refused" kind="refuse">
              {t('bind.refuse')}
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  )
}

/** Freeze, close, restore. The officer never reads the reason. */
export function HoldForm({ view, look, typed, errors }: AgencyPageProps) {
  const t = say(view.lang)
  const { one } = filled(view.lang, typed, errors)
  return (
    <Panel id="hold" title={t('hold.title')}>
      <Fold summary={t('hold.lead')} small open={wrongIn(errors, ['held', 'hold', 'holdReason'])}>
        <Form action={`/desk/agencies/${look.agency.id}/hold`} name={t('hold.title')}>
          <Select {...one('held')} label={t('hold.officer')} blank="" options={officerOptions(look)} />
          <Radios
            {...one('hold')}
            label={t('hold.kind')}
            choices={HOLD_KINDS.map((value) => ({ value, text: t(`hold.kinds.${value}`) }))}
          />
          <TextArea {...one('holdReason')} label={t('hold.reason')} rows={2} maxLength={500} />
          <div className="row">
            <Button kind="refuse">{t('hold.go')}</Button>
          </div>
        </Form>
      </Fold>
    </Panel>
  )
}

/** A folded form that comes back with errors lies open. */
const wrongIn = (errors: Errors, fields: readonly string[]): boolean =>
  fields.some((field) => errors[field] !== undefined)
