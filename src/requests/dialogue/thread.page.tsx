import type { View } from '#platform/http/view.ts'
import { formatDay, formatInstant } from '#ui/dates.ts'
import { formatBytes } from '#ui/figures.ts'
import { Time } from '#ui/time.tsx'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { AttachedFile, CaseTurn } from './attachment.store.ts'
import { say as sayFile } from './attachment.words.ts'
import type { Scope, Turn } from './dialogue.rules.ts'
import { say } from './dialogue.words.ts'

export type ThreadShown = Readonly<{
  view: View
  turns: readonly CaseTurn[]
  /** The reader's own side. */
  mine: Turn['side']
  nameOf: (turn: Turn) => string
  /** Where a file is looked at. */
  hrefOf: (file: AttachedFile) => string
}>

/** The conversation, oldest first, the same for both sides. Beside what one wrote stands when the other side first opened it. */
export function Thread({ view, turns, mine, nameOf, hrefOf }: ThreadShown) {
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
          <Files view={view} files={turn.files} hrefOf={hrefOf} />
          {turn.side === mine && <ReadReceipt view={view} mine={mine} readAt={turn.readAt} />}
        </li>
      ))}
    </ol>
  )
}

/** Files in a list, each a link to where it is looked at. */
export function Files({
  view,
  files,
  hrefOf,
}: Pick<ThreadShown, 'view' | 'hrefOf'> & Readonly<{ files: readonly AttachedFile[] }>) {
  if (files.length === 0) return null
  const t = sayFile(view.lang)
  return (
    <ul className="small stack--s" aria-label={t('files', { n: files.length })}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={hrefOf(file)}>{file.name}</a>{' '}
          <span className="soft">
            {t('about', { pages: file.pageCount, size: formatBytes(view.lang, file.bytes) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function ReadReceipt({ view, mine, readAt }: Pick<ThreadShown, 'view' | 'mine'> & Readonly<{ readAt: Date | null }>) {
  const t = say(view.lang)
  const by = mine === 'office' ? 'officer' : 'office'
  const when = readAt && formatInstant(view.lang, readAt, view.zone, 'exact')
  return <p className="small faint">{when === null ? t(`unread.${by}`) : t(`readAt.${by}`, { when })}</p>
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
