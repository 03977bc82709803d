/** The owner's side of a request that rests on consent: what is asked, the answer, taking it back. */
import type { FieldErrors } from '#platform/http/route.ts'
import type { View } from '#platform/http/view.ts'
import { type Day, dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { Checks, Radios } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Facts } from '#ui/facts.tsx'
import { filled, type Typed } from '#ui/fields.tsx'
import { ErrorSummary, Form } from '#ui/form.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { PageHead, Section } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { say as sayAccount } from '../account/account.words.ts'
import type { Category } from '../triage/category.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import { CONSENT_ANSWERS, type Consent } from './consent.rules.ts'
import type { ConsentAsk } from './consent.store.ts'
import { say } from './consent.words.ts'

/** One question to an owner, with what is known of its case. */
export type OwnerQuestion = Readonly<{
  ask: ConsentAsk
  consent: Consent
  number: string
  agencyName: string
  period: Readonly<{ from: Day | null; to: Day | null }>
  isOpen: boolean
  packedAt: Date | null
}>

export function named(view: View, categories: readonly Category[]): string {
  return categories.map((category) => sayTriage(view.lang)(`category.${category}`)).join('; ')
}

/** The owner's answer as one sentence; null while there is none. */
export function answerText(view: View, { consent: { answered, withdrawnAt } }: Pick<OwnerQuestion, 'consent'>) {
  if (!answered) return null
  const t = say(view.lang)
  const on = (at: Date) => formatDay(view.lang, dayIn(view.zone, at), 'long')
  if (withdrawnAt) return t('owner.said.withdrawn', { day: on(withdrawnAt) })
  const end = answered.endsOn === null ? '' : formatDay(view.lang, answered.endsOn, 'long')
  return t(`owner.said.${answered.answer}`, { day: on(answered.at), end, what: named(view, answered.categories) })
}

/** On the account page: everything that was ever asked, what is open first. */
export function Questions({ view, questions }: Readonly<{ view: View; questions: readonly OwnerQuestion[] }>) {
  if (questions.length === 0) return null
  const t = say(view.lang)
  return (
    <Section id="consents" title={t('owner.head')}>
      <Table
        caption={t('owner.head')}
        cards
        rows={questions}
        rowKey={({ ask }) => ask.id}
        columns={[
          { head: t('owner.number'), names: true, cell: (one) => <span className="mono nowrap">{one.number}</span> },
          { head: t('owner.listed'), cell: (one) => one.agencyName },
          { head: t('owner.asked'), cell: (one) => formatInstant(view.lang, one.ask.at, view.zone, 'exact') },
          { head: t('owner.state'), cell: (one) => answerText(view, one) ?? t('owner.open') },
          {
            head: t('owner.answer'),
            cell: (one) => (
              <a href={`/account/consents/${one.ask.caseId}`}>
                {t(one.consent.answered === null && one.isOpen ? 'owner.answer' : 'owner.see')}
              </a>
            ),
          },
        ]}
      />
    </Section>
  )
}

export type ConsentShown = Readonly<{ view: View; question: OwnerQuestion; typed?: Typed; errors?: FieldErrors }>

export function ConsentPage({ view, question, typed, errors = {} }: ConsentShown) {
  const t = say(view.lang)
  const { consent, isOpen, packedAt } = question
  const said = answerText(view, question)
  const stands = consent.answered?.answer === 'yes' && consent.withdrawnAt === null
  return (
    <PublicPage view={view} title={t('owner.title')} wrong={Object.keys(errors).length > 0}>
      <PageHead
        title={t('owner.title')}
        lead={t('owner.lead', { agency: question.agencyName })}
        crumbs={
          <Crumbs
            lang={view.lang}
            items={[{ name: sayAccount(view.lang)('title'), href: '/account' }, { name: question.number }]}
          />
        }
      />
      <ErrorSummary
        lang={view.lang}
        errors={errors}
        names={{ answer: t('owner.choice'), categories: t('owner.categories') }}
      />
      <About view={view} question={question} />
      {said && <p className="read">{said}</p>}
      {packedAt && (
        <p className="read">{t('owner.packed', { day: formatDay(view.lang, dayIn(view.zone, packedAt), 'long') })}</p>
      )}
      {!said && isOpen && <AnswerForm view={view} question={question} typed={typed ?? {}} errors={errors} />}
      {!said && !isOpen && <p className="read">{t('owner.refused.closed')}</p>}
      {stands && packedAt === null && <TakeBack view={view} question={question} />}
    </PublicPage>
  )
}

function About({
  view,
  question: { ask, number, agencyName, period },
}: Readonly<{ view: View; question: OwnerQuestion }>) {
  const t = say(view.lang)
  const full = (of: Day) => formatDay(view.lang, of, 'full')
  const { from, to } = period
  return (
    <Section id="about" title={t('owner.what')}>
      <Facts
        items={[
          { name: t('owner.number'), value: <span className="mono">{number}</span> },
          { name: t('owner.listed'), value: agencyName },
          { name: t('owner.about'), value: named(view, ask.categories) },
          {
            name: t('owner.period'),
            value: from && to ? t('owner.fromTo', { from: full(from), to: full(to) }) : t('owner.noPeriod'),
          },
          { name: t('owner.by'), value: full(ask.answerBy) },
        ]}
      />
    </Section>
  )
}

function AnswerForm({ view, question: { ask }, typed, errors }: Required<ConsentShown>) {
  const t = say(view.lang)
  const { one, many } = filled(view.lang, typed, errors)
  return (
    <Section id="answer" title={t('owner.choice')}>
      <p className="read soft">{t('owner.free')}</p>
      <Form action={`/account/consents/${ask.caseId}`} name={t('owner.choice')}>
        <Radios
          {...one('answer')}
          label={t('owner.choice')}
          choices={CONSENT_ANSWERS.map((value) => ({
            value,
            text: t(`owner.choices.${value}`),
            note: t(`owner.notes.${value}`),
          }))}
        />
        <Checks
          {...many('categories')}
          label={t('owner.categories')}
          hint={t('owner.categoriesHint')}
          choices={ask.categories.map((value) => ({ value, text: sayTriage(view.lang)(`category.${value}`) }))}
        />
        <div className="row">
          <Button>{t('owner.send')}</Button>
        </div>
      </Form>
    </Section>
  )
}

function TakeBack({ view, question: { ask } }: Readonly<{ view: View; question: OwnerQuestion }>) {
  const t = say(view.lang)
  return (
    <Section id="withdraw" title={t('owner.withdraw')}>
      <Form action={`/account/consents/${ask.caseId}/withdrawal`} name={t('owner.withdraw')}>
        <p className="read">{t('owner.withdrawText')}</p>
        <div className="row">
          <Button kind="second">{t('owner.withdraw')}</Button>
        </div>
      </Form>
    </Section>
  )
}
