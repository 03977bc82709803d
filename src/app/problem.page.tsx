import type { ProblemPage } from '#platform/http/problem.page.tsx'
import { PublicPage } from '#ui/layout.tsx'
import { PageHead } from '#ui/panels.tsx'
import { say } from './problem.words.ts'

/** What went wrong, in one sentence, and a way on. Never a trace. */
export const problemPage: ProblemPage = (view, { title, detail, errors = {} }) => {
  const t = say(view.lang)
  const lines = Object.values(errors)
  return (
    <PublicPage view={view} title={title} wrong={lines.length > 0}>
      <PageHead title={title} lead={detail} />
      {lines.length > 0 && (
        <ul className="stack--s read">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <p className="soft">{t('back')}</p>}
      <p>
        <a href="/">{t('home')}</a>
      </p>
    </PublicPage>
  )
}
