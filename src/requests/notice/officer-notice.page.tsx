import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, Radios } from '#ui/choices.tsx'
import { formatDay } from '#ui/dates.ts'
import { DateField, type Errors, filled, Select, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import type { Task } from '../case/case.store.ts'
import { FILES_MOST } from '../dialogue/attachment.rules.ts'
import type { AttachedFile } from '../dialogue/attachment.store.ts'
import { FilesField } from '../dialogue/files.page.tsx'
import { Files } from '../dialogue/thread.page.tsx'
import { GROUNDS, lastSecretDay, type Secrecy } from './notice.rules.ts'
import { say } from './notice.words.ts'
import { openArgument, type Talk } from './phase.rules.ts'

export type OfficerNotice = Readonly<{
  view: View
  caseId: string
  tasks: readonly Task[]
  talk: Talk
  orders: readonly Secrecy[]
  /** Everybody has been told, or nobody is to be told any more. */
  over: 'told' | 'off' | null
  mayWithdraw: boolean
  /** A follower reads. */
  mayAct: boolean
  /** What the officers have sent in this case. */
  files: readonly AttachedFile[]
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

/** The users will be told: on which day, and what the officer can still answer. Nothing here says whose accounts there are. */
export function NoticeSection(shown: OfficerNotice) {
  const { view, talk, over } = shown
  const t = say(view.lang)
  const { announced } = talk
  if (!announced || over === 'off') return null
  const on = (day: Parameters<typeof formatDay>[1]) => formatDay(view.lang, day, 'long')
  const argument = openArgument(talk, dayIn(view.zone, view.now))
  const held = heldUntil(shown)
  return (
    <Section id="notice" title={t('yours.title')}>
      {over === 'told' ? (
        <p className="read">{t('yours.done')}</p>
      ) : (
        <div className="stack">
          {held ? (
            <p className="read">{t('yours.held', { day: on(held) })}</p>
          ) : (
            !argument && (
              <Alert kind="warn">
                {t('yours.announced', { day: on(announced.tellOn), by: on(announced.answerBy) })}
              </Alert>
            )
          )}
          {announced.proceed && <p>{t('yours.goes')}</p>}
          {argument && <p>{t('yours.waiting', { day: on(argument.holdsUntil) })}</p>}
          <Shown {...shown} />
          {shown.mayAct && <AnswerForm {...shown} />}
        </div>
      )}
    </Section>
  )
}

/** The orders and the grounds that were sent with an answer. */
function Shown({ view, caseId, files, talk, orders }: OfficerNotice) {
  const sent = files.filter(({ factN }) => factN > (talk.announced?.n ?? 0))
  if (sent.length === 0 || (orders.length === 0 && !talk.argument)) return null
  return (
    <div>
      <p>{say(view.lang)('yours.sent')}</p>
      <Files view={view} files={sent} hrefOf={({ id }) => `/lers/cases/${caseId}/attachments/${id}`} />
    </div>
  )
}

/** The last day of what holds the notice beyond the day that was announced. */
function heldUntil({ view, talk, orders }: OfficerNotice) {
  const today = dayIn(view.zone, view.now)
  const ends = [
    ...orders.map(lastSecretDay),
    ...talk.exceptions.filter(({ word }) => word === 'granted').map(({ endsOn }) => endsOn),
  ].filter((end) => end !== null && end !== 'open' && end >= today)
  const [last] = ends.toSorted((a, b) => (String(a) < String(b) ? 1 : -1))
  return last === undefined || last === 'open' ? null : last
}

function AnswerForm(shown: OfficerNotice) {
  const { view, caseId, tasks, talk, mayWithdraw, returned } = shown
  const t = say(view.lang)
  const { one, many } = filled(view.lang, returned?.typed, returned?.errors)
  const answers = [
    ...(talk.announced?.proceed ? [] : (['proceed'] as const)),
    'order',
    ...(talk.argument ? [] : (['exception'] as const)),
    ...(mayWithdraw ? (['withdraw'] as const) : []),
  ] as const
  return (
    <Form action={`/lers/cases/${caseId}/notice`} name={t('yours.open')} upload={view.lang}>
      <Radios
        {...one('answer')}
        label={t('yours.open')}
        choices={answers.map((value) => ({ value, text: t(`yours.${value}`), note: t(`yours.${value}Note`) }))}
      />
      <OrderFields {...shown} />
      {!talk.argument && (
        <>
          <h3 className="plainhead">{t('yours.exceptionHead')}</h3>
          <Radios
            {...one('ground')}
            label={t('yours.ground')}
            optional
            choices={GROUNDS.map((value) => ({ value, text: t(`ground.${value}`) }))}
          />
        </>
      )}
      {!talk.argument && tasks.length > 1 && (
        <Checks
          {...many('tasks')}
          label={t('yours.tasks')}
          hint={t('yours.tasksHint')}
          choices={tasks.map(({ id, value }) => ({ value: id, text: value }))}
        />
      )}
      <FilesField
        view={view}
        error={one('files').error}
        again={returned !== null}
        form="notice"
        label={t(talk.argument ? 'yours.file' : 'yours.files')}
        most={talk.argument ? 1 : FILES_MOST}
      />
      <TextArea {...one('text')} id="f-notice-text" label={t('yours.text')} rows={4} maxLength={4000} optional />
      <div className="row">
        <Button>{t('yours.send')}</Button>
      </div>
    </Form>
  )
}

/** What the court says, and where its order stands. */
function OrderFields({ view, files, returned }: OfficerNotice) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <>
      <h3 className="plainhead">{t('yours.orderHead')}</h3>
      <FieldRow>
        <TextField {...one('court')} label={t('yours.court')} maxLength={200} optional />
        <TextField {...one('docket')} label={t('yours.docket')} maxLength={100} optional />
      </FieldRow>
      <FieldRow>
        <TextField {...one('statute')} label={t('yours.statute')} maxLength={200} optional />
        <DateField {...one('endsOn')} label={t('yours.endsOn')} hint={t('yours.endsOnHint')} optional />
      </FieldRow>
      <Select
        {...one('found')}
        label={t('yours.found')}
        hint={t('yours.foundHint')}
        optional
        options={[
          { value: '', text: t('yours.foundSent') },
          { value: 'document', text: t('yours.foundDocument') },
          ...files.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
    </>
  )
}
