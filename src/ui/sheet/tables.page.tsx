import { Panel, Section } from '../panels.tsx'
import { sheet } from '../sheet.words.ts'
import { Matrix, Table } from '../table.tsx'
import { Cell, type CellKind, Tag } from '../tag.tsx'
import type { Shown } from './plain.page.tsx'

export function Tables({ view }: Shown) {
  return (
    <Section id="tables" title={sheet(view.lang)('tables')}>
      <Agencies view={view} />
      <Decision view={view} />
      <Reach view={view} />
    </Section>
  )
}

function Agencies({ view }: Shown) {
  const t = sheet(view.lang)
  const agencies = [
    { name: 'Politie Eenheid Limburg', level: 3, asked: 41, refused: 6 },
    { name: 'Staatsanwaltschaft Köln', level: 2, asked: 8, refused: 3 },
  ]
  return (
    <Table
      caption={t('cards')}
      captionSeen
      cards
      keys
      hover
      rows={agencies}
      rowKey={(row) => row.name}
      isHere={(row) => row.level === 2}
      columns={[
        {
          head: t('choose'),
          unseenHead: true,
          wideOnly: true,
          cell: (row) => <input className="tick" type="checkbox" aria-label={t('choice', { what: row.name })} />,
        },
        {
          head: t('agency'),
          names: true,
          cell: (row) => <a href="#tables">{row.name}</a>,
          sort: { href: '#tables', now: 'ascending' },
        },
        { head: t('level'), cell: (row) => t('of', { n: row.level }), sort: { href: '#tables', now: null } },
        { head: t('requests'), number: true, cell: (row) => row.asked },
        { head: t('refused'), number: true, cell: (row) => row.refused },
      ]}
      foot={[t('total'), '', '', 49, 9]}
    />
  )
}

type Line = Readonly<{ group: string; name: string; kind: CellKind; word: string; basis: string }>

function Decision({ view }: Shown) {
  const t = sheet(view.lang)
  const lines: readonly Line[] = [
    {
      group: t('subscriber'),
      name: t('profile'),
      kind: 'yes',
      word: t('disclose'),
      basis: '18 U.S.C. § 2703(c)(2)(A), (E)',
    },
    { group: t('content'), name: t('chat'), kind: 'no', word: t('withhold'), basis: '18 U.S.C. § 2703(a), (b)' },
    { group: t('content'), name: t('recording'), kind: 'void', word: t('none'), basis: '—' },
  ]
  return (
    <Panel id="decide" title={t('grouped')} aside={<Tag kind="half">{t('onePair')}</Tag>} foot={t('notYours')} bare>
      <Table
        caption={t('grouped')}
        cards
        pad
        className="decide"
        rows={lines}
        rowKey={(line) => line.name}
        group={(line) => line.group}
        columns={[
          { head: t('category'), cell: (line) => line.name },
          { head: t('proposal'), cell: (line) => <Cell kind={line.kind}>{line.word}</Cell> },
          { head: t('basis'), cell: (line) => line.basis },
        ]}
      />
    </Panel>
  )
}

function Reach({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Panel id="matrix" title={t('matrix')}>
      <Matrix
        lang={view.lang}
        caption={t('matrixName')}
        corner={t('category')}
        columns={[
          { key: 's', name: t('subpoena'), note: t('subpoenaNote') },
          { key: 'o', name: t('order'), note: t('orderNote') },
          { key: 'w', name: t('warrant'), note: t('warrantNote') },
        ]}
        groups={[
          {
            name: t('subscriber'),
            rows: [
              { key: 'p', name: t('profile'), cells: [yes(t('disclose')), yes(t('disclose')), yes(t('disclose'))] },
            ],
          },
          {
            name: t('content'),
            rows: [
              {
                key: 'c',
                name: t('chat'),
                cells: [no(t('withhold')), no(t('withhold')), { kind: 'part', text: t('condition') }],
              },
              {
                key: 'r',
                name: t('recording'),
                note: t('none'),
                cells: [no(t('withhold')), no(t('withhold')), { kind: 'void', text: t('none') }],
              },
            ],
          },
        ]}
      />
    </Panel>
  )
}

const yes = (text: string) => ({ kind: 'yes', text }) as const
const no = (text: string) => ({ kind: 'no', text }) as const
