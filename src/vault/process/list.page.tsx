import type { View } from '#platform/http/view.ts'
import { formatDay } from '#ui/dates.ts'
import { Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { DayTime } from '#ui/time.tsx'
import type { Held } from '../book/vault.rules.ts'
import { ToProcess } from '../door/frame.page.tsx'
import { say as sayFacts } from './facts.words.ts'
import { say } from './process.words.ts'
import type { Task } from './secrecy.rules.ts'

export type Listed = Readonly<{ held: Held; tasks: readonly Task[]; signed: boolean }>

/** What lies here, the newest first; nothing of it but kind and day before the reader signed for it. */
export function ListPart({ view, list }: Readonly<{ view: View; list: readonly Listed[] }>) {
  const t = say(view.lang)
  const f = sayFacts(view.lang)
  return (
    <>
      <p className="soft read">{t('list.come')}</p>
      {list.length === 0 ? (
        <Empty title={t('list.none')}>{t('list.noneText')}</Empty>
      ) : (
        <Panel id="processes" title={t('list.title')} bare>
          <Table
            caption={t('list.title')}
            rows={list}
            rowKey={({ held }) => held.id}
            cards
            pad
            columns={[
              {
                head: t('list.number'),
                names: true,
                cell: ({ held, signed }) => (
                  <>
                    <ToProcess process={held.id}>{t('page.title', { n: held.number })}</ToProcess>
                    {!signed && <Tag kind="act">{t('list.unsigned')}</Tag>}
                  </>
                ),
              },
              { head: t('list.kind'), cell: ({ held }) => f(`kinds.${held.facts.kind}`) },
              {
                head: t('list.received'),
                cell: ({ held }) => <DayTime view={view} of={held.facts.receivedOn} as="short" />,
              },
              { head: t('list.state'), cell: ({ tasks }) => <Tasks view={view} tasks={tasks} /> },
            ]}
          />
        </Panel>
      )}
    </>
  )
}

export function Tasks({ view, tasks }: Readonly<{ view: View; tasks: readonly Task[] }>) {
  const t = say(view.lang)
  if (tasks.length === 0) return t('tasks.none')
  return (
    <div className="row">
      {tasks.map(({ task, by }) => (
        <Tag key={task} kind={by === null ? 'act' : 'half'}>
          {by === null ? t(`tasks.${task}`) : t(`tasks.${task}`, { day: formatDay(view.lang, by, 'dated') })}
        </Tag>
      ))}
    </div>
  )
}
