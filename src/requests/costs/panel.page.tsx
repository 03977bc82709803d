import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatInstant } from '#ui/dates.ts'
import { filled, Select, TextArea, TextField } from '#ui/fields.tsx'
import { formatMoney } from '#ui/figures.ts'
import { Form } from '#ui/form.tsx'
import { Fold, Panel } from '#ui/panels.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import type { PartProps } from '../desk/case.page.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import type { CostsLook } from './costs.look.ts'
import { say } from './costs.words.ts'
import { backOf, InvoicePart, Wrong } from './invoice.page.tsx'
import { CostLines } from './lines.page.tsx'
import { say as sayOfficer } from './officer.words.ts'
import type { QuoteState } from './quote.rules.ts'
import type { Quote } from './quote.store.ts'
import { CURRENCIES } from './rate.rules.ts'

export const TAG_OF: Readonly<Record<QuoteState, TagKind>> = {
  open: 'half',
  approved: 'good',
  declined: 'bad',
  withdrawn: 'open',
}

type Props = PartProps & Readonly<{ costs: CostsLook }>

/** Whether costs may be asked, what was quoted, what the officer said, what was invoiced. */
export function CostsPanel(props: PartProps) {
  const { view, look } = props
  const { costs } = look
  if (costs === null) return null
  const t = say(view.lang)
  const part = { ...props, costs }
  const { verdict, quotes } = costs
  const open = quotes.some(({ state }) => state === 'open')
  const may = view.may('cost.quote')
  return (
    <Panel id="costs" title={t('title')}>
      <div className="stack">
        <Verdict {...part} />
        {quotes.toReversed().map((quote) => (
          <Quoted key={quote.id} {...part} quote={quote} />
        ))}
        {verdict.may === 'yes' && may && !open && <QuoteForm {...part} />}
        <InvoicePart {...part} />
        {verdict.may !== 'yes' && verdict.why !== 'refused' && asksCounsel(props, costs) && <RulingForm {...part} />}
        {verdict.may !== 'no' && may && !open && <WaiveForm {...part} />}
      </div>
    </Panel>
  )
}

/** Only where the tables leave it to counsel; a second word replaces the first. */
function asksCounsel({ view }: PartProps, { verdict }: CostsLook): boolean {
  return view.may('case.counsel') && (verdict.may === 'counsel' || verdict.why === 'counsel-no')
}

function Verdict({ view, look, costs }: Props) {
  const t = say(view.lang)
  const { verdict, ruling } = costs
  const source =
    verdict.citation === null
      ? t('house')
      : t('source', { basis: t(`basis.${verdict.basis}`), source: verdict.citation })
  return (
    <div className="stack--s">
      <p>
        <b>{t(`may.${verdict.may}`)}.</b> {t(`why.${verdict.why}`)}
      </p>
      <p className="small soft">{`${source} ${t('clock')}`}</p>
      {ruling && (
        <p className="small soft">
          {t('ruling.by', {
            ...{ who: nameOf(view, look, ruling.by), word: t(`ruling.${ruling.word}`) },
            reason: [ruling.source, ruling.reason].filter(Boolean).join('. '),
          })}
        </p>
      )}
    </div>
  )
}

function Quoted({ quote, ...props }: Props & Readonly<{ quote: Quote }>) {
  const { view, look, costs } = props
  const t = say(view.lang)
  const name = t('quote.number', { n: quote.n })
  const when = formatInstant(view.lang, quote.at, view.zone, 'exact')
  return (
    <div className="stack--s">
      <p>
        <b>{name}</b> <Tag kind={TAG_OF[quote.state]}>{t(`quote.states.${quote.state}`)}</Tag>{' '}
        <span className="small soft">{t('quote.made', { who: nameOf(view, look, quote.by), when })}</span>
      </p>
      <CostLines lang={view.lang} lines={quote.lines} currency={quote.currency} caption={name} />
      {quote.note && <blockquote className="small soft">{quote.note}</blockquote>}
      {quote.end?.reason && <blockquote className="small">{quote.end.reason}</blockquote>}
      {costs.questions
        .filter(({ quoteId }) => quoteId === quote.id)
        .map(({ text, at }) => (
          <div key={at.toISOString()}>
            <p className="small">{t('quote.asked', { when: formatInstant(view.lang, at, view.zone, 'exact') })}</p>
            <blockquote className="small">{text}</blockquote>
          </div>
        ))}
      {quote.state === 'open' && view.may('cost.quote') && <BackForm {...props} quote={quote} />}
    </div>
  )
}

function BackForm({ quote, ...props }: Props & Readonly<{ quote: Quote }>) {
  const { view, look } = props
  const t = say(view.lang)
  const mine = backOf(props, 'quote-back', quote.id)
  return (
    <Fold small summary={t('quote.back')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/quotes/${quote.id}/withdrawal`} name={t('quote.back')}>
        <Wrong errors={mine} />
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('quoteReason')}
          label={t('quote.backReason')}
          rows={2}
          maxLength={1000}
        />
        <div className="row">
          <Button kind="refuse" small>
            {t('quote.backGo')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function QuoteForm(props: Props) {
  const { view, look, costs } = props
  const t = say(view.lang)
  const mine = backOf(props, 'quote')
  const { one } = filled(view.lang, mine?.typed ?? { currency: CURRENCIES[0] }, mine?.errors)
  return (
    <Fold small summary={t('quote.fold')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/quotes`} name={t('quote.fold')}>
        <p className="small soft">{t('quote.lead')}</p>
        <Wrong errors={mine} />
        <Select
          {...one('currency')}
          label={t('quote.currency')}
          options={CURRENCIES.map((value) => ({ value, text: value }))}
        />
        {costs.rates.EUR.map(({ work }) => (
          <TextField
            key={work}
            {...one(`units.${work}`)}
            label={t('quote.units', { work: sayOfficer(view.lang)(`work.${work}`) })}
            hint={hintOf(view, costs, work)}
            inputMode="numeric"
            short
            optional
          />
        ))}
        <TextArea
          {...one('quoteNote')}
          label={t('quote.note')}
          hint={t('quote.noteHint')}
          rows={2}
          maxLength={600}
          optional
        />
        <div className="row">
          <Button kind="second">{t('quote.go')}</Button>
        </div>
      </Form>
    </Fold>
  )
}

/** The price in each currency, and how quarters make hours. */
function hintOf(view: View, { rates }: CostsLook, work: CostsLook['rates']['EUR'][number]['work']): string {
  const all = CURRENCIES.flatMap((currency) =>
    rates[currency].filter((one) => one.work === work).map(({ cents }) => formatMoney(view.lang, cents, currency)),
  )
  const unit = work === 'search' || work === 'assembly' ? 'quarter' : 'item'
  return say(view.lang)(unit === 'quarter' ? 'quote.hintHours' : 'quote.hint', {
    ...{ rate: all.join(' / '), unit: sayOfficer(view.lang)(`unit.${unit}`) },
  })
}

function RulingForm(props: Props) {
  const { view, look } = props
  const t = say(view.lang)
  const mine = backOf(props, 'costs-ruling')
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('ruling.open')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/costs/ruling`} name={t('ruling.open')}>
        <Wrong errors={mine} />
        <Radios
          {...one('costsWord')}
          label={t('ruling.word')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, text: t(`ruling.${value}`) }))}
        />
        <TextField
          {...one('costsSource')}
          label={t('ruling.source')}
          hint={t('ruling.sourceHint')}
          maxLength={300}
          optional
        />
        <TextArea {...one('costsReason')} label={t('ruling.reason')} rows={2} maxLength={1000} />
        <div className="row">
          <Button kind="second" small>
            {t('ruling.go')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}

function WaiveForm(props: Props) {
  const { view, look } = props
  const t = say(view.lang)
  const mine = backOf(props, 'costs-waiver')
  const { one } = filled(view.lang, mine?.typed, mine?.errors)
  return (
    <Fold small summary={t('waive.fold')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/costs/waiver`} name={t('waive.fold')}>
        <p className="small soft">{t('waive.lead')}</p>
        <Wrong errors={mine} />
        <Radios
          {...one('waiveWhy')}
          label={t('waive.why')}
          choices={(['child', 'other'] as const).map((value) => ({ value, text: t(`waive.${value}`) }))}
        />
        <TextArea {...one('waiveReason')} label={t('waive.reason')} rows={2} maxLength={1000} />
        <div className="row">
          <Button kind="second" small>
            {t('waive.go')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
