import { Mono } from '#ui/facts.tsx'
import { Table } from '#ui/table.tsx'
import { Time } from '#ui/time.tsx'
import { nameOf } from '../desk/case-history.page.tsx'
import type { EmergencyPart } from './panel.page.tsx'
import { say } from './panel.words.ts'

/** Calls made, newest first: who called when, and what was said. */
export function CallsMade({ view, look, emergency }: EmergencyPart) {
  const t = say(view.lang)
  const { callbacks } = emergency.known
  if (callbacks.length === 0) return <p className="small soft">{t('call.none')}</p>
  return (
    <Table
      caption={t('call.made')}
      rows={callbacks.toReversed()}
      rowKey={({ id }) => id}
      dense
      cards
      columns={[
        { head: t('call.when'), cell: ({ at }) => <Time view={view} at={at} as="log" /> },
        { head: t('call.by'), cell: ({ by }) => nameOf(view, look, by) },
        { head: t('call.number'), cell: ({ number }) => <Mono>{number}</Mono> },
        { head: t('call.said'), cell: ({ outcome }) => t(`call.${outcome}`) },
        { head: t('call.with'), cell: ({ spokeWith, note }) => [spokeWith, note].filter(Boolean).join('. ') },
      ]}
    />
  )
}
