import type { View } from '#platform/http/view.ts'
import { instant } from '#platform/time.ts'
import { Button, LinkButton } from '../buttons.tsx'
import { Due } from '../due.tsx'
import { Alert, Empty, Progress, Section } from '../panels.tsx'
import { sheet } from '../sheet.words.ts'
import { Legend, Tag } from '../tag.tsx'

export type Shown = Readonly<{ view: View }>

const COLOURS = [
  'paper',
  'ground',
  'ink',
  'ink2',
  'ink3',
  'edge',
  'line',
  'accent',
  'wash',
  'mark',
  'good',
  'warn',
  'bad',
] as const

export function Colours({ view }: Shown) {
  return (
    <Section id="colour" title={sheet(view.lang)('colour')}>
      <ul className="swatches">
        {COLOURS.map((name) => (
          <li key={name} className={`c-${name}`}>
            <span className="mono">{`--${name}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Letters and figures that must not be taken for each other. */
const ALIKE = 'HLD-2026-00417 Il1 O0'

export function Types({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="type" title={t('type')}>
      <p className="display">{t('display')}</p>
      <h3 className="h1like">{t('heading1')}</h3>
      <h3 className="h2like">{t('heading2')}</h3>
      <h3>{t('heading3')}</h3>
      <p className="lead">{t('leadText')}</p>
      <p className="read">
        {t('text')} <a href="#type">{t('link')}</a>
      </p>
      <p className="small soft">
        {t('smallText')} <span className="mono">{ALIKE}</span>
      </p>
      <p className="narrowbox">{t('long')}</p>
    </Section>
  )
}

export function Buttons({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="buttons" title={t('buttons')}>
      <div className="row">
        <Button>{t('send')}</Button>
        <Button kind="second">{t('save')}</Button>
        <Button kind="refuse">{t('refuse')}</Button>
        <Button kind="quiet">{t('cancel')}</Button>
        <Button disabled>{t('collecting')}</Button>
      </div>
      <div className="row">
        <Button small>{t('take')}</Button>
        <Button small kind="second" shortcut="a">
          {t('assign')}
        </Button>
        <LinkButton small kind="second" href="#buttons">
          {t('report')}
        </LinkButton>
      </div>
      <p className="small soft">{t('buttonRule')}</p>
    </Section>
  )
}

export function Tags({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="tags" title={t('tags')}>
      <div className="row">
        <Tag>{t('new')}</Tag>
        <Tag kind="half">{t('review')}</Tag>
        <Tag kind="done">{t('closed')}</Tag>
        <Tag kind="act">{t('needsYou')}</Tag>
        <Tag kind="good">{t('verified')}</Tag>
        <Tag kind="warn">{t('warning')}</Tag>
        <Tag kind="bad">{t('stops')}</Tag>
        <Tag kind="plain">{t('article')}</Tag>
      </div>
      <div className="row duerow">
        <Due view={view} due={instant('2026-11-27T23:00:00Z')} />
        <Due view={view} due={instant('2026-11-19T23:00:00Z')} />
        <Due view={view} due={instant('2026-11-18T16:00:00Z')} />
        <Due view={view} due={instant('2026-11-18T23:00:00Z')} />
        <Due view={view} due={instant('2026-11-18T09:04:00Z')} />
        <Due view={view} due={instant('2026-11-18T07:12:00Z')} />
        <Due view={view} due={instant('2026-11-17T23:00:00Z')} />
        <Due view={view} due={instant('2026-11-30T23:00:00Z')} deed />
        <Due view={view} due={instant('2026-11-30T23:00:00Z')} stoppedSince={instant('2026-11-16T10:00:00Z')} />
      </div>
      <Legend
        items={[
          { kind: 'yes', text: t('disclose') },
          { kind: 'part', text: t('condition') },
          { kind: 'no', text: t('withhold') },
          { kind: 'void', text: t('none') },
        ]}
      />
      <p className="small soft">{t('shapes')}</p>
    </Section>
  )
}

export function Alerts({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="alerts" title={t('alerts')}>
      <Alert title={t('asked')}>{t('askedText')}</Alert>
      <Alert kind="good" title={t('checked')}>
        {t('checkedText')}
      </Alert>
      <Alert kind="warn" title={t('soon')}>
        {t('soonText')}
      </Alert>
      <Alert kind="bad" title={t('stopped')}>
        {t('stoppedText')}
      </Alert>
    </Section>
  )
}

export function Empties({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <>
      <Section id="progress" title={t('progress')}>
        <Progress
          id="collecting"
          lang={view.lang}
          label={t('progressLabel')}
          value={9}
          max={14}
          note={t('progressNote')}
        />
      </Section>
      <Section id="empty" title={t('empty')}>
        <Empty
          title={t('nothing')}
          action={
            <LinkButton kind="second" href="#empty">
              {t('whole')}
            </LinkButton>
          }
        >
          {t('nothingText')}
        </Empty>
      </Section>
    </>
  )
}
