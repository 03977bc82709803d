import { type Day, day, instant } from '#platform/time.ts'
import { BarChart, Squares, StackedBar } from '../charts.tsx'
import { type DayForm, formatPeriod, type InstantForm } from '../dates.ts'
import { Clock } from '../due.tsx'
import { Code, Facts, Hash, HeadFacts, Pre } from '../facts.tsx'
import { formatBytes, formatNumber, formatShare } from '../figures.ts'
import { Findings, Leaf } from '../findings.tsx'
import { Figures, Section } from '../panels.tsx'
import { sheet } from '../sheet.words.ts'
import { Scroll, Table } from '../table.tsx'
import { Tag } from '../tag.tsx'
import { DayTime, Time } from '../time.tsx'
import { Timeline } from '../timeline.tsx'
import type { Shown } from './plain.page.tsx'

const REVIEWER = 'Iris Bakker'
const SEAL = '4be07d1562aa90f31c7e58d4b06f2719e3d8450c77ab19f25d603ec89f31c2a8'

export function FactsAndCodes({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="facts" title={t('facts')}>
      <HeadFacts
        items={[
          { name: t('state'), value: <Tag kind="act">{t('needsYou')}</Tag> },
          { name: t('agency'), value: 'Marlow County Sheriff’s Office' },
          { name: t('with'), value: 'Tom Verbeek' },
        ]}
      />
      <Facts
        items={[
          { name: t('caseNumber'), value: 'HLD-2026-00417', mono: true },
          { name: t('agency'), value: 'Marlow County Sheriff’s Office, Ohio' },
          { name: t('seal'), value: SEAL, mono: true },
        ]}
      />
      <Hash value={SEAL} />
      <Pre name={t('output')}>
        {'$ sha256sum -c manifest-sha256.txt\ndata/1/account.json: OK\ndata/1/sessions.csv: OK'}
      </Pre>
      <p>
        {t('inline')} <Code>{'IN_ENTITY'}</Code> <Hash value={SEAL.slice(0, 16)} inline />
      </p>
    </Section>
  )
}

export function Timelines({ view }: Shown) {
  const t = sheet(view.lang)
  const sum = [
    { step: t('received'), value: <Time view={view} at={instant('2026-11-09T15:12:00Z')} as="log" /> },
    { step: t('due'), value: <DayTime view={view} of={day('2026-11-30')} /> },
  ]
  const clock = { view, sum, rule: t('rule') }
  return (
    <>
      <Section id="clocks" title={t('clocks')}>
        <div>
          <Clock
            {...clock}
            name={t('answer')}
            start={instant('2026-11-09T15:12:00Z')}
            due={instant('2026-11-19T23:00:00Z')}
          />
          <Clock {...clock} name={t('objection')} start={null} due={null} waits={t('starts')} />
          <Clock
            {...clock}
            name={t('preservation')}
            start={instant('2026-11-01T15:12:00Z')}
            due={instant('2026-11-16T23:00:00Z')}
          />
        </div>
      </Section>
      <Section id="timeline" title={t('timeline')}>
        <Timeline
          view={view}
          items={[
            { at: day('2026-11-30'), kind: 'next', text: <b>{t('possible')}</b> },
            { at: instant('2026-11-18T08:41:00Z'), kind: 'act', text: t('proposed') },
            { at: instant('2026-11-09T15:12:00Z'), text: t('receipt') },
          ]}
        />
      </Section>
      <Section id="eyes" title={t('eyes')}>
        <div className="eyes">
          <div>
            <b>{REVIEWER}</b>
            <br />
            <span className="faint">{t('reviewer')}</span>
            <br />
            <Tag kind="good">{t('signed')}</Tag>
          </div>
          <div className="is-open">
            <b>{t('you')}</b>
            <br />
            <span className="faint">{t('counsel')}</span>
            <br />
            <Tag>{t('openTag')}</Tag>
          </div>
        </div>
      </Section>
    </>
  )
}

export function FindingsAndLeaf({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="findings" title={t('findings')} full>
      <div className="evidence">
        <Leaf
          lang={view.lang}
          src={view.asset('letter.svg')}
          alt={t('leafAlt')}
          width={600}
          height={776}
          marks={[
            { n: 1, boxes: [{ x: 92, y: 165, width: 100, height: 15 }] },
            { n: 2, boxes: [{ x: 92, y: 181, width: 74, height: 15 }] },
            {
              n: 3,
              boxes: [
                { x: 74, y: 395, width: 478, height: 15 },
                { x: 56, y: 433, width: 410, height: 31 },
              ],
            },
          ]}
        />
        <SampleFindings view={view} />
      </div>
    </Section>
  )
}

function SampleFindings({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Findings
      lang={view.lang}
      findings={[
        {
          n: 1,
          severity: 'stops',
          title: t('entityTitle'),
          quote: 'TO: Halder Phone B.V.',
          quoteLang: 'en',
          mend: t('entityMend'),
          code: 'IN_ENTITY',
          page: 1,
        },
        {
          n: 2,
          severity: 'stops',
          title: t('boxTitle'),
          quote: 'P.O. Box 310',
          quoteLang: 'en',
          mend: t('boxMend'),
          code: 'IN_ADDR',
          page: 1,
        },
        {
          n: 3,
          severity: 'warns',
          title: t('scopeTitle'),
          quote: 'Any and all other records … to the present.',
          quoteLang: 'en',
          mend: t('scopeMend'),
          code: 'IN_SCOPE',
          page: 1,
        },
        { n: 4, severity: 'good', title: t('english'), code: 'IN_LANGUAGE' },
      ]}
    />
  )
}

export function Pictures({ view }: Shown) {
  const t = sheet(view.lang)
  const { lang } = view
  const kinds = [
    { name: t('dutch'), now: 96, before: 88 },
    { name: t('usSubpoena'), now: 44, before: 39 },
    { name: t('emergency'), now: 22, before: 17 },
    { name: t('preservation'), now: 18, before: 21 },
  ]
  return (
    <Section id="charts" title={t('charts')} full>
      <Figures
        items={[
          { value: '243', name: t('completed'), note: t('more') },
          { value: '89', name: t('share'), note: formatShare(lang, 0.366) },
          { value: formatNumber(lang, 4.1), name: t('median') },
        ]}
      />
      <SampleSquares view={view} />
      <StackedBar
        name={t('stackTitle')}
        parts={[
          { count: 12, dress: 's1' },
          { count: 71, dress: 's2' },
          { count: 34, dress: 's3' },
          { count: 89, dress: 'hollow' },
          { count: 15, dress: 's5' },
          { count: 18, dress: 's6' },
          { count: 4, dress: 's4' },
        ]}
      />
      <BarChart
        id="bars"
        lang={lang}
        title={t('barsTitle')}
        nowName={t('thisHalf')}
        beforeName={t('lastHalf')}
        rows={kinds}
      />
      <Scroll lang={lang} name={t('barsTitle')}>
        <Table
          caption={t('barsTitle')}
          dense
          rows={kinds}
          rowKey={(row) => row.name}
          columns={[
            { head: t('process'), cell: (row) => row.name },
            { head: t('thisHalf'), number: true, cell: (row) => row.now },
            { head: t('lastHalf'), number: true, cell: (row) => row.before },
          ]}
        />
      </Scroll>
    </Section>
  )
}

function SampleSquares({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Squares
      id="squares"
      lang={view.lang}
      title={t('squaresTitle')}
      aside={t('squaresAside')}
      groups={[
        { name: t('contentGiven'), count: 12, dress: 's1' },
        { name: t('otherGiven'), count: 71, dress: 's2' },
        { name: t('general'), count: 34, dress: 's3' },
        { name: t('refusedFull'), count: 89, dress: 'hollow' },
        { name: t('other'), count: 37, dress: 'dust' },
      ]}
    />
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
          ...INSTANT_FORMS.map((as) => ({
            name: <code>{as}</code>,
            value: <Time view={view} at={view.now} as={as} />,
          })),
          { name: <code>{'zone'}</code>, value: <Time view={view} at={view.now} zone="UTC" /> },
          { name: t('period'), value: formatPeriod(view.lang, day('2026-01-01'), day('2026-06-30')) },
          { name: <code>{'bytes'}</code>, value: formatBytes(view.lang, 61_204) },
        ]}
      />
    </Section>
  )
}
