import type { View } from '#platform/http/view.ts'
import type { Day } from '#platform/time.ts'
import { formatDay } from '#ui/dates.ts'
import { say } from './retention.words.ts'
import type { PartStanding } from './standing.ts'

/** What an officer is told of how long we keep theirs: a day, never what holds it longer. */
export type Kept =
  | Readonly<{ kind: 'kept'; of: 'file' | 'package'; until: Day }>
  | Readonly<{ kind: 'destroyed'; of: 'file' | 'package'; on: Day }>
export type KeptForOfficer = Readonly<{ file: Kept | null; package: Kept | null }>

export function keptForOfficer(parts: readonly PartStanding[]): KeptForOfficer {
  const of = (name: 'file' | 'package', part: 'case' | 'package'): Kept | null => {
    const standing = parts.find((one) => one.part === part)?.standing
    if (standing?.kind === 'destroyed') return { kind: 'destroyed', of: name, on: standing.on }
    return standing?.kind === 'runs' ? { kind: 'kept', of: name, until: standing.until } : null
  }
  return { file: of('file', 'case'), package: of('package', 'package') }
}

export function keptText({ lang }: Pick<View, 'lang'>, kept: Kept): string {
  const t = say(lang)
  if (kept.kind === 'destroyed') return t('yours.packageGone', { day: formatDay(lang, kept.on, 'long') })
  return t(kept.of === 'file' ? 'yours.kept' : 'yours.package', { day: formatDay(lang, kept.until, 'long') })
}
