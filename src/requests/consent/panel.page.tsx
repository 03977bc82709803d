import type { View } from '#platform/http/view.ts'
import { dayIn } from '#platform/time.ts'
import { Button } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { Facts, Mono } from '#ui/facts.tsx'
import { Form } from '#ui/form.tsx'
import { Alert, Panel } from '#ui/panels.tsx'
import { accountsIn } from '../case/case.rules.ts'
import type { PartProps } from '../desk/case.page.tsx'
import { agreedByAll, askRefusal, byConsent, type Consent } from './consent.rules.ts'
import { say } from './consent.words.ts'
import { named } from './owner.page.tsx'

/** What the owners say of a request that rests on their consent. Nothing for other cases. */
export function ConsentPanel({ view, look }: PartProps) {
  const { file, state } = look
  if (!byConsent(file.process)) return null
  const t = say(view.lang)
  const accounts = accountsIn(state)
  const agreed = agreedByAll(state.consents, accounts, dayIn(view.zone, view.now))
  const asked = state.consents.map(({ accountId }) => accountId)
  const refusal = askRefusal({
    ...{ process: file.process, isOpen: state.isOpen, accepted: state.acceptedAt !== null, accounts, asked },
    lookedUp: file.tasks.every(({ id }) => state.resolved.has(id)),
  })
  return (
    <Panel id="consent" title={t('desk.title')}>
      {asked.length === 0 && <p className="soft read">{t('desk.none')}</p>}
      {asked.length > 0 && (
        <>
          <Alert {...(agreed.length === 0 && { kind: 'warn' as const })}>
            {agreed.length > 0 ? t('desk.all', { what: named(view, agreed) }) : t('desk.nothing')}
          </Alert>
          <Facts
            items={state.consents.map((consent) => ({
              name: <Mono>{consent.accountId}</Mono>,
              value: wordOf(
                view,
                consent,
                look.facts.find((fact) => fact.kind === 'consent-asked' && fact.data.accountId === consent.accountId)
                  ?.at,
              ),
            }))}
          />
        </>
      )}
      {refusal !== null && refusal !== 'asked-already' && <p className="soft small">{t(`desk.refused.${refusal}`)}</p>}
      {refusal === null && view.may('case.propose') && (
        <Form action={`/desk/cases/${file.id}/consent`} name={t('desk.title')}>
          <p className="soft small">{t('desk.askHint')}</p>
          <div className="row">
            <Button kind="second">
              {t('desk.ask', { n: accounts.filter((account) => !asked.includes(account)).length })}
            </Button>
          </div>
        </Form>
      )}
    </Panel>
  )
}

function wordOf(view: View, { answerBy, answered, withdrawnAt }: Consent, askedAt: Date | undefined): string {
  const t = say(view.lang)
  const on = (at: Date) => formatDay(view.lang, dayIn(view.zone, at), 'dated')
  if (withdrawnAt) return t('desk.withdrawn', { at: on(withdrawnAt) })
  if (answered) {
    const end = answered.endsOn === null ? '' : formatDay(view.lang, answered.endsOn, 'dated')
    return t(`desk.${answered.answer}`, { at: on(answered.at), end, what: named(view, answered.categories) })
  }
  const late = answerBy < dayIn(view.zone, view.now)
  const day = formatDay(view.lang, answerBy, 'dated')
  return t(late ? 'desk.late' : 'desk.waits', { at: askedAt ? on(askedAt) : '', day })
}
