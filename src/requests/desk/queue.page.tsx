import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button, LinkButton, PopoverButton } from '#ui/buttons.tsx'
import { Due } from '#ui/due.tsx'
import { Select, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel, Popover } from '#ui/panels.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Keys, Views } from '#ui/ways.tsx'
import { STATES } from '../case/case.rules.ts'
import type { QueueRow } from '../case/index.store.ts'
import type { OpenEmergency } from '../emergency/emergency.store.ts'
import { say as sayEmergency } from '../emergency/emergency.words.ts'
import { OpenTable } from '../emergency/take.page.tsx'
import { isProcess, PORTAL_PROCESSES } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { NEEDS, QueueAsk, ViewKey } from './queue.form.ts'
import { say } from './queue.words.ts'
import { KeepView, type SavedLook, SavedViews } from './saved-view.page.tsx'
import { TAG_OF } from './state.rules.ts'

export type QueueLook = Readonly<{
  /** Open emergencies: above everything else, whatever is looked for. */
  emergencies: readonly OpenEmergency[]
  asked: QueueAsk
  rows: readonly QueueRow[]
  more: boolean
  /** Links to the views, each with how many stand in it; `n` is cut off at `most`. */
  views: readonly Readonly<{ key: ViewKey; href: string; n: number | null; here: boolean }>[]
  countMost: number
  /** Names by the id of a person. */
  names: ReadonlyMap<string, string>
  href: (page: number) => string
  saved: SavedLook
  moves: readonly (typeof NEEDS)[number][]
}>

/** Open cases, due first. Everything works as links and one form; keys only save the way to them. */
export function QueuePage({ view, look }: Readonly<{ view: View; look: QueueLook }>): ReactElement {
  const t = say(view.lang)
  const open = look.views.find(({ key }) => key === 'dueFirst')?.n ?? 0
  const aside = (
    <>
      <b>{open >= look.countMost ? t('openMany', { n: look.countMost - 1 }) : t('open', { n: open })}</b>
      {'. '}
      <Time view={view} at={view.now} />
    </>
  )
  return (
    <DeskPage view={view} title={t('title')} wrong={look.saved.returned !== null}>
      <DeskHead title={t('title')} aside={aside} />
      <Views
        name={t('views')}
        items={look.views.map(({ key, href, n, here }) => ({
          href,
          here,
          name: (
            <>
              {t(key)}
              {n !== null && <Count n={n} look={look} view={view} />}
            </>
          ),
        }))}
      />
      <SavedViews view={view} look={look} />
      {look.emergencies.length > 0 && (
        <Panel id="emergencies" title={sayEmergency(view.lang)('list.title')} bare>
          <OpenTable view={view} open={look.emergencies} names={look.names} />
        </Panel>
      )}
      <div className="panel">
        <FilterBar view={view} look={look} />
        <KeepView view={view} look={look} />
        {look.rows.length > 0 ? <Rows view={view} look={look} /> : <NoRows view={view} look={look} />}
        <PageLinks view={view} look={look} />
      </div>
      <QueueKeys view={view} />
    </DeskPage>
  )
}

function Count({ n, look, view }: Readonly<{ n: number; look: QueueLook; view: View }>) {
  return (
    <>
      {' '}
      <span className="count">{n >= look.countMost ? say(view.lang)('many', { n: look.countMost - 1 }) : n}</span>
    </>
  )
}

function FilterBar({ view, look }: Readonly<{ view: View; look: QueueLook }>) {
  const t = say(view.lang)
  const { asked } = look
  const field = (name: 'process' | 'state' | 'needs' | 'assigned' | 'show') => ({
    lang: view.lang,
    name,
    small: true,
    value: asked[name] ?? '',
  })
  return (
    <Form action="/desk" method="get" name={t('filter')} className="filterbar">
      <TextField
        lang={view.lang}
        name="q"
        value={asked.q}
        label={t('search')}
        type="search"
        placeholder={t('searchExample')}
        small
        grow
        shortcut="/"
        maxLength={200}
      />
      <Select
        {...field('process')}
        label={t('process')}
        blank={t('all')}
        options={PORTAL_PROCESSES.map((process) => ({
          value: process,
          text: sayTriage(view.lang)(`process.${process}`),
        }))}
      />
      <Select
        {...field('state')}
        label={t('state')}
        blank={t('all')}
        options={STATES.map((state) => ({ value: state, text: t(`states.${state}`) }))}
      />
      <WhoseMove view={view} look={look} field={field} />
      <Button kind="second" small>
        {t('apply')}
      </Button>
    </Form>
  )
}

type FieldOf = (
  name: 'needs' | 'assigned' | 'show',
) => Readonly<{ lang: View['lang']; name: string; small: boolean; value: string }>

function WhoseMove({ view, look, field }: Readonly<{ view: View; look: QueueLook; field: FieldOf }>) {
  const t = say(view.lang)
  return (
    <>
      <Select
        {...field('needs')}
        label={t('needs')}
        blank={t('all')}
        options={[
          { value: 'me', text: t('me') },
          ...look.moves.map((move) => ({ value: move, text: t(`move.${move}`) })),
        ]}
      />
      <Select
        {...field('assigned')}
        label={t('with')}
        blank={t('anyone')}
        options={[
          { value: 'me', text: t('me') },
          { value: 'nobody', text: t('nobody') },
        ]}
      />
      <Select
        {...field('show')}
        label={t('show')}
        options={[
          { value: 'open', text: t('openOnly') },
          { value: 'closed', text: t('closedOnly') },
        ]}
      />
    </>
  )
}

function Rows({ view, look }: Readonly<{ view: View; look: QueueLook }>) {
  const t = say(view.lang)
  const columns: readonly Column<QueueRow>[] = [
    look.asked.show === 'open'
      ? {
          head: t('due'),
          className: 'queue__due',
          cell: (row) => <Due view={view} due={row.dueAt} />,
          sort: { href: '/desk', now: 'ascending' },
        }
      : {
          head: t('received'),
          className: 'queue__due',
          cell: (row) => <Time view={view} at={row.receivedAt} as="log" />,
        },
    {
      head: t('number'),
      names: true,
      className: 'queue__case',
      cell: (row) => (
        <a className="mono nowrap" href={`/desk/cases/${row.caseId}`}>
          {row.number}
        </a>
      ),
    },
    { head: t('what'), className: 'queue__what', cell: (row) => <What view={view} row={row} /> },
    { head: t('about'), className: 'queue__about', cell: (row) => t('identifiers', { n: row.identifiers }) },
    {
      head: t('state'),
      className: 'queue__state',
      cell: (row) => (
        <Tag kind={row.needs === 'counsel' ? 'warn' : TAG_OF[row.state]}>
          {row.needs === 'counsel' ? t('move.counsel') : t(`states.${row.state}`)}
        </Tag>
      ),
    },
    { head: t('findings'), className: 'queue__n', cell: (row) => <FindingCount view={view} row={row} /> },
    { head: t('assigned'), className: 'queue__with', cell: (row) => <With view={view} row={row} names={look.names} /> },
  ]
  const caption = t(look.asked.show === 'open' ? 'captionOpen' : 'captionClosed')
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={look.rows}
      rowKey={(row) => row.caseId}
      className="queue"
      dense
      cards
      pad
      hover
      keys
    />
  )
}

function What({ view, row }: Readonly<{ view: View; row: QueueRow }>) {
  const process = isProcess(row.process) ? sayTriage(view.lang)(`process.${row.process}`) : row.process
  return (
    <>
      {process}
      <br />
      <span className="faint">
        {row.agencyName}
        {', '}
        {row.country}
      </span>
    </>
  )
}

function FindingCount({ view, row }: Readonly<{ view: View; row: QueueRow }>) {
  const t = say(view.lang)
  const parts = [
    ...(row.blocks > 0 ? [t('stops', { n: row.blocks })] : []),
    ...(row.warns > 0 ? [t('warns', { n: row.warns })] : []),
  ]
  return parts.length > 0 ? parts.join(', ') : <span className="faint">{t('none')}</span>
}

/** Whoever has it, or a small form to take it. */
function With({ view, row, names }: Readonly<{ view: View; row: QueueRow; names: ReadonlyMap<string, string> }>) {
  if (row.assignedTo !== null) return names.get(row.assignedTo) ?? row.assignedTo
  const t = say(view.lang)
  if (!view.may('case.assign') || !view.actor || TAG_OF[row.state] === 'done')
    return <span className="faint">{t('nobody')}</span>
  return (
    <form method="post" action={`/desk/cases/${row.caseId}/assignment`}>
      <input type="hidden" name="to" value={view.actor.id} />
      <input type="hidden" name="seen" value={row.lastFact} />
      <input type="hidden" name="back" value="queue" />
      <button type="submit" className="linkish" data-key-row="t" aria-label={t('takeThis', { number: row.number })}>
        {t('take')}
      </button>
    </form>
  )
}

function NoRows({ view, look }: Readonly<{ view: View; look: QueueLook }>) {
  const t = say(view.lang)
  const whole = look.asked.page === 1 && look.views.some(({ key, here }) => here && key === 'dueFirst')
  return (
    <div className="panel__in">
      <Empty
        title={t('emptyTitle')}
        action={
          whole ? undefined : (
            <LinkButton kind="second" small href="/desk">
              {t('clear')}
            </LinkButton>
          )
        }
      >
        {t(whole ? 'emptyAll' : 'emptyFilter')}
      </Empty>
    </div>
  )
}

/** Back, here, on: how many pages there are is not counted. */
function PageLinks({ view, look }: Readonly<{ view: View; look: QueueLook }>) {
  const t = say(view.lang)
  const { page } = look.asked
  if (page === 1 && !look.more) return null
  return (
    <div className="panel__foot">
      <nav className="pager" aria-label={t('pages')}>
        {page > 2 && <a href={look.href(1)}>{t('first')}</a>}
        {page > 1 && (
          <a href={look.href(page - 1)} rel="prev">
            {t('previous')}
          </a>
        )}
        <span aria-current="page">{t('page', { page })}</span>
        {look.more && (
          <a href={look.href(page + 1)} rel="next">
            {t('next')}
          </a>
        )}
      </nav>
    </div>
  )
}

function QueueKeys({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const keys = [
    { keys: ['j', 'k'], does: t('keys.move') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['/'], does: t('keys.search') },
    { keys: ['t'], does: t('keys.take') },
  ]
  return (
    <>
      <Keys lang={view.lang} items={keys} />
      <p className="keys">
        <PopoverButton opens="queue-keys" kind="quiet" small shortcut="?">
          {t('keys.help')}
        </PopoverButton>
      </p>
      <Popover id="queue-keys" title={t('keys.helpTitle')}>
        <dl className="kv">
          {keys.map(({ keys: names, does }) => (
            <div key={names.join()}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Popover>
    </>
  )
}
