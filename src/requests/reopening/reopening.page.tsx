import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { mayAskReopening } from './reopening.rules.ts'
import { say } from './reopening.words.ts'

/** Below a decision that stands: asking to take the case up again, and what was asked. */
export function ReopeningPart(props: PartProps) {
  const { view, look } = props
  const { reopening, reopenedAt, approved } = look.state
  const t = say(view.lang)
  return (
    <>
      {reopenedAt && !approved && look.state.isOpen && (
        <p className="small soft">{t('again', { when: formatInstant(view.lang, reopenedAt, view.zone, 'exact') })}</p>
      )}
      {reopening && <Asked {...props} asked={reopening} />}
      {!reopening && view.may('case.propose') && mayAskReopening('asked', look.state) === 'fine' && (
        <AskForm {...props} />
      )}
    </>
  )
}

function AskForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'reopen' ? returned : null
  return (
    <Fold small summary={t('open')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/reopenings`} name={t('open')}>
        {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
        <p className="small soft">{t('text')}</p>
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('reopenReason')}
          label={t('reason')}
          hint={t('reasonHint')}
          rows={3}
          maxLength={4000}
        />
        <Button kind="second" small>
          {t('button')}
        </Button>
      </Form>
    </Fold>
  )
}

function Asked({
  view,
  look,
  returned,
  asked,
}: PartProps & Readonly<{ asked: NonNullable<PartProps['look']['state']['reopening']> }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'reopen-end' ? returned : null
  const path = `/desk/cases/${look.file.id}/reopenings/${asked.reopeningId}`
  const own = asked.by === view.actor?.id
  const when = formatInstant(view.lang, asked.at, view.zone, 'exact')
  return (
    <>
      <p className="small soft">{t('asked', { who: nameOf(view, look, asked.by), when })}</p>
      <blockquote className="small">{asked.reason}</blockquote>
      {mine?.errors['form'] && <Alert kind="bad">{mine.errors['form']}</Alert>}
      {own && (
        <Form action={`${path}/withdrawal`} name={t('back')}>
          <Button kind="quiet" small>
            {t('back')}
          </Button>
        </Form>
      )}
      {own || !view.may('case.counsel') ? (
        <p className="small soft">{t('waits')}</p>
      ) : (
        <Form action={`${path}/approval`} name={t('yes')}>
          <p className="small soft">{t('yesText')}</p>
          <Button wide>{t('yes')}</Button>
          <TextArea
            {...filled(view.lang, mine?.typed, mine?.errors).one('declineReason')}
            label={t('noReason')}
            rows={2}
            maxLength={4000}
            optional
          />
          <Button kind="second" small formAction={`${path}/refusal`}>
            {t('no')}
          </Button>
        </Form>
      )}
    </>
  )
}
