import type { ReactNode } from 'react'
import type { Day } from '#platform/time.ts'
import { DayTime, type Reading, Time } from './time.tsx'
import { say } from './ui.words.ts'

/** past = it happened; act = the newest deed, where the reader is needed; next = to come. */
export type TimelineItem = Readonly<{ at: Date | Day; kind?: 'past' | 'act' | 'next'; text: ReactNode }>

/** What happened, newest first, what is to come above it. Give it in the order to show. */
export function Timeline({ view, items }: Readonly<{ view: Reading; items: readonly TimelineItem[] }>) {
  return (
    <ol className="timeline">
      {items.map(({ at, kind = 'past', text }, index) => (
        <li key={index} className={kind === 'past' ? undefined : `is-${kind}`}>
          {at instanceof Date ? <Time view={view} at={at} as="log" /> : <DayTime view={view} of={at} as="short" />}
          <div>
            {kind === 'next' && (
              <span className="unseen">
                {say(view.lang)('next')}
                {': '}
              </span>
            )}
            {text}
          </div>
        </li>
      ))}
    </ol>
  )
}
