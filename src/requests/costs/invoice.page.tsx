import { Button } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { filled, TextArea, TextField } from '#ui/fields.tsx'
import { formatMoney, formatNumber } from '#ui/figures.ts'
import { Form } from '#ui/form.tsx'
import { Alert, Fold } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import type { FormName, PartProps } from '../desk/case.page.tsx'
import type { CostsLook } from './costs.look.ts'
import { say } from './costs.words.ts'
import type { Bill } from './invoice.store.ts'
import { say as sayOfficer } from './officer.words.ts'
import { leftOf, standing, sumOf } from './quote.rules.ts'
import type { Quote } from './quote.store.ts'

type Props = PartProps & Readonly<{ costs: CostsLook }>

/** What was invoiced of this case, and what still can be. */
export function InvoicePart(props: Props) {
  const { view, costs } = props
  const t = say(view.lang)
  const { bills, quotes, produced } = costs
  const billable = quotes.filter((quote) => leftOf(quote, bills).length > 0)
  return (
    <>
      {bills.length > 0 && <Bills {...props} />}
      {billable.length > 0 && !produced && <p className="small soft">{t('invoice.later')}</p>}
      {produced &&
        view.may('cost.quote') &&
        billable.map((quote) => <InvoiceForm key={quote.id} {...props} quote={quote} />)}
      {view.may('cost.quote') && standing(bills).map((bill) => <CreditForm key={bill.id} {...props} bill={bill} />)}
    </>
  )
}

function Bills({ view, costs }: Props) {
  const t = say(view.lang)
  return (
    <Table
      caption={t('invoice.title')}
      rows={costs.bills}
      rowKey={({ id }) => id}
      cards
      dense
      columns={[
        {
          head: t('invoice.number'),
          names: true,
          cell: ({ id, number }) => (
            <a href={`/desk/costs/invoices/${id}/file`} download>
              {t('invoice.file', { number })}
            </a>
          ),
        },
        { head: t('invoice.kind'), cell: ({ kind }) => t(`invoice.${kind}`) },
        { head: t('invoice.on'), cell: ({ on }) => formatDay(view.lang, on, 'dated') },
        { head: t('invoice.sum'), number: true, cell: (bill) => billSum(view.lang, bill) },
      ]}
    />
  )
}

/** A credit note takes off. */
export function billSum(lang: 'nl' | 'en', { kind, lines, currency }: Bill): string {
  return formatMoney(lang, (kind === 'credit' ? -1 : 1) * sumOf(lines), currency)
}

/** The form of this name that came back; with an id, only that of this one of several. */
export function backOf({ returned }: PartProps, form: FormName, id?: string) {
  const mine = returned?.form === form ? returned : null
  return id === undefined || mine?.typed['id'] === id ? mine : null
}

export function Wrong({ errors }: Readonly<{ errors: PartProps['returned'] }>) {
  const said = errors?.errors['form']
  return said ? <Alert kind="bad">{said}</Alert> : null
}

function InvoiceForm({ quote, ...props }: Props & Readonly<{ quote: Quote }>) {
  const { view, look, costs } = props
  const t = say(view.lang)
  const left = leftOf(quote, costs.bills)
  const mine = backOf(props, 'invoice', quote.id)
  const most = Object.fromEntries(left.map(({ work, units }) => [`units.${work}`, String(units)]))
  const { one } = filled(view.lang, mine?.typed ?? most, mine?.errors)
  return (
    <Fold small summary={t('invoice.fold')} open={mine !== null}>
      <Form action={`/desk/cases/${look.file.id}/quotes/${quote.id}/invoices`} name={t('invoice.fold')}>
        <p className="small soft">{t('invoice.lead')}</p>
        <Wrong errors={mine} />
        {left.map(({ work, units }) => (
          <TextField
            key={work}
            {...one(`units.${work}`)}
            id={`f-invoice-${quote.id}-${work}`}
            label={t('invoice.units', {
              ...{ work: sayOfficer(view.lang)(`work.${work}`), most: formatNumber(view.lang, units) },
            })}
            inputMode="numeric"
            short
            optional
          />
        ))}
        <div className="row">
          <Button kind="second">{t('invoice.go')}</Button>
        </div>
      </Form>
    </Fold>
  )
}

function CreditForm({ bill, ...props }: Props & Readonly<{ bill: Bill }>) {
  const { view, look } = props
  const t = say(view.lang)
  const mine = backOf(props, 'credit', bill.id)
  return (
    <Fold small summary={t('invoice.back', { number: bill.number })} open={mine !== null}>
      <Form
        action={`/desk/cases/${look.file.id}/invoices/${bill.id}/credit`}
        name={t('invoice.back', { number: bill.number })}
      >
        <p className="small soft">{t('invoice.backText')}</p>
        <Wrong errors={mine} />
        <TextArea
          {...filled(view.lang, mine?.typed, mine?.errors).one('creditReason')}
          id={`f-credit-${bill.id}`}
          label={t('invoice.reason')}
          rows={2}
          maxLength={1000}
        />
        <div className="row">
          <Button kind="refuse" small>
            {t('invoice.backGo')}
          </Button>
        </div>
      </Form>
    </Fold>
  )
}
