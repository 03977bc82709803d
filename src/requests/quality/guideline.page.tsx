import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { formatInstant } from '#ui/dates.ts'
import { type Errors, filled, Select, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, FieldRow, Form } from '#ui/form.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Empty, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { GUIDE_PLACES, type Place, paragraphsOf } from './guideline.rules.ts'
import type { Guideline, GuidelineLine, Version } from './guideline.store.ts'
import { say } from './guideline.words.ts'

export type Returned = Readonly<{ typed: Typed; errors: Errors }> | null
type Names = ReadonlyMap<string, string>

export type ListProps = Readonly<{ view: View; rows: readonly GuidelineLine[]; names: Names; returned: Returned }>

export function GuidelinesPage({ view, rows, names, returned }: ListProps): ReactElement {
  const t = say(view.lang)
  const errors = returned?.errors ?? {}
  return (
    <DeskPage view={view} title={t('title')} wrong={Object.keys(errors).length > 0}>
      <DeskHead title={t('title')} aside={t('aside', { n: rows.length })} />
      <ErrorSummary lang={view.lang} errors={errors} names={fieldNames(view)} />
      <p className="soft read">{t('lead')}</p>
      {rows.length === 0 ? (
        <Empty title={t('emptyTitle')}>{t('empty')}</Empty>
      ) : (
        <Table
          caption={t('title')}
          rows={rows}
          rowKey={({ id }) => id}
          cards
          hover
          columns={[
            {
              head: t('name'),
              names: true,
              cell: ({ id, title }) => <a href={`/desk/guidelines/${id}`}>{title[view.lang]}</a>,
            },
            { head: t('place'), cell: ({ place }) => t(`places.${place}`) },
            {
              head: t('version'),
              cell: ({ n, at }) => t('versionText', { n, when: formatInstant(view.lang, at, view.zone, 'exact') }),
            },
            { head: t('by'), cell: ({ by }) => names.get(by) ?? by },
          ]}
        />
      )}
      {view.may('guideline.write') && (
        <Fold summary={t('write')} open={returned !== null}>
          <WriteForm view={view} action="/desk/guidelines" place returned={returned} version={null} />
        </Fold>
      )}
    </DeskPage>
  )
}

export type GuidelineProps = Readonly<{
  view: View
  guideline: Guideline
  shown: Version
  names: Names
  returned: Returned
}>

export function GuidelinePage({ view, guideline, shown, names, returned }: GuidelineProps): ReactElement {
  const t = say(view.lang)
  const { lang } = view
  const [newest = shown] = guideline.versions
  const errors = returned?.errors ?? {}
  const here = `/desk/guidelines/${guideline.id}`
  return (
    <DeskPage view={view} title={shown.title[lang]} wrong={Object.keys(errors).length > 0}>
      <Crumbs lang={lang} items={[{ name: t('title'), href: '/desk/guidelines' }, { name: shown.title[lang] }]} />
      <DeskHead title={shown.title[lang]} aside={`${t('place')}: ${t(`places.${guideline.place}`)}`} />
      <ErrorSummary lang={lang} errors={errors} names={fieldNames(view)} />
      {shown.n !== newest.n && (
        <Alert>
          {t('old', { n: shown.n, newest: newest.n })} <a href={here}>{t('newest')}</a>
        </Alert>
      )}
      <div className="read stack">
        {paragraphsOf(shown.text[lang]).map((paragraph, index) => (
          <p key={index}>{paragraph}</p>
        ))}
      </div>
      <Panel id="history" title={t('history')}>
        <Table
          caption={t('history')}
          rows={guideline.versions}
          rowKey={({ n }) => String(n)}
          isHere={({ n }) => n === shown.n}
          dense
          cards
          columns={[
            { head: t('version'), names: true, cell: ({ n }) => <a href={`${here}?version=${n}`}>{n}</a> },
            { head: t('when'), cell: ({ at }) => <Time view={view} at={at} as="log" /> },
            { head: t('by'), cell: ({ by }) => names.get(by) ?? by },
            { head: t('why'), cell: ({ why }) => why },
          ]}
        />
      </Panel>
      {view.may('guideline.write') && (
        <Fold summary={t('rewrite')} open={returned !== null}>
          <WriteForm view={view} action={`${here}/versions`} place={false} returned={returned} version={newest} />
        </Fold>
      )}
    </DeskPage>
  )
}

type FormProps = Readonly<{ view: View; action: string; place: boolean; returned: Returned; version: Version | null }>

function WriteForm({ view, action, place, returned, version }: FormProps) {
  const t = say(view.lang)
  const start: Typed = version
    ? {
        ...{ titleEn: version.title.en, titleNl: version.title.nl, textEn: version.text.en, textNl: version.text.nl },
      }
    : {}
  const { one } = filled(view.lang, returned?.typed ?? start, returned?.errors)
  return (
    <Form
      action={action}
      name={t(version ? 'rewrite' : 'write')}
      {...(version && { hidden: { seen: String(version.n) } })}
    >
      <FieldRow>
        <TextField {...one('titleEn')} label={t('titleEn')} maxLength={120} />
        <TextField {...one('titleNl')} label={t('titleNl')} maxLength={120} />
      </FieldRow>
      {place && (
        <Select
          {...one('place')}
          label={t('place')}
          options={GUIDE_PLACES.map((value) => ({ value, text: t(`places.${value}`) }))}
        />
      )}
      <TextArea {...one('textEn')} label={t('textEn')} hint={t('textHint')} rows={8} maxLength={20_000} />
      <TextArea {...one('textNl')} label={t('textNl')} hint={t('textHint')} rows={8} maxLength={20_000} />
      <TextArea {...one('why')} label={t('why')} rows={2} maxLength={500} />
      <div className="row">
        <Button>{t('send')}</Button>
        <span className="small soft">{t('sendNote')}</span>
      </div>
    </Form>
  )
}

function fieldNames({ lang }: View): Readonly<Record<string, string>> {
  const t = say(lang)
  return {
    ...{ titleEn: t('titleEn'), titleNl: t('titleNl'), textEn: t('textEn'), textNl: t('textNl') },
    ...{ why: t('why'), place: t('place') },
  }
}

/** What the office has written for a screen; nothing where it has written nothing. */
export function GuidelineLinks({
  view,
  lines,
  place,
}: Readonly<{ view: View; lines: readonly GuidelineLine[]; place: Place }>) {
  const here = lines.filter((line) => line.place === place)
  if (here.length === 0) return null
  return (
    <p className="small no-print">
      {say(view.lang)('here')}:{' '}
      {here.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <a href={`/desk/guidelines/${id}`}>{title[view.lang]}</a>
        </span>
      ))}
    </p>
  )
}
