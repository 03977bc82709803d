import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Fold, Section } from '#ui/panels.tsx'
import type { CaseTurn } from './attachment.store.ts'
import { answeredNow, type Dialogue } from './dialogue.rules.ts'
import { say } from './dialogue.words.ts'
import { FilesField } from './files.page.tsx'
import { scopeText, Thread } from './thread.page.tsx'

export type OfficerDialogue = Readonly<{
  view: View
  caseId: string
  isOpen: boolean
  dialogue: Dialogue
  turns: readonly CaseTurn[]
  /** A follower reads. */
  mayAct: boolean
  /** Of the others on the officers' side. */
  names: ReadonlyMap<string, string>
  /** Which of its forms came back, and how. */
  returned: Readonly<{ form: 'message' | 'narrowing'; typed: Typed; errors: Errors }> | null
}>

/** The same conversation on the officer's own page. Staff are "the office": who works on it stays inside. */
export function DialogueSection(shown: OfficerDialogue) {
  const { view, caseId, isOpen, dialogue, turns, returned, mayAct, names } = shown
  const t = say(view.lang)
  const { narrowing, agreed } = dialogue
  const question = answeredNow({ isOpen, dialogue })
  const message = returned?.form === 'message' ? returned : null
  const { one } = filled(view.lang, message?.typed, message?.errors)
  const waits = question !== null
  const form = (
    <Form action={`/lers/cases/${caseId}/messages`} name={t('yours.write')} upload={view.lang}>
      <TextArea {...one('text')} id="f-text" label={t('yours.text')} rows={4} maxLength={4000} />
      <FilesField view={view} error={one('files').error} again={message !== null} />
      <div className="row">
        <Button kind={waits ? 'first' : 'second'}>{t(waits ? 'yours.answer' : 'send')}</Button>
      </div>
    </Form>
  )
  return (
    <Section id="dialogue" title={t('title')}>
      {agreed && <p className="read">{t('yours.agreed', scopeText(view, agreed))}</p>}
      <Thread
        view={view}
        turns={turns}
        mine="officer"
        nameOf={({ side, author }) => (side === 'officer' ? (names.get(author) ?? t('you')) : t('office'))}
        hrefOf={({ id }) => `/lers/cases/${caseId}/attachments/${id}`}
      />
      {question && (
        <Alert kind="warn">{t('yours.question', { day: formatDay(view.lang, question.answerBy, 'long') })}</Alert>
      )}
      {isOpen && narrowing && <NarrowingForm {...shown} narrowing={narrowing} />}
      {!mayAct ? null : waits ? (
        form
      ) : (
        <Fold summary={t('yours.write')} open={message !== null}>
          {form}
        </Fold>
      )}
    </Section>
  )
}

function NarrowingForm({
  view,
  caseId,
  narrowing,
  returned,
  mayAct,
}: Pick<OfficerDialogue, 'view' | 'caseId' | 'returned' | 'mayAct'> &
  Readonly<{ narrowing: NonNullable<Dialogue['narrowing']> }>) {
  const t = say(view.lang)
  const mine = returned?.form === 'narrowing' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const { categories, period } = scopeText(view, narrowing.scope)
  return (
    <Alert kind="warn" title={t('yours.narrowing')}>
      <p>{t('yours.narrowingText')}</p>
      <Facts
        items={[
          { name: t('yours.stays'), value: categories },
          { name: t('yours.period'), value: period },
        ]}
      />
      {mayAct && (
        <Form action={`/lers/cases/${caseId}/narrowings/${narrowing.narrowingId}/answer`} name={t('yours.narrowing')}>
          <Radios
            {...one('choice')}
            label={t('yours.choice')}
            choices={[
              { value: 'agree', text: t('yours.agree') },
              { value: 'decline', text: t('yours.decline') },
            ]}
          />
          <TextArea
            {...one('why')}
            label={t('yours.why')}
            hint={t('yours.whyHint')}
            rows={2}
            maxLength={4000}
            optional
          />
          <div className="row">
            <Button>{t('yours.answer')}</Button>
          </div>
        </Form>
      )}
    </Alert>
  )
}
