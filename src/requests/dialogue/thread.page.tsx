import type { View } from '#platform/http/view.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { Time } from '#ui/time.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { Scope, Turn } from './dialogue.rules.ts'
import { say } from './dialogue.words.ts'

/** The conversation, oldest first, the same for both sides; `mine` is the reader's own. */
export function Thread({
  view,
  turns,
  mine,
  nameOf,
}: Readonly<{ view: View; turns: readonly Turn[]; mine: Turn['side']; nameOf: (turn: Turn) => string }>) {
  const t = say(view.lang)
  if (turns.length === 0) return <p className="soft">{t(mine === 'office' ? 'empty' : 'emptyOfficer')}</p>
  return (
    <ol className="thread">
      {turns.map((turn) => (
        <li key={turn.n} className={turn.side === mine ? 'thread__turn is-mine' : 'thread__turn'}>
          <p className="small soft">
            {t(`kind.${turn.kind}`, { who: nameOf(turn) })} <Time view={view} at={turn.at} as="log" />
          </p>
          {turn.text !== '' && <p className="thread__text">{turn.text}</p>}
        </li>
      ))}
    </ol>
  )
}

/** What stays of a request, in words. */
export function scopeText(view: View, { categories, from, to }: Scope): { categories: string; period: string } {
  const t = say(view.lang)
  const name = sayTriage(view.lang)
  const day = (of: Scope['from']) => (of === null ? '…' : formatDay(view.lang, of, 'plain'))
  return {
    categories: categories.map((category) => name(`category.${category}`)).join('; '),
    period: from === null && to === null ? t('noPeriod') : t('period', { from: day(from), to: day(to) }),
  }
}

/** Whether the officer has looked at the request since the office last wrote. */
export function ReadReceipt({
  view,
  turns,
  lastSeen,
}: Readonly<{ view: View; turns: readonly Turn[]; lastSeen: Date | null }>) {
  const last = turns.findLast(({ side }) => side === 'office')
  if (!last) return null
  const t = say(view.lang)
  const seen = lastSeen !== null && lastSeen >= last.at
  return (
    <p className="small soft">
      {seen ? t('readAt', { when: formatInstant(view.lang, lastSeen, view.zone, 'exact') }) : t('unread')}
    </p>
  )
}
