import type { ReactElement } from 'react'
import type { ChainState, LoggedEntry } from '#audit'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Facts, Hash } from '#ui/facts.tsx'
import { Select, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { say } from './office.words.ts'

export type LogLook = Readonly<{
  entries: readonly LoggedEntry[]
  /** Addresses of the following page, and of the first; null on them. */
  earlier: string | null
  newest: string | null
  names: ReadonlyMap<string, string>
  people: readonly Readonly<{ id: string; name: string }>[]
  asked: Readonly<{ who: string; case: string; only: string }>
  head: Readonly<{ position: number; hash: string }> | null
  tail: number
  /** After the whole chain was recomputed. */
  verified: ChainState | null
}>

/** Who did or looked at what. Nothing here can be changed, and the chain shows whether anyone tried. */
export function AccessLogPage({ view, look }: Readonly<{ view: View; look: LogLook }>): ReactElement {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('log.title')}>
      <DeskHead title={t('log.title')} />
      <div className="caseflow">
        <div className="panel">
          <FilterBar view={view} look={look} />
          {look.entries.length === 0 ? (
            <div className="panel__in">
              <Empty title={t('log.emptyTitle')}>{t('log.empty')}</Empty>
            </div>
          ) : (
            <Rows view={view} look={look} />
          )}
          {(look.earlier || look.newest) && (
            <div className="panel__foot">
              <nav className="pager" aria-label={t('log.pages')}>
                {look.newest && <a href={look.newest}>{t('log.newest')}</a>}
                {look.earlier && (
                  <a href={look.earlier} rel="next">
                    {t('log.earlier')}
                  </a>
                )}
              </nav>
            </div>
          )}
        </div>
        <aside className="caseflow__side stack" aria-label={t('log.chain')}>
          <ChainPanel view={view} look={look} />
        </aside>
      </div>
    </DeskPage>
  )
}

function FilterBar({ view, look: { asked, people } }: Readonly<{ view: View; look: LogLook }>) {
  const t = say(view.lang)
  return (
    <Form action="/desk/access-log" method="get" name={t('log.filter')} className="filterbar">
      <TextField
        lang={view.lang}
        name="case"
        value={asked.case}
        label={t('log.caseNumber')}
        small
        maxLength={60}
        shortcut="/"
      />
      <Select
        lang={view.lang}
        name="who"
        value={asked.who}
        small
        label={t('log.person')}
        blank={t('log.anyone')}
        options={people.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <Select
        lang={view.lang}
        name="only"
        value={asked.only}
        small
        label={t('log.only')}
        blank={t('log.all')}
        options={[{ value: 'refused', text: t('log.refusedOnly') }]}
      />
      <Button kind="second" small>
        {t('log.apply')}
      </Button>
    </Form>
  )
}

function Rows({ view, look }: Readonly<{ view: View; look: LogLook }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('log.caption')}
      rows={look.entries}
      rowKey={(entry) => String(entry.id)}
      dense
      cards
      pad
      columns={[
        { head: t('log.when'), cell: (entry) => <Time view={view} at={entry.at} as="stamp" /> },
        {
          head: t('log.who'),
          cell: (entry) =>
            entry.who === '' ? (
              <span className="soft">{t('log.emptied')}</span>
            ) : (
              (look.names.get(entry.who) ?? <span className="mono">{entry.who}</span>)
            ),
        },
        {
          head: t('log.action'),
          cell: (entry) => (
            <>
              <span className="mono">{entry.action}</span>
              {!entry.allowed && (
                <>
                  {' '}
                  <Tag kind="bad">{t('log.refused')}</Tag>
                </>
              )}
            </>
          ),
        },
        {
          head: t('log.about'),
          cell: (entry) =>
            entry.caseId ? (
              <a className="mono" href={`/desk/cases/${entry.caseId}`}>
                {entry.about || entry.caseId}
              </a>
            ) : (
              <span className="mono faint">{entry.about}</span>
            ),
        },
      ]}
    />
  )
}

/** The command line and the API name every one. */
const BREAKS_SHOWN = 20

function ChainPanel({ view, look: { head, tail, verified } }: Readonly<{ view: View; look: LogLook }>) {
  const t = say(view.lang)
  return (
    <Panel id="chain" title={t('log.chain')}>
      {verified &&
        (verified.broken.length > 0 ? (
          <Alert kind="bad" live>
            <ul>
              {verified.broken.slice(0, BREAKS_SHOWN).map(({ position, why }) => (
                <li key={`${position} ${why}`}>{t('log.broken', { n: position, why: t(`log.why.${why}`) })}</li>
              ))}
            </ul>
            {verified.broken.length > BREAKS_SHOWN && <p>{t('log.moreBroken', { n: verified.broken.length })}</p>}
          </Alert>
        ) : (
          <Alert kind="good" live>
            {t('log.holds', { n: verified.linked })}
          </Alert>
        ))}
      <Facts
        items={[
          { name: t('log.head'), value: head ? t('log.position', { n: head.position }) : t('log.none') },
          { name: t('log.tail'), value: String(tail) },
        ]}
      />
      {head && <Hash value={head.hash} />}
      <p className="small soft">{t('log.tailNote')}</p>
      <Form action="/desk/access-log/verification" name={t('log.verify')}>
        <Button kind="second" small>
          {t('log.verify')}
        </Button>
      </Form>
    </Panel>
  )
}
