import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { DeskPage } from '#ui/layout.tsx'
import { DeskHead, Empty, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Time } from '#ui/time.tsx'
import { EXERCISE_IDS, type ExerciseId } from './exercise.rules.ts'
import { say as sayExercise } from './exercise.words.ts'
import type { Practised } from './training.store.ts'
import { say } from './training.words.ts'

export type ExercisesProps = Readonly<{
  view: View
  mine: readonly Practised[]
  /** What everybody practised; null for whoever may not count it. */
  everybody: readonly Practised[] | null
  names: ReadonlyMap<string, string>
}>

/** All exercises with what the reader made of them, and one thing to do: the next. */
export function ExercisesPage({ view, mine, everybody, names }: ExercisesProps): ReactElement {
  const t = say(view.lang)
  const next = nextOf(mine)
  return (
    <DeskPage view={view} title={t('title')}>
      <DeskHead title={t('title')} aside={t('aside', { done: mine.length, all: EXERCISE_IDS.length })} />
      <div className="stack read">
        <p>{t('lead')}</p>
        <p className="small soft">{t('kept')}</p>
        {next ? (
          <p className="no-print">
            <LinkButton href={`/desk/training/${next}`}>
              {t('next', { name: sayExercise(view.lang)(`name.${next}`) })}
            </LinkButton>
          </p>
        ) : (
          <p>{t('allDone')}</p>
        )}
      </div>
      <div className="stack">
        <Mine view={view} mine={mine} />
        {everybody && <People view={view} everybody={everybody} names={names} />}
      </div>
    </DeskPage>
  )
}

/** The first exercise that somebody has not practised yet; null when there is none. */
export function nextOf(mine: readonly Practised[]): ExerciseId | null {
  return EXERCISE_IDS.find((id) => mine.every(({ exercise }) => exercise !== id)) ?? null
}

function Mine({ view, mine }: Pick<ExercisesProps, 'view' | 'mine'>) {
  const t = say(view.lang)
  const rows = EXERCISE_IDS.map((id) => ({ id, done: mine.find(({ exercise }) => exercise === id) }))
  return (
    <Table
      caption={t('title')}
      rows={rows}
      rowKey={({ id }) => id}
      cards
      hover
      columns={[
        {
          head: t('exercise'),
          names: true,
          cell: ({ id }) => <a href={`/desk/training/${id}`}>{sayExercise(view.lang)(`name.${id}`)}</a>,
        },
        { head: t('times'), cell: ({ done }) => t('timesText', { n: done?.times ?? 0 }) },
        {
          head: t('last'),
          cell: ({ done }) =>
            done ? (
              <a href={`/desk/training/attempts/${done.last.id}`}>
                {t('points', { good: done.last.good, of: done.last.points })}
              </a>
            ) : (
              <span className="faint">{t('never')}</span>
            ),
        },
      ]}
    />
  )
}

function People({
  view,
  everybody,
  names,
}: Readonly<{ view: View; everybody: readonly Practised[]; names: ReadonlyMap<string, string> }>) {
  const t = say(view.lang)
  return (
    <Panel id="people" title={t('people')}>
      <p className="small soft">{t('peopleLead')}</p>
      {everybody.length === 0 ? (
        <Empty title={t('peopleEmpty')}>{t('peopleEmptyText')}</Empty>
      ) : (
        <Table
          caption={t('people')}
          rows={peopleOf(everybody)}
          rowKey={({ id }) => id}
          cards
          columns={[
            { head: t('person'), names: true, cell: ({ id }) => names.get(id) ?? id },
            { head: t('practised'), cell: ({ done }) => t('aside', { done, all: EXERCISE_IDS.length }) },
            {
              head: t('lastPoints'),
              cell: ({ good, points }) => (
                <Tag kind={good === points ? 'done' : 'half'}>{t('points', { good, of: points })}</Tag>
              ),
            },
            { head: t('missed'), cell: ({ missed }) => (missed ? sayExercise(view.lang)(`name.${missed}`) : '–') },
            { head: t('lastOn'), cell: ({ at }) => <Time view={view} at={at} as="log" /> },
          ]}
        />
      )}
    </Panel>
  )
}

/** One line per person: what the last time of each exercise gave, and where most points were missed. */
function peopleOf(everybody: readonly Practised[]) {
  const lost = ({ last: { good, points } }: Practised) => points - good
  return [...Map.groupBy(everybody, ({ personId }) => personId)].flatMap(([id, rows]) => {
    const [worst] = rows.toSorted((a, b) => lost(b) - lost(a))
    const [newest] = rows.toSorted((a, b) => b.last.at.getTime() - a.last.at.getTime())
    if (!worst || !newest) return []
    return {
      ...{ id, done: rows.length, at: newest.last.at },
      good: rows.reduce((sum, { last }) => sum + last.good, 0),
      points: rows.reduce((sum, { last }) => sum + last.points, 0),
      missed: lost(worst) > 0 ? worst.exercise : null,
    }
  })
}
