import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Facts, Hash } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { Findings, Leaf } from '#ui/findings.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Fold, Panel } from '#ui/panels.tsx'
import { Time } from '#ui/time.tsx'
import { Pager } from '#ui/ways.tsx'
import type { CheckShown } from '../filing/document.page.tsx'
import type { RequestDocument } from '../filing/draft.store.ts'
import type { Arrival } from './arrival.store.ts'
import { say } from './arrival.words.ts'
import { EnterFields, fieldNames, type Named } from './enter.page.tsx'

export type ArrivalReturned = Readonly<{ form: 'enter' | 'aside'; typed: Typed; errors: Errors }>

export type ArrivalShown = Readonly<{
  view: View
  arrival: Arrival
  document: RequestDocument
  check: CheckShown | null
  agencies: readonly Named[]
  /** Name of who ended it. */
  endedBy: string
  returned: ArrivalReturned | null
}>

/** One document that arrived: its pages beside the form that says what they say. */
export function ArrivalPage(shown: ArrivalShown): ReactElement {
  const { view, arrival, document, returned } = shown
  const t = say(view.lang)
  const title = t('enter.head', { name: document.name })
  const errors = returned?.errors ?? {}
  const open = arrival.end === null && view.may('case.triage')
  return (
    <DeskPage view={view} title={title} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={title} aside={<a href="/desk/arrivals">{t('list.title')}</a>} />
      <ErrorSummary lang={view.lang} errors={errors} names={fieldNames(view)} />
      <Ended {...shown} />
      <div className="evidence evidence--stay">
        <div className="stack">
          <Pages {...shown} />
          <Kept {...shown} />
        </div>
        <div className="stack">
          <Found {...shown} />
          {open && <Enter {...shown} />}
          {open && <Aside {...shown} />}
        </div>
      </div>
    </DeskPage>
  )
}

function Ended({ view, arrival: { end }, endedBy }: ArrivalShown) {
  const t = say(view.lang)
  if (end === null) return null
  if (end.caseId === null) return <Alert>{t('ended.aside', { who: endedBy, reason: end.reason })}</Alert>
  return (
    <Alert kind="good">
      <a href={`/desk/cases/${end.caseId}`}>{t('ended.case', { number: end.number ?? '' })}</a>
    </Alert>
  )
}

function Pages({ view, arrival, document, check }: ArrivalShown) {
  const t = say(view.lang)
  const leaf = check?.leaf
  if (!leaf) return <Alert kind="warn">{t('enter.noPicture')}</Alert>
  return (
    <>
      <Leaf
        lang={view.lang}
        src={`/desk/arrivals/${arrival.id}/pages/${leaf.n}`}
        alt={t('enter.page', { n: leaf.n, name: document.name })}
        width={leaf.width}
        height={leaf.height}
        marks={leaf.marks}
      />
      <Pager
        lang={view.lang}
        name={t('enter.pages')}
        page={leaf.n}
        pages={check.pages}
        href={(n) => `/desk/arrivals/${arrival.id}?leaf=${n}`}
        short
      />
      <Fold small summary={t('enter.text', { n: leaf.n })}>
        <p className="small pretext">{leaf.text.trim() || t('enter.noText')}</p>
      </Fold>
    </>
  )
}

function Kept({ view, arrival, document }: ArrivalShown) {
  const t = say(view.lang)
  return (
    <Facts
      items={[
        { name: t('list.channel'), value: t(`channel.${arrival.channel}`) },
        { name: t('list.received'), value: <Time view={view} at={arrival.receivedAt} as="log" /> },
        { name: 'SHA-256', value: <Hash value={document.sha256} /> },
      ]}
    />
  )
}

function Found({ view, check }: ArrivalShown) {
  const t = say(view.lang)
  if (!check) return null
  return (
    <>
      {!check.complete && check.pages > 0 && <Alert kind="warn">{t('enter.unread')}</Alert>}
      {check.findings.length > 0 && (
        <Panel id="check" title={t('enter.check')}>
          <Findings lang={view.lang} findings={check.findings} />
        </Panel>
      )}
    </>
  )
}

function Enter(shown: ArrivalShown) {
  const { view, arrival, agencies, returned } = shown
  const t = say(view.lang)
  const mine = returned?.form === 'enter' ? returned : null
  return (
    <Panel id="enter" title={t('enter.title')}>
      <p className="small soft">{t('enter.lead')}</p>
      <Form action={`/desk/arrivals/${arrival.id}`} name={t('enter.title')}>
        <EnterFields view={view} typed={mine?.typed ?? {}} errors={mine?.errors ?? {}} agencies={agencies} />
        <div className="row">
          <Button>{t('enter.go')}</Button>
        </div>
      </Form>
    </Panel>
  )
}

function Aside({ view, arrival, returned }: ArrivalShown) {
  const t = say(view.lang)
  const mine = returned?.form === 'aside' ? returned : null
  return (
    <Fold summary={t('aside.title')} open={mine !== null}>
      <Form action={`/desk/arrivals/${arrival.id}/aside`} name={t('aside.title')}>
        <p className="small soft">{t('aside.lead')}</p>
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('reason')}
          label={t('aside.reason')}
          rows={2}
          maxLength={1000}
        />
        <div className="row">
          <Button kind="refuse">{t('aside.go')}</Button>
        </div>
      </Form>
    </Fold>
  )
}
