import type { View } from '#platform/http/view.ts'
import type { Day } from '#platform/time.ts'
import { countryName } from '#platform/words.ts'
import { formatDay } from '#ui/dates.ts'
import { type ExerciseId, exerciseOf } from './exercise.rules.ts'
import { say as sayExercise } from './exercise.words.ts'
import type { Paper } from './paper.ts'
import { say } from './training.words.ts'

export type Sheet = Readonly<{ exercise: ExerciseId; variant: number; on: Day; paper: Paper }>

/** The invented document, in its own language; that it is invented stands on it. */
export function PaperArticle({ view, sheet: { paper, variant, on } }: Readonly<{ view: View; sheet: Sheet }>) {
  const t = say(view.lang)
  return (
    <article className="letter" aria-label={t('document')}>
      <div className="letter__head small">
        {t('invented', { variant })} · {t('receivedOn', { day: formatDay(view.lang, on, 'full') })}
      </div>
      <div className="letter__in" lang={paper.lang}>
        <p className="small">{paper.sender}</p>
        <h3>{paper.title}</h3>
        <p className="small" lang={view.lang}>
          {t('to', { to: paper.to })}
        </p>
        {paper.body.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {paper.items.length > 0 && (
          <ol>
            {paper.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        )}
        {paper.end.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </article>
  )
}

/** What stands on no paper: what intake found, and where the account lives. */
export function Known({ view, exercise }: Readonly<{ view: View; exercise: ExerciseId }>) {
  const t = sayExercise(view.lang)
  const { accepted, accounts } = exerciseOf(exercise)
  const [country] = accounts
  return (
    <ul className="stack--s">
      <li>{t(accepted ? 'known.verified' : 'known.unverified')}</li>
      <li>{country ? t('known.found', { country: countryName(view.lang, country) }) : t('known.notFound')}</li>
    </ul>
  )
}
