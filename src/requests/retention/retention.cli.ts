/** `waarborg retention preview [--json]`: what is over, when it goes, and what holds it. Nothing is done. Exit 0; 2 for bad input. */
import type { Provider } from '#platform/config.ts'
import type { Db } from '#platform/db/db.ts'
import type { Clock } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type PreviewLine, previewJson, previewOf } from './preview.ts'
import { say as words } from './retention.words.ts'
import { countsText } from './sentences.page.tsx'

export type RetentionTerminal = Readonly<{
  db: Db
  clock: Clock
  provider: Provider
  lang: Lang
  say: (line: string) => void
}>

const MOST = 100_000

export async function retentionCommand(
  args: readonly string[],
  { db, clock, provider, lang, say }: RetentionTerminal,
): Promise<0 | 2> {
  const t = words(lang)
  const [what, ...more] = args
  if (what !== 'preview' || more.some((arg) => arg !== '--json')) {
    say(t('cli.usage'))
    return 2
  }
  const { lines } = await previewOf(db, { provider, now: clock.now(), most: MOST })
  if (more.includes('--json')) {
    say(JSON.stringify({ lines: lines.map(previewJson) }))
    return 0
  }
  if (lines.length === 0) say(t('cli.nothing'))
  for (const line of lines) say(lineText(lang, line))
  const cases = new Set(lines.map(({ caseId }) => caseId)).size
  const held = lines.filter(({ standing }) => standing.kind === 'held').length
  if (lines.length > 0) say(t('cli.head', { parts: lines.length, cases, held }))
  return 0
}

function lineText(lang: Lang, { number, part, standing, counts }: PreviewLine): string {
  const t = words(lang)
  const when =
    standing.kind === 'held'
      ? t('cli.heldBy', { why: standing.holds.map((why) => t(`why.${why}`)).join(', ') })
      : standing.kind === 'listed'
        ? t('cli.listed', { day: formatDay(lang, standing.destroyOn, 'dated') })
        : t(`cli.${standing.kind}`)
  return [number.padEnd(16), t(`kinds.${part}`), standing.until, when, countsText(lang, counts)].join('  ')
}
