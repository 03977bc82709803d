import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import type { PartProps } from './case.page.tsx'
import { say } from './objection.words.ts'

/** The user's word against production, and counsel's answer to it; nothing where nobody objected. */
export function ObjectionPanel({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const objected = look.facts.findLast((fact) => fact.kind === 'user-objected')
  if (objected?.kind !== 'user-objected' || !look.state.objection) return null
  const { answered, produce } = look.state.objection
  const mine = returned?.form === 'objection' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Panel id="objection" title={t('title')} aside={formatInstant(view.lang, objected.at, view.zone, 'exact')}>
      <blockquote className="small">{objected.data.text}</blockquote>
      {answered && <p className="small soft">{t('answered', { produce: String(produce) })}</p>}
      {!answered && !view.may('notice.rule') && (
        <Alert kind="warn" title={t('waits')}>
          <p>{t('forCounsel')}</p>
        </Alert>
      )}
      {!answered && view.may('notice.rule') && (
        <Form action={`/desk/cases/${look.file.id}/objection/answer`} name={t('title')}>
          <p className="small soft">{t('waits')}</p>
          <Radios
            {...one('answer')}
            id="f-objection-answer"
            label={t('choice')}
            choices={[
              { value: 'produce', text: t('produce') },
              { value: 'keep', text: t('keep') },
            ]}
          />
          <TextArea {...one('reason')} id="f-objection-reason" label={t('reason')} rows={2} maxLength={2000} />
          <div className="row">
            <Button kind="second" small>
              {t('button')}
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  )
}
