import { Button } from '#ui/buttons.tsx'
import { filled, Select, TextArea } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { Time } from '#ui/time.tsx'
import type { PartProps } from './case.page.tsx'
import { say } from './case.words.ts'
import { nameOf } from './case-history.page.tsx'

/** Accepting, and with whom the case is. */
export function HandlingPanels(props: PartProps) {
  const { view, look } = props
  return (
    <>
      {look.state.isOpen && !look.state.acceptedAt && view.may('case.triage') && <AcceptPanel {...props} />}
      {view.may('case.assign') && <AssignPanel {...props} />}
    </>
  )
}

function AcceptPanel({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const level = look.officer?.verification?.level ?? 0
  const enough = level >= look.levelNeeded
  return (
    <Panel id="acceptance" title={t('accept.title')}>
      {returned?.form === 'accept' && returned.errors['form'] && <Alert kind="bad">{returned.errors['form']}</Alert>}
      <Form
        action={`/desk/cases/${look.file.id}/acceptance`}
        name={t('accept.title')}
        hidden={{ seen: String(look.state.lastFact) }}
      >
        <p className="small">{t('accept.text')}</p>
        <p className={enough ? 'small soft' : 'small'}>
          {t(enough ? 'accept.level' : 'accept.tooLow', { level, needed: look.levelNeeded })}
        </p>
        <Button wide>{t('accept.button')}</Button>
      </Form>
    </Panel>
  )
}

function AssignPanel({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const me = view.actor?.id ?? ''
  const { assignedTo, isOpen, lastFact } = look.state
  const mine = returned?.form === 'assign' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  const form = { action: `/desk/cases/${look.file.id}/assignment`, hidden: { seen: String(lastFact) } }
  const with_ =
    assignedTo === null
      ? t('assign.nobody')
      : assignedTo === me
        ? t('assign.you')
        : t('assign.other', { name: nameOf(view, look, assignedTo) })
  const others = look.colleagues.filter(({ id, handles }) => handles && id !== assignedTo && id !== me)
  return (
    <Panel id="assignment" title={t('assign.title')}>
      <p className="small">{with_}</p>
      {isOpen && (
        <>
          {assignedTo !== me && (
            <Form {...form} name={t('assign.take')} hidden={{ ...form.hidden, to: me }}>
              <Button kind="second" small shortcut="t">
                {t('assign.take')}
              </Button>
            </Form>
          )}
          {others.length > 0 && (
            <Form {...form} name={t('assign.handTo')}>
              <Select
                {...one('to')}
                label={t('assign.handTo')}
                blank={t('assign.choose')}
                options={others.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <div className="row">
                <Button kind="second" small>
                  {t('assign.hand')}
                </Button>
              </div>
            </Form>
          )}
          {assignedTo !== null && (
            <Form {...form} name={t('assign.back')} hidden={{ ...form.hidden, to: 'nobody' }}>
              <Button kind="quiet" small>
                {t('assign.back')}
              </Button>
            </Form>
          )}
        </>
      )}
    </Panel>
  )
}

/** Private notes: for colleagues, never for the officer. */
export function NotesPanel({ view, look, returned }: PartProps) {
  const t = say(view.lang)
  const notes = look.facts
    .flatMap((fact) =>
      fact.kind === 'noted' ? [{ n: fact.n, at: fact.at, author: fact.author, text: fact.data.text }] : [],
    )
    .toReversed()
  const mine = returned?.form === 'note' ? returned : null
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Panel id="notes" title={t('notes.title')} aside={t('notes.aside')}>
      {notes.length === 0 && <p className="soft">{t('notes.none')}</p>}
      <ul className="stack--s">
        {notes.map((note) => (
          <li key={note.n}>
            <p className="small soft">
              <b>{nameOf(view, look, note.author)}</b>
              {', '}
              <Time view={view} at={note.at} />
            </p>
            <p className="pretext">{note.text}</p>
          </li>
        ))}
      </ul>
      {view.may('case.note') && (
        <Form action={`/desk/cases/${look.file.id}/notes`} name={t('notes.add')}>
          <TextArea {...one('text')} label={t('notes.add')} rows={2} maxLength={4000} />
          <div className="row">
            <Button kind="second" small>
              {t('notes.button')}
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  )
}
