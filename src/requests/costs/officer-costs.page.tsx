import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { type Errors, filled, TextArea, type Typed } from '#ui/fields.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Section } from '#ui/panels.tsx'
import { Tag } from '#ui/tag.tsx'
import type { CostsLook } from './costs.look.ts'
import { CostLines } from './lines.page.tsx'
import { say } from './officer.words.ts'
import { ANSWERS } from './quote.rules.ts'
import type { Quote } from './quote.store.ts'

export type OfficerCosts = Readonly<{
  view: View
  caseId: string
  costs: CostsLook
  /** A follower reads. */
  mayAct: boolean
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

const TAG_OF = { open: 'act', approved: 'good', declined: 'bad', withdrawn: 'open' } as const

/** What our answer costs: the newest quote with the answer to give, what came of those before, and the invoices. */
export function CostsSection(shown: OfficerCosts) {
  const { view, costs } = shown
  const { quotes, bills } = costs
  if (quotes.length === 0) return null
  const t = say(view.lang)
  return (
    <Section id="costs" title={t('title')}>
      {quotes.toReversed().map((quote) => (
        <Quoted key={quote.id} {...shown} quote={quote} />
      ))}
      {bills.length > 0 && <Bills {...shown} />}
    </Section>
  )
}

type One = OfficerCosts & Readonly<{ quote: Quote }>

function Quoted(shown: One) {
  const { view, quote, costs } = shown
  const t = say(view.lang)
  const { state, lines, currency, note, citation, end } = quote
  const day = end ? formatDay(view.lang, dayIn(view.zone, end.at), 'dated') : ''
  const questions = costs.questions.filter(({ quoteId }) => quoteId === quote.id)
  return (
    <div className="stack">
      <p>
        <Tag kind={TAG_OF[state]}>{state === 'open' ? t('state.open') : t(`state.${state}`, { day })}</Tag>
      </p>
      {state === 'open' && <p className="read">{`${t('lead')} ${t('clock')}`}</p>}
      <CostLines lang={view.lang} lines={lines} currency={currency} caption={t('table')} />
      {citation !== '' && <p className="small soft">{t('basis', { source: citation })}</p>}
      {note !== '' && (
        <div>
          <p className="small">{t('note')}</p>
          <blockquote>{note}</blockquote>
        </div>
      )}
      {end?.reason && <p>{t('because', { reason: end.reason })}</p>}
      {questions.length > 0 && (
        <div>
          <p className="small">{t('questions')}</p>
          {questions.map(({ text, at }) => (
            <blockquote key={at.toISOString()}>
              {`${text} (${formatInstant(view.lang, at, view.zone, 'exact')})`}
            </blockquote>
          ))}
        </div>
      )}
      {state === 'open' && shown.mayAct && <AnswerForm {...shown} />}
    </div>
  )
}

function AnswerForm({ view, caseId, quote, returned }: One) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Form action={`/lers/cases/${caseId}/quotes/${quote.id}/answer`} name={t('answer')}>
      {returned?.errors['form'] && <Alert kind="bad">{returned.errors['form']}</Alert>}
      <Radios
        {...one('costsAnswer')}
        label={t('answer')}
        choices={ANSWERS.map((value) => ({ value, text: t(value), note: t(`${value}Note`) }))}
      />
      <TextArea {...one('costsText')} label={t('text')} hint={t('textHint')} rows={2} maxLength={1000} optional />
      <div className="row">
        <Button>{t('send')}</Button>
      </div>
    </Form>
  )
}

function Bills({ view, caseId, costs: { bills } }: OfficerCosts) {
  const t = say(view.lang)
  return (
    <div>
      <h3 className="plainhead">{t('invoices')}</h3>
      <ul className="stack--s">
        {bills.map(({ id, number, kind, on }) => (
          <li key={id}>
            <a href={`/lers/cases/${caseId}/invoices/${id}/file`} download>
              {t(kind, { number })}
            </a>{' '}
            <span className="small soft">{t('invoiceFrom', { day: formatDay(view.lang, on, 'dated') })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
