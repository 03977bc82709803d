import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, Select, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Fold } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { say } from './workspace.words.ts'

/** With whom the case was, and the form to hand it over. */
export function HandoverPart(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { handovers } = look.onCase
  const when = (at: Date) => formatInstant(view.lang, at, view.zone, 'exact')
  return (
    <>
      <p>{t('desk.now', { name: look.contact.name })}</p>
      {handovers.length > 0 && (
        <ul className="stack--s small">
          {handovers.map(({ from, name, reason, at, by }) => (
            <li key={at.toISOString()}>
              {t('desk.line', {
                ...{ when: when(at), from: nameOf(view, look, from), to: name },
                ...{ by: nameOf(view, look, by), reason },
              })}
            </li>
          ))}
        </ul>
      )}
      {view.may('case.assign') && <HandForm {...props} />}
    </>
  )
}

function HandForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'handover' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const others = look.onCase.candidates.filter(({ id }) => id !== look.file.officerId)
  return (
    <Fold small summary={t('desk.title')} open={mine !== null}>
      {others.length === 0 ? (
        <p className="soft">{t('desk.nobody')}</p>
      ) : (
        <Form action={`/desk/cases/${look.file.id}/handover`} name={t('desk.title')}>
          <p className="small read">{t('desk.text')}</p>
          <Select
            {...one('to')}
            id="f-handover-to"
            label={t('hand.to')}
            blank=""
            options={others.map(({ id, name, level }) => ({ value: id, text: `${name}, V${level}` }))}
          />
          <TextArea {...one('reason')} id="f-handover-reason" label={t('hand.reason')} rows={2} maxLength={500} />
          <div className="row">
            <Button kind="second" small>
              {t('hand.go')}
            </Button>
          </div>
        </Form>
      )}
    </Fold>
  )
}
