import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert } from '#ui/panels.tsx'
import type { EmergencyPart } from './panel.page.tsx'
import { say } from './panel.words.ts'

/** After a release: what the agency owes, by when, and what came. */
export function FollowPart(props: EmergencyPart) {
  const { view, emergency } = props
  const t = say(view.lang)
  const { followUp } = emergency.state
  if (followUp.kind === 'none') return null
  const exact = (at: Date) => formatInstant(view.lang, at, view.zone, 'exact')
  if (followUp.kind === 'ended') {
    const { how, at, reference } = followUp
    return (
      <div className="stack--s">
        <h3>{t('follow.title')}</h3>
        <p>{t('follow.ended', { how: t(`follow.${how}`), when: exact(at), reference })}</p>
      </div>
    )
  }
  const late = followUp.kind === 'overdue'
  return (
    <Alert
      kind={late ? 'bad' : 'note'}
      title={late ? t('follow.overdue', { when: exact(followUp.due) }) : t('follow.open')}
    >
      <p>{t('follow.due', { when: exact(followUp.due) })}</p>
      {view.may('emergency.handle') && <FollowForm {...props} />}
    </Alert>
  )
}

function FollowForm({ view, look, returned }: EmergencyPart) {
  const t = say(view.lang)
  const mine = returned?.form === 'emergency-follow' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Form action={`/desk/cases/${look.file.id}/emergency/follow-up`} name={t('follow.title')}>
      <Radios
        {...one('how')}
        label={t('follow.how')}
        choices={(['legal-process', 'confirmation'] as const).map((value) => ({ value, text: t(`follow.${value}`) }))}
      />
      <TextField {...one('reference')} label={t('follow.reference')} maxLength={200} />
      <div className="row">
        <Button kind="second" small>
          {t('follow.button')}
        </Button>
      </div>
    </Form>
  )
}
