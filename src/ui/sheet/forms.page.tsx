import { instant } from '#platform/time.ts'
import { Button, PopoverButton } from '../buttons.tsx'
import { Check, Checks, Fieldset, Radios } from '../choices.tsx'
import { Sum } from '../due.tsx'
import { DateField, FileField, filled, Select, TextArea, TextField, TimeField } from '../fields.tsx'
import { ErrorSummary, FieldRow, Form } from '../form.tsx'
import { Fold, Popover, Section } from '../panels.tsx'
import { sheet } from '../sheet.words.ts'
import { Time } from '../time.tsx'
import { Crumbs, Keys, LinkList, Pager, Steps, Tabs, Views } from '../ways.tsx'
import type { Shown } from './plain.page.tsx'

export function FieldsAndErrors({ view }: Shown) {
  const t = sheet(view.lang)
  const errors = {
    extension: t('extensionError'),
    address: t('addressError'),
    period: t('periodError'),
    badKind: t('processError'),
    confirm: t('confirmError'),
  }
  const { one, many } = filled(view.lang, SAMPLE, errors)
  return (
    <Section id="fields" title={t('fields')}>
      <ErrorSummary lang={view.lang} errors={errors} />
      <Form name={t('fields')} upload={view.lang}>
        <FieldRow>
          <TextField {...one('telephone')} label={t('telephone')} hint={t('telephoneHint')} type="tel" />
          <TextField {...one('extension')} label={t('extension')} short />
        </FieldRow>
        <TextArea {...one('address')} label={t('address')} hint={t('addressHint')} rows={3} contentLang="en" />
        <Fieldset {...one('period')} label={t('period')} hint={t('periodHint')}>
          <FieldRow end>
            <DateField {...one('first')} label={t('first')} />
            <DateField {...one('last')} label={t('last')} />
            <TimeField {...one('start')} label={t('start')} />
          </FieldRow>
        </Fieldset>
        <Radios {...one('kind')} label={t('process')} choices={kinds(t)} />
        <Radios {...one('badKind')} label={t('process')} choices={kinds(t).slice(0, 2)} />
        <Checks
          {...many('data')}
          label={t('data')}
          choices={[
            { value: 'profile', text: t('profile') },
            { value: 'sessions', text: t('sessions') },
          ]}
        />
        <Check {...one('confirm')} choice={{ value: 'on', text: t('confirm') }} />
        <Select {...one('zone')} label={t('zone')} options={[{ value: 'UTC', text: 'UTC' }]} />
        <TextField {...one('unit')} label={t('unit')} optional />
        <FileField
          {...one('file')}
          label={t('file')}
          hint={t('fileHint')}
          accept="application/pdf"
          sent="GJ-26-1183.pdf"
        />
        <TextField {...one('case')} label={t('caseNumber')} disabled />
        <TextField
          {...one('code')}
          label={t('code')}
          code
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
        />
      </Form>
      <FilterBar view={view} />
    </Section>
  )
}

function FilterBar({ view }: Shown) {
  const t = sheet(view.lang)
  const { one } = filled(view.lang)
  return (
    <div className="panel">
      <Form method="get" name={t('filterForm')} className="filterbar">
        <TextField {...one('q')} label={t('search')} type="search" small grow placeholder="HLD-2026-…" />
        <Select
          {...one('country')}
          label={t('country')}
          small
          blank={t('all')}
          options={[{ value: 'NL', text: 'NL' }]}
        />
        <Button kind="second" small>
          {t('filter')}
        </Button>
      </Form>
    </div>
  )
}

const SAMPLE = {
  telephone: '+1 330 555 0142',
  address: 'P.O. Box 77, Marlow OH 44000',
  first: '2026-09-14',
  last: '2026-09-13',
  start: '13:00',
  kind: 'subpoena',
  data: ['profile'],
  case: 'HLD-2026-00417',
  zone: 'UTC',
}

const kinds = (t: ReturnType<typeof sheet>) => [
  { value: 'subpoena', text: t('subpoena'), note: t('subpoenaNote') },
  { value: 'order', text: t('order'), note: t('orderNote') },
  { value: 'warrant', text: t('warrant'), note: t('warrantNote') },
]

export function WaysAround({ view }: Shown) {
  const t = sheet(view.lang)
  return (
    <Section id="ways" title={t('ways')}>
      <Crumbs lang={view.lang} items={[{ name: t('queue'), href: '#ways' }, { name: 'HLD-2026-00417' }]} />
      <Tabs
        name={t('exampleTabs')}
        items={[
          { href: '#ways', name: t('document'), here: true },
          { href: '#tables', name: t('dataStep'), count: 9 },
          { href: '#timeline', name: t('history') },
        ]}
      />
      <Views
        name={t('queue')}
        items={[
          { href: '#ways', name: t('dueFirst'), count: 26, here: true },
          { href: '#tags', name: t('needsMe'), count: 3 },
        ]}
      />
      <Pager lang={view.lang} name={t('examplePages')} page={6} pages={17} href={(n) => `#page-${n}`} />
      <Steps
        lang={view.lang}
        items={[
          { name: t('process'), state: 'done', href: '#ways' },
          { name: t('agencyStep'), state: 'now' },
          { name: t('dataStep'), state: 'open' },
        ]}
      />
      <LinkList items={[{ href: '#charts', name: t('report'), note: t('linkNote') }]} />
      <Keys
        lang={view.lang}
        items={[
          { keys: ['j', 'k'], does: t('down') },
          { keys: ['Enter'], does: t('open') },
          { keys: ['x'], does: t('choose') },
        ]}
      />
    </Section>
  )
}

export function Folds({ view }: Shown) {
  const t = sheet(view.lang)
  const { one } = filled(view.lang)
  return (
    <Section id="folds" title={t('folds')}>
      <Fold summary={t('how')} open>
        <Sum
          caption={t('calculation')}
          lines={[
            { step: t('received'), value: <Time view={view} at={instant('2026-11-09T15:12:00Z')} /> },
            { step: t('plusTen'), value: <Time view={view} at={instant('2026-11-19T12:00:00Z')} as="log" /> },
            { step: t('due'), value: <Time view={view} at={instant('2026-11-19T22:59:00Z')} /> },
          ]}
        />
      </Fold>
      <div>
        <PopoverButton kind="second" opens="refuse">
          {t('refuseThis')}
        </PopoverButton>
      </div>
      <Popover id="refuse" title={t('refuseTitle')}>
        <Form name={t('refuseTitle')}>
          <Select
            {...one('reason')}
            label={t('reason')}
            options={[
              { value: 'reach', text: t('notReached') },
              { value: 'entity', text: t('wrongEntity') },
            ]}
          />
          <TextArea {...one('words')} label={t('ownWords')} />
          <div className="row">
            <Button>{t('propose')}</Button>
            <PopoverButton kind="second" opens="refuse" hide>
              {t('cancel')}
            </PopoverButton>
          </div>
          <p className="small soft">{t('second')}</p>
        </Form>
      </Popover>
    </Section>
  )
}
