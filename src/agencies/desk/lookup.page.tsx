import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import type { LookupLine } from '../registry/lookup.sentences.ts'
import type { Signal } from '../signals/signal.rules.ts'
import { signalText, signalWhy, weightText } from '../signals/signals.words.ts'
import { say } from './agencies.words.ts'

export type Answer = Readonly<{ lines: readonly LookupLine[]; signals: readonly Signal[] }>

type LookupProps = Readonly<{ view: View; email: string; error: string | null; answer: Answer | null }>

/** One field; the same answer as the command line gives. */
export function LookupPage({ view, email, error, answer }: LookupProps) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('lookup.title')} wrong={error !== null}>
      <DeskHead title={t('lookup.title')} aside={<a href="/desk/agencies">{t('title')}</a>} />
      <p className="soft read">{t('lookup.lead')}</p>
      {error !== null && <ErrorSummary lang={view.lang} errors={{ email: error }} />}
      <div className="panel">
        <Form action="/desk/agencies/lookup" method="get" name={t('lookup.title')} className="filterbar">
          <TextField
            lang={view.lang}
            name="email"
            value={email}
            label={t('lookup.email')}
            error={error ?? undefined}
            grow
            maxLength={254}
            autoComplete="off"
          />
          <Button>{t('lookup.go')}</Button>
        </Form>
      </div>
      {answer && (
        <>
          <Panel id="known" title={t('lookup.known')}>
            <LookupFacts lines={answer.lines} />
          </Panel>
          <Panel id="signals" title={t('lookup.signals')} bare={answer.signals.length > 0}>
            <Signals view={view} signals={answer.signals} />
          </Panel>
        </>
      )}
    </DeskPage>
  )
}

export function LookupFacts({ lines }: Readonly<{ lines: readonly LookupLine[] }>) {
  return (
    <Facts
      items={lines.map(({ name, lines: each }) => ({
        name,
        value: each.map((line) => (
          <span key={line}>
            {line}
            <br />
          </span>
        )),
      }))}
    />
  )
}

/** What stands out, heaviest first, each with the reason why it counts. */
export function Signals({ view, signals }: Readonly<{ view: View; signals: readonly Signal[] }>) {
  const t = say(view.lang)
  if (signals.length === 0) return <p>{t('lookup.noSignals')}</p>
  const TAGS = { 1: 'open', 2: 'warn', 3: 'bad' } as const
  return (
    <Table
      caption={t('lookup.signals')}
      rows={signals}
      rowKey={({ code, about }) => `${code} ${about.domain ?? ''}`}
      cards
      pad
      columns={[
        { head: t('lookup.signal'), names: true, cell: (one) => signalText(view.lang, one) },
        { head: t('lookup.weight'), cell: (one) => <Tag kind={TAGS[one.weight]}>{weightText(view.lang, one)}</Tag> },
        { head: t('lookup.why'), cell: (one) => signalWhy(view.lang, one) },
      ]}
    />
  )
}
