import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, filled, TextArea } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Panel } from '#ui/panels.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import { scopeNow } from './dialogue.rules.ts'
import { say } from './dialogue.words.ts'
import { FilesField } from './files.page.tsx'
import { scopeText, Thread } from './thread.page.tsx'

/** Everything that was said with the officer, and what can be said now. */
export function DialoguePanel(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { agreed, lapsed } = look.state.dialogue
  return (
    <Panel id="dialogue" title={t('title')}>
      {agreed && <Alert>{t('agreedScope', scopeText(view, agreed))}</Alert>}
      {lapsed && look.state.isOpen && <Alert kind="warn">{t('lapsed')}</Alert>}
      <Thread
        view={view}
        turns={look.thread}
        mine="office"
        nameOf={(turn) => nameOf(view, look, turn.author)}
        hrefOf={({ id }) => `/desk/cases/${look.file.id}/attachments/${id}`}
      />
      <Waiting {...props} />
      {view.may('case.ask') && <Writing {...props} />}
    </Panel>
  )
}

function Waiting(props: PartProps) {
  const { view, look } = props
  const t = say(view.lang)
  const { question, narrowing } = look.state.dialogue
  if (!look.state.isOpen) return null
  return (
    <>
      {question && (
        <Alert>
          <p>
            {t('waits', { day: formatDay(view.lang, question.answerBy, 'dated') })}{' '}
            {t('reminded', { n: question.reminded })}
          </p>
        </Alert>
      )}
      {question && view.may('case.ask') && (
        <OneField
          {...props}
          form="question-close"
          path="questions/closing"
          words={['close', 'closeReason', 'closeButton']}
        />
      )}
      {narrowing && (
        <Alert>
          <p>{t('narrowingOpen')}</p>
          <p>{t('proposedScope', scopeText(view, narrowing.scope))}</p>
        </Alert>
      )}
      {narrowing && view.may('case.ask') && (
        <OneField
          {...props}
          form="narrow-back"
          path="narrowings/withdrawal"
          words={['withdraw', 'withdrawReason', 'withdrawButton']}
        />
      )}
    </>
  )
}

function Writing(props: PartProps) {
  const { isOpen, approved, open, dialogue } = props.look.state
  const asking = isOpen && !approved && !open && !dialogue.question && !dialogue.narrowing
  return (
    <>
      <OneField {...props} form="message" path="messages" words={['write', 'text', 'send']} hint="textHint" files />
      {asking && (
        <OneField
          {...props}
          form="question"
          path="questions"
          words={['ask', 'question', 'sendQuestion']}
          hint="askHint"
          files
        />
      )}
      {asking && <NarrowForm {...props} />}
    </>
  )
}

type Word = Extract<Parameters<ReturnType<typeof say>>[0], string>
type OneProps = PartProps &
  Readonly<{
    form: 'message' | 'question' | 'question-close' | 'narrow-back'
    path: string
    /** What the fold, the field and the button say. */
    words: readonly [Word, Word, Word]
    hint?: Word
    /** Files may come with it. */
    files?: boolean
  }>

/** A fold with one text in it. */
function OneField({ view, look, returned, form, path, words: [summary, label, button], hint, files }: OneProps) {
  const t = say(view.lang)
  const mine = returned?.form === form ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t(summary)} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/${path}`} name={t(summary)} {...(files && { upload: view.lang })}>
        <TextArea
          {...one('text')}
          id={`f-${form}`}
          label={t(label)}
          {...(hint && { hint: t(hint) })}
          rows={4}
          maxLength={4000}
        />
        {files && <FilesField view={view} error={one('files').error} again={mine !== null} form={form} />}
        <div className="row">
          <Button kind="second" small>
            {t(button)}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function NarrowForm({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const mine = returned?.form === 'narrow' ? returned : null
  const now = scopeNow(look.file, look.state.dialogue)
  const typed = mine?.typed ?? { categories: now.categories, from: now.from ?? '', to: now.to ?? '' }
  const { one, many } = filled(view.lang, typed, mine?.errors)
  return (
    <Fold small summary={t('narrow')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/narrowings`} name={t('narrow')}>
        <p className="small soft">{t('narrowHint')}</p>
        <Checks
          {...many('categories')}
          id="f-narrow-categories"
          label={t('categories')}
          choices={choicesOf(view, now.categories)}
        />
        <FieldRow end>
          <DateField {...one('from')} id="f-narrow-from" label={t('from')} optional />
          <DateField {...one('to')} id="f-narrow-to" label={t('to')} optional />
        </FieldRow>
        <TextArea {...one('text')} id="f-narrow-text" label={t('why')} hint={t('textHint')} rows={3} maxLength={4000} />
        <div className="row">
          <Button kind="second" small>
            {t('narrowButton')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function choicesOf(view: View, categories: ReturnType<typeof scopeNow>['categories']) {
  const name = sayTriage(view.lang)
  return categories.map((category) => ({ value: category, text: name(`category.${category}`) }))
}
