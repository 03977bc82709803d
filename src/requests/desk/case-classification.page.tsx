import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import type { Fact } from '../case/fact.rules.ts'
import { instrumentsFor } from '../triage/classify.rules.ts'
import { type Process, processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { PartProps } from './case.page.tsx'
import { nameOf } from './case-history.page.tsx'
import { say } from './classification.words.ts'

/** What the document is under the law, where it does not say so itself. Only counsel can name it. */
export function ClassificationPanel(props: PartProps) {
  const { view, look, returned } = props
  const { classification, isOpen, approved, open } = look.state
  if (classification === null) return null
  const t = say(view.lang)
  const named = look.facts.findLast((fact) => fact.kind === 'classified')
  const mine = returned?.form === 'classify'
  const writable = (isOpen && !approved && !open && view.may('case.classify')) || mine
  return (
    <Panel id="classification" title={t('title')}>
      {!classification.named && <Alert kind="warn">{t('waits')}</Alert>}
      {named?.kind === 'classified' && <Named {...props} fact={named} />}
      {writable &&
        (classification.named ? (
          <Fold small summary={t('again')} open={mine}>
            <ClassifyFields {...props} />
          </Fold>
        ) : (
          <ClassifyFields {...props} />
        ))}
    </Panel>
  )
}

function Named({ view, look, fact }: PartProps & Readonly<{ fact: Extract<Fact, { kind: 'classified' }> }>) {
  const t = say(view.lang)
  return (
    <div className="stack--s">
      <p>
        <strong>{nameOfInstrument(view, fact.data.as)}</strong>
      </p>
      <p className="small soft">
        {t('namedAs', {
          who: nameOf(view, look, fact.author),
          when: formatInstant(view.lang, fact.at, view.zone, 'exact'),
        })}
      </p>
      <blockquote className="small">{fact.data.reason}</blockquote>
    </div>
  )
}

function nameOfInstrument(view: View, as: Process | null): string {
  return as === null ? say(view.lang)('nothing') : sayTriage(view.lang)(`process.${as}`)
}

function ClassifyFields({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const triage = sayTriage(view.lang)
  const mine = returned?.form === 'classify' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Form action={`/desk/cases/${look.file.id}/classifications`} name={t('title')}>
      <Radios
        {...one('as')}
        label={t('question')}
        hint={t('hint')}
        choices={[
          ...instrumentsFor(look.file.process).map((process) => {
            const { reach, citation } = processRow(process)
            const reaches = reach === 'nothing' ? '' : `${t('reachesTo', { class: triage(`class.${reach}`) })} `
            return { value: process, text: triage(`process.${process}`), note: `${reaches}${citation}` }
          }),
          { value: 'none', text: t('none') },
        ]}
      />
      <TextArea
        {...one('reason')}
        id="f-classify-reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={4000}
      />
      <div className="row">
        <Button kind="second" small>
          {t('button')}
        </Button>
      </div>
    </Form>
  )
}
