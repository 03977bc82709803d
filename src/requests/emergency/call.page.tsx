import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { Mono } from '#ui/facts.tsx'
import { filled, TextArea, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { CallsMade } from './calls-made.page.tsx'
import type { EmergencyPart } from './panel.page.tsx'
import { say } from './panel.words.ts'
import { CALL_OUTCOMES } from './release.rules.ts'

/** The register's number in large figures, and what was said on it. There is no field for a number. */
export function CallPart(props: EmergencyPart) {
  const { view, look, returned, emergency } = props
  const t = say(view.lang)
  const { registerNumber, known } = emergency
  const mine = returned?.form === 'emergency-call'
  return (
    <div className="stack--s">
      <h3>{t('call.title')}</h3>
      <p>
        {`${t('call.number')}: `}
        <strong>
          <a href={`tel:${registerNumber.replaceAll(/[^\d+]/g, '')}`}>
            <Mono>{registerNumber}</Mono>
          </a>
        </strong>
      </p>
      <p className="small soft">
        {known.givenNumber === '' ? t('call.neverNone') : t('call.never', { number: known.givenNumber })}
      </p>
      <CallsMade {...props} />
      {((look.state.isOpen && view.may('emergency.handle')) || mine) && <CallForm {...props} />}
    </div>
  )
}

function CallForm({ view, look, returned }: EmergencyPart) {
  const t = say(view.lang)
  const mine = returned?.form === 'emergency-call' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Form action={`/desk/cases/${look.file.id}/emergency/calls`} name={t('call.title')}>
      <Radios
        {...one('outcome')}
        label={t('call.outcome')}
        choices={CALL_OUTCOMES.map((value) => ({ value, text: t(`call.${value}`) }))}
      />
      <TextField {...one('spokeWith')} label={t('call.spokeWith')} hint={t('call.spokeWithHint')} maxLength={200} />
      <TextArea {...one('note')} id="f-call-note" label={t('call.note')} rows={2} maxLength={2000} optional />
      <div className="row">
        <Button kind="second" small>
          {t('call.button')}
        </Button>
      </div>
    </Form>
  )
}
