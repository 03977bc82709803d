import type { View } from '#platform/http/view.ts'
import { type Day, instant } from '#platform/time.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { dueDay } from '#ui/due.rules.ts'
import { Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { Timeline, type TimelineItem } from '#ui/timeline.tsx'
import { say as sayArrival } from '../arrival/arrival.words.ts'
import type { Fact } from '../case/fact.rules.ts'
import { consentSentence, isConsentFact } from '../consent/sentences.page.tsx'
import { type CostFact, costSentence, isCostFact } from '../costs/sentences.page.tsx'
import { counselSentence, isCounselFact } from '../counsel/sentences.page.tsx'
import { dialogueSentence, isDialogueFact } from '../dialogue/sentences.page.tsx'
import { EmergencyFactText } from '../emergency/history.page.tsx'
import { type EmergencyFact, isEmergencyFact } from '../emergency/state.rules.ts'
import { isNoticeFact, noticeSentence } from '../notice/sentences.page.tsx'
import { keepingSentence } from '../preservation/history.page.tsx'
import { isKeepingFact } from '../preservation/preservation.rules.ts'
import { isLookFact, lookSentence } from '../quality/sentences.page.tsx'
import { isReferralFact, type ReferralFact, referralSentence } from '../referral/sentences.page.tsx'
import { say as sayReopening } from '../reopening/reopening.words.ts'
import { isRestrictionFact, restrictionSentence } from '../restriction/sentences.page.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { CaseLook } from './case.look.ts'
import type { PartProps } from './case.page.tsx'
import { say as sayCase } from './case.words.ts'
import { say } from './history.words.ts'
import { say as sayLink } from './link.words.ts'

/** What happened, newest first, and above it what is to come. */
export function HistoryPanel({ view, look }: PartProps) {
  const t = say(view.lang)
  const past = told(look.facts)
    .toReversed()
    .map(({ fact, n }): TimelineItem => ({ at: fact.at, text: <ToldLine view={view} look={look} fact={fact} n={n} /> }))
  return (
    <Panel id="history" title={t('title')} aside={t('aside', { n: look.facts.length })}>
      <Timeline view={view} items={[...toCome(view, look), ...past]} />
    </Panel>
  )
}

/** A list that was looked up is one line, not one for each of its rows. */
export function told(facts: readonly Fact[]): readonly Readonly<{ fact: Fact; n: number }>[] {
  const lines: { fact: Fact; n: number }[] = []
  for (const fact of facts) {
    const before = lines.at(-1)
    if (before && fact.kind === 'identifier-resolved' && before.fact.kind === 'identifier-resolved') before.n += 1
    else lines.push({ fact, n: 1 })
  }
  return lines.flatMap(({ fact, n }) => {
    const at = facts.indexOf(fact)
    return n > FEW ? [{ fact, n }] : facts.slice(at, at + n).map((one) => ({ fact: one, n: 1 }))
  })
}
const FEW = 10

function toCome(view: View, { state, file }: CaseLook): readonly TimelineItem[] {
  if (!state.isOpen) return []
  const t = say(view.lang)
  const due: TimelineItem[] =
    view.now < file.dueAt ? [{ at: dueDay(file.dueAt, view.zone).on, kind: 'next', text: t('next.due') }] : []
  const produce: TimelineItem[] =
    state.produceFrom && view.now < state.produceFrom
      ? [{ at: state.produceFrom, kind: 'next', text: t('next.produce') }]
      : []
  return [...due, ...produce].toSorted((a, b) => String(dayOf(view, b)).localeCompare(String(dayOf(view, a))))
}

const dayOf = (view: View, { at }: TimelineItem): Day | string => (at instanceof Date ? dueDay(at, view.zone).on : at)

export function ToldLine({ n, ...line }: Readonly<{ view: View; look: CaseLook; fact: Fact; n: number }>) {
  return n === 1 ? <FactLine {...line} /> : say(line.view.lang)('facts.identifiers-resolved', { n })
}

/** Who did what; machines have no name before their deed. */
function FactLine({ view, look, fact }: Readonly<{ view: View; look: CaseLook; fact: Fact }>) {
  const what = isEmergencyFact(fact) ? (
    <EmergencyFactText view={view} fact={fact} nameOf={(id) => nameOf(view, look, id)} />
  ) : (
    factText(view, look, fact)
  )
  const named = BY_PERSON.has(fact.kind)
  // Why an officer takes a request back is said by the officer, whom the sentence names already.
  const reason = named || fact.kind === 'withdrawn' ? reasonOf(fact) : null
  return (
    <>
      {named && <b>{nameOf(view, look, fact.author)}</b>} {what}
      {reason && <blockquote className="small soft">{reason}</blockquote>}
    </>
  )
}

const BY_PERSON: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'assigned',
  'noted',
  'accepted',
  'proposed',
  'proposal-withdrawn',
  'proposal-rejected',
  'proposal-sent-back',
  'proposal-approved',
  'secrecy-ruled',
  'classified',
  'reopening-asked',
  'reopening-declined',
  'reopened',
  'counsel-asked',
  'counsel-said',
  'counsel-answered',
  'conditions-acknowledged',
  'challenge-filed',
  'challenge-ended',
  'linked',
  'unlinked',
  'office-wrote',
  'question-asked',
  'question-closed',
  'narrowing-proposed',
  'narrowing-withdrawn',
  'objection-answered',
  'duty-answered',
  'narrative-added',
  'agency-called',
  'follow-up-ended',
  'exception-refused',
  'exception-proposed',
  'exception-granted',
  'exception-declined',
  'second-look-done',
  'second-look-answered',
  'snapshot-checked',
  'preservation-released',
  'referral-opened',
  'referral-ruled',
  'referral-ended',
  'costs-ruled',
  'costs-waived',
  'costs-quoted',
  'costs-answered',
  'costs-withdrawn',
  'invoice-made',
  'invoice-credited',
])

function reasonOf({ data }: Fact): string | null {
  return 'reason' in data && data.reason !== '' ? data.reason : null
}

/** A person's name, or what else wrote it. */
export function nameOf(view: View, { names }: Pick<CaseLook, 'names'>, id: string): string {
  const t = sayCase(view.lang)
  if (id === 'system') return t('who.system')
  if (id === 'anyone') return t('who.anyone')
  return names.get(id) ?? t('who.user')
}

/** What goes on beside the matter itself. */
function besideText({ lang }: View, fact: CostFact | ReferralFact): string {
  return isCostFact(fact) ? costSentence(lang, fact) : referralSentence(lang, fact)
}

function factText(view: View, look: CaseLook, fact: Exclude<Fact, EmergencyFact>): string {
  if (isCounselFact(fact)) return counselSentence(view.lang, fact)
  if (isCostFact(fact) || isReferralFact(fact)) return besideText(view, fact)
  if (isRestrictionFact(fact)) return restrictionSentence(view.lang, fact)
  if (isConsentFact(fact)) return consentSentence(view.lang, fact)
  if (isDialogueFact(fact)) return dialogueSentence(view.lang, 'fact', fact)
  if (isLookFact(fact)) return lookSentence(view.lang, fact)
  if (isNoticeFact(fact)) return noticeSentence(view.lang, 'fact', fact)
  if (isKeepingFact(fact)) return keepingSentence({ view, fact })
  const t = say(view.lang)
  const until = (day: Day | null) =>
    day === null ? t('open') : t('until', { day: formatDay(view.lang, day, 'dated') })
  switch (fact.kind) {
    case 'document-checked':
      return t('facts.document-checked', { ...fact.data, complete: String(fact.data.complete) })
    case 'entered':
      return t('facts.entered', { channel: sayArrival(view.lang)(`channel.${fact.data.channel}`) })
    case 'assigned':
      return assignedText(view, look, fact.author, fact.data.to)
    case 'accepted':
      return t('facts.accepted', { level: fact.data.level })
    case 'classified':
      return fact.data.as === null
        ? t('facts.classified-none')
        : t('facts.classified', { as: sayTriage(view.lang)(`process.${fact.data.as}`) })
    case 'identifier-resolved':
      return t('facts.identifier-resolved', {
        n: look.file.tasks.find(({ id }) => id === fact.data.taskId)?.n ?? 0,
        result: fact.data.result,
      })
    case 'proposed':
      return t('facts.proposed', { kind: fact.data.kind })
    case 'secrecy-recorded':
      return t('facts.secrecy-recorded', { until: until(fact.data.endsOn) })
    case 'secrecy-ruled':
      return fact.data.ruling === 'does-not-bind'
        ? t('facts.secrecy-void')
        : t('facts.secrecy-ruled', { until: until(fact.data.endsOn) })
    case 'notice-left':
      return t('facts.notice-left', { basis: fact.data.basis })
    case 'notice-held':
      return t('facts.notice-held', { until: until(fact.data.until) })
    case 'objection-answered':
      return t('facts.objection-answered', { produce: String(fact.data.produce) })
    case 'production-scheduled':
      return t('facts.production-scheduled', {
        from: formatInstant(view.lang, instant(fact.data.notBefore), view.zone, 'exact'),
      })
    case 'delivered':
      return t('facts.delivered', { to: fact.data.to })
    case 'reopening-asked':
    case 'reopening-declined':
    case 'reopened':
      return sayReopening(view.lang)(`fact.${fact.kind}`)
    case 'linked':
    case 'unlinked':
      return sayLink(view.lang)(`fact.${fact.kind}`, { ...fact.data })
    default:
      return t(`facts.${fact.kind}`)
  }
}

function assignedText(view: View, look: CaseLook, by: string, to: string | null): string {
  const t = say(view.lang)
  if (to === null) return t('facts.assigned-back')
  return to === by ? t('facts.assigned-self') : t('facts.assigned', { to: nameOf(view, look, to) })
}

/** Who looked at this case lately. */
export function LogPanel({ view, look, shown }: PartProps & Readonly<{ shown: boolean }>) {
  const t = sayCase(view.lang)
  const foot = shown ? <a href={`/desk/access-log?case=${look.file.id}`}>{t('log.whole')}</a> : undefined
  return (
    <Panel id="log" title={t('log.title')} aside={t('log.aside', { n: look.log.length })} foot={foot} bare>
      {look.log.length === 0 ? (
        <p className="panel__in soft">{t('log.none')}</p>
      ) : (
        <Table
          caption={t('log.title')}
          rows={look.log}
          rowKey={(entry) => String(entry.id)}
          dense
          pad
          cards
          columns={[
            { head: t('log.when'), cell: (entry) => <Time view={view} at={entry.at} as="log" /> },
            { head: t('log.who'), cell: (entry) => nameOf(view, look, entry.who) },
            {
              head: t('log.what'),
              cell: (entry) => (
                <>
                  <span className="mono">{entry.action}</span>
                  {!entry.allowed && (
                    <>
                      {' '}
                      <Tag kind="bad">{t('log.refused')}</Tag>
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
