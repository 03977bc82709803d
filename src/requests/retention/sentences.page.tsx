/** Periods and counts in the reader's words. */
import type { Lang } from '#platform/words.ts'
import { type Period, partsOf } from './period.rules.ts'
import type { Counts } from './retention.store.ts'
import { say } from './retention.words.ts'

export function periodText(lang: Lang, period: Period): string {
  const { amount, unit } = partsOf(period)
  return say(lang)(`period.${unit}`, { n: amount })
}

const COUNTED = [
  'packages',
  'documents',
  'mails',
  'messages',
  'attachments',
  'facts',
  'identifiers',
  'entries',
] as const

export function countsText(lang: Lang, counts: Counts): string {
  const t = say(lang)
  const told = COUNTED.flatMap((kind) =>
    (counts[kind] ?? 0) > 0 ? [t(`counts.${kind}`, { n: counts[kind] ?? 0 })] : [],
  )
  return told.length === 0 ? t('counts.nothing') : told.join(', ')
}
