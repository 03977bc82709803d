import type { ReactElement } from 'react'
import type { View } from '#platform/http/view.ts'
import { day } from '#platform/time.ts'
import type { Lang } from '#platform/words.ts'
import { LinkButton } from '#ui/buttons.tsx'
import { formatDay } from '#ui/dates.ts'
import { DeskPage } from '#ui/layout.tsx'
import { Alert, DeskHead, Fold, Panel } from '#ui/panels.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Crumbs } from '#ui/ways.tsx'
import { GuidelineLinks } from '../quality/guideline.page.tsx'
import type { GuidelineLine } from '../quality/guideline.store.ts'
import type { Category } from '../triage/category.rules.ts'
import { RULES_DATE } from '../triage/process.rules.ts'
import { say as sayTriage } from '../triage/triage.words.ts'
import type { ExerciseId } from './exercise.rules.ts'
import { say as sayExercise } from './exercise.words.ts'
import type { Mark } from './marking.rules.ts'
import { Known, PaperArticle, type Sheet } from './paper.page.tsx'
import type { Attempt } from './training.store.ts'
import { say } from './training.words.ts'

export type AttemptProps = Readonly<{
  view: View
  attempt: Attempt
  sheet: Sheet
  marks: readonly Mark[]
  leaked: readonly Category[]
  /** The exercise that comes after this; null when all were practised. */
  next: ExerciseId | null
  guidelines: readonly GuidelineLine[]
}>

/** Answer beside better answer, with the law that says so. */
export function AttemptPage(props: AttemptProps): ReactElement {
  const { view, attempt, sheet, marks, next, guidelines } = props
  const t = say(view.lang)
  const exercise = sayExercise(view.lang)
  const name = exercise(`name.${attempt.exercise}`)
  return (
    <DeskPage view={view} title={name}>
      <Crumbs lang={view.lang} items={[{ name: t('title'), href: '/desk/training' }, { name }]} />
      <DeskHead title={name} aside={t('points', { good: attempt.good, of: attempt.points })} />
      <div className="stack">
        <Outcome {...props} />
        <Panel id="lesson" title={t('lesson')}>
          <p className="read">{exercise(`lesson.${attempt.exercise}`)}</p>
          <GuidelineLinks view={view} lines={guidelines} place="decision" />
        </Panel>
        <Panel id="marks" title={t('decide')} bare>
          <Table
            caption={t('decide')}
            rows={marks}
            rowKey={(mark) => (mark.of === 'row' ? mark.ruling.category : mark.of)}
            cards
            pad
            columns={[
              { head: t('point'), names: true, cell: (mark) => pointText(view.lang, mark) },
              {
                head: t('yours'),
                cell: (mark) => (
                  <>
                    <Tag kind={mark.good ? 'good' : 'bad'}>{t(mark.good ? 'good' : 'bad')}</Tag>{' '}
                    {yoursText(view.lang, mark)}
                  </>
                ),
              },
              { head: t('right'), cell: (mark) => (mark.good ? '' : rightText(view.lang, mark)) },
              { head: t('why'), cell: (mark) => whyText(view.lang, mark) },
            ]}
          />
        </Panel>
        <p className="small soft">{t('rules', { day: formatDay(view.lang, day(RULES_DATE), 'full') })}</p>
        <Fold summary={t('documentAgain')}>
          <PaperArticle view={view} sheet={sheet} />
          <Known view={view} exercise={attempt.exercise} />
        </Fold>
        <div className="row no-print">
          {next && (
            <LinkButton href={`/desk/training/${next}`}>{t('next', { name: exercise(`name.${next}`) })}</LinkButton>
          )}
          <a href={`/desk/training/${attempt.exercise}`}>{t('tryAgain')}</a>
          <a href="/desk/training">{t('back')}</a>
        </div>
      </div>
    </DeskPage>
  )
}

/** First what matters most: whether data would have left without a ground. */
function Outcome({ view, attempt: { good, points }, leaked }: AttemptProps) {
  const t = say(view.lang)
  const list = leaked.map((category) => sayTriage(view.lang)(`category.${category}`)).join('; ')
  if (leaked.length > 0)
    return (
      <Alert kind="bad" live title={t('points', { good, of: points })}>
        {t('leaked', { n: leaked.length, list })}
      </Alert>
    )
  return (
    <Alert
      kind={good === points ? 'good' : 'note'}
      live
      title={good === points ? t('full', { of: points }) : t('points', { good, of: points })}
    >
      {t('nothingLeaked')}
    </Alert>
  )
}

function pointText(lang: Lang, mark: Mark): string {
  const t = say(lang)
  switch (mark.of) {
    case 'course':
      return t('ofCourse')
    case 'because':
      return t('ofBecause')
    case 'row':
      return sayTriage(lang)(`category.${mark.ruling.category}`)
    case 'approver':
      return t('ofApprover')
    case 'telling':
      return t('ofTelling')
  }
}

function yoursText(lang: Lang, mark: Mark): string {
  const t = say(lang)
  if (mark.yours === null) return t('notAnswered')
  switch (mark.of) {
    case 'course':
      return t(`courses.${mark.yours}`)
    case 'because':
      return sayTriage(lang)(`reject.${mark.yours}`)
    case 'row':
      return t(`verdict.${mark.yours}`)
    case 'approver':
      return t(`approvers.${mark.yours}`)
    case 'telling':
      return t(`tellings.${mark.yours}`)
  }
}

function rightText(lang: Lang, mark: Mark): string {
  const t = say(lang)
  const or = ` ${t('or')} `
  switch (mark.of) {
    case 'course':
      return mark.right.map((course) => t(`courses.${course}`)).join(or)
    case 'because':
      return mark.right.map((because) => sayTriage(lang)(`reject.${because}`)).join(or)
    case 'row':
      return t(`verdict.${mark.ruling.verdict}`)
    case 'approver':
      return t(`approvers.${mark.right}`)
    case 'telling':
      return t(`tellings.${mark.right}`)
  }
}

/** The law beside the point; of a first step the lesson speaks. */
function whyText(lang: Lang, mark: Mark): string {
  const t = say(lang)
  switch (mark.of) {
    case 'course':
    case 'because':
      return ''
    case 'row':
      return rowText(lang, mark.ruling)
    case 'approver':
      return t(`whyApprover.${mark.right}`)
    case 'telling':
      return t(`whyTelling.${mark.right}`)
  }
}

function rowText(lang: Lang, ruling: Extract<Mark, { of: 'row' }>['ruling']): string {
  const triage = sayTriage(lang)
  if (ruling.verdict === 'disclose') return ruling.basis
  const needs = say(lang)('needs', { needs: triage(`needsSentence.${ruling.needs}`), basis: ruling.basis })
  return `${triage(`because.${ruling.because}`)} ${needs}`
}
