import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { DateField, filled, TextArea, TextField } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { CHALLENGE_OUTCOMES } from './counsel.rules.ts'
import { say } from './counsel.words.ts'

export function ChallengeForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'challenge' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('challenge.title')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/challenges`} name={t('challenge.title')}>
        {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
        <p className="small soft">{t('challenge.hint')}</p>
        <TextField {...one('challengeCourt')} label={t('challenge.court')} maxLength={200} />
        <FieldRow end>
          <TextField {...one('challengeDocket')} label={t('challenge.docket')} maxLength={100} />
          <DateField {...one('filedOn')} label={t('challenge.filedOn')} />
        </FieldRow>
        <div className="row">
          <Button kind="second" small>
            {t('challenge.button')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

export function EndForm({ view, look, returned, challengeId }: PartProps & Readonly<{ challengeId: string }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'challenge-end' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('challenge.end')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/challenges/${challengeId}/outcome`} name={t('challenge.end')}>
        {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
        <Radios
          {...one('outcome')}
          label={t('challenge.outcome')}
          choices={CHALLENGE_OUTCOMES.map((outcome) => ({ value: outcome, text: t(`challenge.outcomes.${outcome}`) }))}
        />
        <DateField {...one('decidedOn')} label={t('challenge.on')} />
        <TextArea {...one('outcomeNote')} label={t('challenge.reason')} rows={3} maxLength={4000} />
        <div className="row">
          <Button kind="second" small>
            {t('challenge.endButton')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
