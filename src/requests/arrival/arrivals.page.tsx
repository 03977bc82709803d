import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Mono } from '#ui/facts.tsx'
import {
  DateField,
  type Errors,
  FileField,
  filled,
  Select,
  TextArea,
  TextField,
  TimeField,
  type Typed,
} from '#ui/fields.tsx'
import { formatBytes } from '#ui/figures.ts'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { CHANNELS } from '../case/instrument.rules.ts'
import type { ListedArrival } from './arrival.store.ts'
import { say } from './arrival.words.ts'

/** Which of the two forms came back, filled as it was sent. */
export type ArriveReturned = Readonly<{ form: 'document' | 'words'; typed: Typed; errors: Errors }>

export type ArrivalsShown = Readonly<{
  view: View
  waiting: readonly ListedArrival[]
  done: readonly ListedArrival[]
  returned: ArriveReturned | null
}>

/** What waits to be entered, longest first, and the way to keep what arrives now. */
export function ArrivalsPage({ view, waiting, done, returned }: ArrivalsShown): ReactElement {
  const t = say(view.lang)
  const may = view.may('case.triage')
  const errors = returned?.errors ?? {}
  return (
    <DeskPage view={view} title={t('list.title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('list.title')} aside={t('list.aside', { n: waiting.length })} />
      <p className="soft read">{t('list.lead')}</p>
      <ErrorSummary lang={view.lang} errors={errors} names={namesOf(view)} />
      {waiting.length === 0 ? (
        <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
      ) : (
        <Panel id="waiting" title={t('list.waiting')} bare>
          <Lines view={view} lines={waiting} name={t('list.waiting')} />
        </Panel>
      )}
      {may && <ArriveForms view={view} returned={returned} />}
      {done.length > 0 && (
        <Panel id="done" title={t('list.done')} bare>
          <Lines view={view} lines={done} name={t('list.done')} />
        </Panel>
      )}
    </DeskPage>
  )
}

function Lines({ view, lines, name }: Readonly<{ view: View; lines: readonly ListedArrival[]; name: string }>) {
  const t = say(view.lang)
  const ended = lines.some(({ end }) => end !== null)
  return (
    <Table
      caption={name}
      rows={lines}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        {
          head: t('list.document'),
          names: true,
          cell: ({ id, name: file }) => <a href={`/desk/arrivals/${id}`}>{file}</a>,
        },
        { head: t('list.channel'), cell: ({ channel }) => t(`channel.${channel}`) },
        { head: t('list.received'), cell: ({ receivedAt }) => <Time view={view} at={receivedAt} as="log" /> },
        ...(ended
          ? [{ head: t('list.became'), cell: ({ end }: ListedArrival) => <Became view={view} end={end} /> }]
          : []),
      ]}
    />
  )
}

function Became({ view, end }: Readonly<{ view: View; end: ListedArrival['end'] }>) {
  if (end === null) return null
  if (end.caseId === null) return say(view.lang)('list.aside_', { reason: end.reason })
  return (
    <a href={`/desk/cases/${end.caseId}`}>
      <Mono>{end.number ?? end.caseId}</Mono>
    </a>
  )
}

function ArriveForms({ view, returned }: Readonly<{ view: View; returned: ArriveReturned | null }>) {
  const t = say(view.lang)
  const size = formatBytes(view.lang, view.provider.intake.maxBytes)
  const file = returned?.form === 'document' ? returned : null
  const words = returned?.form === 'words' ? returned : null
  const { one } = filled(view.lang, words?.typed, words?.errors)
  return (
    <Panel id="arrive" title={t('arrive.title')}>
      <Form action="/desk/arrivals" upload={view.lang} name={t('arrive.title')}>
        <FileField
          lang={view.lang}
          name="pdf"
          label={t('arrive.file')}
          hint={t('arrive.fileHint', { size })}
          error={file?.errors['pdf']}
          accept="application/pdf"
        />
        <CameFields view={view} typed={file?.typed} errors={file?.errors} at="" />
        <div className="row">
          <Button>{t('arrive.go')}</Button>
        </div>
      </Form>
      <Fold summary={t('arrive.wordsTitle')} open={words !== null}>
        <Form action="/desk/arrivals/words" name={t('arrive.wordsTitle')}>
          <TextField {...one('who')} label={t('arrive.who')} maxLength={200} />
          <TextArea
            {...one('words')}
            label={t('arrive.words')}
            hint={t('arrive.wordsHint')}
            rows={5}
            maxLength={10_000}
          />
          <CameFields view={view} typed={words?.typed} errors={words?.errors} at="words-" />
          <div className="row">
            <Button kind="second">{t('arrive.wordsGo')}</Button>
          </div>
        </Form>
      </Fold>
    </Panel>
  )
}

type Came = Readonly<{ view: View; typed: Typed | undefined; errors: Errors | undefined; at: string }>

/** The same three fields stand in both forms; `at` keeps their ids apart. */
function CameFields({ view, typed, errors, at }: Came) {
  const t = say(view.lang)
  const today = dayIn(view.zone, view.now)
  const { one } = filled(view.lang, { receivedOn: today, ...typed }, errors)
  const tied = (name: string) => ({ ...one(name), ...(at !== '' && { id: `f-${at}${name}` }) })
  return (
    <>
      <Select
        {...tied('channel')}
        label={t('arrive.channel')}
        blank={t('arrive.choose')}
        options={CHANNELS.map((value) => ({ value, text: t(`channel.${value}`) }))}
      />
      <FieldRow end>
        <DateField {...tied('receivedOn')} label={t('arrive.receivedOn')} hint={t('arrive.clockHint')} max={today} />
        <TimeField {...tied('receivedTime')} label={t('arrive.receivedTime')} zone={view.zone} />
      </FieldRow>
    </>
  )
}

function namesOf({ lang }: View): Readonly<Record<string, string>> {
  const t = say(lang)
  return {
    ...{ receivedOn: t('arrive.receivedOn'), receivedTime: t('arrive.receivedTime') },
    ...{ who: t('arrive.who'), words: t('arrive.words') },
  }
}
