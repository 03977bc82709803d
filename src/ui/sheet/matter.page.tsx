import { type Day, day } from '#platform/time.ts'
import { BarChart, Squares, StackedBar } from '../charts.tsx'
import { type DayForm, type InstantForm, formatPeriod } from '../dates.ts'
import { Clock } from '../due.tsx'
import { Code, Facts, Hash, HeadFacts, Pre } from '../facts.tsx'
import { formatBytes, formatNumber, formatShare } from '../figures.ts'
import { Findings, Leaf } from '../findings.tsx'
import { Figures, Panel, Section } from '../panels.tsx'
import { sheet } from '../sheet.words.ts'
import { Matrix, Scroll, Table } from '../table.tsx'
import { Cell, type CellKind, Tag } from '../tag.tsx'
import { DayTime, Time } from '../time.tsx'
import { Timeline } from '../timeline.tsx'
import type { Shown } from './plain.page.tsx'

type Line = Readonly<{ group: string; name: string; kind: CellKind; word: string; basis: string }>

export function Tables({ view }: Shown) {
  const t = sheet(view.lang)
  const agencies = [{ name: 'Politie Eenheid Limburg', level: 3, asked: 41, refused: 6 }, { name: 'Staatsanwaltschaft Köln', level: 2, asked: 8, refused: 3 }]
  const lines: readonly Line[] = [
    { group: t('subscriber'), name: t('profile'), kind: 'yes', word: t('disclose'), basis: '18 USC 2703(c)(2)(A), (E)' },
    { group: t('content'), name: t('chat'), kind: 'no', word: t('withhold'), basis: '18 USC 2703(a), (b)' },
    { group: t('content'), name: t('recording'), kind: 'void', word: t('none'), basis: '—' },
  ]
  return (
    <Section id="tables" title={t('tables')}>
      <Table
        caption={t('cards')} captionSeen cards keys hover rows={agencies} rowKey={(row) => row.name} isHere={(row) => row.level === 2}
        columns={[
          { head: t('choose'), unseenHead: true, wideOnly: true, cell: (row) => <input className="tick" type="checkbox" aria-label={t('choice', { what: row.name })} /> },
          { head: t('agency'), names: true, cell: (row) => <a href="#tables">{row.name}</a>, sort: { href: '#tables', now: 'ascending' } },
          { head: t('level'), cell: (row) => t('of', { n: row.level }), sort: { href: '#tables', now: null } },
          { head: t('requests'), number: true, cell: (row) => row.asked },
          { head: t('refused'), number: true, cell: (row) => row.refused },
        ]}
        foot={[t('total'), '', '', 49, 9]}
      />
      <Panel id="decide" title={t('grouped')} aside={<Tag kind="half">{t('onePair')}</Tag>} foot={t('notYours')} bare>
        <Table
          caption={t('grouped')} cards pad className="decide" rows={lines} rowKey={(line) => line.name} group={(line) => line.group}
          columns={[
            { head: t('category'), cell: (line) => line.name },
            { head: t('proposal'), cell: (line) => <Cell kind={line.kind}>{line.word}</Cell> },
            { head: t('basis'), cell: (line) => line.basis },
          ]}
        />
      </Panel>
      <Panel id="matrix" title={t('matrix')}>
      <Matrix
        lang={view.lang} caption={t('matrixName')} corner={t('category')}
        columns={[{ key: 's', name: t('subpoena'), note: t('subpoenaNote') }, { key: 'o', name: t('order'), note: t('orderNote') }, { key: 'w', name: t('warrant'), note: t('warrantNote') }]}
        groups={[
          { name: t('subscriber'), rows: [{ key: 'p', name: t('profile'), cells: [yes(t('disclose')), yes(t('disclose')), yes(t('disclose'))] }] },
          {
            name: t('content'), rows: [
              { key: 'c', name: t('chat'), cells: [no(t('withhold')), no(t('withhold')), { kind: 'part', text: t('condition') }] },
              { key: 'r', name: t('recording'), note: t('none'), cells: [no(t('withhold')), no(t('withhold')), { kind: 'void', text: t('none') }] },
            ],
          },
        ]}
      />
      </Panel>
    </Section>
  )
}

const yes = (text: string) => ({ kind: 'yes', text } as const)
const no = (text: string) => ({ kind: 'no', text } as const)

const SEAL = '4be07d1562aa90f31c7e58d4b06f2719e3d8450c77ab19f25d603ec89f31c2a8'

export function FactsAndCodes({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="facts" title={t('facts')}>
      <HeadFacts items={[{ name: t('state'), value: <Tag kind="act">{t('needsYou')}</Tag> }, { name: t('agency'), value: 'Marlow County Sheriff’s Office' }, { name: t('with'), value: 'Tom Verbeek' }]} />
      <Facts items={[{ name: t('caseNumber'), value: 'HLD-2026-00417', mono: true }, { name: t('agency'), value: 'Marlow County Sheriff’s Office, Ohio' }, { name: t('seal'), value: SEAL, mono: true }]} />
      <Hash value={SEAL} />
      <Pre name={t('output')}>{'$ sha256sum -c manifest-sha256.txt\ndata/1/account.json: OK\ndata/1/sessions.csv: OK'}</Pre>
      <p>{t('inline')} <Code>{'IN_ENTITY'}</Code> <Hash value={SEAL.slice(0, 16)} inline /></p>
    </Section>
  )
}

export function Timelines({ view }: Shown) {
  const t = sheet(view.lang)
  const sum = [{ step: t('received'), value: <Time view={view} at={at('2026-11-09T15:12:00Z')} as="log" /> }, { step: t('due'), value: <DayTime view={view} of={day('2026-11-30')} /> }]
  const clock = { view, sum, rule: t('rule') }
  return (
    <>
      <Section id="clocks" title={t('clocks')}>
        <div>
          <Clock {...clock} name={t('answer')} start={at('2026-11-09T15:12:00Z')} due={at('2026-11-19T23:00:00Z')} />
          <Clock {...clock} name={t('objection')} start={null} due={null} waits={t('starts')} />
          <Clock {...clock} name={t('late')} start={at('2026-11-01T15:12:00Z')} due={at('2026-11-16T23:00:00Z')} />
        </div>
      </Section>
      <Section id="timeline" title={t('timeline')}>
        <Timeline
          view={view}
          items={[
            { at: day('2026-11-30'), kind: 'next', text: <b>{t('possible')}</b> },
            { at: at('2026-11-18T08:41:00Z'), kind: 'act', text: t('proposed') },
            { at: at('2026-11-09T15:12:00Z'), text: t('receipt') },
          ]}
        />
      </Section>
      <Section id="eyes" title={t('eyes')}>
        <div className="eyes">
          <div><b>{'Iris Bakker'}</b><br /><span className="faint">{t('reviewer')}</span><br /><Tag kind="good">{t('signed')}</Tag></div>
          <div className="is-open"><b>{t('you')}</b><br /><span className="faint">{t('counsel')}</span><br /><Tag>{t('openTag')}</Tag></div>
        </div>
      </Section>
    </>
  )
}

const at = (text: string) => new Date(text)

export function FindingsAndLeaf({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="findings" title={t('findings')} full>
      <div className="evidence">
        <Leaf
          lang={view.lang} src={view.asset('letter.svg')} alt={t('leafAlt')} width={600} height={776}
          marks={[
            { n: 1, boxes: [{ x: 92, y: 165, width: 100, height: 15 }] },
            { n: 2, boxes: [{ x: 92, y: 181, width: 74, height: 15 }] },
            { n: 3, boxes: [{ x: 74, y: 395, width: 478, height: 15 }, { x: 56, y: 433, width: 410, height: 31 }] },
          ]}
        />
        <Findings
          lang={view.lang}
          findings={[
            { n: 1, severity: 'stops', title: t('entityTitle'), quote: 'TO: Halder Phone B.V.', quoteLang: 'en', mend: t('entityMend'), code: 'IN_ENTITY', page: 1 },
            { n: 2, severity: 'stops', title: t('boxTitle'), quote: 'P.O. Box 310', quoteLang: 'en', mend: t('boxMend'), code: 'IN_ADDR', page: 1 },
            { n: 3, severity: 'warns', title: t('scopeTitle'), quote: 'Any and all other records … to the present.', quoteLang: 'en', mend: t('scopeMend'), code: 'IN_SCOPE', page: 1 },
            { n: 4, severity: 'good', title: t('english'), code: 'IN_LANGUAGE' },
          ]}
        />
      </div>
    </Section>
  )
}

export function Pictures({ view }: Shown) {
  const t = sheet(view.lang)
  const { lang } = view
  const kinds = [{ name: t('dutch'), now: 96, then: 88 }, { name: t('usSubpoena'), now: 44, then: 39 }, { name: t('emergency'), now: 22, then: 17 }, { name: t('preservation'), now: 18, then: 21 }]
  return (
    <Section id="charts" title={t('charts')} full>
      <Figures items={[{ value: '243', name: t('completed'), note: t('more') }, { value: '89', name: t('share'), note: formatShare(lang, 0.366) }, { value: formatNumber(lang, 4.1), name: t('median') }]} />
      <Squares
        id="squares" lang={lang} title={t('squaresTitle')} aside={t('squaresAside')}
        groups={[
          { name: t('contentGiven'), count: 12, dress: 's1' }, { name: t('otherGiven'), count: 71, dress: 's2' }, { name: t('general'), count: 34, dress: 's3' },
          { name: t('refusedFull'), count: 89, dress: 'hollow' }, { name: t('other'), count: 37, dress: 'dust' },
        ]}
      />
      <StackedBar name={t('stackTitle')} parts={[{ count: 12, dress: 's1' }, { count: 71, dress: 's2' }, { count: 34, dress: 's3' }, { count: 89, dress: 'hollow' }, { count: 15, dress: 's5' }, { count: 18, dress: 's6' }, { count: 4, dress: 's4' }]} />
      <BarChart id="bars" lang={lang} title={t('barsTitle')} nowName={t('thisHalf')} thenName={t('lastHalf')} rows={kinds} />
      <Scroll lang={lang} name={t('barsTitle')}>
        <Table
          caption={t('barsTitle')} dense rows={kinds} rowKey={(row) => row.name}
          columns={[{ head: t('process'), cell: (row) => row.name }, { head: t('thisHalf'), number: true, cell: (row) => row.now }, { head: t('lastHalf'), number: true, cell: (row) => row.then }]}
        />
      </Scroll>
    </Section>
  )
}

const DAY_FORMS: readonly DayForm[] = ['short', 'dated', 'plain', 'long', 'full']
const INSTANT_FORMS: readonly InstantForm[] = ['log', 'stamp', 'exact', 'clock', 'zoned']

export function DatesAndNumbers({ view, on }: Shown & Readonly<{ on: Day }>) {
  const t = sheet(view.lang)
  return (
    <Section id="dates" title={t('dates')}>
      <Facts
        items={[
          ...DAY_FORMS.map((as) => ({ name: <code>{as}</code>, value: <DayTime view={view} of={on} as={as} /> })),
          ...INSTANT_FORMS.map((as) => ({ name: <code>{as}</code>, value: <Time view={view} at={view.now} as={as} /> })),
          { name: <code>{'zone'}</code>, value: <Time view={view} at={view.now} zone="UTC" /> },
          { name: t('period'), value: formatPeriod(view.lang, day('2026-01-01'), day('2026-06-30')) },
          { name: <code>{'bytes'}</code>, value: formatBytes(view.lang, 61_204) },
        ]}
      />
    </Section>
  )
}
