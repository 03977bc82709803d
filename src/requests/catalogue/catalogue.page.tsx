import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import { CATALOGUE_VERSIONS, type CatalogueVersion, NOT_HELD, sayCatalogue, sayField } from '#records'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { Hash, Mono } from '#ui/facts.tsx'
import { TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { Empty, Fold, PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { type Process, processRow } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { Datum, HeldSource } from './catalogue.ts'
import { say } from './catalogue.words.ts'
import { bySameReach, classesHeld, reachOfClass } from './shown.rules.ts'

type CatalogueAsk = Readonly<{
  view: View
  text: string
  /** Everything, of which the classes are counted. */
  all: readonly HeldSource[]
  found: readonly HeldSource[]
  processes: readonly Process[]
}>

/** What the service holds, field by field, and who can reach it: the same tables that decide. */
export function CataloguePage({ view, text, all, found, processes }: CatalogueAsk) {
  const t = say(view.lang)
  return (
    <PublicPage view={view} title={t('title')}>
      <PageHead
        title={t('title')}
        lead={t('lead', { provider: view.provider.name })}
        crumbs={<Crumbs lang={view.lang} items={[{ name: t('home'), href: '/' }, { name: t('title') }]} />}
      >
        <div className="row no-print">
          <LinkButton kind="quiet" href="/authorities">
            {t('guide')}
          </LinkButton>
          <LinkButton kind="quiet" href="/.well-known/data-catalogue.json">
            {t('forPrograms')}
          </LinkButton>
        </div>
      </PageHead>
      <Fields view={view} text={text} found={found} />
      <Classes view={view} sources={all} processes={processes} />
      <NotHeld view={view} />
      <History view={view} />
    </PublicPage>
  )
}

function Fields({ view, text, found }: Pick<CatalogueAsk, 'view' | 'text' | 'found'>) {
  const t = say(view.lang)
  const n = new Set(found.flatMap(({ data }) => data.map(({ field }) => field))).size
  return (
    <Section id="fields" title={t('sourcesTitle')} full>
      <div className="stack">
        <Form action="/data" method="get" name={t('searchName')} className="filterbar">
          <TextField
            {...{ lang: view.lang, name: 'q', value: text, label: t('search') }}
            {...{ type: 'search' as const, small: true, grow: true, shortcut: '/', maxLength: 100 }}
          />
          <Button kind="second" small>
            {t('apply')}
          </Button>
        </Form>
        {text !== '' && (
          <p role="status">
            {t('found', { n, text })} <a href="/data">{t('all')}</a>
          </p>
        )}
        {found.length === 0 ? (
          <Empty title={t('found', { n: 0, text })}>{t('foundNone')}</Empty>
        ) : (
          found.map((held) => <Source key={held.source} view={view} held={held} />)
        )}
      </div>
    </Section>
  )
}

function Source({ view, held: { source, days, purpose, data } }: Readonly<{ view: View; held: HeldSource }>) {
  const t = say(view.lang)
  const name = sayField(view.lang)
  return (
    <section className="stack--s" id={source} aria-labelledby={`${source}-h`}>
      <h3 id={`${source}-h`}>{name(`source.${source}`)}</h3>
      <p className="soft read">
        {t('purpose', { purpose: sayCatalogue(view.lang)(`purpose.${purpose}`) })}{' '}
        {days === null ? t('heldAccount') : t('held', { days })}
      </p>
      <Table
        caption={name(`source.${source}`)}
        cards
        dense
        rows={data}
        rowKey={({ field, relation }) => `${field} ${relation}`}
        columns={[
          { head: t('field'), names: true, cell: ({ field }) => name(`field.${field}`) },
          { head: t('name'), cell: ({ exportName }) => <Mono>{exportName}</Mono> },
          { head: t('about'), cell: ({ relation }) => t(`relation.${relation}`) },
          { head: t('class'), cell: (datum) => <ClassOf view={view} datum={datum} /> },
        ]}
      />
      {bySameReach(data).map((alike) => (
        <Reaching key={alike[0]?.field} view={view} alike={alike} whole={alike.length === data.length} />
      ))}
    </section>
  )
}

function ClassOf({ view, datum: { dataClass, letter } }: Readonly<{ view: View; datum: Datum }>) {
  return (
    <>
      {sayTriage(view.lang)(`class.${dataClass}`)}
      {letter && (
        <>
          <br />
          <span className="small soft">{say(view.lang)('letter', { letter })}</span>
        </>
      )}
    </>
  )
}

/** Who reaches these data: all of them are reached by the same. */
function Reaching({ view, alike, whole }: Readonly<{ view: View; alike: readonly Datum[]; whole: boolean }>) {
  const t = say(view.lang)
  const processes = alike[0]?.processes ?? []
  const fields = new Set(alike.map(({ exportName }) => exportName))
  if (processes.length === 0) return <p className="small soft">{t('reachingNone')}</p>
  return (
    <Fold small summary={t('reaching', { n: processes.length })}>
      <div className="stack--s small">
        {!whole && <p className="soft">{t('forFields', { fields: [...fields].join(', ') })}</p>}
        <ul>
          {processes.map((process) => (
            <li key={process}>
              {sayTriage(view.lang)(`process.${process}`)}{' '}
              <span className="soft" lang="en">
                {processRow(process).basis}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Fold>
  )
}

function Classes({
  view,
  sources,
  processes,
}: Readonly<{ view: View; sources: readonly HeldSource[]; processes: readonly Process[] }>) {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  return (
    <Section id="reach" title={t('reachTitle')} full>
      <div className="stack">
        <p className="soft read">{t('reachLead')}</p>
        <Table
          caption={t('reachTitle')}
          cards
          dense
          rows={processes}
          rowKey={(process) => process}
          columns={[
            { head: t('process'), names: true, cell: (process) => name(`process.${process}`) },
            ...classesHeld(sources).map((dataClass) => ({
              head: name(`class.${dataClass}`),
              cell: (process: Process) => t(`cell.${reachOfClass(sources, process, dataClass) ?? 'none'}`),
            })),
            { head: t('basis'), cell: (process) => <span lang="en">{processRow(process).basis}</span> },
          ]}
        />
        <p className="small soft read">{t('existence')}</p>
        <p className="small soft read">{t('allowed')}</p>
        <p className="small soft read">{t('unread')}</p>
      </div>
    </Section>
  )
}

function NotHeld({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  return (
    <Section id="not-held" title={t('notHeldTitle')}>
      <div className="stack">
        <p className="soft read">{t('notHeldLead')}</p>
        <div className="cols cols--two">
          {NOT_HELD.map((thing) => (
            <div className="stack--s" key={thing}>
              <h3>{t(`notHeld.${thing}`)}</h3>
              <p className="soft">{t(`notHeldWhy.${thing}`)}</p>
            </div>
          ))}
        </div>
      </div>
    </Section>
  )
}

function History({ view }: Readonly<{ view: View }>) {
  const t = say(view.lang)
  const versions: readonly CatalogueVersion[] = CATALOGUE_VERSIONS
  return (
    <Section id="history" title={t('historyTitle')}>
      <div className="stack">
        <p className="soft read">{t('historyLead')}</p>
        <Table
          caption={t('historyTitle')}
          cards
          rows={versions}
          rowKey={({ version }) => String(version)}
          columns={[
            { head: t('version'), names: true, cell: ({ version }) => version },
            { head: t('since'), cell: ({ since }) => formatDay(view.lang, day(since), 'full') },
            { head: t('what'), cell: (version) => <Changed view={view} version={version} /> },
          ]}
        />
      </div>
    </Section>
  )
}

function Changed({ view, version: { change, sha256 } }: Readonly<{ view: View; version: CatalogueVersion }>) {
  const t = say(view.lang)
  const kinds = (['added', 'removed', 'changed'] as const).flatMap((kind) => {
    const fields = change?.[kind] ?? []
    return fields.length === 0 ? [] : [{ kind, text: t(kind, { n: fields.length, fields: fields.join(', ') }) }]
  })
  return (
    <>
      {change === null && <p>{t('first')}</p>}
      {kinds.map(({ kind, text }) => (
        <p key={kind}>{text}</p>
      ))}
      <Hash value={sha256} inline />
    </>
  )
}
