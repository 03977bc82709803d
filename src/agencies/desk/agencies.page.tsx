import type { View } from '#platform/http/view.ts'
import { countryName } from '#platform/words.ts'
import { Button, LinkButton } from '#ui/buttons.tsx'
import { Select, TextField } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { say } from './agencies.words.ts'
import type { AgencyLine, AgencyList } from './agency.question.ts'
import type { AgencyState } from './desk.rules.ts'

const TAG: Readonly<Record<AgencyState, TagKind>> = {
  unverified: 'act',
  lapsing: 'warn',
  verified: 'good',
  empty: 'open',
}

type AgenciesProps = AgencyList & Readonly<{ view: View; text: string; country: string; children?: React.ReactNode }>

/** Who waits for verification stands first. `children` stand above the list: applications that wait. */
export function AgenciesPage({ view, text, country, lines, countries, more, children }: AgenciesProps) {
  const t = say(view.lang)
  return (
    <DeskPage view={view} title={t('title')}>
      <DeskHead title={t('title')} aside={<a href="/desk/agencies/lookup">{t('look')}</a>} />
      <p className="soft read">{t('lead')}</p>
      {children}
      <div className="panel">
        <Form action="/desk/agencies" method="get" name={t('search')} className="filterbar">
          <TextField
            lang={view.lang}
            name="q"
            value={text}
            label={t('search')}
            type="search"
            small
            grow
            shortcut="/"
            maxLength={100}
          />
          <Select
            lang={view.lang}
            name="country"
            value={country}
            label={t('country')}
            small
            blank={t('all')}
            options={countries.map((value) => ({ value, text: countryName(view.lang, value) }))}
          />
          <Button kind="second" small>
            {t('apply')}
          </Button>
        </Form>
        {lines.length === 0 ? (
          <Empty title={t('none')} action={view.may('agency.manage') ? <Add view={view} /> : undefined}>
            {t('noneDetail')}
          </Empty>
        ) : (
          <Lines view={view} lines={lines} />
        )}
        {more && <p className="panel__in small soft">{t('more', { n: lines.length })}</p>}
        {lines.length > 0 && view.may('agency.manage') && (
          <div className="panel__foot">
            <Add view={view} />
          </div>
        )}
      </div>
    </DeskPage>
  )
}

function Add({ view }: Readonly<{ view: View }>) {
  return (
    <LinkButton href="/desk/agencies/new" kind="second">
      {say(view.lang)('add')}
    </LinkButton>
  )
}

function Lines({ view, lines }: Readonly<{ view: View; lines: readonly AgencyLine[] }>) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('title')}
      rows={lines}
      rowKey={({ id }) => id}
      cards
      pad
      columns={[
        {
          head: t('name'),
          cell: ({ id, name, unit }) => (
            <>
              <a href={`/desk/agencies/${id}`}>{name}</a>
              {unit && <span className="small soft">{` ${unit}`}</span>}
            </>
          ),
        },
        {
          head: t('country'),
          cell: ({ country, region }) => [region, countryName(view.lang, country)].filter(Boolean).join(', '),
        },
        { head: t('domains'), cell: ({ domains }) => domains.join(', ') || t('noDomains') },
        { head: t('officers'), number: true, cell: ({ officers }) => officers },
        { head: t('state'), cell: ({ state }) => <Tag kind={TAG[state]}>{t(`states.${state}`)}</Tag> },
      ]}
    />
  )
}
