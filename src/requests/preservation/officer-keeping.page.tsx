import type { View } from '#platform/http/view.ts'
import { Button } from '#ui/buttons.tsx'
import { Check } from '#ui/choices.tsx'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Clock, Sum, type SumLine } from '#ui/due.tsx'
import { Facts } from '#ui/facts.tsx'
import { type Errors, filled, TextArea, TextField, type Typed } from '#ui/fields.tsx'
import { FieldRow, Form } from '#ui/form.tsx'
import { Alert, Fold, Section } from '#ui/panels.tsx'
import { isClockId, newestClock } from '../clocks/clock.rules.ts'
import { rowSource } from '../clocks/row.page.tsx'
import { say } from './officer.words.ts'
import type { KeepingFact, Preservation } from './preservation.rules.ts'
import type { Renewal } from './preservation.store.ts'

/** What an officer sees of what is kept: until when and why, never what. */
export type OfficerKeeping = Readonly<{
  view: View
  caseId: string
  receivedAt: Date
  kept: Preservation
  /** How the last day was counted, in the reader's words. */
  sum: readonly SumLine[]
  /** Whether the law of the process knows a renewal. */
  renewable: boolean
  /** A follower reads. */
  mayAct: boolean
  renewal: Renewal | null
  returned: Readonly<{ typed: Typed; errors: Errors }> | null
}>

export function KeepingSection(props: OfficerKeeping) {
  const { view, kept } = props
  const t = say(view.lang)
  const day = formatDay(view.lang, kept.period.lastDay, 'long')
  // Whatever another authority was given from it is not told here.
  const given = kept.converted.findLast(({ own }) => own)
  return (
    <Section id="keeping" title={t('title')}>
      <p className="read">{sentence(props, day)}</p>
      {given && <p>{t('converted', { when: formatInstant(view.lang, given.at, view.zone, 'exact') })}</p>}
      {kept.ended ? <Ended {...props} /> : <Until {...props} />}
      {props.renewal && <Asked view={view} renewal={props.renewal} />}
      {mayAsk(props) && <RenewalForm {...props} />}
    </Section>
  )
}

function sentence({ view, kept, renewable }: OfficerKeeping, day: string): string {
  const t = say(view.lang)
  if (kept.ended) return t(`state.${kept.ended.how}`, { day })
  if (!kept.snapshot) return t('state.sealing', { day })
  if (view.now >= kept.period.until) return t('state.over', { day })
  return t(kept.renewed ? 'state.renewed' : renewable ? 'state.kept' : 'state.keptOnce', { day })
}

function mayAsk({ view, kept, renewable, mayAct }: OfficerKeeping): boolean {
  return mayAct && renewable && !kept.renewed && !kept.ended && kept.snapshot !== null && view.now < kept.period.until
}

function Until({ view, kept, receivedAt, sum }: OfficerKeeping) {
  const t = say(view.lang)
  const { rule, until } = kept.period
  const source = isClockId(rule) ? rowSource(view.lang, newestClock(rule)) : ''
  return (
    <Clock view={view} name={t('until')} due={until} start={receivedAt} sum={sum} rule={t('rule', { rule, source })} />
  )
}

function Ended({ view, kept, caseId, sum }: OfficerKeeping) {
  const t = say(view.lang)
  return (
    <>
      <Fold small summary={t('sum')}>
        <Sum caption={t('sum')} lines={sum} />
      </Fold>
      {kept.destroyed ? (
        <p>
          <a href={`/lers/cases/${caseId}/certificate`}>{t('certificate')}</a>
        </p>
      ) : (
        <Alert>{t('destroying')}</Alert>
      )}
    </>
  )
}

function Asked({ view, renewal }: Readonly<{ view: View; renewal: Renewal }>) {
  const t = say(view.lang)
  return (
    <Fold small summary={t('renewal.yours')}>
      <Facts
        items={[
          { name: t('renewal.at'), value: formatInstant(view.lang, renewal.at, view.zone, 'stamp') },
          { name: t('renewal.officialName'), value: renewal.officialName },
          { name: t('renewal.officialTitle'), value: renewal.officialTitle },
          { name: t('renewal.request'), value: renewal.request },
        ]}
      />
    </Fold>
  )
}

function RenewalForm({ view, caseId, returned }: OfficerKeeping) {
  const t = say(view.lang)
  const { one } = filled(view.lang, returned?.typed, returned?.errors)
  return (
    <Fold summary={t('renewal.wish')} open={returned !== null}>
      <Form action={`/lers/cases/${caseId}/renewal`} name={t('renewal.title')}>
        <p className="read">{t('renewal.text')}</p>
        <FieldRow end>
          <TextField {...one('officialName')} label={t('renewal.officialName')} maxLength={120} />
          <TextField {...one('officialTitle')} label={t('renewal.officialTitle')} maxLength={120} />
        </FieldRow>
        <TextArea
          {...one('request')}
          label={t('renewal.request')}
          hint={t('renewal.requestHint')}
          rows={4}
          maxLength={4000}
        />
        <Check
          lang={view.lang}
          name="confirm"
          error={one('confirm').error}
          chosen={one('confirm').value !== ''}
          choice={{ value: 'yes', text: t('renewal.confirm') }}
        />
        <div className="row">
          <Button>{t('renewal.button')}</Button>
        </div>
      </Form>
    </Fold>
  )
}

/** One sentence for the history of the request; what stays inside the office says nothing. */
export function officerKeepingSentence(view: View, fact: KeepingFact): string {
  const t = say(view.lang)
  switch (fact.kind) {
    case 'snapshot-taken':
    case 'snapshot-checked':
    case 'preservation-kept-on':
    case 'preservation-lent':
    case 'kept-copy-failed':
      return ''
    case 'preservation-started':
    case 'renewal-granted':
      return t(`fact.${fact.kind}`, { day: formatDay(view.lang, fact.data.lastDay, 'dated') })
    case 'expiry-reminded':
      return t('fact.expiry-reminded', { days: fact.data.days })
    default:
      return t(`fact.${fact.kind}`)
  }
}
